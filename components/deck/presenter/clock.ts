/** The register `started`: the lecture's own time, the same in all windows and after a reload. */
export interface LectureClock {
  /** Slide on stage when it was started: the plan counts from there. */
  from: string;
  /** Since when it runs, ms since 1970; null while it rests. */
  since: number | null;
  /** What ran before that, ms. */
  before: number;
}

/** Starts the clock at a slide, or lets it go on. */
export function startClock(clock: LectureClock | null, slide: string, now: number): LectureClock {
  if (clock?.since != null) return clock;
  return { from: clock?.from ?? slide, since: now, before: clock?.before ?? 0 };
}

/** Stops the clock where it is. */
export function pauseClock(clock: LectureClock | null, now: number): LectureClock | null {
  return clock && { ...clock, since: null, before: elapsed(clock, now) };
}

/** Time since the start without the pauses, ms. A clock set back meanwhile counts nothing twice. */
export function elapsed(clock: LectureClock | null, now: number): number {
  if (!clock) return 0;
  return clock.before + (clock.since === null ? 0 : Math.max(0, now - clock.since));
}

/** What another window says of the clock, or null when it is none: registers may hold junk. */
export function readClock(value: unknown): LectureClock | null {
  if (typeof value !== 'object' || value === null) return null;
  const { from, since, before } = value as Partial<LectureClock>;
  const right =
    typeof from === 'string' &&
    Number.isFinite(before) &&
    (before as number) >= 0 &&
    (since === null || Number.isFinite(since));
  return right ? { from, since: since as number | null, before: before as number } : null;
}

/** `7:05`, from an hour on `1:07:05`. */
export function timeText(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
