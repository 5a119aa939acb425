/** Browsers refuse address changes that come too fast (Safari: 100 in 30 s). */
const FLOOR = 350;
/** An address change lays the page out; the slide is painted first. */
const SOON = 50;

/** The part of `window` the address bar needs. */
export interface AddressWindow {
  history: Pick<History, 'state' | 'pushState' | 'replaceState' | 'back'>;
  location: Pick<Location, 'pathname' | 'search' | 'hash'>;
}

/**
 * Keeps the hash in step with the stage. Steps and slides replace the entry (throttled), jumps push one, so that Back
 * undoes a jump and nothing else. The query is kept; so is what the router stores in the entry, without which it would
 * reload the page on Back. Each entry knows how many jumps lie behind it.
 */
export function createAddressBar({ history, location }: AddressWindow) {
  let router = history.state as object | null;
  let depth: number = readDepth(history.state) ?? 0;
  let pending: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The hash as it was last written or heard of: another one is the reader's, who is on the way to another slide. */
  let known = location.hash;
  /** Places that their entries still lack: the browser moved on before they were written. By the jumps that lie behind. */
  const owed = new Map<number, string>();

  const write = (mode: 'pushState' | 'replaceState', hash: string, search = location.search) => {
    router = (history.state as object | null) ?? router;
    history[mode]({ ...router, deck: depth }, '', `${location.pathname}${search}${hash}`);
    known = location.hash;
  };
  const drop = () => {
    clearTimeout(timer);
    timer = undefined;
    pending = undefined;
  };
  const flush = () => {
    const hash = pending;
    drop();
    if (hash !== undefined) write('replaceState', hash);
  };
  const writeAfter = (delay: number) => {
    timer = setTimeout(() => {
      const next = pending;
      drop();
      if (next === undefined || location.hash !== known) return;
      write('replaceState', next);
      writeAfter(FLOOR);
    }, delay);
  };
  // The first entry is marked too, but only when the router has had time to put its own mark there.
  pending = location.hash;
  writeAfter(FLOOR);

  return {
    /** A step or a slide: when it has been painted and the last change is old enough. */
    replace(hash: string) {
      if (timer === undefined && hash === location.hash) return;
      pending = hash;
      if (timer === undefined) writeAfter(SOON);
    },
    /** A jump: a new entry. */
    push(hash: string) {
      flush();
      depth += 1;
      owed.delete(depth);
      write('pushState', hash);
    },
    /** Another query for the same place, such as that of a route. */
    query(search: string) {
      flush();
      write('replaceState', location.hash, search);
    },
    /** Writes what waits, before the page goes away. */
    flush,
    /** The browser moved to another entry: by Back and Forward, or to a new one typed or linked to. */
    moved() {
      if (pending !== undefined) owed.set(depth, pending);
      drop();
      known = location.hash;
      const behind = readDepth(history.state);
      depth = behind ?? depth + 1;
      const late = behind === undefined ? location.hash : owed.get(depth);
      owed.delete(depth);
      if (late !== undefined) write('replaceState', late);
    },
    /** Undoes the last jump; does nothing when there is none. */
    back() {
      flush();
      if (depth > 0) history.back();
    },
  };
}

export type AddressBar = ReturnType<typeof createAddressBar>;

function readDepth(state: unknown): number | undefined {
  const depth = (state as { deck?: unknown } | null)?.deck;
  return typeof depth === 'number' ? depth : undefined;
}
