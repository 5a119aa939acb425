import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cache } from 'react';
import { StaticHtml } from '@/components/viz/StaticHtml';
import { renderSvg } from '@/components/viz/svg';
import { thinPaths } from '@/components/viz/thinPaths';
import { runInline } from '@/lib/runner';
import type { Assets } from '@/lib/simulation';
import styles from './demo.module.css';
import { baseParams } from './permalink';
import { loadDemo, loadPoster, loadSimulation } from './registry';

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

interface MadePoster {
  svg: string;
  aspect: number;
  /** What it shows, in words. */
  caption: string;
  seed: number;
  step: number;
  preset?: string;
}

/** A demo's own painter on a real run. */
async function drawPoster(id: string, preset?: string): Promise<MadePoster> {
  const [demo, simulation, poster] = await Promise.all([loadDemo(id), loadSimulation(id), loadPoster(id)]);
  const { seed, steps, aspect } = demo.poster;
  const chosen = preset ?? demo.poster.preset;
  const base = baseParams(demo.params, chosen ? demo.presets[chosen]?.params : undefined);
  const params = { ...base, ...demo.poster.params };
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
  const kept = keptPosters();
  const key = `${id} ${preset ?? ''}`;
  const made = kept.get(key) ?? drawPoster(id, preset);
  kept.set(key, made);
  return made;
});

/**
 * The poster as an inline SVG, so that it follows light, dark and print; its text alternative is the run in words.
 *
 * @param name tells it from other posters on the page
 */
export async function Poster({
  id,
  name = id,
  preset,
  caption = true,
}: {
  id: string;
  name?: string;
  preset?: string;
  caption?: boolean;
}) {
  const poster = await makePoster(id, preset);
  return (
    <figure className={styles.poster}>
      <StaticHtml
        role="img"
        aria-label={poster.caption}
        style={{ aspectRatio: String(poster.aspect) }}
        html={namedPoster(poster, name)}
      />
      {caption ? (
        <figcaption>
          {poster.caption}{' '}
          <span className={styles.made}>
            Seed {poster.seed}, {poster.step} steps.
          </span>
        </figcaption>
      ) : null}
    </figure>
  );
}
