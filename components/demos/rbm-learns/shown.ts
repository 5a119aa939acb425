import type { Context2D, Size, Theme } from '@/components/viz/context';
import { formatNumber } from '@/lib/format';
import { messages } from './messages';
import type { Frame } from './simulation';

export const text = messages.en.plots;

/** What the painters need besides the frame. */
export interface Shown {
  /** False while a prediction is open: the likelihood stays covered. */
  revealed: boolean;
  /** Most hidden units and dreams that are drawn; all when omitted. */
  most?: { filters: number; dreams: number };
}

export type FramePainter = (ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown) => void;

/** A number in a picture: three significant digits. */
export function short(value: number): string {
  return formatNumber(value, undefined, 3);
}
