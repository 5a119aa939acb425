import type { Context2D, Size, Theme } from '@/components/viz/context';
import { formatNumber } from '@/lib/format';
import { messages } from './messages';
import type { Frame, Params } from './simulation';

export const text = messages.en.plots;

/** What the painters need besides the frame. */
export interface Shown {
  params: Readonly<Params>;
  /** False while a prediction is open: the bound stays covered. */
  revealed: boolean;
}

export type FramePainter = (ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown) => void;

/** A number in a picture: three significant digits. */
export function short(value: number): string {
  return formatNumber(value, undefined, 3);
}

/** Smallest of 1, 2, 5, 10, … that is not less: a range that does not twitch while weights move. */
export function roundUp(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 5, 10].find((m) => m * power >= value) ?? 10);
}
