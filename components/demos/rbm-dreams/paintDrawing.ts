import type { Size, Theme } from '@/components/viz/context';
import { type Box, dataTiles, drawTiles, fitCells } from '@/components/viz/tiles';
import { unpackBits } from '@/lib/bits';
import { DRAWING_SIDE } from '@/lib/ml/drawnDigit';
import { drawText, type FramePainter, percent, text } from './shown';

/** Where the reader draws, and where the machine's view of it stands. */
export function drawingBoxes(size: Size, theme: Theme): { paper: Box; seen: Box } {
  const gap = 1.2 * theme.fontSize;
  const below = 1.5 * theme.fontSize;
  const edge = Math.min(size.height - below, (size.width - gap) / 1.5);
  const x = Math.max(0, (size.width - 1.5 * edge - gap) / 2);
  return {
    paper: { x, y: 0, width: edge, height: edge },
    seen: { x: x + edge + gap, y: edge / 2, width: edge / 2, height: edge / 2 },
  };
}

/** The drawing on its fine grid and, beside it, as the machine sees it; what is not held is pale. */
export const paintDrawing: FramePainter = (ctx, frame, size, theme, { params }) => {
  const { paper, seen } = drawingBoxes(size, theme);
  const ink = unpackBits(params.drawing, DRAWING_SIDE * DRAWING_SIDE);
  const style = { ...dataTiles(theme), seamless: true };
  drawTiles(ctx, ink, DRAWING_SIDE, DRAWING_SIDE, paper, style);
  const box = fitCells(seen, frame.side, frame.side);
  drawTiles(ctx, frame.drawing, frame.side, frame.side, box, style);
  const middle = box.y + box.height + 1.15 * theme.fontSize;
  drawText(ctx, theme, text.drawing.seen, box.x + box.width, middle, {
    align: 'right',
    size: 0.92 * theme.fontSize,
  });
  if (params.clamp === 'none') return;
  const half = { ...paper };
  if (params.clamp === 'bottom') half.y += paper.height / 2;
  if (params.clamp === 'right') half.x += paper.width / 2;
  if (params.clamp === 'top' || params.clamp === 'bottom') half.height /= 2;
  else half.width /= 2;
  ctx.save();
  ctx.strokeStyle = theme.data;
  ctx.lineWidth = 2 * theme.stroke;
  ctx.beginPath();
  ctx.rect(half.x + 1, half.y + 1, half.width - 2, half.height - 2);
  ctx.stroke();
  ctx.restore();
};

/** p(name | drawing) as ten bars, in two columns where ten lines of type do not fit. */
export const paintVotes: FramePainter = (ctx, frame, size, theme) => {
  const f = theme.fontSize;
  drawText(ctx, theme, text.votes.title, 0, 0.95 * f);
  const top = 1.6 * f;
  const columns = size.height - top < 12 * f ? 2 : 1;
  const rows = 10 / columns;
  const row = (size.height - top) / rows;
  const gap = 0.9 * f;
  const width = (size.width - (columns - 1) * gap) / columns;
  const thick = Math.min(0.62 * row, 0.8 * f);
  const best = frame.votes.reduce((most, p) => Math.max(most, p), 0);
  frame.votes.forEach((p, y) => {
    const x = Math.floor(y / rows) * (width + gap);
    const [left, right] = [x + 1.3 * f, x + width - 3.2 * f];
    const middle = top + ((y % rows) + 0.5) * row;
    const strong = p === best && p > 0.2;
    drawText(ctx, theme, String(y), x + 0.25 * f, middle + 0.35 * f, {
      color: strong ? theme.model : theme.soft,
      bold: strong,
    });
    ctx.save();
    ctx.fillStyle = theme.off;
    ctx.fillRect(left, middle - thick / 2, right - left, thick);
    ctx.fillStyle = theme.model;
    ctx.fillRect(left, middle - thick / 2, (right - left) * p, thick);
    ctx.restore();
    drawText(ctx, theme, percent(p), x + width, middle + 0.35 * f, { align: 'right' });
  });
};
