import type { Context2D, Size, Theme } from '@/components/viz/context';
import { type Box, dataTiles, drawCells, drawTiles, type Fill } from '@/components/viz/tiles';
import { DIGIT_COUNT, GLYPH_HEIGHT, GLYPH_SIZE, GLYPH_WIDTH } from '@/lib/ml/glyphs';
import { RECALLED } from '@/lib/ml/hopfieldCapacity';
import { type Shown, text } from './shown';
import type { Frame } from './simulation';

/** Where a stored picture and what came back lie. */
export interface Place {
  stored: Box;
  came: Box;
}

/** Ten pairs of pictures, in as many columns as make them largest. */
export function sheetPlaces(size: Size, theme: Theme): Place[] {
  const f = theme.fontSize;
  const gap = 0.9 * f;
  const line = 1.5 * f;
  let best = { columns: DIGIT_COUNT, pixel: 0 };
  for (const columns of [10, 5, 4, 3, 2]) {
    const rows = Math.ceil(DIGIT_COUNT / columns);
    const wide = (size.width - gap * (columns - 1)) / columns / GLYPH_WIDTH;
    const high = ((size.height - gap * (rows - 1)) / rows - line - 0.5 * gap) / (2 * GLYPH_HEIGHT);
    const pixel = Math.min(wide, high);
    if (pixel > best.pixel) best = { columns, pixel };
  }
  const { columns, pixel } = best;
  const [w, h] = [pixel * GLYPH_WIDTH, pixel * GLYPH_HEIGHT];
  const rows = Math.ceil(DIGIT_COUNT / columns);
  const pitch = columns > 1 ? Math.min(1.5 * w, (size.width - w) / (columns - 1)) : 0;
  const deep = 2 * h + line + 0.5 * gap;
  const left = (size.width - pitch * (columns - 1) - w) / 2;
  const fall = Math.min(gap, Math.max(0, size.height - rows * deep) / Math.max(1, rows - 1));
  return Array.from({ length: DIGIT_COUNT }, (_, k) => {
    const x = left + (k % columns) * pitch;
    const y = Math.floor(k / columns) * (deep + fall);
    return {
      stored: { x, y, width: w, height: h },
      came: { x, y: y + h + 0.5 * gap, width: w, height: h },
    };
  });
}

/** The stored pictures and what came back: wrong pixels ringed or filled, a tick or a cross below. */
export function paintSheet(ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown): void {
  sheetPlaces(size, theme).forEach(({ stored, came }, k) => {
    const pixels = frame.pictures.subarray(k * GLYPH_SIZE, (k + 1) * GLYPH_SIZE);
    const inside = k < frame.count;
    ctx.save();
    ctx.globalAlpha = inside ? 1 : 0.35;
    drawTiles(ctx, pixels, GLYPH_WIDTH, GLYPH_HEIGHT, stored, faded(theme, inside));
    ctx.restore();
    if (!inside) return;
    const m = frame.matches[k];
    const known = m > -1.5 && shown.revealed;
    const back = frame.came.subarray(k * GLYPH_SIZE, (k + 1) * GLYPH_SIZE);
    if (known) drawComparison(ctx, pixels, back, came, theme);
    else drawTiles(ctx, new Int8Array(GLYPH_SIZE), GLYPH_WIDTH, GLYPH_HEIGHT, came, dataTiles(theme));
    drawVerdict(ctx, came, known ? m : null, theme);
  });
}

/** Pictures that are not stored stay pale. */
function faded(theme: Theme, inside: boolean) {
  return inside ? dataTiles(theme) : { ...dataTiles(theme), positive: theme.line };
}

/** What came back: right pixels as they are, ink that should not be there and ink that is missing in the model's colour. */
function drawComparison(ctx: Context2D, pixels: Int8Array, back: Int8Array, box: Box, theme: Theme): void {
  const fills: (Fill | null)[] = [
    null,
    { color: theme.data },
    { color: theme.model },
    { color: theme.model, alpha: 0.28 },
  ];
  const cells = Uint8Array.from(back, (value, i) =>
    value === pixels[i] ? (value > 0 ? 1 : 0) : value > 0 ? 2 : 3,
  );
  drawCells(ctx, cells, GLYPH_WIDTH, GLYPH_HEIGHT, box, fills, theme.off);
}

function drawVerdict(ctx: Context2D, box: Box, m: number | null, theme: Theme): void {
  const right = m !== null && m >= RECALLED;
  const words = text.sheet;
  ctx.save();
  ctx.font = `600 ${theme.fontSize}px ${theme.font}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'alphabetic';
  ctx.fillStyle = m === null ? theme.soft : right ? theme.data : theme.model;
  const label = m === null ? words.waiting : `${right ? words.right : words.wrong} ${shortOverlap(m)}`;
  ctx.fillText(label, box.x + box.width / 2, box.y + box.height + 1.2 * theme.fontSize);
  ctx.restore();
}

const shortOverlap = (m: number): string => m.toFixed(2).replace('-', '−');
