import type { Context2D, Theme } from '@/components/viz/context';
import { type Box, dataTiles, drawTiles, fillRects, signedTiles } from '@/components/viz/tiles';
import { cellsBox, drawWords, type FramePainter, isCovered, text } from './shown';
import type { Frame } from './simulation';

/** What the memory was given. */
export const paintCue: FramePainter = (ctx, frame, size, theme) => {
  const box = cellsBox(size, theme, frame.columns, frame.rows);
  drawTiles(ctx, frame.cue, frame.columns, frame.rows, box, dataTiles(theme));
  drawCaption(ctx, box, text.cue.caption, theme);
};

/** The picture as it is now; pixels that will change at the end of the round carry a mark. */
export const paintNow: FramePainter = (ctx, frame, size, theme, { pixel }) => {
  const box = cellsBox(size, theme, frame.columns, frame.rows);
  drawTiles(ctx, frame.s, frame.columns, frame.rows, box, dataTiles(theme));
  if (frame.temperature === 0) drawMarks(ctx, frame, box, theme);
  drawPixel(ctx, frame, box, pixel, theme);
  drawCaption(ctx, box, captionOf(frame), theme);
};

function captionOf({ updates, rest, temperature }: Frame): string {
  const words = text.now;
  if (updates === 0) return words.start;
  const count = updates.toLocaleString('en-GB');
  if (rest === 'fixed' && temperature === 0) return words.rests(count);
  return rest === 'cycle' ? words.never(count) : words.onWay(count);
}

/** Dots on the pixels that were asked in this round and want another value. */
function drawMarks(ctx: Context2D, { s, fields, asked, columns, rows }: Frame, box: Box, theme: Theme): void {
  const [w, h] = [box.width / columns, box.height / rows];
  ctx.save();
  for (const value of [1, -1]) {
    ctx.fillStyle = value > 0 ? theme.card : theme.ink;
    fillRects(ctx, (add) => {
      for (let i = 0; i < asked; i++) {
        if (s[i] !== value || value * fields[i] >= 0) continue;
        const [x, y] = [box.x + ((i % columns) + 0.5) * w, box.y + (Math.floor(i / columns) + 0.5) * h];
        add(x - 0.18 * w, y - 0.18 * h, 0.36 * w, 0.36 * h);
      }
    });
  }
  ctx.restore();
}

/**
 * What every pixel is told, or what each of them tells the one that is picked: brown with a plus for on, teal for off,
 * paler for less.
 */
export const paintFields: FramePainter = (ctx, frame, size, theme, shown) => {
  const { columns, rows, votes } = frame;
  const values = votes ?? frame.fields;
  const caption = votes ? text.fields.votes : text.fields.caption;
  const box = cellsBox(size, theme, columns, rows);
  // Before the first step the fields show what the memory would make of the cue.
  if (isCovered(frame, shown)) {
    ctx.fillStyle = theme.off;
    ctx.fillRect(box.x, box.y, box.width, box.height);
    drawWords(ctx, text.fields.covered, box, theme);
    drawCaption(ctx, box, caption, theme);
    return;
  }
  drawTiles(ctx, values, columns, rows, box, signedTiles(theme));
  drawPlus(ctx, frame, values, box, theme);
  drawPixel(ctx, frame, box, shown.pixel, theme);
  drawCaption(ctx, box, caption, theme);
};

/** Room in a cell for a sign, in pixels. */
const SIGN_FROM = 8;

function drawPlus(
  ctx: Context2D,
  { columns, rows }: Frame,
  values: ArrayLike<number>,
  box: Box,
  theme: Theme,
): void {
  const w = box.width / columns;
  if (w < SIGN_FROM) return;
  const [arm, half] = [0.2 * w, Math.max(0.5, 0.045 * w)];
  ctx.save();
  ctx.fillStyle = theme.card;
  fillRects(ctx, (add) => {
    for (let i = 0; i < columns * rows; i++) {
      if (!(values[i] > 0)) continue;
      const [x, y] = [box.x + ((i % columns) + 0.5) * w, box.y + (Math.floor(i / columns) + 0.5) * w];
      add(x - arm, y - half, 2 * arm, 2 * half);
      add(x - half, y - arm, 2 * half, 2 * arm);
    }
  });
  ctx.restore();
}

/** A frame around the pixel that is looked at. */
function drawPixel(ctx: Context2D, { columns, rows }: Frame, box: Box, pixel: number, theme: Theme): void {
  if (pixel < 0 || pixel >= columns * rows) return;
  const w = box.width / columns;
  const out = Math.max(1, 0.1 * w);
  const [x, y] = [box.x + (pixel % columns) * w, box.y + Math.floor(pixel / columns) * w];
  ctx.save();
  for (const [color, width] of [
    [theme.card, 4.5],
    [theme.ink, 2],
  ] as const) {
    ctx.strokeStyle = color;
    ctx.lineWidth = width * theme.stroke;
    ctx.beginPath();
    ctx.rect(x - out, y - out, w + 2 * out, w + 2 * out);
    ctx.stroke();
  }
  ctx.restore();
}

function drawCaption(ctx: Context2D, box: Box, words: string, theme: Theme): void {
  ctx.save();
  ctx.font = `${theme.fontSize}px ${theme.font}`;
  ctx.fillStyle = theme.soft;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.fillText(words, box.x, box.y + box.height + 1.35 * theme.fontSize);
  ctx.restore();
}
