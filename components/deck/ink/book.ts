import { act, clear, erase, type Ink, inkFrom, isInk, NO_INK, redo, strokesOf, undo } from './history';
import type { KeptInk } from './kept';
import type { Shared } from './shared';
import { readStrokes, type Stroke } from './stroke';

const REGISTER = 'ink:';

/**
 * The ink of all slides: what the room says of a slide, else what the device keeps of it. What is done here goes to both.
 */
export function createInkBook({ registers }: Shared, kept: KeptInk) {
  const listeners = new Set<(slides: readonly string[]) => void>();
  const known = new Map<string, Ink>();
  const drawn = new WeakMap<Ink, readonly Stroke[]>();
  let full = false;

  const told = (slides: readonly string[]) => {
    for (const slide of slides) known.delete(slide);
    for (const changed of listeners) changed(slides);
  };
  const unsubscribe = registers.subscribe((keys) => {
    const slides = keys.filter((key) => key.startsWith(REGISTER)).map((key) => key.slice(REGISTER.length));
    if (slides.length > 0) told(slides);
  });

  const inkOn = (slide: string): Ink =>
    known.get(slide) ?? remember(known, slide, readInk(registers.get(REGISTER + slide)) ?? keptInk(slide));
  const keptInk = (slide: string) => {
    const strokes = kept.load(slide);
    return strokes.length > 0 ? inkFrom(strokes) : NO_INK;
  };
  const strokes = (slide: string): readonly Stroke[] => {
    const ink = inkOn(slide);
    return drawn.get(ink) ?? remember(drawn, ink, strokesOf(ink));
  };
  const change = (slide: string, to: (ink: Ink) => Ink) => {
    const before = inkOn(slide);
    const after = to(before);
    if (after === before) return;
    full = !kept.save(slide, strokesOf(after));
    registers.set(REGISTER + slide, after);
  };

  return {
    strokes,
    canUndo: (slide: string) => inkOn(slide).done > 0,
    canRedo: (slide: string) => inkOn(slide).done < inkOn(slide).acts.length,
    draw: (slide: string, stroke: Stroke) => change(slide, (ink) => act(ink, { draw: [stroke] })),
    erase: (slide: string, ids: readonly string[]) => change(slide, (ink) => erase(ink, ids)),
    clear: (slide: string) => change(slide, clear),
    undo: (slide: string) => change(slide, undo),
    redo: (slide: string) => change(slide, redo),
    /** Slides of a list that have ink, in its order. */
    slides: (among: readonly string[]) => among.filter((slide) => strokes(slide).length > 0),
    /** Takes all ink off slides of the lecture, and off what it once was; no undo. */
    deleteAll(lecture: readonly string[]) {
      for (const slide of kept.slides()) kept.save(slide, []);
      for (const slide of lecture) if (inkOn(slide) !== NO_INK) registers.set(REGISTER + slide, NO_INK);
    },
    /** Adds strokes that are not there yet, as one act of each slide. */
    add(slide: string, more: readonly Stroke[]) {
      change(slide, (ink) => {
        const there = new Set(strokesOf(ink).map(({ id }) => id));
        const draw = more.filter(({ id }) => !there.has(id));
        return draw.length > 0 ? act(ink, { draw }) : ink;
      });
    },
    /** The device did not take the last stroke. */
    isFull: () => full,
    subscribe(changed: (slides: readonly string[]) => void) {
      listeners.add(changed);
      return () => {
        listeners.delete(changed);
      };
    },
    /** Another window of this device kept ink for a slide: news where no room tells. */
    refresh: (key: string | null) => {
      const slide = key === null ? undefined : kept.slideOf(key);
      if (slide && registers.get(REGISTER + slide) === undefined) told([slide]);
    },
    close: unsubscribe,
  };
}

export type InkBook = ReturnType<typeof createInkBook>;

/** The ink that another window tells of, checked; undefined when it makes no sense. */
function readInk(value: unknown): Ink | undefined {
  if (!isInk(value)) return undefined;
  try {
    for (const one of value.acts) if ('draw' in one) readStrokes(one.draw, 'another window');
    return value;
  } catch {
    return undefined;
  }
}

function remember<K, V>(map: { set(key: K, value: V): unknown }, key: K, value: V): V {
  map.set(key, value);
  return value;
}
