import type { Context2D, Size, Theme } from '@/components/viz/context';
import { messages } from './messages';
import type { Frame, Params } from './simulation';

/** Words of the plots. */
export const text = messages.en.plots;

/** What every painter draws with. */
export type Pen = readonly [ctx: Context2D, size: Size, theme: Theme];

/** What a painter shows besides the frame. */
export interface Shown {
  params: Readonly<Params>;
  /** False while the reader still predicts: nothing may give the minimum away. */
  revealed: boolean;
}

const POINTS = 96;

/** A function as points of a line. */
export function sampled(
  low: number,
  high: number,
  f: (x: number) => number,
): { xs: Float64Array; ys: Float64Array } {
  const xs = Float64Array.from({ length: POINTS + 1 }, (_, i) => low + ((high - low) * i) / POINTS);
  return { xs, ys: xs.map(f) };
}

/** α whose |Ψ|² is drawn: the reader's, at once when dragged, or that of the descent. */
export const shownAlpha = (frame: Frame, params: Readonly<Params>): number =>
  params.optimize === 'on' ? frame.alpha : params.alpha;
