import { build, type Rolldown } from 'vite';

/** Bundles a module of the tests, its path from the top folder, as a script that puts its exports on `window.bundled`. */
export async function bundle(entry: string): Promise<string> {
  // Programs run in the top folder.
  const root = process.cwd();
  const result = (await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': root } },
    build: {
      write: false,
      minify: false,
      rolldownOptions: { output: { codeSplitting: false } },
      lib: { entry: `${root}/${entry}`, formats: ['iife'], name: 'bundled' },
    },
  })) as Rolldown.RolldownOutput[];
  return result[0].output[0].code;
}
