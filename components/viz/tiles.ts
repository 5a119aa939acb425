import type { Context2D, Theme } from './context';

/** A rectangle of the picture, in its pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How a cell of `drawCells` is filled. */
export interface Fill {
  color: string;
  /** Opacity, default 1. */
  alpha?: number;
}

export interface TileStyle {
  /** Values above 0 in this colour, fully so at `max`. */
  positive: string;
  /** Values below 0; left empty when omitted. */
  negative?: string;
  /** What lies below: seen where a value is 0. */
  background: string;
  /** Value of full colour; default the largest size there is. */
  max?: number;
  /** Cells touch whatever their size: small pictures, many of them. */
  seamless?: boolean;
}

/** Shades of one colour. */
const SHADES = 24;
/** Above so many cells a canvas takes an image instead of squares. */
const FEW = 2048;
/** Squares keep a gap when they are at least so many pixels wide. */
const GAP_FROM = 5;

/** The largest grid of square cells that fits into `box`, in its middle. */
export function fitCells(box: Box, columns: number, rows: number): Box {
  const side = Math.min(box.width / columns, box.height / rows);
  const [width, height] = [side * columns, side * rows];
  return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
}

/** Cell under a place of the picture, row by row from the top left; −1 outside. */
export function cellAt(box: Box, columns: number, rows: number, x: number, y: number): number {
  const column = Math.floor(((x - box.x) / box.width) * columns);
  const row = Math.floor(((y - box.y) / box.height) * rows);
  return column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : -1;
}

/**
 * Numbers as squares, row by row from the top left: spins and pixels (one colour on a background), weights and fields
 * (one colour for each sign, opacity for size). Values that are not finite stay empty.
 */
export function drawTiles(
  ctx: Context2D,
  values: ArrayLike<number>,
  columns: number,
  rows: number,
  box: Box,
  style: TileStyle,
): void {
  const count = columns * rows;
  let max = style.max ?? 0;
  if (style.max === undefined) {
    for (let i = 0; i < count; i++) if (Number.isFinite(values[i])) max = Math.max(max, Math.abs(values[i]));
  }
  const cells = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const shade = max > 0 ? Math.round(SHADES * Math.min(1, Math.abs(values[i]) / max) || 0) : 0;
    if (shade > 0) cells[i] = values[i] > 0 ? shade : style.negative === undefined ? 0 : SHADES + shade;
  }
  const fills: (Fill | null)[] = [null];
  for (const color of [style.positive, style.negative]) {
    for (let k = 1; k <= SHADES; k++) fills.push(color === undefined ? null : { color, alpha: k / SHADES });
  }
  drawCells(ctx, cells, columns, rows, box, fills, style.background, style.seamless);
}

/**
 * A grid of cells, each filled as its number says (`fills[cells[i]]`; null stays empty), over a background. Many cells on
 * a canvas become an image; else neighbours of one fill share a rectangle, or squares with gaps where there is room.
 *
 * @param seamless no gaps, whatever the size: many small pictures in one grid
 */
export function drawCells(
  ctx: Context2D,
  cells: ArrayLike<number>,
  columns: number,
  rows: number,
  box: Box,
  fills: readonly (Fill | null)[],
  background: string,
  seamless = false,
): void {
  const [w, h] = [box.width / columns, box.height / rows];
  const gap = !seamless && Math.min(w, h) >= GAP_FROM ? Math.min(1.5, 0.12 * Math.min(w, h)) : 0;
  // Edges on whole pixels: two halves of a pixel side by side let the background through.
  const at = (place: number) => (Math.min(w, h) >= 1 ? Math.round(place) : place);
  const square = (i: number): Rect => {
    const [x, y] = [box.x + (i % columns) * w, box.y + Math.floor(i / columns) * h];
    return [x + gap / 2, y + gap / 2, w - gap, h - gap];
  };
  ctx.save();
  ctx.globalAlpha = 1;
  ctx.fillStyle = background;
  if (gap > 0) {
    fillRects(ctx, (add) => {
      for (let i = 0; i < columns * rows; i++) add(...square(i));
    });
  } else ctx.fillRect(box.x, box.y, box.width, box.height);
  if (columns * rows > FEW && drawImageOfCells(ctx, cells, columns, rows, box, fills)) {
    ctx.restore();
    return;
  }
  fills.forEach((fill, number) => {
    if (fill === null) return;
    ctx.fillStyle = fill.color;
    ctx.globalAlpha = fill.alpha ?? 1;
    fillRects(ctx, (add) => {
      for (let i = 0; i < columns * rows; i++) {
        if (cells[i] !== number) continue;
        if (gap > 0) {
          add(...square(i));
          continue;
        }
        const start = i;
        while ((i + 1) % columns > 0 && cells[i + 1] === number) i++;
        const row = Math.floor(start / columns);
        const [x, y] = [at(box.x + (start % columns) * w), at(box.y + row * h)];
        add(x, y, at(box.x + ((i % columns) + 1) * w) - x, at(box.y + (row + 1) * h) - y);
      }
    });
  });
  ctx.restore();
}

type Rect = [x: number, y: number, width: number, height: number];

/**
 * Fills many rectangles in the present colour. A canvas gets them one by one, for Chromium loses paths of some hundred
 * rectangles; an SVG gets one path, which is shorter.
 */
export function fillRects(ctx: Context2D, draw: (add: (...rect: Rect) => void) => void): void {
  if ('drawImage' in ctx) {
    draw((x, y, width, height) => ctx.fillRect(x, y, width, height));
    return;
  }
  let any = false;
  draw((x, y, width, height) => {
    if (!any) ctx.beginPath();
    any = true;
    ctx.rect(x, y, width, height);
  });
  if (any) ctx.fill();
}

/** One pixel a cell, enlarged without smoothing. False where there is no canvas. */
function drawImageOfCells(
  ctx: Context2D,
  cells: ArrayLike<number>,
  columns: number,
  rows: number,
  box: Box,
  fills: readonly (Fill | null)[],
): boolean {
  if (typeof OffscreenCanvas === 'undefined' || !('drawImage' in ctx)) return false;
  const surface = new OffscreenCanvas(columns, rows);
  const small = surface.getContext('2d', { willReadFrequently: true });
  if (!small) return false;
  const image = small.createImageData(columns, rows);
  const pixels = new Uint32Array(image.data.buffer);
  const palette = Uint32Array.from(fills, (fill) => (fill === null ? 0 : rgba(small, fill)));
  for (let i = 0; i < pixels.length; i++) pixels[i] = palette[cells[i]];
  small.putImageData(image, 0, 0);
  const canvas = ctx as unknown as CanvasRenderingContext2D;
  canvas.imageSmoothingEnabled = false;
  canvas.drawImage(surface, box.x, box.y, box.width, box.height);
  return true;
}

const known = new Map<string, number>();

/** A colour as the four bytes of a pixel, whatever way CSS writes it. */
function rgba(ctx: OffscreenCanvasRenderingContext2D, { color, alpha = 1 }: Fill): number {
  let opaque = known.get(color);
  if (opaque === undefined) {
    ctx.fillStyle = color;
    ctx.fillRect(0, 0, 1, 1);
    opaque = new Uint32Array(ctx.getImageData(0, 0, 1, 1).data.buffer)[0];
    ctx.clearRect(0, 0, 1, 1);
    known.set(color, opaque);
  }
  const bytes = new Uint8Array(Uint32Array.of(opaque).buffer);
  bytes[3] = Math.round(255 * alpha);
  return new Uint32Array(bytes.buffer)[0];
}

/** Pixels of a picture or spins: blue on the colour of what is off. */
export const dataTiles = (theme: Theme, max = 1): TileStyle => ({
  positive: theme.data,
  background: theme.off,
  max,
});

/** Weights and fields: brown above zero, teal below, paper between. */
export const signedTiles = (theme: Theme, max?: number): TileStyle => ({
  positive: theme.positive,
  negative: theme.negative,
  background: theme.off,
  max,
});
