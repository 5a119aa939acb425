import { createStore, type StoreApi } from 'zustand/vanilla';
import { type LineStatus, type OpenLine, openLine } from './broker';
import { topics } from './links';
import {
  encode,
  type LeadState,
  leadFields,
  type RemoteCommand,
  type RemoteMessage,
  remoteFields,
} from './messages';
import { createReceiver, type Drops, noDrops } from './receiver';
import { seal } from './signing';

/** The lecturer says where the lecture is at least so often, in ms. */
export const HEARTBEAT = 4000;
/** Shortest time between two messages, in ms: a slider that is dragged sends no flood. */
const PACE = 60;
/** How old the last message that a remote had heard may be when its command arrives, in ms. */
const FRESH = 3 * HEARTBEAT;

export interface LeaderState {
  line: LineStatus;
  /** What the remote's topic brought that was no command. */
  drops: Drops;
  /** When the remote was last heard, in ms since 1970; null before. */
  remote: number | null;
}

export interface LeaderOptions {
  broker: string;
  topic: string;
  key: CryptoKey;
  /** Public key of the remote, if there is one. */
  remoteKey?: CryptoKey;
  /** Where the lecture is now. */
  now(): LeadState;
  command(command: RemoteCommand): void;
  /** A vote, not yet read, of a device. */
  vote(device: string, payload: Uint8Array): void;
  /** The counter as it was kept, and the place to keep it. */
  counter?: { load(): number; save(n: number): void };
  line?: OpenLine;
  clock?: () => number;
}

/** Tells a class where the lecture is, and hears its remote and its votes. */
export interface Leader {
  store: StoreApi<LeaderState>;
  /** The lecture moved: it is sent as soon as the pace allows. */
  changed(): void;
  close(): void;
}

export function createLeader({
  clock = Date.now,
  line: open = openLine,
  counter,
  ...options
}: LeaderOptions): Leader {
  const { lead, remote, votes } = topics(options.topic);
  const store = createStore<LeaderState>(() => ({ line: 'connecting', drops: noDrops, remote: null }));
  let n = counter?.load() ?? 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let closed = false;

  // A command's counter is above that of the last message its remote heard, which was my clock: none of the phone's is trusted.
  const commands =
    options.remoteKey &&
    createReceiver<RemoteMessage>({
      topic: remote,
      key: options.remoteKey,
      fields: remoteFields,
      fresh: () => clock() - FRESH,
    });
  const hearRemote = async (payload: Uint8Array) => {
    const message = await commands?.hear(payload);
    if (commands) store.setState({ drops: { ...commands.drops } });
    if (!message) return;
    store.setState({ remote: clock() });
    // The remote waits for an answer, also where there is no further slide.
    n = Math.max(n, message.n);
    options.command(message.command);
    changed();
  };

  const send = async () => {
    due = Number.POSITIVE_INFINITY;
    last = clock();
    n = Math.max(n + 1, clock());
    counter?.save(n);
    schedule(HEARTBEAT);
    const text = encode(leadFields, { ...options.now(), n, sent: clock() });
    await line.publish(lead, await seal(lead, options.key, text), true);
  };
  const schedule = (wait: number) => {
    const at = clock() + wait;
    if (closed || at >= due) return;
    due = at;
    clearTimeout(timer);
    timer = setTimeout(() => void send(), wait);
  };
  const changed = () => schedule(Math.max(0, last + PACE - clock()));

  const line = open({
    broker: options.broker,
    hears: [remote, `${votes}/+`],
    heard(topic, payload) {
      if (topic === remote) void hearRemote(payload);
      else options.vote(topic.slice(votes.length + 1), payload);
    },
    status(status) {
      store.setState({ line: status });
      if (status === 'connected') changed();
    },
  });

  return {
    store,
    changed,
    close() {
      closed = true;
      clearTimeout(timer);
      line.close();
    },
  };
}
