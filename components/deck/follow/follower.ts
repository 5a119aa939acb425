import { createStore, type StoreApi } from 'zustand/vanilla';
import { type LineStatus, type OpenLine, openLine } from './broker';
import { HEARTBEAT } from './leader';
import { type FollowLink, topics } from './links';
import { encode, type LeadMessage, leadFields, type Vote, voteFields } from './messages';
import { createReceiver, type Drops, noDrops } from './receiver';
import { importPublic } from './signing';

/** Nothing heard for so long: the lecturer is away, in ms. */
export const AWAY = 4 * HEARTBEAT;
/** Shortest time between two votes of a device, in ms. */
const VOTE_PACE = 1000;
/** A vote that finds no line is sent again so often, each time after twice the wait. */
const VOTE_TRIES = 5;

export interface FollowerState {
  line: LineStatus;
  /** The newest message of the lecturer that counts. */
  lead: LeadMessage | null;
  /** A message that was old when it came first: where the lecture was before the lecturer went away. */
  past: LeadMessage | null;
  /** Nothing was heard for a while. */
  away: boolean;
  drops: Drops;
}

export interface FollowerOptions {
  link: FollowLink;
  /** Random name of this device, under which its votes are published. */
  device: string;
  /** Counter of the last message heard on an earlier visit. */
  after?: number;
  line?: OpenLine;
  clock?: () => number;
}

export interface Follower {
  store: StoreApi<FollowerState>;
  /** Publishes an answer; resolves to whether the broker has it. */
  vote(vote: Omit<Vote, 'v'>): Promise<boolean>;
  close(): void;
}

/** Hears a lecturer, and nobody else. */
export async function createFollower({
  link,
  device,
  after,
  line: open = openLine,
  clock = Date.now,
}: FollowerOptions): Promise<Follower> {
  const { lead, votes } = topics(link.topic);
  const receiver = createReceiver<LeadMessage>({
    topic: lead,
    key: await importPublic(link.key),
    fields: leadFields,
    after,
  });
  const store = createStore<FollowerState>(() => ({
    line: 'connecting',
    lead: null,
    past: null,
    away: false,
    drops: noDrops,
  }));
  let silence: ReturnType<typeof setTimeout> | undefined;
  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(() => store.setState({ away: true }), AWAY);
  };
  listen();

  const hear = async (payload: Uint8Array) => {
    const message = await receiver.hear(payload);
    const drops = { ...receiver.drops };
    if (!message) return store.setState({ drops });
    const { lead: before, past } = store.getState();
    // The first message may be one that the broker kept of an hour ago, or that somebody repeats. Once the counter has
    // moved under our eyes the lecturer is there, whatever this device's clock says.
    if (!before && !past && Math.abs(clock() - message.sent) > AWAY) store.setState({ past: message, drops });
    else {
      listen();
      store.setState({ lead: message, past: null, away: false, drops });
    }
  };

  const line = open({
    broker: link.broker,
    hears: [lead],
    heard: (_, payload) => void hear(payload),
    status: (status) => store.setState({ line: status }),
  });

  let lastVote = Number.NEGATIVE_INFINITY;
  return {
    store,
    async vote(vote) {
      for (let tries = 0; tries < VOTE_TRIES; tries++) {
        const wait = Math.max(0, lastVote + VOTE_PACE * 2 ** tries - clock());
        lastVote = clock() + wait;
        if (wait > 0) await new Promise((done) => setTimeout(done, wait));
        if (await line.publish(`${votes}/${device}`, encode(voteFields, vote))) return true;
      }
      return false;
    },
    close() {
      clearTimeout(silence);
      line.close();
    },
  };
}
