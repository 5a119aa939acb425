import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Assets } from '@/lib/simulation';

/** Files of `public/` for programs that run in node, in the top folder of the repository (npm's scripts do). */
export const nodeAssets: Assets = {
  async bytes(name) {
    const file = resolve('public', name);
    try {
      return new Uint8Array(await readFile(file));
    } catch {
      throw new Error(`cannot read ${file}`);
    }
  },
  url: (name) => resolve('public', name),
};
