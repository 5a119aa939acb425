import { createStore } from 'zustand/vanilla';
import { href } from '@/components/mdx/href';
import type { DeckSlide } from '../slides';
import { type LecturePath, readPath } from './pathFile';

/** The path that this window plays, or why it does not. */
export interface OpenedPath {
  path: LecturePath | null;
  notes: readonly string[];
  problem: string;
}

export const openedPath = createStore<OpenedPath>(() => ({ path: null, notes: [], problem: '' }));

export function closePath(): void {
  openedPath.setState({ path: null, notes: [], problem: '' });
}

/** The path that an address asks for: a file of this site, `?path=recorded/paths/…json`. */
export function askedPath(search: string): string | null {
  return new URLSearchParams(search).get('path') || null;
}

/** Opens a file of the viewer's. */
export async function openPathFile(
  file: Blob & { name: string },
  slides: readonly DeckSlide[],
): Promise<void> {
  await open(file.name, () => file.text(), slides);
}

/** Opens a file of the site; other hosts are not asked. */
export async function openPathAt(address: string, slides: readonly DeckSlide[]): Promise<void> {
  await open(
    address,
    async () => {
      const url = new URL(address, new URL(href('/'), location.origin));
      if (url.origin !== location.origin) throw new RangeError('a path is a file of this site');
      const answer = await fetch(url);
      if (!answer.ok) throw new RangeError(`there is no file ${url.pathname}`);
      return answer.text();
    },
    slides,
  );
}

async function open(name: string, text: () => Promise<string>, slides: readonly DeckSlide[]): Promise<void> {
  try {
    openedPath.setState({ ...readPath(await text(), slides), problem: '' });
  } catch (error) {
    const why = error instanceof RangeError ? error.message : 'it cannot be read';
    openedPath.setState({ path: null, notes: [], problem: `${name.slice(0, 80)}: ${why}.` });
  }
}
