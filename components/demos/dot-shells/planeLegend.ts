import type { Axes } from '@/components/viz/axes';
import type { Context2D, Theme } from '@/components/viz/context';
import { drawCross, drawDashes, drawDiamond, drawElectron, ON_MAP, PALETTE } from './planeMarks';
import { text } from './shown';
import type { Frame } from './simulation';

/** Draws a mark in the middle of a square of one letter's height around (x, y). */
type Mark = (ctx: Context2D, x: number, y: number) => void;

/** A mark and its name. */
export type LegendEntry = readonly [mark: Mark, name: string];

/** Rows at the bottom of a map: more would lie on the electrons. */
const ROWS = 2;
/** On a map narrower than this, in letters' heights, any would. */
const NARROWEST = 12;

/** What the marks on a map mean, in its lower left corner, from the bottom up; the last ones give way where it is small, all where it is tiny. */
export function drawLegend(
  ctx: Context2D,
  box: Pick<Axes, 'left' | 'right' | 'bottom'>,
  entries: readonly LegendEntry[],
  theme: Theme,
): void {
  const f = theme.fontSize;
  if (box.right - box.left < NARROWEST * f) return;
  ctx.save();
  ctx.font = `${f}px ${theme.font}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  const start = box.left + 0.5 * f;
  let x = start;
  let row = 0;
  for (const [mark, name] of entries) {
    const width = 1.3 * f + ctx.measureText(name).width;
    if (x > start && x + width > box.right - 0.5 * f) {
      x = start;
      row++;
    }
    if (row >= ROWS || x + width > box.right) break;
    const base = box.bottom - (0.6 + 1.35 * row) * f;
    mark(ctx, x + 0.5 * f, base - 0.35 * f);
    ctx.fillStyle = ON_MAP;
    ctx.fillText(name, x + 1.3 * f, base);
    x += width + 0.8 * f;
  }
  ctx.restore();
}

/** The marks that are on the map. */
export function legendOf({ held }: Frame, theme: Theme, handle: boolean): LegendEntry[] {
  const words = text.plane;
  const half = 0.5 * theme.fontSize;
  const electron = (up: boolean) => (ctx: Context2D, x: number, y: number) =>
    drawElectron(ctx, x, y, up, theme);
  const diamond = (ctx: Context2D, x: number, y: number) => drawDiamond(ctx, x, y, held !== null, theme);
  // Dark on what the map shows bright.
  const cross = (ctx: Context2D, x: number, y: number) => {
    ctx.fillStyle = PALETTE[PALETTE.length - 1].color;
    ctx.fillRect(x - half, y - half, 2 * half, 2 * half);
    drawCross(ctx, x, y, theme);
  };
  return [
    [electron(true), words.up],
    [electron(false), words.down],
    ...(handle ? [[diamond, held ? words.gripped : words.grip] as const] : []),
    ...(held ? (held.maxima.length > 0 ? [[cross, words.maximum] as const] : []) : [ringEntry(theme)]),
  ];
}

/** A piece of its dashed line. */
export const ringEntry = (theme: Theme): LegendEntry => [
  (ctx, x, y) => drawDashes(ctx, x - 0.5 * theme.fontSize, y, theme),
  text.plane.ring,
];
