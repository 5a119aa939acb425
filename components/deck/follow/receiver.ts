import type { Bytes } from './base64url';
import { decode } from './messages';
import { open, verify } from './signing';

/** Why messages were dropped, counted. */
export interface Drops {
  /** Longer than any message may be. */
  long: number;
  /** Not spelled as a message is. */
  malformed: number;
  /** Not signed, or not with the key that counts. */
  unsigned: number;
  /** Heard before, or sent before one that was. */
  old: number;
  /** More at once than can be verified. */
  flooded: number;
}

/** Longest message, in bytes. */
export const LONGEST = 4096;
/** Most messages that wait for their verification. */
const WAITING = 64;

export const noDrops: Drops = { long: 0, malformed: 0, unsigned: 0, old: 0, flooded: 0 };

interface ReceiverOptions<T> {
  topic: string;
  key: CryptoKey;
  fields: Parameters<typeof decode<T & { v: number }>>[0];
  /** The counter below which everything is old. */
  after?: number;
  /** The lowest counter that is fresh now. */
  fresh?: () => number;
}

/** Lets signed messages through, each once and in order; counts what it drops. Nobody without the private key gets through. */
export function createReceiver<T extends { v: number; n: number }>({
  topic,
  key,
  fields,
  after = 0,
  fresh = () => 0,
}: ReceiverOptions<T>) {
  const drops: Drops = { ...noDrops };
  let last = after;
  let waiting = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const drop = (why: keyof Drops): null => {
    drops[why] += 1;
    return null;
  };
  const take = async (signature: Bytes, text: string, message: T): Promise<T | null> => {
    if (message.n <= last) return drop('old');
    if (!(await verify(topic, key, signature, text))) return drop('unsigned');
    last = message.n;
    return message;
  };

  return {
    drops: drops as Readonly<Drops>,
    last: () => last,
    /** The message, or null when it was dropped. */
    async hear(sealed: Uint8Array): Promise<T | null> {
      if (sealed.length > LONGEST) return drop('long');
      const opened = open(new Uint8Array(sealed));
      const message = opened && decode<T>(fields, opened.text);
      if (!message) return drop('malformed');
      if (message.n <= last || message.n < fresh()) return drop('old');
      if (waiting >= WAITING) return drop('flooded');
      waiting += 1;
      const mine = turn.then(() => take(opened.signature, opened.text, message));
      turn = mine.catch(() => {});
      try {
        return await mine;
      } finally {
        waiting -= 1;
      }
    },
  };
}

export type Receiver<T extends { v: number; n: number }> = ReturnType<typeof createReceiver<T>>;
