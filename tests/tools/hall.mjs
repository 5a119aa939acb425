/**
 * Builds the hall, the real stage on a synthetic deck, in seconds: `node tests/tools/hall.mjs [--serve]`, port from `PORT`.
 *
 * For tests of the deck that do not need the lecture, and to try the windows of the lecture hall while one writes them.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { root } from './install.mjs';

/** Folder of the built hall, relative to the top folder. */
export const hallDir = '.cache/hall';

/** Builds the pages of `tests/hall`: each `index.html` is one, at the same path as on the site. */
export async function buildHall() {
  const folder = `${root}/tests/hall`;
  const pages = readdirSync(folder, { recursive: true })
    .filter((file) => String(file).endsWith('index.html'))
    .map((file) => `${folder}/${file}`);
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    publicDir: `${root}/public`,
    resolve: { alias: { '@': root } },
    define: {
      'process.env.NEXT_PUBLIC_BASE_PATH': '""',
      'process.env.NEXT_PUBLIC_BUILD': '"hall"',
      'process.env.NEXT_PUBLIC_NOTES': '"1"',
    },
    worker: { format: 'es' },
    build: {
      outDir: `${root}/${hallDir}`,
      emptyOutDir: true,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: pages },
    },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildHall();
  if (process.argv.includes('--serve')) {
    const { serve } = await import('./serve.mjs');
    await serve({ folder: `${root}/${hallDir}` });
  }
}
