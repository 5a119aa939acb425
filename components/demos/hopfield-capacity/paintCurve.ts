import { type Axes, drawAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { drawKey } from '@/components/viz/key';
import { drawDots, drawErrorBars, drawLabel, drawLine, drawReference } from '@/components/viz/marks';
import { CRITICAL_LOAD, retrievalOverlap } from '@/lib/ml/hopfieldTheory';
import { messages } from './messages';
import { curveAxes, curveSpec, type Shown, text } from './shown';
import { type Frame, focusCount, type Series, unitsOf } from './simulation';

const POINTS = 80;

/** Recall against load: the theory dashed, what was measured with its errors, a guide at the reader's load. */
export function paintCurve(ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown): void {
  const { params, revealed } = shown;
  const spec = curveSpec(params);
  const axes = curveAxes(size, theme, params);
  drawAxes(ctx, axes, theme, spec);
  const pictures = params.patterns === 'pictures';
  if (params.panel === 'overlap') drawCue(ctx, axes, 1 - 2 * params.noise, theme);
  if (!pictures) drawTheory(ctx, axes, theme, shown);
  const at = pictures ? focusCount(params) : focusCount(params) / unitsOf(params);
  drawLine(ctx, axes, [at, at], [0, 1.04], { color: theme.soft, width: 1.2, dash: [2, 4] }, theme);
  if (!revealed) return;
  const key: [string, string][] = [];
  // The present rule last, over the others.
  const ordered = frame.series.toSorted((a, b) => rank(a, shown) - rank(b, shown));
  for (const series of ordered) {
    const color = colorOf(series, theme, shown);
    drawSeries(ctx, axes, series, color, theme, shown);
    if (!pictures || !isPresent(series, shown)) key.unshift([nameOf(series, shown), color]);
    else drawName(ctx, axes, series, color, theme, shown);
  }
  drawKey(ctx, axes, key, theme);
}

const isPresent = ({ rule }: Series, { params }: Shown) => rule === params.rule;

function rank(series: Series, shown: Shown): number {
  return (isPresent(series, shown) ? 2 : 0) + (series.source === shown.params.patterns ? 1 : 0);
}

function colorOf(series: Series, theme: Theme, shown: Shown): string {
  if (!isPresent(series, shown)) return theme.soft;
  return series.source === 'pictures' ? theme.data : theme.model;
}

function nameOf({ source, rule }: Series, { params }: Shown): string {
  const name = messages.en.rules[rule];
  if (params.patterns === 'random') return name;
  const what = text.curve[source];
  return rule === params.rule ? what : `${what}, ${name}`;
}

function drawSeries(
  ctx: Context2D,
  axes: Axes,
  series: Series,
  color: string,
  theme: Theme,
  shown: Shown,
): void {
  const { points } = series;
  const { params } = shown;
  const scale = params.patterns === 'pictures' ? 1 : 1 / unitsOf(params);
  const recalled = params.panel === 'recalled';
  const xs = points.map((p) => p.count * scale);
  const ys = points.map((p) => (recalled ? p.recalled : p.overlap));
  const errors = points.map((p) => (recalled ? p.recalledError : p.overlapError));
  drawLine(ctx, axes, xs, ys, { color, width: isPresent(series, shown) ? 2 : 1.2 }, theme);
  drawErrorBars(ctx, axes, xs, ys, errors, color, theme);
  const hollow = !isPresent(series, shown) || series.source !== params.patterns;
  drawDots(ctx, axes, xs, ys, { color, radius: hollow ? 3.2 : 4, hollow }, theme);
}

/** The theory of many random patterns under Hebb's rule, and where it ends. */
function drawTheory(ctx: Context2D, axes: Axes, theme: Theme, { params, revealed }: Shown): void {
  const limit = { xs: [CRITICAL_LOAD, CRITICAL_LOAD], ys: [0, 1.04] };
  if (params.rule !== 'hebb' || params.panel === 'recalled') {
    drawLine(ctx, axes, limit.xs, limit.ys, { color: theme.exact, width: 1.2, dash: [5, 4] }, theme);
  } else if (revealed) {
    const xs = Array.from({ length: POINTS + 1 }, (_, k) => (k / POINTS) * CRITICAL_LOAD);
    const edge = axes.invertX(axes.right);
    const ys = xs.map(retrievalOverlap);
    drawReference(ctx, axes, { xs: [...xs, CRITICAL_LOAD, edge], ys: [...ys, 0, 0] }, '', theme);
    const middle = 0.62 * (CRITICAL_LOAD + edge);
    if (edge < 0.5) drawLabel(ctx, axes, middle, 0, text.curve.theory, { color: theme.exact, dy: -6 }, theme);
  }
  drawLabel(
    ctx,
    axes,
    CRITICAL_LOAD,
    0.5,
    text.curve.limit,
    { color: theme.exact, dx: 5, dy: 4, bold: true },
    theme,
  );
}

/** Pictures and random patterns are named at the end of their lines, where the slide's button covers nothing. */
function drawName(
  ctx: Context2D,
  axes: Axes,
  { source, rule, points }: Series,
  color: string,
  theme: Theme,
  { params }: Shown,
): void {
  const last = points[points.length - 1];
  const y = params.panel === 'recalled' ? last.recalled : last.overlap;
  // Random patterns are named below their line, which is the highest, pictures above theirs unless they reach it.
  const below = source === 'random' ? 1.35 : y > 0.9 ? 2.7 : -0.6;
  const style = { color, align: 'right', dx: -8, dy: below * theme.fontSize } as const;
  const name = source === 'random' && rule === 'hebb' ? text.curve.randomHebb : text.curve[source];
  drawLabel(ctx, axes, last.count, y, name, style, theme);
}

/** How much of the pattern the cue already has: recall below this line made it worse. */
function drawCue(ctx: Context2D, axes: Axes, overlap: number, theme: Theme): void {
  const edge = axes.invertX(axes.right);
  drawLine(ctx, axes, [0, edge], [overlap, overlap], { color: theme.soft, width: 1, dash: [1, 3] }, theme);
  const start = axes.invertX(axes.left);
  drawLabel(ctx, axes, start, overlap, text.curve.cue, { color: theme.soft, dx: 4, dy: -5 }, theme);
}

/** How often each final overlap came at the reader's load. */
export function outcomeShares({ outcomes }: Frame): {
  edges: Float64Array;
  shares: Float64Array;
  total: number;
} {
  const total = outcomes.reduce((sum, n) => sum + n, 0);
  const bins = outcomes.length;
  return {
    edges: Float64Array.from({ length: bins + 1 }, (_, k) => (2 * k) / bins - 1),
    shares: outcomes.map((n) => n / Math.max(1, total)),
    total,
  };
}
