import type { Context2D, Size, Theme } from '@/components/viz/context';
import { formatNumber } from '@/lib/format';
import { messages } from './messages';
import type { Frame } from './simulation';

export const text = messages.en;

/** What the painters need besides the frame. */
export interface Shown {
  /** The state looked at. */
  picture: number;
  /** Upper end of the axis of probabilities while a bar is dragged. */
  top?: number;
}

export type FramePainter = (ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown) => void;

/** A number in a picture: three significant digits. */
export const short = (value: number): string => formatNumber(value, undefined, 3);

/** A probability: two digits, and no more zeros than one can read. */
export const shortP = (p: number): string => (p > 0 && p < 5e-4 ? '< 0.0005' : formatNumber(p, undefined, 2));

/** Smallest of 1, 2, 3, 5, 10, … that is not less: a range that does not twitch. */
export function roundUp(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 1.5, 2, 3, 5, 7, 10].find((m) => m * power >= value * (1 - 1e-9)) ?? 10);
}

/** Pixels of a state, row by row from the top left. */
export const pixelsOf = (code: number, side: number): Uint8Array =>
  Uint8Array.from({ length: side * side }, (_, i) => (code >> i) & 1);

/** A state in words: its rows from the top, `110/000/011`. */
export const stateName = (code: number, side: number): string =>
  Array.from({ length: side }, (_, r) =>
    pixelsOf(code, side)
      .slice(r * side, (r + 1) * side)
      .join(''),
  ).join('/');

/** Largest difference of an average, with the error of that difference where it is sampled. */
export function averageGap({ clamped, free, clampedErrors, freeErrors }: Frame): {
  value: number;
  error?: number;
} {
  let at = 0;
  const gap = (k: number) => Math.abs(clamped[k] - free[k]);
  for (let k = 1; k < free.length; k++) if (!(gap(k) <= gap(at))) at = k;
  const error = Math.hypot(clampedErrors[at], freeErrors[at]);
  return error > 0 ? { value: gap(at), error } : { value: gap(at) };
}
