import type { Stroke } from './stroke';

/** One thing done to the ink of a slide, and undone as one. */
export type InkAct = { draw: readonly Stroke[] } | { erase: readonly string[] };

/**
 * The ink of a slide as what was done to it, of which the first `done` hold; the rest was undone. All windows share it, and
 * with it undo.
 */
export interface Ink {
  acts: readonly InkAct[];
  done: number;
}

export const NO_INK: Ink = { acts: [], done: 0 };

/** Acts kept beyond one for each stroke on the slide. */
const MOST_SPARE = 100;

/** The strokes on the slide, in the order they were drawn. */
export function strokesOf({ acts, done }: Ink): Stroke[] {
  const strokes = new Map<string, Stroke>();
  for (const act of acts.slice(0, done)) {
    if ('draw' in act) for (const stroke of act.draw) strokes.set(stroke.id, stroke);
    else for (const id of act.erase) strokes.delete(id);
  }
  return [...strokes.values()];
}

/** The ink after one more act; what had been undone can no longer be redone. */
export function act(ink: Ink, next: InkAct): Ink {
  const acts = [...ink.acts.slice(0, ink.done), next];
  const after = { acts, done: acts.length };
  const strokes = strokesOf(after);
  return acts.length > strokes.length + MOST_SPARE ? inkFrom(strokes) : after;
}

/** The ink with strokes taken away; the same when none of them is there. */
export function erase(ink: Ink, ids: readonly string[]): Ink {
  const there = new Set(strokesOf(ink).map(({ id }) => id));
  const gone = ids.filter((id) => there.has(id));
  return gone.length > 0 ? act(ink, { erase: gone }) : ink;
}

export function clear(ink: Ink): Ink {
  return erase(
    ink,
    strokesOf(ink).map(({ id }) => id),
  );
}

export function undo(ink: Ink): Ink {
  return ink.done > 0 ? { ...ink, done: ink.done - 1 } : ink;
}

export function redo(ink: Ink): Ink {
  return ink.done < ink.acts.length ? { ...ink, done: ink.done + 1 } : ink;
}

/** Ink that was kept without its history: undo takes the strokes back one by one. */
export function inkFrom(strokes: readonly Stroke[]): Ink {
  return { acts: strokes.map((stroke) => ({ draw: [stroke] })), done: strokes.length };
}

/** Whether a value of another window is the ink of a slide. */
export function isInk(value: unknown): value is Ink {
  if (typeof value !== 'object' || value === null) return false;
  const { acts, done } = value as Ink;
  return Array.isArray(acts) && Number.isInteger(done) && done >= 0 && done <= acts.length;
}
