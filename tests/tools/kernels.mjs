/** Tells whether a demo's arithmetic changed since its long runs were recorded. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { root } from './install.mjs';

/** Demos with long runs: the files of `tests/long/` that are named after one. */
export const longDemos = readdirSync(`${root}/tests/long`)
  .filter((name) => name.endsWith('.runs.mjs'))
  .map((name) => name.replace(/\.runs\.mjs$/, ''))
  .sort();

/** Files of `lib/` that a demo's simulation is made of, and the simulation itself. */
export function kernelFiles(demo) {
  const found = new Set();
  const open = [`${root}/components/demos/${demo}/simulation.ts`];
  for (const file of open) {
    if (found.has(file)) continue;
    found.add(file);
    for (const [, name] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)) {
      if (!/^(\.|@\/)/.test(name)) continue;
      const path = name.startsWith('@/') ? `${root}/${name.slice(2)}` : resolve(dirname(file), name);
      const module = [`${path}.ts`, `${path}/index.ts`, path].find((candidate) => existsSync(candidate));
      if (module) open.push(module);
    }
  }
  return [...found].map((file) => relative(root, file).replaceAll('\\', '/')).sort();
}

/** Hash of what those files say, without comments and white space. */
export function kernelHash(demo) {
  const hash = createHash('sha256');
  for (const file of kernelFiles(demo)) {
    const code = readFileSync(`${root}/${file}`, 'utf8')
      .replaceAll(/\/\*[\s\S]*?\*\//g, '')
      .replaceAll(/\/\/.*$/gm, '')
      .replaceAll(/\s+/g, '');
    hash.update(`\0${file}\0${code}`);
  }
  return hash.digest('hex').slice(0, 16);
}
