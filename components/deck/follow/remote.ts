import type { StoreApi } from 'zustand/vanilla';
import { toBase64url } from './base64url';
import { type Line, type OpenLine, openLine } from './broker';
import { createFollower, type FollowerState } from './follower';
import { type RemoteLink, topics } from './links';
import { encode, type RemoteCommand, remoteFields } from './messages';
import { importPrivate, seal } from './signing';

/** How long the lecturer's window may take to answer a command, in ms. */
const ANSWER = 3000;

/** The lecturer's phone: it hears what a follower hears, and its commands are obeyed. */
export interface RemoteControl {
  store: StoreApi<FollowerState>;
  /** Sends a command; resolves to whether the lecturer's window answered. */
  ask(command: RemoteCommand): Promise<boolean>;
  close(): void;
}

export async function createRemote(
  link: RemoteLink,
  options: { line?: OpenLine; clock?: () => number } = {},
): Promise<RemoteControl> {
  const [x, y] = [link.own.subarray(0, 32), link.own.subarray(32)].map(toBase64url);
  const key = await importPrivate(link.secret, x, y);
  const topic = topics(link.topic).remote;
  const open = options.line ?? openLine;
  let line: Line | undefined;
  const follower = await createFollower({
    link,
    device: '',
    clock: options.clock,
    line: (asked) => {
      line = open(asked);
      return line;
    },
  });
  const { store } = follower;
  let n = 0;

  /** The lecturer's window sends a message after each command, and its counter is above the command's. */
  const answered = (to: number) =>
    new Promise<boolean>((done) => {
      const end = (value: boolean) => {
        clearTimeout(late);
        unsubscribe();
        done(value);
      };
      const unsubscribe = store.subscribe(({ lead }) => lead && lead.n > to && end(true));
      const late = setTimeout(() => end(false), ANSWER);
    });

  return {
    store,
    async ask(command) {
      const { lead } = store.getState();
      if (!lead || !line) return false;
      n = Math.max(n, lead.n) + 1;
      const mine = n;
      const answer = answered(mine);
      const sent = await line.publish(
        topic,
        await seal(topic, key, encode(remoteFields, { n: mine, command })),
      );
      return sent && answer;
    },
    close: follower.close,
  };
}
