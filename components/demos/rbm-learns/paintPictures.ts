import type { Context2D, Theme } from '@/components/viz/context';
import { type Box, drawCells, type Fill, fitCells } from '@/components/viz/tiles';
import { type FramePainter, text } from './shown';

/** Shades of one colour: fewer where a picture shall be small in bytes. */
const SHADES = { fine: 24, coarse: 7 };

/** Dreams in a row. */
const COLUMNS = 6;

/** Pictures side by side, in one grid of cells: rows of `columns` pictures with a gap between. */
interface Mosaic {
  /** count × side² */
  values: ArrayLike<number>;
  count: number;
  side: number;
  columns: number;
  shades: keyof typeof SHADES;
}

const gapOf = (side: number) => (side > 8 ? 2 : 1);

/** Number of columns with which `count` square pictures fill the box best. */
export function bestColumns(count: number, width: number, height: number): number {
  let best = 1;
  let largest = 0;
  for (let columns = 1; columns <= count; columns++) {
    const edge = Math.min(width / columns, height / Math.ceil(count / columns));
    if (edge > largest * 1.0001) [best, largest] = [columns, edge];
  }
  return best;
}

/**
 * Draws the pictures: full colour at `max`, the empty cells between them in the colour of the card. Returns where the grid
 * lies and the number of its cells.
 */
function drawMosaic(
  ctx: Context2D,
  { values, count, side, columns, shades }: Mosaic,
  room: Box,
  colors: { positive: string; negative?: string },
  max: number,
  theme: Theme,
): { box: Box; cell: number } {
  const pitch = side + gapOf(side);
  const most = SHADES[shades];
  const rows = Math.ceil(count / columns);
  const [width, height] = [columns * pitch - gapOf(side), rows * pitch - gapOf(side)];
  const fitted = fitCells(room, width, height);
  const box = { ...fitted, x: room.x, y: room.y };
  const cells = new Uint8Array(width * height);
  for (let n = 0; n < count; n++) {
    const corner = Math.floor(n / columns) * pitch * width + (n % columns) * pitch;
    for (let i = 0; i < side * side; i++) {
      const value = values[n * side * side + i];
      const shade = Math.round(most * Math.min(1, Math.abs(value) / max) || 0);
      cells[corner + Math.floor(i / side) * width + (i % side)] =
        1 + (value < 0 && shade > 0 ? most : 0) + shade;
    }
  }
  const fills: (Fill | null)[] = [{ color: theme.card }, null];
  for (const color of [colors.positive, colors.negative]) {
    for (let k = 1; k <= most; k++) fills.push(color === undefined ? null : { color, alpha: k / most });
  }
  drawCells(ctx, cells, width, height, box, fills, theme.off, true);
  return { box, cell: box.width / width };
}

function caption(ctx: Context2D, words: string, x: number, y: number, color: string, theme: Theme): void {
  ctx.save();
  ctx.font = `${theme.fontSize}px ${theme.font}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.fillStyle = color;
  ctx.fillText(words, x, y);
  ctx.restore();
}

/** The weights of every hidden unit as a picture. */
export const paintFilters: FramePainter = (ctx, frame, size, theme, { most }) => {
  const { filters, filterScale, hidden, side } = frame;
  const shades = most ? 'coarse' : 'fine';
  const f = theme.fontSize;
  const count = Math.min(hidden, most?.filters ?? hidden);
  const room = { x: 0, y: 1.6 * f, width: size.width, height: size.height - 1.6 * f };
  const columns = bestColumns(count, room.width, room.height);
  const colors = { positive: theme.positive, negative: theme.negative };
  drawMosaic(ctx, { values: filters, count, side, columns, shades }, room, colors, filterScale, theme);
  const words = count < hidden ? text.filters.some(count, hidden) : text.filters.title;
  caption(ctx, words, 0, f, theme.soft, theme);
};

/** A few pictures learnt from, in blue, and what the machine dreams, in its colour, with labels where it has them. */
export const paintDreams: FramePainter = (ctx, frame, size, theme, { most }) => {
  const { samples, dreams, dreamLabels, side } = frame;
  const shades = most ? 'coarse' : 'fine';
  const f = theme.fontSize;
  const pixels = side * side;
  const columns = most ? most.dreams / 2 : COLUMNS;
  const count = Math.min(dreams.length / pixels, most?.dreams ?? 4 * COLUMNS);
  const rows = Math.ceil(count / columns);
  const named = dreamLabels.length > 0;
  // Captions above the two parts, and a line of names below each row of dreams.
  const edge = Math.min(
    size.width / columns,
    (size.height - 3.4 * f - (named ? rows * 1.2 * f : 0)) / (rows + 1),
  );
  const width = edge * columns;
  const left = most ? 0.5 * (size.width - width) : 0;
  caption(ctx, text.dreams.samples, left, f, theme.data, theme);
  const row = (values: ArrayLike<number>, y: number, color: string) =>
    drawMosaic(
      ctx,
      { values, count: columns, side, columns, shades },
      { x: left, y, width, height: edge },
      { positive: color },
      1,
      theme,
    );
  row(samples.subarray(0, columns * pixels), 1.5 * f, theme.data);
  let y = 1.5 * f + edge + 1.4 * f;
  caption(ctx, text.dreams.dreams, left, y, theme.model, theme);
  y += 0.5 * f;
  for (let r = 0; r < rows; r++) {
    const first = r * columns;
    row(dreams.subarray(first * pixels, (first + columns) * pixels), y, theme.model);
    y += edge;
    if (!named) continue;
    ctx.save();
    ctx.font = `${0.95 * f}px ${theme.font}`;
    ctx.textAlign = 'center';
    ctx.fillStyle = theme.model;
    for (let k = 0; k < columns; k++)
      ctx.fillText(String(dreamLabels[first + k]), left + (k + 0.46) * edge, y + 0.8 * f);
    ctx.restore();
    y += 1.2 * f;
  }
};
