/** What a reader has done in the exercises: plain data, kept on the device and carried in a file. */

/** What was typed or chosen last in one field. */
export interface Given {
  text: string;
  right: boolean;
}

export interface ExerciseRecord {
  /** By the number of the field, from 1. */
  given?: Record<string, Given>;
  /** The reader says so, where nothing can be checked. */
  marked?: boolean;
  /** The solution was opened before the exercise was done. */
  seen?: boolean;
}

/** By `chapter/exercise`. */
export type Progress = Record<string, ExerciseRecord>;

/** An exercise and how many fields it has. */
export interface Task {
  id: string;
  answers: number;
}

const FORMAT = 'exercise-progress';
/** Counts up when older records can no longer be read. */
export const VERSION = 1;
/** Longest text kept of one field. */
export const MAX_TEXT = 60;

/** Name of an exercise in the records. */
export function nameOf(chapter: string, exercise: string): string {
  return `${chapter}/${exercise}`;
}

/** True when every field of the exercise is right, or, without fields, the reader has marked it. */
export function isDone(record: ExerciseRecord | undefined, answers: number): boolean {
  if (!answers) return record?.marked === true;
  return Array.from({ length: answers }, (_, i) => record?.given?.[i + 1]?.right === true).every(Boolean);
}

/** How many exercises of a chapter are done, and of how many the solution was seen first. */
export function countDone(progress: Progress, chapter: string, tasks: Task[]) {
  const records = tasks.map(({ id, answers }) => {
    const record = progress[nameOf(chapter, id)];
    return { done: isDone(record, answers), seen: record?.seen === true };
  });
  return {
    done: records.filter(({ done }) => done).length,
    seen: records.filter(({ seen }) => seen).length,
    records,
  };
}

/** The records as the text of a file. */
export function writeProgress(progress: Progress): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, exercises: progress }, null, 1)}\n`;
}

/**
 * The records in a text written by `writeProgress`; entries that make no sense are left out and counted.
 *
 * @throws RangeError with a reason for the reader
 */
export function readProgress(text: string): { progress: Progress; dropped: number } {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new RangeError('this file is not JSON');
  }
  if (!isRecord(file) || file.format !== FORMAT || !isRecord(file.exercises)) {
    throw new RangeError('this file holds no progress of these exercises');
  }
  if (file.version !== VERSION) throw new RangeError('this file was written by another version of the site');
  const entries = Object.entries(file.exercises);
  const read = entries.flatMap(([name, value]): [string, ExerciseRecord][] => {
    const record = /^[a-z0-9-]+\/[a-z0-9-]+$/.test(name) ? readRecord(value) : null;
    return record ? [[name, record]] : [];
  });
  return { progress: Object.fromEntries(read), dropped: entries.length - read.length };
}

function readRecord(value: unknown): ExerciseRecord | null {
  if (!isRecord(value)) return null;
  const given = Object.entries(isRecord(value.given) ? value.given : {}).flatMap(
    ([n, field]): [string, Given][] =>
      /^\d+$/.test(n) && isRecord(field) && typeof field.text === 'string'
        ? [[n, { text: field.text.slice(0, MAX_TEXT), right: field.right === true }]]
        : [],
  );
  const record: ExerciseRecord = {
    ...(given.length && { given: Object.fromEntries(given) }),
    ...(value.marked === true && { marked: true }),
    ...(value.seen === true && { seen: true }),
  };
  return Object.keys(record).length ? record : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
