import { basePath } from '@/components/mdx/href';
import { randomText } from './base64url';
import { TOPIC_BYTES } from './links';

/* What the device keeps. Names carry the base path: several sites may share an origin. */
const name = (part: string) => `${basePath}/follow/${part}`;

/** Where a class meets. */
export interface ClassPlace {
  /** The lecturer's address of the broker. */
  broker: string;
  /** Address for the class where it signs in under another name, else empty. */
  students: string;
  topic: string;
}

export function readPlace(): ClassPlace {
  const kept = read('class') as Partial<ClassPlace> | null;
  const { broker = '', students = '', topic } = kept ?? {};
  return { broker: String(broker), students: String(students), topic: topicOf(topic) };
}

function topicOf(kept: unknown): string {
  return typeof kept === 'string' && kept.length === 16 ? kept : randomText(TOPIC_BYTES);
}

export function keepPlace(place: ClassPlace): void {
  write('class', place);
}

/** The counter of the lecturer's messages, or of a reader's last one. */
export function readCounter(of: string): number {
  const n = read(of);
  return Number.isSafeInteger(n) ? (n as number) : 0;
}

export function keepCounter(of: string, n: number): void {
  write(of, n);
}

/** What a follower's device knows of one class: a random name for its votes, and what it has answered. */
export interface Voter {
  topic: string;
  device: string;
  /** Questions answered, as `slide/demo`. */
  answered: string[];
  /** Whether answers are sent; null before anybody was asked. */
  sends: boolean;
}

export function readVoter(topic: string): Voter {
  const kept = read('voter') as Partial<Voter> | null;
  if (kept?.topic === topic && typeof kept.device === 'string' && Array.isArray(kept.answered)) {
    return { topic, device: kept.device, answered: kept.answered, sends: kept.sends !== false };
  }
  // Another class, another name: nobody can tell that it is the same device.
  return { topic, device: randomText(TOPIC_BYTES), answered: [], sends: true };
}

export function keepVoter(voter: Voter): void {
  write('voter', voter);
}

/** Address of the published site, for phones; empty when it is the one this page came from. */
export function readSite(): string {
  const site = read('site');
  return typeof site === 'string' ? site : '';
}

export function keepSite(site: string): void {
  write('site', site);
}

/** The site as phones reach it, with a slash at its end. */
export function siteAddress(): string {
  return (readSite() || `${location.origin}${basePath}`).replace(/\/*$/, '/');
}

/** Whether the site is on this computer only: then no phone can reach it. */
export function isHere(address = siteAddress()): boolean {
  return /^https?:\/\/(localhost|127\.|\[::1\])/.test(address);
}

function read(part: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name(part)) ?? 'null');
  } catch {
    return null;
  }
}

/* Storage may be switched off or full: then it holds for this page. */
function write(part: string, value: unknown): void {
  try {
    localStorage.setItem(name(part), JSON.stringify(value));
  } catch {}
}
