import type { DeckSlide } from '../slides';
import type { LecturePath, PathEntry } from './pathFile';
import { type RunState, withMark } from './runState';

/** How everything stands at a moment of a path. */
export interface Moment {
  registers: Map<string, unknown>;
  /** By topic. */
  runs: Map<string, RunState>;
}

/** The moment after an entry, in place. */
export function take(moment: Moment, [, what]: PathEntry): void {
  if ('set' in what) moment.registers.set(what.set, what.to);
  else {
    const run = withMark(moment.runs.get(what.topic), what.mark);
    if (run) moment.runs.set(what.topic, run);
  }
}

/** How everything stands at a time, and the first entry that is still to come. */
export function momentAt({ log }: LecturePath, ms: number): { moment: Moment; next: number } {
  const moment: Moment = { registers: new Map(), runs: new Map() };
  let next = 0;
  while (next < log.length && log[next][0] <= ms) take(moment, log[next++]);
  return { moment, next };
}

/** A stretch of a path that shows one slide. */
export interface Visit {
  /** Slide, 0-based. */
  slide: number;
  from: number;
  to: number;
}

/** The slides of a path in the order of their showing. Those that are only passed on the way are no visit. */
export function visits({ log, length }: LecturePath, slides: readonly DeckSlide[], least = 300): Visit[] {
  const at = new Map(slides.map(({ id }, index) => [id, index]));
  const turns = log.flatMap(([ms, what]) => {
    const slide = 'set' in what && what.set === 'slide' ? at.get(String(what.to)) : undefined;
    return slide === undefined ? [] : [{ slide, from: ms }];
  });
  const all = turns.map((turn, i) => ({ ...turn, to: turns[i + 1]?.from ?? length }));
  const stayed = all.filter(({ from, to }) => to - from >= least);
  const long = stayed.length > 0 ? stayed : all.slice(-1);
  // One after the other, with no gaps.
  return long.map((visit, i) => ({
    ...visit,
    from: i === 0 ? 0 : visit.from,
    to: long[i + 1]?.from ?? length,
  }));
}

/** Where the chapters of a path begin: the visits that open one. */
export function chapterStarts(all: readonly Visit[], slides: readonly DeckSlide[]): Visit[] {
  return all.filter(({ slide }, i) => i === 0 || slides[slide].chapter !== slides[all[i - 1].slide].chapter);
}

/** Time as read on a player: 4:07, 1:04:07. */
export function clockTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] > 0 ? parts : parts.slice(1);
  return shown.map((part, i) => (i === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
