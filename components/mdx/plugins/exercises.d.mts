import type { ExerciseEntry } from './structure.mjs';

/** What an exercise asks for. */
export const KINDS: readonly string[];

/**
 * Finds the exercises of a chapter, in place, and says what it found.
 *
 * @throws Error `path:line: reason`
 */
export function exercises(
  tree: object,
  path: string,
  fail: (node: object, reason: string) => never,
): ExerciseEntry[];
