import { connect as connectSocket, createServer, type Socket } from 'node:net';
import mqtt, { type MqttClient } from 'mqtt';
import { randomText } from '@/components/deck/follow/base64url';
import { createFollower, type Follower } from '@/components/deck/follow/follower';
import { createLeader, type Leader } from '@/components/deck/follow/leader';
import { type FollowLink, TOPIC_BYTES, topics } from '@/components/deck/follow/links';
import {
  encode,
  type LeadState,
  leadFields,
  type RemoteCommand,
  remoteFields,
} from '@/components/deck/follow/messages';
import { createKeys, exportPublic, seal } from '@/components/deck/follow/signing';

/** A class over a real broker: a lecturer, followers, and whoever else knows the topic. */
export interface LectureClass {
  leader: Leader;
  link: FollowLink;
  state: LeadState;
  /** What the remote asked for, as the lecturer's window obeyed it. */
  commands: RemoteCommand[];
  votes: { device: string; payload: Uint8Array }[];
  remoteKeys: CryptoKeyPair;
  join(broker?: string): Promise<Follower>;
  close(): void;
}

export async function openClass(broker: string): Promise<LectureClass> {
  const keys = await createKeys();
  const remoteKeys = await createKeys();
  const link = { broker, topic: randomText(TOPIC_BYTES), key: await exportPublic(keys.publicKey) };
  const state: LeadState = {
    slide: 'opening',
    step: 0,
    query: '',
    screen: 'shown',
    route: null,
    clock: null,
  };
  const commands: RemoteCommand[] = [];
  const votes: LectureClass['votes'] = [];
  const joined: Follower[] = [];
  const leader = createLeader({
    broker,
    topic: link.topic,
    key: keys.privateKey,
    remoteKey: remoteKeys.publicKey,
    now: () => ({ ...state }),
    command: (command) => commands.push(command),
    vote: (device, payload) => votes.push({ device, payload }),
  });
  return {
    leader,
    link,
    state,
    commands,
    votes,
    remoteKeys,
    async join(through = broker) {
      const follower = await createFollower({
        link: { ...link, broker: through },
        device: randomText(TOPIC_BYTES),
      });
      joined.push(follower);
      return follower;
    },
    close() {
      for (const follower of joined) follower.close();
      leader.close();
    },
  };
}

/** Resolves once `holds`; rejects after `limit` ms. */
export async function until(holds: () => boolean, limit = 10_000): Promise<number> {
  const start = performance.now();
  while (!holds()) {
    if (performance.now() - start > limit) throw new Error(`waited ${limit} ms in vain for ${holds}`);
    await new Promise((done) => setTimeout(done, 2));
  }
  return performance.now() - start;
}

/** Moves the lecture and measures, for each follower, how long it takes to be there, in ms. */
export async function moveTo(
  room: LectureClass,
  followers: readonly Follower[],
  slide: string,
): Promise<number[]> {
  const start = performance.now();
  const arrivals = followers.map(
    ({ store }) =>
      new Promise<number>((done, fail) => {
        const late = setTimeout(() => fail(new Error(`a follower never came to ${slide}`)), 10_000);
        const leave = store.subscribe(({ lead }) => {
          if (lead?.slide !== slide) return;
          leave();
          clearTimeout(late);
          done(performance.now() - start);
        });
      }),
  );
  room.state.slide = slide;
  room.leader.changed();
  return Promise.all(arrivals);
}

/** A line to the broker that can be cut and mended, as a phone in a lift. */
export async function openCuttable(broker: string) {
  const { hostname, port } = new URL(broker);
  const sockets = new Set<Socket>();
  let cut = false;
  const server = createServer((near) => {
    if (cut) return void near.destroy();
    const far = connectSocket({ host: hostname, port: Number(port) });
    for (const [from, to] of [
      [near, far],
      [far, near],
    ]) {
      sockets.add(from);
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `ws://127.0.0.1:${(server.address() as { port: number }).port}/`,
    cut() {
      cut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend() {
      cut = false;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** Somebody who knows broker, topic and public key, and has heard everything since the start. */
export async function openMalice({ link, remoteKeys }: LectureClass) {
  const { lead, remote } = topics(link.topic);
  const client: MqttClient = await mqtt.connectAsync(link.broker);
  const heard: { topic: string; payload: Uint8Array }[] = [];
  client.on('message', (topic, payload) => heard.push({ topic, payload: new Uint8Array(payload) }));
  await client.subscribeAsync([lead, remote], { qos: 1 });
  const own = await createKeys();
  const far = Date.now() + 1e9;
  const forged = (n: number) =>
    encode(leadFields, {
      n,
      slide: 'forged',
      step: 0,
      query: '',
      screen: 'black',
      route: null,
      clock: null,
      sent: Date.now(),
    });

  return {
    client,
    /** Everything that such a person can publish in the lecturer's name. Resolves to how many messages that were. */
    async attack(): Promise<number> {
      const genuine = heard.filter(({ topic }) => topic === lead).map(({ payload }) => payload);
      const altered = genuine.map((payload) => {
        const copy = payload.slice();
        copy[copy.length - 5] ^= 1;
        return copy;
      });
      const grafted = genuine.map((payload) =>
        Buffer.concat([payload.subarray(0, 64), Buffer.from(forged(far))]),
      );
      const commands = [
        await seal(remote, own.privateKey, encode(remoteFields, { n: far, command: 'next' })),
        // The remote's own signature, but for another topic than the one it is sent on.
        await seal(lead, remoteKeys.privateKey, encode(remoteFields, { n: far, command: 'next' })),
        ...heard.filter(({ topic }) => topic === remote).map(({ payload }) => payload),
      ];
      const leads = [
        await seal(lead, own.privateKey, forged(far)),
        await seal(lead, remoteKeys.privateKey, forged(far + 1)),
        ...genuine,
        ...altered,
        ...grafted,
        ...junk(200),
        Buffer.alloc(100_000, 'a'),
      ];
      const all = [
        ...leads.map((payload) => ({ topic: lead, payload, retain: true })),
        ...commands.map((payload) => ({ topic: remote, payload, retain: false })),
      ];
      await Promise.all(
        all.map(({ topic, payload, retain }) =>
          client.publishAsync(topic, Buffer.from(payload), { qos: 1, retain }),
        ),
      );
      return leads.length + commands.length;
    },
    close: () => client.endAsync(true),
  };
}

/** Messages that are none. */
export function junk(count: number): Buffer[] {
  const texts = [
    '',
    '{}',
    'null',
    '[]',
    '{"v":1}',
    '\ufeff{}',
    '"'.repeat(300),
    '{"__proto__":{"n":1}}',
    '[['.repeat(1000),
    '{"v":1,"n":1e400}',
  ];
  return Array.from({ length: count }, (_, i) => {
    const signature = Buffer.from(
      Array.from({ length: i % 3 ? 64 : i % 80 }, (_, k) => (31 * i + 17 * k) % 256),
    );
    return Buffer.concat([signature, Buffer.from(texts[i % texts.length])]);
  });
}
