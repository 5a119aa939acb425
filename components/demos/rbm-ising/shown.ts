import type { Context2D, Size, Theme } from '@/components/viz/context';
import { formatNumber } from '@/lib/format';
import { messages } from './messages';
import type { Frame, Params } from './simulation';

export const text = messages.en.plots;

/** What the painters need besides the frame. */
export interface Shown {
  params: Readonly<Params>;
  /** False while a prediction is open. */
  revealed: boolean;
}

export type FramePainter = (ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown) => void;

export const short = (value: number): string => formatNumber(value, undefined, 3);
