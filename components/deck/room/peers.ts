import { createStore, type StoreApi } from 'zustand/vanilla';

/** What a window of a lecture is for: what the audience sees, what the lecturer sees, a phone that moves the deck. */
export type Role = 'stage' | 'presenter' | 'remote';

/** Another window of the same lecture. */
export interface Peer {
  id: string;
  role: Role;
  /** The build of the site that it runs; windows of different builds do not share anything. */
  build: string;
  /** When it last gave a sign of itself, ms since 1970. */
  seen: number;
  /** What it says it shows: `<slide id>/<step>`, and the colour of a dark screen after a space. */
  shows: string;
}

/** A window unheard of for this long is asked, ms: the timers of a hidden one may sleep for a minute, its ears do not. */
const QUIET = 2000;
/** Time it has for an answer, ms. */
const PATIENCE = 1000;

/** The other windows that are there; one that neither says goodbye nor answers is dropped. */
export function createPeers() {
  const store: StoreApi<readonly Peer[]> = createStore(() => []);
  const heardAt = new Map<string, number>();
  const askedAt = new Map<string, number>();
  const forget = (id: string) => {
    heardAt.delete(id);
    askedAt.delete(id);
    const rest = store.getState().filter((peer) => peer.id !== id);
    const known = rest.length < store.getState().length;
    if (known) store.setState(rest, true);
    return known;
  };
  return {
    store,
    /** Any message is a sign of life. False for a window that is not in the list. */
    heard(id: string, now: number): boolean {
      if (!heardAt.has(id)) return false;
      heardAt.set(id, now);
      askedAt.delete(id);
      return true;
    },
    /** A new window, or news of one. */
    put(peer: Peer) {
      heardAt.set(peer.id, peer.seen);
      askedAt.delete(peer.id);
      const rest = store.getState().filter(({ id }) => id !== peer.id);
      store.setState(
        [...rest, peer].sort((a, b) => (a.id < b.id ? -1 : 1)),
        true,
      );
    },
    /** It said goodbye. True when it was there. */
    forget,
    /** Windows to be asked for a sign of life; those that were asked in vain are gone. */
    check(now: number): { ask: boolean; gone: string[] } {
      const gone = [...askedAt].filter(([, at]) => now - at >= PATIENCE).map(([id]) => id);
      for (const id of gone) forget(id);
      const quiet = [...heardAt].filter(([id, at]) => now - at >= QUIET && !askedAt.has(id));
      for (const [id] of quiet) askedAt.set(id, now);
      return { ask: quiet.length > 0, gone };
    },
  };
}

export type Peers = ReturnType<typeof createPeers>;
