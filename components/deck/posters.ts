import { readFileSync } from 'node:fs';
import { makePoster, namedPoster, posterName } from '@/components/demos/Poster';
import { demoIds } from '@/components/demos/registry';
import { getManifest } from '@/components/mdx/manifest';

/** The picture of a run. */
interface Picture {
  id: string;
  preset?: string;
}

/**
 * The pictures that are files, by their names: each demo's own, for pages that lead to it, and those of all slides, as
 * they open and after each step that changes the preset.
 */
export async function pictureFiles(): Promise<Map<string, Picture>> {
  const { chapters } = await getManifest();
  const onSlides = chapters
    .flatMap(({ references }) => references)
    .flatMap((reference): Picture[] => {
      if (reference.kind !== 'demo') return [];
      const { id, preset, presets } = reference;
      return [{ id, preset }, ...presets.map((other) => ({ id, preset: other }))];
    });
  const pictures = [...demoIds.map((id) => ({ id })), ...onSlides];
  return new Map(pictures.map((picture) => [posterName(picture), picture]));
}

/**
 * A demo's poster as a file: inside a page its colours are the page's, alone it brings its own.
 *
 * @throws Error when no page shows it
 */
export async function posterFile(name: string): Promise<string> {
  const picture = (await pictureFiles()).get(name);
  if (!picture) throw new Error(`no page shows ${name}`);
  const svg = namedPoster(await makePoster(picture.id, picture.preset), name.replaceAll('.', '-'));
  return svg.replace('>', `><style>${ownColors()}</style>`);
}

/** The colour code for an SVG that stands alone. */
function ownColors(): string {
  const tokens = /:root (\{[^}]*\})/.exec(readFileSync('app/tokens.css', 'utf8'))?.[1] ?? '{}';
  return `svg:root{--font-sans:sans-serif;--font-sans-greek:sans-serif}svg:root${tokens.replace(/\s+/g, ' ')}`;
}
