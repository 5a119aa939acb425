import type { LineStatus } from './broker';
import type { ClassPlace } from './deviceSettings';

/** Register of the class that follows: an `OpenClass`, or null while nobody does. */
export const CLASS = 'class';
/** Register of how the line is: a `ClassLine`. */
export const CLASS_LINE = 'classLine';
/** Register of the answers to the question of a demo. */
export const votesKey = (slide: string, demo: string) => `votes:${slide}/${demo}`;
/** Register of whether the audience sees them. */
export const votesShownKey = (slide: string) => `votesShown:${slide}`;

/** A class that follows now. */
export interface OpenClass extends ClassPlace {
  /** When it was opened, or got other keys. */
  stamp: number;
}

export interface ClassLine {
  line: LineStatus;
  /** When the remote was last heard, in ms since 1970. */
  remote: number | null;
  /** Messages and votes that were dropped. */
  dropped: number;
}

/** What the register says, or null for anything else. */
export function classOf(value: unknown): OpenClass | null {
  const { broker, topic, students, stamp } = (value ?? {}) as Partial<OpenClass>;
  const right = typeof broker === 'string' && typeof topic === 'string' && typeof students === 'string';
  return right ? { broker, topic, students, stamp: Number(stamp) || 0 } : null;
}

export function lineOf(value: unknown): ClassLine | null {
  return typeof value === 'object' && value !== null && 'line' in value ? (value as ClassLine) : null;
}

/** How the line is, in words. */
export function lineWords(line: ClassLine['line'] | undefined): string {
  switch (line) {
    case 'connected':
      return 'Connected: the class sees this slide.';
    case 'waiting':
      return 'No connection to the broker. Trying again.';
    case 'refused':
      return 'The broker refuses this name or password.';
    case 'closed':
      return 'This browser keeps no keys, as in a private window: open the lecture in an ordinary one.';
    default:
      return 'Connecting to the broker.';
  }
}
