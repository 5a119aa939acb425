import { type Bytes, fromBase64url, toBase64url } from './base64url';
import { PRIVATE_BYTES, PUBLIC_BYTES } from './signing';

/** Whom to follow, and where: what a follower's link holds. */
export interface FollowLink {
  /** Address of the broker, `wss://…`; `ws://…` in development. */
  broker: string;
  /** Random name of the class. */
  topic: string;
  /** Public key of the lecturer. */
  key: Bytes;
}

/** What the remote's link holds besides: the keys of the remote. */
export interface RemoteLink extends FollowLink {
  /** Public key of the remote: its two coordinates. */
  own: Bytes;
  /** Private key of the remote, in base64url. */
  secret: string;
}

/** Name of the follower's entry in the query of the stage. */
export const FOLLOW = 'follow';
const TOPIC = /^[\w-]{16}$/;
/** Random bytes that make a topic. */
export const TOPIC_BYTES = 12;

/** Topics of a class: the lecturer writes the first, the remote the second, followers the third. */
export const topics = (topic: string) => ({
  lead: `lecture/${topic}`,
  remote: `lecture/${topic}/remote`,
  votes: `lecture/${topic}/votes`,
});

/**
 * Checks the address of a broker; without a scheme it is `wss://`. What is wrong is said in words.
 * @param secure whether this page came by https
 */
export function readBroker(text: string, secure = false): { broker: string } | { problem: string } {
  const typed = text.trim();
  const url = parseUrl(/^\w+:\/\//.test(typed) ? typed : `wss://${typed}`);
  if (!typed || !url?.hostname)
    return { problem: 'Give the address of a broker, such as wss://broker.example.org:8084/mqtt.' };
  if (url.protocol !== 'wss:' && url.protocol !== 'ws:') {
    return { problem: `A page can reach a broker over WebSocket only: wss://…, not ${url.protocol}//….` };
  }
  const here = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (secure && url.protocol === 'ws:' && !here) {
    return { problem: 'This page came by https: the browser lets it reach wss:// only, not ws://.' };
  }
  url.hash = '';
  return { broker: url.href };
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** The value of `follow` in a follower's address: key, topic, broker; `wss://` goes without saying. */
export function writeFollow({ broker, topic, key }: FollowLink): string {
  return [toBase64url(key), topic, shortBroker(broker)].join('.');
}

/** Inverse of `writeFollow`; null when the link is damaged. */
export function readFollow(text: string): FollowLink | null {
  const [key = '', topic = '', ...rest] = text.split('.');
  return followLink(key, topic, rest.join('.'));
}

/** The fragment of the remote's address: it never leaves the phone, unlike a query. */
export function writeRemote(link: RemoteLink): string {
  return [toBase64url(link.own), link.secret, writeFollow(link)].join('.');
}

/** Inverse of `writeRemote`; null when the link is damaged. */
export function readRemote(text: string): RemoteLink | null {
  const [own = '', secret = '', ...rest] = text.replace(/^#/, '').split('.');
  const link = readFollow(rest.join('.'));
  const bytes = fromBase64url(own, PUBLIC_BYTES);
  return link && bytes && fromBase64url(secret, PRIVATE_BYTES) ? { ...link, own: bytes, secret } : null;
}

function followLink(key: string, topic: string, rest: string): FollowLink | null {
  const bytes = fromBase64url(key, PUBLIC_BYTES);
  const read = readBroker(rest);
  return bytes && TOPIC.test(topic) && 'broker' in read ? { broker: read.broker, topic, key: bytes } : null;
}

function shortBroker(broker: string): string {
  return broker.replace(/^wss:\/\//, '').replace(/\/$/, '');
}

/** Address of a slide with its demos' settings, as short as it can be: no step at 0, nothing that goes without saying. */
export function slideLink(
  stage: string,
  { slide, step, query }: { slide: string; step: number; query: string },
  follow?: string,
): string {
  const search = [query, follow && `${FOLLOW}=${follow}`].filter(Boolean).join('&');
  return `${stage}${search ? `?${search}` : ''}#/${slide}${step > 0 ? `/${step}` : ''}`;
}
