import type { Context2D, Theme } from '@/components/viz/context';
import { type Box, drawTiles, fitCells } from '@/components/viz/tiles';
import { drawText, type FramePainter, text } from './shown';
import type { Frame } from './simulation';

/** Columns and rows of a wall of tiles that use the room best, and the edge of a tile. */
function layoutWall(count: number, width: number, height: number, caption: number) {
  let best = { columns: 1, rows: count, edge: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const edge = Math.min((0.9 * width) / columns, 0.9 * (height / rows - caption));
    if (edge > best.edge) best = { columns, rows, edge };
  }
  return best;
}

/** The pictures of the chains: held pixels blue, dreamt ones vermilion, below each the name it gets. */
export const paintWall: FramePainter = (ctx, frame, size, theme, { params, revealed }) => {
  const f = theme.fontSize;
  const { phase, count } = frame;
  const words = text.wall;
  const title =
    phase === 'training' ? words.training(frame.epoch, frame.epochs) : words.dreaming(frame.dreamt);
  drawText(ctx, theme, title, 0, 0.95 * f);
  const held = phase === 'dreaming' && frame.clamped.includes(1);
  if (held) {
    const style = { align: 'right' as const };
    drawText(ctx, theme, words.dreamt, size.width, 0.95 * f, { ...style, color: theme.model });
    ctx.font = `${f}px ${theme.font}`;
    const x = size.width - ctx.measureText(words.dreamt).width - f;
    drawText(ctx, theme, words.held, x, 0.95 * f, { ...style, color: theme.data });
  }
  const top = 1.7 * f;
  const named = phase === 'dreaming' && revealed && frame.names.length >= count;
  const caption = count <= 64 ? 1.15 * f : 0;
  const { columns, rows, edge } = layoutWall(count, size.width, size.height - top, caption);
  const [w, h] = [size.width / columns, (size.height - top) / rows];
  for (let n = 0; n < count; n++) {
    const x = (n % columns) * w + (w - edge) / 2;
    const y = top + Math.floor(n / columns) * h + (h - edge - caption) / 2;
    const box = fitCells({ x, y, width: edge, height: edge }, frame.side, frame.side);
    drawPicture(ctx, theme, frame, n, box, params.tiles === 'bits');
    if (!named || caption === 0) continue;
    const matches = frame.label >= 0 && frame.names[n] === frame.label;
    drawText(ctx, theme, String(frame.names[n]), x + edge / 2, y + edge + 0.95 * f, {
      align: 'center',
      color: matches ? theme.model : theme.soft,
      bold: matches,
    });
  }
};

function drawPicture(ctx: Context2D, theme: Theme, frame: Frame, n: number, box: Box, bits: boolean): void {
  const { side, clamped, phase } = frame;
  const pixels = side * side;
  const source = bits ? frame.bits : frame.pictures;
  // Signed values carry two colours at once: held pixels below zero, dreamt ones above.
  const signed = new Float32Array(pixels);
  for (let i = 0; i < pixels; i++) {
    const held = phase === 'dreaming' && clamped[i] === 1;
    signed[i] = held ? -frame.pictures[n * pixels + i] : source[n * pixels + i];
  }
  drawTiles(ctx, signed, side, side, box, {
    positive: theme.model,
    negative: theme.data,
    background: theme.off,
    max: 1,
    seamless: true,
  });
}
