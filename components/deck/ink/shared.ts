/** What the tools need of the other windows: a room has it, and a window by itself has `alone()`. */
export interface Shared {
  registers: {
    get<T>(key: string): T | undefined;
    set(key: string, value: unknown): void;
    subscribe(changed: (keys: readonly string[]) => void): () => void;
  };
  /** To all other windows, and not kept. */
  send(kind: string, payload: unknown): void;
  on(kind: string, heard: (payload: unknown, from: string) => void): () => void;
}

/** One window and nobody else. */
export function alone(): Shared {
  const values = new Map<string, unknown>();
  const listeners = new Set<(keys: readonly string[]) => void>();
  return {
    registers: {
      get: <T>(key: string) => values.get(key) as T | undefined,
      set(key, value) {
        values.set(key, value);
        for (const changed of listeners) changed([key]);
      },
      subscribe(changed) {
        listeners.add(changed);
        return () => listeners.delete(changed);
      },
    },
    send() {},
    on: () => () => {},
  };
}
