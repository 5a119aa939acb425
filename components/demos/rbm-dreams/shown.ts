import type { Context2D, Size, Theme } from '@/components/viz/context';
import { formatNumber } from '@/lib/format';
import { messages } from './messages';
import type { Frame, Params } from './simulation';

export const text = messages.en.plots;

/** What the painters need besides the frame. */
export interface Shown {
  params: Readonly<Params>;
  /** False while a prediction is open: names of dreams stay covered. */
  revealed: boolean;
}

export type FramePainter = (ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown) => void;

export function short(value: number): string {
  return formatNumber(value, undefined, 3);
}

/** A share in per cent, without false precision: the sampling behind it allows two digits. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(share > 0.005 && share < 0.0995 ? 1 : 0)} %`;
}

/** A line of text in the picture's type. */
export function drawText(
  ctx: Context2D,
  theme: Theme,
  words: string,
  x: number,
  y: number,
  style: { color?: string; align?: CanvasTextAlign; bold?: boolean; size?: number } = {},
): void {
  ctx.save();
  ctx.font = `${style.bold ? '600 ' : ''}${style.size ?? theme.fontSize}px ${theme.font}`;
  ctx.textAlign = style.align ?? 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.fillStyle = style.color ?? theme.soft;
  ctx.fillText(words, x, y);
  ctx.restore();
}
