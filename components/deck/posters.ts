import { readFileSync } from 'node:fs';
import { makePoster, namedPoster } from '@/components/demos/Poster';
import { getManifest } from '@/components/mdx/manifest';

/** A picture that stands on a slide. */
interface StagePicture {
  id: string;
  preset?: string;
}

/** Name of the picture's file under `/posters/`. */
export function posterName({ id, preset }: StagePicture): string {
  return preset === undefined ? `${id}.svg` : `${id}.${preset}.svg`;
}

/** The pictures of all slides by the name of their file: as they open, and after each step that changes the preset. */
export async function stagePictures(): Promise<Map<string, StagePicture>> {
  const { chapters } = await getManifest();
  const pictures = chapters
    .flatMap(({ references }) => references)
    .flatMap((reference): StagePicture[] => {
      if (reference.kind !== 'demo') return [];
      const { id, preset, presets } = reference;
      return [{ id, preset }, ...presets.map((other) => ({ id, preset: other }))];
    });
  return new Map(pictures.map((picture) => [posterName(picture), picture]));
}

/**
 * A demo's poster as a file: inside a page its colours are the page's, alone it brings its own.
 *
 * @throws Error when no slide shows it
 */
export async function posterFile(name: string): Promise<string> {
  const picture = (await stagePictures()).get(name);
  if (!picture) throw new Error(`no slide shows ${name}`);
  const svg = namedPoster(await makePoster(picture.id, picture.preset), name.replaceAll('.', '-'));
  return svg.replace('>', `><style>${ownColors()}</style>`);
}

/** The colour code for an SVG that stands alone. */
function ownColors(): string {
  const tokens = /:root (\{[^}]*\})/.exec(readFileSync('app/tokens.css', 'utf8'))?.[1] ?? '{}';
  return `svg:root{--font-sans:sans-serif;--font-sans-greek:sans-serif}svg:root${tokens.replace(/\s+/g, ' ')}`;
}
