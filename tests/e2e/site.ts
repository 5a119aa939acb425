import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Path prefix of the tested export. */
export const basePath = process.env.BASE_PATH ?? '/premio-nobel';
/** Folder of the tested export, relative to the top folder. */
export const distDir = process.env.DIST_DIR ?? '.cache/site';
export const port = Number(process.env.E2E_PORT ?? 3217);
/** Port of the hall, the stage on a synthetic deck. */
export const hallPort = port + 1;

/** True for `npm run test:long -- browser`: everything is tried, where `npm test` takes samples of what is alike. */
export const full = process.env.FULL === '1';

/** Those of many alike things that are tried: all of them in the full run, otherwise so many, evenly spread. */
export function sample<T>(all: readonly T[], count: number): readonly T[] {
  if (full || all.length <= count) return all;
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)]);
}

/** Top folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));
/** Folder of the tested export. */
export const dist = `${root}${distDir}`;

/** Ids of all demos: the folders beside the registry. */
export const demoIds = readdirSync(`${root}components/demos`)
  .filter((name) => existsSync(`${root}components/demos/${name}/demo.ts`))
  .sort();

/** Slug and source text of the written chapters, in the order of the lecture. */
export const sources = readdirSync(`${root}content/slides/en`)
  .filter((name) => name.endsWith('.mdx'))
  .sort()
  .map((name): [slug: string, text: string] => [
    name.replace(/^\d+-/, '').replace(/\.mdx$/, ''),
    readFileSync(`${root}content/slides/en/${name}`, 'utf8'),
  ]);

/** Slugs of the written chapters. */
export const chapters = sources.map(([slug]) => slug);

/** Paths of the export's files that end so, relative to its folder. */
export function exported(...extensions: string[]): string[] {
  return (readdirSync(dist, { recursive: true }) as string[])
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => extensions.some((extension) => file.endsWith(extension)))
    .sort();
}

/** Text of a file of the export. */
export function read(file: string): string {
  return readFileSync(`${dist}/${file}`, 'utf8');
}
