import type { Context2D, Theme } from '@/components/viz/context';
import { extentOf } from '@/components/viz/marks';
import { type Box, drawCells, drawTiles, fitCells, signedTiles } from '@/components/viz/tiles';
import { type FramePainter, roundUp, short, shortP, text } from './shown';

/** The matrix of weights: brown attracts, teal repels, biases on the diagonal; signs where there is room. */
export const paintWeights: FramePainter = (ctx, frame, size, theme) => {
  const n = frame.visible + frame.hidden;
  const f = theme.fontSize;
  const max = roundUp(extentOf(frame.weights.map(Math.abs), 0)[1]);
  const room: Box = {
    x: 1.6 * f,
    y: 3.2 * f,
    width: size.width - 2.2 * f,
    height: size.height - 4.2 * f,
  };
  const box = fitCells(room, n, n);
  drawTiles(ctx, frame.weights, n, n, box, signedTiles(theme, max));
  const side = box.width / n;
  if (side >= 1.3 * f) drawSigns(ctx, frame.weights, n, box, max, theme);
  ctx.save();
  ctx.font = `${f}px ${theme.font}`;
  ctx.fillStyle = theme.soft;
  ctx.textBaseline = 'alphabetic';
  ctx.fillText(text.weights.title(short(max)), 0.3 * f, 1.15 * f);
  drawRuler(ctx, box, 0, frame.visible, n, text.weights.visible, theme.data, theme);
  if (frame.hidden) drawRuler(ctx, box, frame.visible, n, n, text.weights.hidden, theme.model, theme);
  ctx.restore();
};

/** Which rows and columns are visible, which hidden: a line in their colour above and at the left. */
function drawRuler(
  ctx: Context2D,
  box: Box,
  from: number,
  to: number,
  n: number,
  name: string,
  color: string,
  theme: Theme,
): void {
  const side = box.width / n;
  const off = 0.45 * theme.fontSize;
  ctx.strokeStyle = color;
  ctx.fillStyle = color;
  ctx.lineWidth = 2.4 * theme.stroke;
  ctx.beginPath();
  ctx.moveTo(box.x + from * side + 2, box.y - off);
  ctx.lineTo(box.x + to * side - 2, box.y - off);
  ctx.moveTo(box.x - off, box.y + from * side + 2);
  ctx.lineTo(box.x - off, box.y + to * side - 2);
  ctx.stroke();
  ctx.textAlign = 'center';
  ctx.fillText(name, box.x + 0.5 * side * (from + to), box.y - 2 * off);
}

function drawSigns(
  ctx: Context2D,
  weights: Float64Array,
  n: number,
  box: Box,
  max: number,
  theme: Theme,
): void {
  const side = box.width / n;
  ctx.save();
  ctx.font = `${theme.fontSize}px ${theme.font}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  for (let k = 0; k < n * n; k++) {
    const size = Math.abs(weights[k]) / max;
    if (size < 0.04) continue;
    ctx.fillStyle = size > 0.55 ? theme.card : theme.ink;
    const [c, r] = [k % n, Math.floor(k / n)];
    ctx.fillText(weights[k] > 0 ? '+' : '−', box.x + (c + 0.5) * side, box.y + (r + 0.54) * side);
  }
  ctx.restore();
}

const MAP_COLUMNS = 32;
const MAP_ROWS = 16;
const SHADES = 10;

/** All 512 states on one sheet, a factor 2 for each shade; the training pictures framed. */
export const paintMap: FramePainter = (ctx, frame, size, theme, { picture }) => {
  const f = theme.fontSize;
  const most = Math.max(...frame.model);
  const room: Box = { x: 0.4 * f, y: 2 * f, width: size.width - 0.8 * f, height: size.height - 4 * f };
  const box = fitCells(room, MAP_COLUMNS, MAP_ROWS);
  const cells = frame.model.map((p) => Math.max(0, SHADES + Math.floor(Math.log2(p / most) + 1e-9)));
  const fills = [
    null,
    ...Array.from({ length: SHADES }, (_, k) => ({ color: theme.model, alpha: (k + 1) / SHADES })),
  ];
  drawCells(ctx, cells, MAP_COLUMNS, MAP_ROWS, box, fills, theme.off);
  const side = box.width / MAP_COLUMNS;
  ctx.save();
  ctx.lineWidth = 2 * theme.stroke;
  frame.data.forEach((q, v) => {
    if (q > 0) frameCell(ctx, box, side, v, theme.data);
  });
  if (frame.data.length === 512) frameCell(ctx, box, side, picture, theme.ink);
  ctx.font = `${f}px ${theme.font}`;
  ctx.fillStyle = theme.soft;
  ctx.fillText(text.map.title(shortP(most)), box.x, box.y - 0.7 * f);
  ctx.fillStyle = theme.data;
  ctx.fillText(text.map.data, box.x, box.y + box.height + 1.4 * f);
  ctx.restore();
};

function frameCell(ctx: Context2D, box: Box, side: number, v: number, color: string): void {
  ctx.strokeStyle = color;
  ctx.beginPath();
  ctx.rect(box.x + (v % MAP_COLUMNS) * side, box.y + Math.floor(v / MAP_COLUMNS) * side, side, side);
  ctx.stroke();
}
