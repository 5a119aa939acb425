/** What travels over the broker, and how strictly it is read: every field checked, nothing beside them, one spelling. */

/** Version of the messages; others are dropped as malformed. */
const VERSION = 1;

/** Where the lecture is. */
export interface LeadState {
  /** Id of the slide. */
  slide: string;
  step: number;
  /** Entries of the slide's demos for the address, as in a link to them. */
  query: string;
  screen: 'shown' | 'black' | 'white';
  /** Id of the route that the lecture takes; null for the whole lecture. */
  route: string | null;
  /** The lecture's own time: the slide it counts from, since when it runs (null while it rests), what ran before; in ms. */
  clock: readonly [from: string, since: number | null, before: number] | null;
}

/** The lecturer's message: signed, kept by the broker. */
export interface LeadMessage extends LeadState {
  v: typeof VERSION;
  /** Counter: grows with each message, and is the lecturer's clock in ms unless that would let it fall. */
  n: number;
  /** When it was sent, in ms since 1970 on the lecturer's clock. */
  sent: number;
}

/** What the phone in the lecturer's hand may ask for. */
export const remoteCommands = ['next', 'previous', 'black'] as const;
export type RemoteCommand = (typeof remoteCommands)[number];

/** A command of the remote: signed with its own key. */
export interface RemoteMessage {
  v: typeof VERSION;
  /** Greater than every counter the remote has seen or used: so it tells a repeated command, and how fresh one is. */
  n: number;
  command: RemoteCommand;
}

/** A follower's locked answer: an option, or a number for each field or abscissa. Not signed: anyone may vote. */
export interface Vote {
  v: typeof VERSION;
  slide: string;
  /** Name of the demo on its slide. */
  demo: string;
  answer: string | number[];
}

/** The fields of a message in their order, each with its test. */
type Fields<T> = { readonly [K in keyof T]-?: (value: unknown) => boolean };

const whole = (most: number) => (value: unknown) =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;
const time = whole(Number.MAX_SAFE_INTEGER);
const matches = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value);
const oneOf = (words: readonly string[]) => (value: unknown) => words.includes(value as string);
const version = (value: unknown) => value === VERSION;
const slideId = matches(/^[\p{L}\p{N}_-]{1,100}$/u);
const answer = (value: unknown) =>
  Array.isArray(value)
    ? value.length > 0 && value.length <= 40 && value.every((x) => Number.isFinite(x))
    : matches(/^[\w-]{1,60}$/)(value);

/** Longest query that is sent, in characters. */
export const LONGEST_QUERY = 1500;

export const leadFields: Fields<LeadMessage> = {
  v: version,
  n: time,
  slide: slideId,
  step: whole(99),
  query: (value) => typeof value === 'string' && value.length <= LONGEST_QUERY,
  screen: oneOf(['shown', 'black', 'white']),
  route: (value) => value === null || slideId(value),
  clock: (value) =>
    value === null ||
    (Array.isArray(value) &&
      value.length === 3 &&
      slideId(value[0]) &&
      (value[1] === null || time(value[1])) &&
      time(value[2])),
  sent: time,
};

export const remoteFields: Fields<RemoteMessage> = { v: version, n: time, command: oneOf(remoteCommands) };

export const voteFields: Fields<Vote> = {
  v: version,
  slide: slideId,
  demo: matches(/^[\w-]{1,60}$/),
  answer,
};

/** The one spelling of a message: its fields in their order, nothing between them. */
export function encode<T extends { v: number }>(fields: Fields<T>, message: Omit<T, 'v'>): string {
  const full = { ...message, v: VERSION } as unknown as T;
  return JSON.stringify(
    Object.fromEntries((Object.keys(fields) as (keyof T)[]).map((key) => [key, full[key]])),
  );
}

/** Reads a message; null unless it is spelled as `encode` would and every field passes. */
export function decode<T extends { v: number }>(fields: Fields<T>, text: string): T | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const message = value as T;
    const legal = (Object.keys(fields) as (keyof T)[]).every((key) => fields[key](message[key]));
    return legal && encode(fields, message) === text ? message : null;
  } catch {
    return null;
  }
}
