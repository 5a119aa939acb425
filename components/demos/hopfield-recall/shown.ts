import type { Context2D, Size, Theme } from '@/components/viz/context';
import { type Box, fitCells } from '@/components/viz/tiles';
import { formatNumber } from '@/lib/format';
import { messages } from './messages';
import type { Frame, Params } from './simulation';

/** Words of the plots. */
export const text = messages.en.plots;

/** What a painter shows besides the frame. */
export interface Shown {
  params: Readonly<Params>;
  /** False while the reader predicts: what hints at the end stays covered. */
  revealed: boolean;
  /** Pixel that is looked at, −1 for none. */
  pixel: number;
}

export type FramePainter = (ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown) => void;

export const short = (value: number, digits = 3) => formatNumber(value, undefined, digits);

/** Where the cells of a picture lie: all the room above its caption. */
export function cellsBox(size: Size, theme: Theme, columns: number, rows: number): Box {
  const height = Math.max(1, size.height - 1.75 * theme.fontSize);
  const box = fitCells({ x: 1, y: 1, width: size.width - 2, height: height - 1 }, columns, rows);
  return { ...box, y: 1 };
}

/** While the reader predicts, nothing that hints at the end is shown before the run. */
export const isCovered = ({ updates }: Frame, { revealed }: Shown): boolean => !revealed && updates === 0;

/** Words in the middle of a box that has nothing else to show, broken into lines. */
export function drawWords(ctx: Context2D, words: string, box: Box, theme: Theme): void {
  const f = theme.fontSize;
  ctx.save();
  ctx.font = `${f}px ${theme.font}`;
  ctx.fillStyle = theme.soft;
  ctx.textAlign = 'center';
  const lines = [''];
  for (const word of words.split(' ')) {
    const longer = `${lines[lines.length - 1]} ${word}`.trim();
    if (ctx.measureText(longer).width <= box.width - f) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const top = box.y + box.height / 2 - ((lines.length - 1) / 2) * 1.35 * f;
  lines.forEach((line, k) => {
    ctx.fillText(line, box.x + box.width / 2, top + k * 1.35 * f);
  });
  ctx.restore();
}
