import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cache } from 'react';
import { NearPicture } from '@/components/viz/NearPicture';
import pictureStyles from '@/components/viz/picture.module.css';
import { StaticHtml } from '@/components/viz/StaticHtml';
import { renderSvg } from '@/components/viz/svg';
import { thinPaths } from '@/components/viz/thinPaths';
import { runInline } from '@/lib/runner';
import type { Assets } from '@/lib/simulation';
import { BASE_PATH } from './base';
import styles from './demo.module.css';
import { baseParams, type Params } from './permalink';
import { kept } from './posterStore';
import { type AnyDemo, loadDemo, loadPoster, loadSimulation } from './registry';

/** Width in px that posters are drawn at; they scale with the page. */
const WIDTH = 720;

/** Files of `public/` while the site is built. */
const buildAssets: Assets = {
  url: (name) => join(process.cwd(), 'public', name),
  bytes: async (name) => new Uint8Array(await readFile(join(process.cwd(), 'public', name))),
};

/** Begins the ids in a poster; each place where it stands puts its own name there. */
const ID = 'poster-id-';

/** The SVG with ids that begin with a name. */
export function namedPoster({ svg }: { svg: string }, name: string): string {
  return svg.replaceAll(ID, `${name}-`);
}

/** Name of a poster's file under `/posters/`. */
export function posterName({ id, preset }: { id: string; preset?: string }): string {
  return preset === undefined ? `${id}.svg` : `${id}.${preset}.svg`;
}

/** A picture and the run it shows. */
export interface MadePoster {
  svg: string;
  aspect: number;
  /** What it shows, in words. */
  caption: string;
  seed: number;
  step: number;
  preset?: string;
}

/** Parameters of the run that a picture shows. */
export function posterParams({ params, presets, poster }: AnyDemo, preset = poster.preset): Params {
  return { ...baseParams(params, preset ? presets[preset]?.params : undefined), ...poster.params };
}

/** A demo's own painter on a real run. */
async function drawPoster(id: string, preset?: string): Promise<MadePoster> {
  const [demo, simulation, poster] = await Promise.all([loadDemo(id), loadSimulation(id), loadPoster(id)]);
  const { seed, aspect } = demo.poster;
  const chosen = preset ?? demo.poster.preset;
  const params = posterParams(demo, chosen);
  const steps = demo.poster.presetSteps?.[chosen ?? ''] ?? demo.poster.steps;
  const { frame, step } = await runInline(
    simulation,
    { id, params, seed, events: [] },
    { steps, assets: buildAssets },
  );
  const size = { width: WIDTH, height: Math.round(WIDTH / aspect) };
  const svg = renderSvg((ctx, box, theme) => poster(ctx, frame, box, theme, params), size, undefined, ID);
  return { svg: thinPaths(svg), aspect, caption: demo.describe(frame), seed, step, preset: chosen };
}

/** Pages are built apart from each other, and a poster takes seconds: the process keeps what it has made. */
function keptPosters(): Map<string, Promise<MadePoster>> {
  const shared = globalThis as { madePosters?: Map<string, Promise<MadePoster>> };
  shared.madePosters ??= new Map();
  return shared.madePosters;
}

/** The static picture of a demo, made at build; while somebody writes it is made anew for each request. */
export const makePoster = cache((id: string, preset?: string): Promise<MadePoster> => {
  if (process.env.NODE_ENV !== 'production') return drawPoster(id, preset);
  const posters = keptPosters();
  const key = preset === undefined ? id : `${id}.${preset}`;
  const made = posters.get(key) ?? kept(key, () => drawPoster(id, preset));
  posters.set(key, made);
  return made;
});

/** The picture alone, as a file that is fetched when a reader comes near. */
export async function FarPoster({ id, preset }: { id: string; preset?: string }) {
  const { caption, aspect } = await makePoster(id, preset);
  const src = `${BASE_PATH}/posters/${posterName({ id, preset })}`;
  return <NearPicture src={src} label={caption} aspect={aspect} />;
}

interface PosterProps {
  id: string;
  name: string;
  preset?: string;
  inline?: boolean;
}

/**
 * The poster of a demo with the run in words. It stands inside the page, so that it follows light, dark and print.
 *
 * @param name tells it from other posters on the page
 * @param inline part of the page's own markup; otherwise it is fetched when a reader comes near
 */
export async function Poster({ id, name, preset, inline }: PosterProps) {
  const poster = await makePoster(id, preset);
  return (
    <figure className={styles.poster}>
      {inline ? (
        <StaticHtml
          className={pictureStyles.picture}
          role="img"
          aria-label={poster.caption}
          style={{ aspectRatio: String(poster.aspect) }}
          html={namedPoster(poster, name)}
        />
      ) : (
        <FarPoster id={id} preset={preset} />
      )}
      <figcaption>
        {poster.caption}{' '}
        <span className={styles.made}>
          Seed {poster.seed}, {poster.step} steps.
        </span>
      </figcaption>
    </figure>
  );
}
