import type { Channel } from './channel';
import { createPeers, type Role } from './peers';
import type { Entry } from './registers';

/** What windows say to each other. */
export type Message =
  /** Who is here? */
  | { kind: 'hello' }
  /** All that the sender knows; `joined` when it is more than what it kept from before. */
  | { kind: 'snapshot'; entries: readonly Entry[]; digest: number; joined: boolean }
  | { kind: 'patch'; entries: readonly Entry[] }
  | { kind: 'beat'; digest: number; ask: boolean }
  | { kind: 'say'; what: string; payload: unknown }
  | { kind: 'bye' };

/** Version of the messages: windows that speak another one are seen, and not listened to. */
export const PROTOCOL = 1;

interface Envelope {
  protocol: number;
  from: string;
  role: Role;
  build: string;
  shows: string;
  message: Message;
}

interface LineOptions {
  me: string;
  role: Role;
  build: string;
  channel: Channel;
}

interface Listener {
  /** A message of a window of the same build; `first` when it was not known to be there. */
  heard(message: Exclude<Message, { kind: 'bye' }>, from: string, first: boolean): void;
  /** A window said goodbye. */
  gone(): void;
}

/** The channel with names on it: who is there, and what those of the same build say. */
export function createLine({ me, role, build, channel }: LineOptions) {
  const peers = createPeers();
  // What a window sends on its way out may arrive after its goodbye; only a hello brings it back.
  const left = new Set<string>();
  let shows = '';
  let listener: Listener = { heard() {}, gone() {} };

  channel.listen((data) => {
    if (!isEnvelope(data) || data.from === me) return;
    const { from, message } = data;
    if (message.kind === 'hello') left.delete(from);
    else if (left.has(from)) return;
    if (message.kind === 'bye') {
      left.add(from);
      if (peers.forget(from)) listener.gone();
      return;
    }
    const now = Date.now();
    const first = !peers.heard(from, now);
    if (first || message.kind === 'hello' || message.kind === 'beat') {
      peers.put({ id: from, role: data.role, build: data.build, shows: data.shows, seen: now });
    }
    if (data.build === build && data.protocol === PROTOCOL) listener.heard(message, from, first);
  });

  return {
    peers,
    listen(next: Listener) {
      listener = next;
    },
    post(message: Message) {
      channel.post({ protocol: PROTOCOL, from: me, role, build, shows, message } satisfies Envelope);
    },
    lone: () => peers.store.getState().length === 0,
    /** False when that is what it showed already. */
    show(next: string): boolean {
      const news = next !== shows;
      shows = next;
      return news;
    },
    close: () => channel.close(),
  };
}

function isEnvelope(data: unknown): data is Envelope {
  const { from, build, message } = (data ?? {}) as Partial<Envelope>;
  return typeof from === 'string' && typeof build === 'string' && typeof message?.kind === 'string';
}
