import type { Cloud } from '@/lib/ml/cloud';
import type { Axes } from './axes';
import type { Context2D, Theme } from './context';
import { clipped } from './marks';
import { drawCells, type Fill } from './tiles';

/** Colour of class k: two classes are the two signs, as in `drawField`. */
export function classColor(theme: Theme, k: number): string {
  return [theme.negative, theme.positive, theme.data, theme.ink][k % 4];
}

/** How a cloud is drawn, where it differs from filled marks of the usual size. */
export interface CloudStyle {
  /** All points as blue dots: their classes are not known. */
  hidden?: boolean;
  /** Half the size of a mark in units of the theme's; default 4. */
  radius?: number;
  /** Outlines only: points that are not learnt from, or made by a model. */
  hollow?: boolean;
  /** Draws only the points for which this is true. */
  only?(i: number): boolean;
}

/** Points of the plane, a colour and a shape for each class: dot, diamond, triangle, square. */
export function drawCloud(
  ctx: Context2D,
  axes: Axes,
  { n, x, y, label }: Cloud,
  theme: Theme,
  { hidden, radius = 4, hollow, only }: CloudStyle = {},
): void {
  const r = radius * Math.sqrt(theme.stroke);
  clipped(ctx, axes, () => {
    ctx.lineWidth = (hollow ? 1.5 : 1) * theme.stroke;
    for (let k = 0; k < 4; k++) {
      const color = hidden ? theme.data : classColor(theme, k);
      ctx.fillStyle = color;
      ctx.strokeStyle = hollow ? color : theme.card;
      for (let i = 0; i < n; i++) {
        if (label[i] !== k || (only && !only(i))) continue;
        ctx.beginPath();
        traceMark(ctx, hidden ? 0 : k, axes.x(x[i]), axes.y(y[i]), r);
        if (!hollow) ctx.fill();
        ctx.stroke();
      }
    }
  });
}

/** Path of the mark of class k, all of about the same area. */
export function traceMark(ctx: Context2D, k: number, x: number, y: number, r: number): void {
  if (k % 4 === 0) {
    ctx.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  const corners = [DIAMOND, TRIANGLE, SQUARE][(k % 4) - 1];
  corners.forEach(([dx, dy], j) => {
    if (j === 0) ctx.moveTo(x + r * dx, y + r * dy);
    else ctx.lineTo(x + r * dx, y + r * dy);
  });
  ctx.closePath();
}

const DIAMOND = [
  [0, -1.25],
  [1.25, 0],
  [0, 1.25],
  [-1.25, 0],
];
const TRIANGLE = [
  [0, -1.3],
  [1.2, 0.8],
  [-1.2, 0.8],
];
const SQUARE = [
  [-0.9, -0.9],
  [0.9, -0.9],
  [0.9, 0.9],
  [-0.9, 0.9],
];

/** Steps of a field from paper to full colour. */
const SHADES = 16;
/** Opacity of a field at its ends: points of the same colour stay visible on it. */
const DEEPEST = 0.5;

/**
 * A signed field −1 … 1 on a grid, row 0 at the bottom: teal below zero, brown above, paper between; values beyond are
 * drawn as the ends, values that are not finite stay empty. What a classifier of two classes says at each place.
 */
export function drawField(
  ctx: Context2D,
  axes: Axes,
  values: ArrayLike<number>,
  columns: number,
  rows: number,
  theme: Theme,
): void {
  const fills: (Fill | null)[] = [null];
  for (const color of [theme.positive, theme.negative]) {
    for (let k = 1; k <= SHADES; k++) fills.push({ color, alpha: (DEEPEST * k) / SHADES });
  }
  drawGrid(ctx, axes, columns, rows, theme, fills, (i) => {
    const shade = Math.round(SHADES * Math.min(1, Math.abs(values[i])));
    return shade > 0 ? (values[i] > 0 ? shade : SHADES + shade) : 0;
  });
}

/**
 * Classes on a grid, row 0 at the bottom, each in its colour; `sureness` (0 … 1, default 1) is the opacity. What a
 * classifier of several classes says at each place.
 */
export function drawRegions(
  ctx: Context2D,
  axes: Axes,
  classes: ArrayLike<number>,
  columns: number,
  rows: number,
  theme: Theme,
  sureness?: ArrayLike<number>,
): void {
  const fills: (Fill | null)[] = [null];
  for (let c = 0; c < 4; c++) {
    for (let k = 1; k <= SHADES; k++) {
      fills.push({ color: classColor(theme, c), alpha: (DEEPEST * k) / SHADES });
    }
  }
  drawGrid(ctx, axes, columns, rows, theme, fills, (i) => {
    const shade = Math.round(SHADES * Math.min(1, sureness?.[i] ?? 1));
    return shade > 0 ? (classes[i] % 4) * SHADES + shade : 0;
  });
}

/** Cells of the whole plot, rows from the bottom. */
function drawGrid(
  ctx: Context2D,
  axes: Axes,
  columns: number,
  rows: number,
  theme: Theme,
  fills: readonly (Fill | null)[],
  fillOf: (i: number) => number,
): void {
  const cells = new Uint8Array(columns * rows);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) cells[(rows - 1 - r) * columns + c] = fillOf(r * columns + c);
  }
  const { left: x, top: y, right, bottom } = axes;
  drawCells(
    ctx,
    cells,
    columns,
    rows,
    { x, y, width: right - x, height: bottom - y },
    fills,
    theme.card,
    true,
  );
}
