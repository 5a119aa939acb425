import type { DeckSlide } from '../slides';
import type { RunMark } from './runState';

const FORMAT = 'premio-nobel-fisica-2024/path';
const VERSION = 1;
/** A longer text is no path: an hour of a lively lecture takes a few hundred kilobytes. */
const MAX_LENGTH = 2e7;

/** Something that happened, ms after the start: a register of the deck was written, or a demo's run changed. */
export type PathEntry =
  | readonly [ms: number, write: { set: string; to: unknown }]
  | readonly [ms: number, change: { topic: string; mark: RunMark }];

/** A recorded lecture: which slide and step was shown when, and what was done to the demos. */
export interface LecturePath {
  /** The deck it was recorded with. */
  deck: string;
  /** Day of the recording, ISO. */
  made: string;
  /** Length in ms. */
  length: number;
  log: readonly PathEntry[];
}

/** Registers that a path holds: what the audience sees of the deck. */
export function isPathKey(key: string): boolean {
  return key === 'slide' || key === 'screen' || key.startsWith('step:');
}

/** The slide that an entry is about, if it is about one. */
export function slideOfEntry([, what]: PathEntry): string | undefined {
  if ('topic' in what) return what.topic.slice(0, what.topic.indexOf('/'));
  if (what.set === 'slide') return String(what.to);
  return what.set.startsWith('step:') ? what.set.slice('step:'.length) : undefined;
}

/** A name for a deck: another one when a slide or its steps changed. */
export function deckPrint(slides: readonly Pick<DeckSlide, 'id' | 'steps'>[]): string {
  let hash = 0x811c9dc5;
  for (const { id, steps } of slides) {
    for (const char of `${id}:${steps}\n`) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** The file of a path. */
export function writePath(path: LecturePath): string {
  const { log, ...head } = path;
  const lines = log.map((entry) => JSON.stringify(entry)).join(',\n');
  return `${JSON.stringify({ format: FORMAT, version: VERSION, ...head }).slice(0, -1)},"log":[\n${lines}\n]}\n`;
}

/**
 * Reads a file. What this deck does not have is left out, with a note.
 * @throws RangeError with one clear line when it is no path
 */
export function readPath(text: string, slides: readonly DeckSlide[]): { path: LecturePath; notes: string[] } {
  const file = parse(text);
  if (typeof file.version !== 'number' || file.version > VERSION) {
    throw new RangeError('this path was made by a newer version of the site');
  }
  const length = Number(file.length);
  if (!Number.isFinite(length) || length < 0 || !Array.isArray(file.log)) {
    throw new RangeError('this path is damaged');
  }
  const entries = (file.log as unknown[]).filter(isEntry).filter(([ms]) => ms <= length);
  if (entries.some(([ms], i) => i > 0 && ms < entries[i - 1][0])) {
    throw new RangeError('this path is damaged: its times go backwards');
  }
  const known = new Set(slides.map(({ id }) => id));
  const unknown = new Set<string>();
  const log = entries.filter((entry) => {
    const slide = slideOfEntry(entry);
    if (slide !== undefined && !known.has(slide)) unknown.add(slide);
    return slide === undefined || known.has(slide);
  });
  if (!log.some(([, what]) => 'set' in what && what.set === 'slide')) {
    throw new RangeError('this path shows no slide of this lecture');
  }
  const deck = String(file.deck ?? '');
  const path = { deck, made: String(file.made ?? '').slice(0, 10), length, log };
  return { path, notes: notesOn(path, slides, unknown.size, file.log.length - entries.length) };
}

function notesOn(path: LecturePath, slides: readonly DeckSlide[], unknown: number, junk: number): string[] {
  const notes: string[] = [];
  if (path.deck !== deckPrint(slides)) {
    notes.push('This path was recorded with another version of the lecture: slides may have changed since.');
  }
  if (unknown > 0) {
    notes.push(`${unknown} of its slides ${unknown === 1 ? 'is' : 'are'} not there any more and left out.`);
  }
  if (junk > 0) {
    notes.push(
      `${junk} of its entries make${junk === 1 ? 's' : ''} no sense and ${junk === 1 ? 'is' : 'are'} left out.`,
    );
  }
  return notes;
}

function parse(text: string): Record<string, unknown> {
  if (text.length > MAX_LENGTH) throw new RangeError('this file is too large for a path');
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new RangeError('this is not a recorded path');
  }
  if ((file as { format?: unknown } | null)?.format !== FORMAT)
    throw new RangeError('this is not a recorded path');
  return file as Record<string, unknown>;
}

function isEntry(value: unknown): value is PathEntry {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [ms, what] = value as [unknown, Record<string, unknown> | null];
  if (typeof ms !== 'number' || !(ms >= 0) || typeof what !== 'object' || what === null) return false;
  if (typeof what.topic === 'string') return what.topic.includes('/') && isMark(what.mark);
  return typeof what.set === 'string' && isPathKey(what.set) && isValue(what.set, what.to);
}

function isValue(key: string, value: unknown): boolean {
  if (key === 'slide') return typeof value === 'string';
  if (key === 'screen') return value === 'shown' || value === 'black' || value === 'white';
  return Number.isInteger(value) && (value as number) >= 0;
}

/** Its parameters and events are read by the demo itself, which knows what is legal. */
function isMark(value: unknown): value is RunMark {
  const mark = value as Partial<RunMark> | null;
  if (typeof mark !== 'object' || mark === null) return false;
  const { fresh, demo, version, params, seed, events, step, runs, speed, prediction, readouts } = mark;
  const object = (part: unknown) => typeof part === 'object' && part !== null && !Array.isArray(part);
  const begun = typeof demo === 'string' && typeof version === 'number' && object(params) && events;
  return (Number.isInteger(step) &&
    (step as number) >= 0 &&
    typeof runs === 'boolean' &&
    (!fresh || (begun && seed !== undefined && speed !== undefined && object(prediction))) &&
    (params === undefined || object(params)) &&
    (seed === undefined || (Number.isInteger(seed) && seed >= 0)) &&
    (speed === undefined || ['slow', 'normal', 'max'].includes(speed)) &&
    (prediction === undefined || object(prediction)) &&
    (readouts === undefined || object(readouts)) &&
    (events === undefined || (Array.isArray(events) && Array.isArray(events[1])))) as boolean;
}
