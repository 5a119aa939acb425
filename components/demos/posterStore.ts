import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';

/** Folder in which one build keeps its pictures; the build names it after the sources they are made from. */
const folder = process.env.POSTERS;

/** What was made under this name before, in this build or one from the same sources; else makes it and keeps it. */
export async function kept<T>(name: string, make: () => Promise<T>): Promise<T> {
  if (!folder) return make();
  const file = `${folder}/${name.replaceAll(/[^\w.-]+/g, '_')}.json`;
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (before !== undefined) return JSON.parse(before) as T;
  const made = await make();
  await mkdir(folder, { recursive: true });
  // Another process may read at any moment: the file appears whole or not at all.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify(made));
  await rename(draft, file);
  return made;
}
