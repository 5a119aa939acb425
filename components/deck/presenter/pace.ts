import type { DeckRoute } from '../route';

const MINUTE = 60_000;

/** Slides in the order in which they will be shown, with the minutes planned for each. */
export interface Plan {
  slides: readonly number[];
  /** By slide of the lecture, 0-based. */
  minutes: readonly number[];
}

/** The plan of a route, or of the whole lecture. */
export function planOf(route: DeckRoute | null, minutes: readonly number[]): Plan {
  return { slides: route?.slides ?? minutes.map((_, slide) => slide), minutes };
}

/** Where the lecture stands in its plan. */
export interface Pace {
  /** Behind the plan (positive) or ahead of it (negative), ms; 0 while the current slide has its time. */
  behind: number;
  /** Planned from the beginning of the current slide to the end, ms. */
  left: number;
}

/**
 * Compares the elapsed time with what is planned from one slide up to the current one; null when the plan does not have
 * the current slide. A start outside the plan counts from its first slide.
 */
export function paceOf(
  { slides, minutes }: Plan,
  from: number,
  current: number,
  elapsed: number,
): Pace | null {
  const at = slides.indexOf(current);
  if (at < 0) return null;
  const sum = (first: number, last: number) =>
    MINUTE * slides.slice(first, last).reduce((total, slide) => total + (minutes[slide] ?? 0), 0);
  const start = Math.max(0, slides.indexOf(from));
  // Back before the start, that time is still to come.
  const begins = at >= start ? sum(start, at) : -sum(at, start);
  const ends = begins + sum(at, at + 1);
  const behind = elapsed > ends ? elapsed - ends : Math.min(0, elapsed - begins);
  return { behind, left: sum(at, slides.length) };
}

/** `on time`, `2 min behind`, `1 min ahead`: less than half a minute is on time. */
export function paceText(behind: number): string {
  const minutes = Math.round(Math.abs(behind) / MINUTE);
  if (minutes === 0) return 'on time';
  return `${minutes} min ${behind > 0 ? 'behind' : 'ahead'}`;
}
