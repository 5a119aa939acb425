/**
 * Builds the static site: `node tests/tools/build.mjs`.
 *
 * `BASE_PATH` is the path prefix (`/premio-nobel` on GitHub Pages, empty at home), `NOTES=1` keeps the lecturer's notes,
 * `DIST_DIR` is the folder of the export (default `out`).
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkNode, install, root, runProgram } from './install.mjs';
import { writeServiceWorker } from './serviceWorker.mjs';
import { showWordsFirst } from './wordsFirst.mjs';

/** What the export is made from. */
const sources = [
  'app',
  'components',
  'content',
  'lib',
  'public',
  'next.config.mjs',
  'package-lock.json',
  'tsconfig.json',
  'types.d.ts',
  'tests/tools/build.mjs',
  'tests/tools/laterSections.mjs',
  'tests/tools/serviceWorker.mjs',
  'tests/tools/wordsFirst.mjs',
];

function* filesBelow(path) {
  const entry = statSync(`${root}/${path}`, { throwIfNoEntry: false });
  if (!entry) return;
  if (entry.isFile()) yield path;
  else for (const name of readdirSync(`${root}/${path}`).sort()) yield* filesBelow(`${path}/${name}`);
}

/** Hash of the contents of files and folders, given relative to the top folder. */
export function fingerprint(paths, salt = '') {
  const hash = createHash('sha256').update(salt);
  for (const path of paths) {
    for (const file of filesBelow(path)) {
      hash.update(`\0${file}\0`).update(readFileSync(`${root}/${file}`));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * Folder for the pictures that the pages share while they are built, by several processes: a run of a demo takes seconds.
 * It is named after what they are made from, so that a change of prose alone makes none of them anew.
 */
function posterFolder() {
  const all = `${root}/.cache/posters`;
  const print = fingerprint(['lib', 'components/demos', 'components/viz', 'public'], process.version);
  for (const old of existsSync(all) ? readdirSync(all) : []) {
    if (old !== print) rmSync(`${all}/${old}`, { recursive: true, force: true });
  }
  return `${all}/${print}`;
}

/** Browsers take KaTeX's WOFF2 files; the WOFF and TTF copies of the same fonts are never fetched. */
function dropOldFonts(folder) {
  for (const file of readdirSync(folder, { recursive: true })) {
    const path = `${folder}/${file}`;
    if (/KaTeX_[\w.-]+\.(woff|ttf)$/.test(path)) rmSync(path);
    else if (path.endsWith('.css')) {
      const css = readFileSync(path, 'utf8');
      const slim = css.replaceAll(/,\s*url\([^)]*KaTeX_[^)]*\)\s*format\(["']?(?:woff|truetype)["']?\)/g, '');
      if (slim !== css) writeFileSync(path, slim);
    }
  }
}

/** Checks what a build is asked for. @throws Error */
function checkBasePath(basePath) {
  if (basePath && !/^(\/[\w.-]+)+$/.test(basePath)) {
    throw new Error(`BASE_PATH = "${basePath}": expected nothing or a path such as /premio-nobel`);
  }
}

/** Where the export is, where it is written what it was made from, and what it would be made from now. */
function stateOf({ basePath = '', notes = false, distDir = 'out' }) {
  const folder = `${root}/${distDir}`;
  const record = `${root}/.cache/built/${distDir.replaceAll(/[^\w]+/g, '-')}`;
  const print = fingerprint(sources, `${process.version} ${basePath} ${notes}`);
  const built = existsSync(record) && existsSync(`${folder}/index.html`) && readFileSync(record, 'utf8');
  return { folder, record, print, current: built === print };
}

/** True when a folder holds the export of the sources as they are. */
export const isBuilt = (options) => stateOf(options).current;

/**
 * Builds the site into a folder unless that folder already holds the export of the same sources.
 * @returns {Promise<{ folder: string, rebuilt: boolean }>}
 * @throws Error when the build fails
 */
export async function build({ basePath = '', notes = false, distDir = 'out' } = {}) {
  checkBasePath(basePath);
  const { folder, record, print, current } = stateOf({ basePath, notes, distDir });
  if (current) return { folder, rebuilt: false };

  rmSync(record, { force: true });
  rmSync(folder, { recursive: true, force: true });
  const env = {
    BASE_PATH: basePath,
    BUILD: print,
    NOTES: notes ? '1' : '',
    DIST_DIR: distDir,
    POSTERS: posterFolder(),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  };
  const next = `${root}/node_modules/next/dist/bin/next`;
  const code = await runProgram(process.execPath, [next, 'build'], { env });
  if (code !== 0) throw new Error('next build failed: see its message above');
  writeFileSync(`${folder}/.nojekyll`, '');
  dropOldFonts(folder);
  showWordsFirst(folder, basePath);
  // Last: it lists the files as they are.
  await writeServiceWorker(folder);
  mkdirSync(`${root}/.cache/built`, { recursive: true });
  writeFileSync(record, print);
  return { folder, rebuilt: true };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  checkNode();
  try {
    await install();
    const { BASE_PATH = '', NOTES = '', DIST_DIR = 'out' } = process.env;
    const notes = NOTES !== '' && NOTES !== '0';
    const result = await build({ basePath: BASE_PATH.replace(/\/$/, ''), notes, distDir: DIST_DIR });
    console.log(result.rebuilt ? `Built ${DIST_DIR}/` : `${DIST_DIR}/ is up to date`);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
