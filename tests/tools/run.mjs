/**
 * Runs a TypeScript program of this repository: `node tests/tools/run.mjs <entry.ts> [arguments]`.
 *
 * Vite bundles the program into a scratch folder (about 0.3 s), so that `import.meta.glob` and the `@/` alias work as on
 * the site and the calls inside a kernel are plain function calls, as fast as in the page. Packages stay outside the
 * bundle. Standard output belongs to the program, and so does the exit code: 1 for an uncaught error, 2 by convention
 * for bad arguments.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNode, install, root } from './install.mjs';

const [entry, ...programArguments] = process.argv.slice(2);
checkNode();
if (!entry || !existsSync(entry)) {
  console.error('usage: node tests/tools/run.mjs <entry.ts> [arguments]');
  process.exit(2);
}
const source = resolve(entry);

/** Bundles what `new Worker(new URL('./worker.ts', import.meta.url))` names, for worker threads. */
const workerModules = {
  name: 'worker-modules',
  transform(code, id) {
    if (!code.includes('import.meta.url')) return null;
    return code.replace(
      /new URL\(\s*(['"])(\.{1,2}\/[^'"]+\.ts)\1\s*,\s*import\.meta\.url\s*\)/g,
      (_, _quote, file) => {
        const module = resolve(dirname(id), file);
        const fileName = `${relative(root, module).replaceAll(/[^\w]+/g, '-')}.mjs`;
        this.emitFile({ type: 'chunk', id: module, fileName });
        return `new URL('./${fileName}', import.meta.url)`;
      },
    );
  },
};

mkdirSync(`${root}/.cache/run`, { recursive: true });
const outDir = mkdtempSync(`${root}/.cache/run/`);
process.on('exit', () => rmSync(outDir, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));

try {
  await install();
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'error',
    resolve: { alias: { '@': root } },
    plugins: [workerModules],
    ssr: { external: true },
    build: {
      ssr: source,
      outDir,
      emptyOutDir: false,
      minify: false,
      target: 'node20',
      sourcemap: true,
      reportCompressedSize: false,
      rolldownOptions: { output: { entryFileNames: 'program.mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  });
} catch (error) {
  console.error(error.message ?? error);
  process.exit(1);
}

process.setSourceMapsEnabled(true);
process.argv = [process.argv[0], source, ...programArguments];
await import(pathToFileURL(`${outDir}/program.mjs`).href);
