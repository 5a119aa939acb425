import { existsSync } from 'node:fs';
import { demoIds, loadDemo } from '@/components/demos/registry';
import talk from '@/content/talk.json';
import { bibliography } from './bibliography';
import { readListing } from './listing';
import type { Manifest } from './manifest';
import { readRegion } from './region';

/** Everything wrong with what the prose points at: unknown demos, presets, works, regions, pictures and
 * sections of the talk; one line each. */
export async function findBrokenReferences({ chapters }: Manifest): Promise<string[]> {
  const works = bibliography();
  const presets = new Map<string, string[]>();
  for (const id of demoIds) presets.set(id, Object.keys((await loadDemo(id)).presets));
  return chapters.flatMap(({ path, references, demo, covers }) => {
    const found = covers
      .filter(({ section }) => !talk.includes(section))
      .map(
        ({ section, line }) => `${path}:${line}: the talk has no section '${section}': see content/talk.json`,
      );
    if (demo && !presets.has(demo)) {
      found.push(`${path}:1: no demo '${demo}': expected one of ${demoIds.join(', ')}`);
    }
    for (const reference of references) {
      const wrong = brokenReason(reference, presets, works);
      if (wrong) found.push(`${path}:${reference.line}: ${wrong}`);
    }
    return found;
  });
}

function brokenReason(
  reference: Manifest['chapters'][number]['references'][number],
  presets: Map<string, string[]>,
  works: Map<string, unknown>,
): string | undefined {
  const { kind, id } = reference;
  if (kind === 'demo') {
    const known = presets.get(id);
    if (!known) return `no demo '${id}': expected one of ${[...presets.keys()].join(', ')}`;
    const missing = reference.presets.find((preset) => !known.includes(preset));
    return missing && `the demo ${id} has no preset '${missing}': expected one of ${known.join(', ')}`;
  }
  if (kind === 'place') {
    return presets.has(id)
      ? `the demo ${id} exists: show it with <Demo id="${id}" />, not its place`
      : undefined;
  }
  // An unknown number has stopped the parser already.
  if (kind === 'number') return;
  if (kind === 'cite') return works.has(id) ? undefined : `no work '${id}' in content/references.bib`;
  if (kind === 'figure') return existsSync(`public${id}`) ? undefined : `no picture public${id}`;
  try {
    if (kind === 'python') readListing(id);
    else readRegion(id);
  } catch (error) {
    return (error as Error).message;
  }
}

/**
 * Fails a build whose prose points at things that do not exist. While somebody writes, the page is shown all the same,
 * with the list in the terminal.
 *
 * @throws Error with all broken references, `path:line: reason`
 */
export async function checkReferences(manifest: Manifest): Promise<void> {
  const broken = await findBrokenReferences(manifest);
  if (!broken.length) return;
  const message = `the prose points at things that do not exist:\n${broken.join('\n')}`;
  if (process.env.NODE_ENV === 'development') console.warn(message);
  else throw new Error(message);
}
