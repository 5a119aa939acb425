/** A register as it travels: its value, and the Lamport stamp of the write that gave it. */
export interface Entry {
  key: string;
  value: unknown;
  clock: number;
  /** The window that wrote; decides between writes of the same clock. */
  by: string;
}

/** Named values that all windows of a lecture share: the last write wins, in whatever order the windows hear of it. */
export interface Registers {
  get<T>(key: string): T | undefined;
  /** A write of this window; the others are told at once. Values are plain data, and are not changed afterwards. */
  set(key: string, value: unknown): void;
  /** Told of keys that changed, and whether this window or another changed them. Returns the way out. */
  subscribe(changed: (keys: readonly string[], origin: 'here' | 'there') => void): () => void;
  /** All of them: merging this into another replica is harmless at any time and any number of times. */
  entries(): readonly Entry[];
}

/** One window's copy, with what the room needs to keep it equal to the others. */
export interface Replica extends Registers {
  /** Takes in what another window wrote; what is older than one's own stays out, and so does junk. */
  merge(entries: unknown): void;
  /** A number that differs between replicas that differ. */
  digest(): number;
}

/**
 * @param me the window
 * @param post told once per turn of the event loop what this window wrote in it
 * @param kept entries from before a reload
 */
export function createRegisters(
  me: string,
  post: (entries: readonly Entry[]) => void,
  kept: readonly unknown[] = [],
): Replica {
  const table = new Map<string, Entry>();
  const listeners = new Set<(keys: readonly string[], origin: 'here' | 'there') => void>();
  const written = new Map<string, Entry>();
  let clock = 0;
  let digest = 0;

  const put = (entry: Entry) => {
    const old = table.get(entry.key);
    digest = (digest - (old ? hash(old) : 0) + hash(entry)) >>> 0;
    table.set(entry.key, entry);
  };
  const tell = (keys: readonly string[], origin: 'here' | 'there') => {
    for (const listener of [...listeners]) listener(keys, origin);
  };
  const flush = () => {
    const entries = [...written.values()];
    written.clear();
    post(entries);
  };
  const take = (entries: unknown): string[] => {
    const keys = new Set<string>();
    for (const entry of Array.isArray(entries) ? entries.filter(isEntry) : []) {
      clock = Math.max(clock, entry.clock);
      if (!wins(entry, table.get(entry.key))) continue;
      put(entry);
      keys.add(entry.key);
    }
    return [...keys];
  };
  take(kept);

  return {
    get: <T>(key: string) => table.get(key)?.value as T | undefined,
    set(key, value) {
      const old = table.get(key);
      if (old && Object.is(old.value, value)) return;
      clock += 1;
      const entry = { key, value, clock, by: me };
      put(entry);
      if (written.size === 0) queueMicrotask(flush);
      written.set(key, entry);
      tell([key], 'here');
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => {
        listeners.delete(changed);
      };
    },
    entries: () => [...table.values()],
    merge(entries) {
      const keys = take(entries);
      if (keys.length > 0) tell(keys, 'there');
    },
    digest: () => digest,
  };
}

function wins(entry: Entry, old: Entry | undefined): boolean {
  return !old || entry.clock > old.clock || (entry.clock === old.clock && entry.by > old.by);
}

function isEntry(value: unknown): value is Entry {
  const { key, clock, by } = (value ?? {}) as Partial<Entry>;
  return typeof key === 'string' && Number.isSafeInteger(clock) && typeof by === 'string';
}

/** FNV-1a of a write's name and stamp. */
function hash({ key, clock, by }: Entry): number {
  let h = 0x811c9dc5;
  for (const char of `${key}\n${clock}\n${by}`) h = Math.imul(h ^ char.charCodeAt(0), 0x01000193);
  return h >>> 0;
}
