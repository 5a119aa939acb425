/**
 * Writes the service worker of an export, `sw.js` at its top: the list of files with their hashes, and the code of
 * `components/mdx/offline/worker.ts` behind it. `node tests/tools/serviceWorker.mjs [folder]`
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { root } from './install.mjs';

/** What no page asks for: copies of pages for a router that no link uses, sources, papers to print, the worker itself. */
const LEFT_OUT = [
  /(^|\/)(index|__next\..*)\.txt$/,
  /^robots\.txt$/,
  /\.(map|ts|pdf)$/,
  /(^|\/)\.[^/]*$/,
  /^sw\.js$/,
  // Each address of a site has one file; these are second copies of the page for unknown addresses.
  /^(404|_not-found)\/index\.html$/,
];

/** What is saved before anything is answered from the copy: programs, styles, letters, the first page and the stage. */
const CORE = /^(_next\/static\/.*|(present\/)?index\.html|404\.html)$/;

/** Text travels compressed. */
const TEXT = /\.(html|js|css|json|svg|csv|wasm|txt|bib)$/;

/**
 * The list of all files that readers of an export ask for.
 * @param {string} folder the export
 * @returns {import('../../components/mdx/offline/site').SiteFiles}
 */
export function listFiles(folder) {
  const paths = readdirSync(folder, { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => statSync(`${folder}/${path}`).isFile())
    .filter((path) => !LEFT_OUT.some((pattern) => pattern.test(path)))
    .sort();
  const core = paths.filter((path) => CORE.test(path));
  const rest = paths.filter((path) => !CORE.test(path));
  let transfer = 0;
  const files = [...core, ...rest].map((path) => {
    const content = readFileSync(`${folder}/${path}`);
    transfer += TEXT.test(path) ? gzipSync(content, { level: 6 }).length : content.length;
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
    return /** @type {const} */ ([path, hash, content.length]);
  });
  const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
  return { version, files, core: core.length, transfer };
}

/** The worker's code, bundled to one plain script. */
async function bundle() {
  const { build } = await import('vite');
  const output = await build({
    root,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: `${root}/components/mdx/offline/worker.ts`, formats: ['iife'], name: 'worker' },
    },
  });
  return [output].flat()[0].output[0].code;
}

/**
 * Writes `sw.js` into an export.
 * @returns {Promise<{ files: number, bytes: number, transfer: number }>} how much it saves on a reader's device
 */
export async function writeServiceWorker(folder) {
  const list = listFiles(folder);
  writeFileSync(`${folder}/sw.js`, `const SITE = ${JSON.stringify(list)};\n${await bundle()}`);
  const bytes = list.files.reduce((sum, [, , size]) => sum + size, 0);
  return { files: list.files.length, bytes, transfer: list.transfer };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { files, bytes, transfer } = await writeServiceWorker(process.argv[2] ?? 'out');
  console.log(`sw.js: ${files} files, ${megabytes(bytes)}, of which ${megabytes(transfer)} travel`);
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
