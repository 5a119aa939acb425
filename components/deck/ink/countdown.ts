/**
 * Time for a task, as all windows know it: the clock time of its end while it runs, the time left while it stands. Times in
 * ms; `total` is what it was set to.
 */
export type Countdown = { total: number; ends: number } | { total: number; left: number };

/** What the buttons offer, minutes. */
export const offered = [1, 2, 3, 5, 10] as const;

/** How long the end is said, ms. */
export const END_SHOWN = 60_000;

const LONGEST = 3 * 3600_000;

export function start(total: number, now: number): Countdown {
  return { total, ends: now + total };
}

/** Time left, 0 from the end on. */
export function left(countdown: Countdown, now: number): number {
  return 'left' in countdown ? countdown.left : Math.max(0, countdown.ends - now);
}

export type Phase = 'standing' | 'running' | 'up' | 'over';

/** `up`: the end was less than a minute ago and is still said. */
export function phaseOf(countdown: Countdown, now: number): Phase {
  if ('left' in countdown) return 'standing';
  if (now < countdown.ends) return 'running';
  return now < countdown.ends + END_SHOWN ? 'up' : 'over';
}

/** Stands a running countdown, lets a standing one run on; one that is up starts again. */
export function toggle(countdown: Countdown, now: number): Countdown {
  const { total } = countdown;
  if ('left' in countdown) return { total, ends: now + countdown.left };
  return now < countdown.ends ? { total, left: countdown.ends - now } : start(total, now);
}

/** More time; from its end on, a countdown runs again. */
export function add(countdown: Countdown, ms: number, now: number): Countdown {
  const more = Math.min(ms, Math.max(0, LONGEST - left(countdown, now)));
  const total = countdown.total + more;
  if ('left' in countdown) return { total, left: countdown.left + more };
  return { total, ends: Math.max(now, countdown.ends) + more };
}

/** `4:05`, `1:02:03`; a second that has begun counts, so that 0:00 is the end. */
export function clock(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** What is typed, in ms: `4` and `2.5` are minutes, `2:30` minutes and seconds, `90 s` seconds; or what is wrong with it. */
export function readDuration(text: string): number | string {
  const typed = text.trim().replace(',', '.');
  const parts = /^(\d{1,3}):([0-5]\d)$/.exec(typed);
  const seconds = /^(\d{1,5}) ?s$/.exec(typed);
  const minutes = /^(\d{1,3}(?:\.\d{1,2})?|\.\d{1,2}) ?(?:m|min)?$/.exec(typed);
  const ms = parts
    ? (60 * Number(parts[1]) + Number(parts[2])) * 1000
    : seconds
      ? Number(seconds[1]) * 1000
      : minutes
        ? Math.round(Number(minutes[1]) * 60) * 1000
        : undefined;
  if (ms === undefined) return 'Write minutes, as 4 or 2.5, or minutes and seconds, as 2:30.';
  if (ms < 5000) return 'A task needs 5 seconds at least.';
  return ms > LONGEST ? 'A task has 3 hours at most.' : ms;
}

/** Whether a value of another window, or of the device, is a countdown. */
export function isCountdown(value: unknown): value is Countdown {
  if (typeof value !== 'object' || value === null) return false;
  const { total, ends, left: rest } = value as Record<string, unknown>;
  const time = (ms: unknown) => typeof ms === 'number' && Number.isFinite(ms) && ms >= 0;
  return time(total) && time(ends ?? rest);
}
