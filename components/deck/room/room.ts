import type { StoreApi } from 'zustand/vanilla';
import type { Channel } from './channel';
import { createElection } from './leader';
import { createLine, type Message } from './line';
import type { Peer, Role } from './peers';
import { createRegisters, type Registers } from './registers';

export type { Peer, Role } from './peers';
export type { Registers } from './registers';

/** A lecture in several windows of one browser. */
export interface Room {
  session: string;
  /** This window; another one after a reload. */
  me: string;
  role: Role;
  build: string;
  registers: Registers;
  /** The other windows; `seen` is as of their last heartbeat. */
  peers: StoreApi<readonly Peer[]>;
  /** Settles once it is known whether anybody was here before: true with what they had to say merged in. */
  joined: Promise<boolean>;
  /** True when this window computes the demos; while it has not joined it does. */
  leads(): boolean;
  /** Makes this window the leader. */
  takeOver(): void;
  /** Told when another window, or this one, became the leader. */
  onLeader(changed: () => void): () => void;
  /** To the other windows, now or never: a pointer, a stroke being drawn, a call to a demo, a frame. */
  send(kind: string, payload: unknown): void;
  on(kind: string, heard: (payload: unknown, from: string) => void): () => void;
  /** Tells the others what this window shows: see `Peer.shows`. */
  tell(shows: string): void;
  /** Says goodbye when the page is left; `rejoin` says hello again, should it come back. */
  leave(): void;
  rejoin(): void;
  /** Leaves for good. */
  close(): void;
}

export interface RoomOptions {
  session: string;
  me: string;
  role: Role;
  build: string;
  channel: Channel;
  /** Registers from before a reload. */
  kept?: readonly unknown[];
}

/** How long a window waits for an answer before it takes itself to be the first, ms. */
export const WAIT = 150;
const BEAT = 1000;
/** Registers at rest for this long ought to be the same everywhere, ms. */
const REST = 500;

/** Enters a room: says hello, and listens. */
export function createRoom({ session, me, role, build, channel, kept }: RoomOptions): Room {
  const line = createLine({ me, role, build, channel });
  const { store: peers } = line.peers;
  const registers = createRegisters(
    me,
    (entries) => {
      if (!line.lone()) line.post({ kind: 'patch', entries });
    },
    kept,
  );
  const election = createElection({ me, role, build, registers, peers: peers.getState });
  const whispers = createListeners();
  const leaderListeners = new Set<() => void>();
  let [joined, changed] = [false, 0];
  let resolve!: (answered: boolean) => void;
  const whenJoined = new Promise<boolean>((done) => {
    resolve = done;
  });

  const settle = (answered: boolean) => {
    if (joined) return;
    joined = true;
    clearTimeout(waiting);
    if (!answered && role !== 'remote') election.claim();
    resolve(answered);
    for (const listener of [...leaderListeners]) listener();
  };
  const snapshot = () =>
    line.post({ kind: 'snapshot', entries: registers.entries(), digest: registers.digest(), joined });
  const beat = (ask = false) => line.post({ kind: 'beat', digest: registers.digest(), ask });

  const heard = (message: Message, from: string, first: boolean) => {
    if (message.kind === 'hello') snapshot();
    else if (message.kind === 'snapshot') {
      registers.merge(message.entries);
      if (message.joined) settle(true);
      // What this window has and the other has not.
      if (registers.digest() !== message.digest) snapshot();
    } else if (first) snapshot();
    if (message.kind === 'patch') registers.merge(message.entries);
    if (message.kind === 'say') whispers.tell(message.what, message.payload, from);
    if (message.kind === 'beat') {
      if (message.ask) beat();
      // Something got lost on the way.
      if (joined && message.digest !== registers.digest() && Date.now() - changed > REST) snapshot();
    }
  };
  line.listen({ heard, gone: () => joined && election.gone() });

  const unsubscribe = registers.subscribe((keys) => {
    changed = Date.now();
    if (keys.includes('leader')) for (const listener of [...leaderListeners]) listener();
  });
  const heart = setInterval(() => {
    const { ask, gone } = line.peers.check(Date.now());
    beat(ask);
    if (!joined) return;
    if (gone.length > 0) election.gone();
    election.check();
  }, BEAT);
  const waiting = setTimeout(() => settle(false), WAIT);
  line.post({ kind: 'hello' });

  return {
    session,
    me,
    role,
    build,
    registers,
    peers,
    joined: whenJoined,
    leads: () => !joined || election.leads(),
    takeOver: election.claim,
    onLeader(listener) {
      leaderListeners.add(listener);
      return () => {
        leaderListeners.delete(listener);
      };
    },
    send(what, payload) {
      if (joined && !line.lone()) line.post({ kind: 'say', what, payload });
    },
    on: whispers.on,
    tell(shows) {
      if (line.show(shows) && !line.lone()) beat();
    },
    leave: () => line.post({ kind: 'bye' }),
    rejoin: () => line.post({ kind: 'hello' }),
    close() {
      line.post({ kind: 'bye' });
      clearInterval(heart);
      clearTimeout(waiting);
      election.close();
      unsubscribe();
      line.close();
    },
  };
}

/** Listeners by the kind of message they want. */
function createListeners() {
  const all = new Map<string, Set<(payload: unknown, from: string) => void>>();
  return {
    on(what: string, heard: (payload: unknown, from: string) => void) {
      const some = all.get(what) ?? new Set();
      all.set(what, some.add(heard));
      return () => {
        some.delete(heard);
      };
    },
    tell(what: string, payload: unknown, from: string) {
      for (const heard of [...(all.get(what) ?? [])]) heard(payload, from);
    },
  };
}
