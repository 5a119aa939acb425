import { basePath } from '@/components/mdx/href';
import { inkPrefix } from './keptKey';
import { readStrokes, type Stroke } from './stroke';

/** Ink on this device, one entry for each slide; the key carries the base path, since several sites may share an origin. */
export function createKeptInk(base: string, storage: () => Storage) {
  const prefix = inkPrefix(base);
  return {
    /** The strokes kept for a slide; none where there are none, or they make no sense. */
    load(slide: string): Stroke[] {
      try {
        return readStrokes(JSON.parse(storage().getItem(prefix + slide) ?? '[]'), `slide ${slide}`);
      } catch {
        return [];
      }
    },
    /** False where the device did not take it: storage may be switched off or full. */
    save(slide: string, strokes: readonly Stroke[]): boolean {
      try {
        if (strokes.length > 0) storage().setItem(prefix + slide, JSON.stringify(strokes));
        else storage().removeItem(prefix + slide);
        return true;
      } catch {
        return strokes.length === 0;
      }
    },
    /** Ids of the slides that have ink. */
    slides(): string[] {
      return keysOf(storage, prefix).map((key) => key.slice(prefix.length));
    },
    /** The slide of an entry of the storage, undefined if it is none of ours. */
    slideOf(key: string): string | undefined {
      return key.startsWith(prefix) ? key.slice(prefix.length) : undefined;
    },
  };
}

export type KeptInk = ReturnType<typeof createKeptInk>;

function keysOf(storage: () => Storage, prefix: string): string[] {
  try {
    return Object.keys(storage()).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

/** The strokes that this device keeps for a slide as it is printed, 16 : 9; in the browser only. */
export function inkOf(slide: string): Stroke[] {
  return createKeptInk(basePath, () => localStorage)
    .load(slide)
    .filter(({ tall }) => !tall);
}
