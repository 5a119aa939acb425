/**
 * Compiles the AssemblyScript sources of `lib/ml/wasm/` and `lib/qmc/wasm/` to `public/vendor/`, where they are ignored by
 * git. The compiler is a package like any other; its output depends on the source only.
 */
import { mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Folder of the sources, entry and target of each module; all relative to the top folder. */
const modules = [
  ['lib/ml/wasm', 'rbmEpoch.ts', 'public/vendor/rbm-epoch.wasm'],
  ['lib/qmc/wasm', 'walkers.ts', 'public/vendor/walkers.wasm'],
];

/** No collector and no checks: the module only works in memory that its caller lays out. */
const options = ['--runtime', 'stub', '--enable', 'simd', '-O3', '--converge', '--noAssert'];

const timeOf = (path) => statSync(`${root}/${path}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/**
 * Compiles what is missing or older than a source or this file.
 * @throws Error with the compiler's message when a source does not compile
 */
export async function compileModules() {
  for (const [folder, entry, target] of modules) {
    const source = `${folder}/${entry}`;
    const sources = readdirSync(`${root}/${folder}`).map((name) => `${folder}/${name}`);
    const newest = Math.max(...[...sources, 'tests/tools/wasm.mjs'].map(timeOf));
    if (timeOf(target) > newest) continue;
    const { default: asc } = await import('assemblyscript/asc');
    for (const path of ['.cache', 'public/vendor']) mkdirSync(`${root}/${path}`, { recursive: true });
    // Written beside and renamed: of two programs that compile at once, either leaves a whole file.
    const draft = `.cache/${process.pid}.wasm`;
    const { error, stderr } = await asc.main([source, '--outFile', draft, ...options], { baseDir: root });
    if (error) throw new Error(`${source} does not compile: ${stderr || error.message}`);
    renameSync(`${root}/${draft}`, `${root}/${target}`);
  }
}
