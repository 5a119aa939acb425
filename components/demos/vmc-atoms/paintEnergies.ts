import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import {
  drawBand,
  drawDots,
  drawHistogram,
  drawLabel,
  drawLine,
  drawReference,
  extentOf,
} from '@/components/viz/marks';
import { formatNumber } from '@/lib/format';
import { type Pen, type Shown, text } from './shown';
import type { Frame } from './simulation';

const percent = (share: number) => `${formatNumber(100 * share, undefined, 2)}\u00a0%`;

/** Share of samples at each local energy; the outermost bins hold what lies beyond and are told in words. */
export function paintHistogram(ctx: Context2D, frame: Frame, size: Size, theme: Theme): void {
  const { edges, shares } = frame.histogram;
  const inner = shares.slice(1, -1);
  const spec: AxesSpec = {
    x: { label: text.histogram.x, domain: [edges[1], edges[edges.length - 2]] },
    y: { label: text.histogram.y, domain: [0, Math.max(0.05, 1.25 * Math.max(...inner))], format: percent },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  drawHistogram(ctx, axes, edges.slice(1, -1), inner, theme.energy, theme);
  const top = spec.y.domain[1];
  drawReference(ctx, axes, { xs: [frame.ground, frame.ground], ys: [0, top] }, '', theme);
  const name = { color: theme.exact, dx: 6, dy: theme.fontSize * 1.1 };
  drawLabel(ctx, axes, frame.ground, top, text.histogram.ground, name, theme);
  const beyond = (share: number, words: (share: string) => string, edge: number, align: 'left' | 'right') => {
    const style = { color: theme.soft, align, dx: align === 'left' ? 4 : -4, dy: theme.fontSize * 2.8 };
    if (share > 0) drawLabel(ctx, axes, edge, top, words(percent(share)), style, theme);
  };
  beyond(shares[0], text.histogram.below, edges[1], 'left');
  beyond(shares[shares.length - 1], text.histogram.above, edges[edges.length - 2], 'right');
}

/** Local energies against the distance from the nucleus, where −Z/r must be cancelled. */
export function paintNucleus(ctx: Context2D, frame: Frame, size: Size, theme: Theme): void {
  const gap = frame.alpha - frame.ansatz.charge;
  paintNear([ctx, size, theme], frame, frame.encounters.nucleus, {
    ...text.nucleus,
    missing: gap === 0 ? null : { label: text.nucleus.missing, strength: gap },
  });
}

/** Local energies against the distance of the electrons, where 1/r₁₂ must be cancelled. */
export function paintPair(ctx: Context2D, frame: Frame, size: Size, theme: Theme): void {
  const { electrons, electronCusp } = frame.ansatz;
  paintNear([ctx, size, theme], frame, frame.encounters.pair, {
    ...text.pair,
    cancelled: electrons === 1 ? text.pair.single : text.pair.cancelled,
    missing: electronCusp ? null : { label: text.pair.missing, strength: 1 },
  });
}

interface Near {
  x: string;
  y: string;
  ground: string;
  cancelled: string;
  /** What Ψ leaves of the potential's 1/r. */
  missing: { label: string; strength: number } | null;
}

function paintNear([ctx, size, theme]: Pen, frame: Frame, distance: Float64Array, words: Near): void {
  const { encounters, ground, ansatz } = frame;
  const [near, far] = [0.02 / ansatz.charge, 6 / ansatz.charge];
  const spec: AxesSpec = {
    x: { label: words.x, domain: [near, far], scale: 'log' },
    y: { label: words.y, domain: [2.2 * ground, -0.2 * ground] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const single = words.x === text.pair.x && ansatz.electrons === 1;
  if (!single) drawDots(ctx, axes, distance, encounters.energy, { color: theme.data, radius: 2.2 }, theme);
  drawReference(ctx, axes, ground, words.ground, theme);
  const note = { color: theme.model, dx: 8, dy: theme.fontSize * 1.2 };
  const top = axes.invertY(axes.top);
  if (!words.missing || single) {
    drawLabel(ctx, axes, near, top, words.cancelled, note, theme);
    return;
  }
  const { strength, label } = words.missing;
  const xs = Float64Array.from({ length: 61 }, (_, k) => near * (far / near) ** (k / 60));
  // The constant is the median of what is left: the line goes through the dots.
  const rest = encounters.energy.map((e, k) => e - strength / distance[k]).sort();
  const constant = rest.length > 0 ? rest[rest.length >> 1] : ground;
  const ys = xs.map((r) => constant + strength / r);
  drawLine(ctx, axes, xs, ys, { color: theme.model, width: 2, dash: [7, 4] }, theme);
  // Beside the line where it leaves the plot.
  const edge = strength > 0 ? -0.2 * ground : 2.2 * ground;
  const leaves = Math.max(near * 1.3, strength / (edge - constant));
  const beside = { color: theme.model, dx: 10, dy: strength > 0 ? theme.fontSize * 1.4 : -10 };
  drawLabel(ctx, axes, leaves, strength > 0 ? top : axes.invertY(axes.bottom), label, beside, theme);
}

/** Mean of the energy along the measurement, or the energies along the way of the optimiser. */
export function paintMean(ctx: Context2D, frame: Frame, size: Size, theme: Theme, { revealed }: Shown): void {
  const { trace, ground, energy } = frame;
  const learning = frame.updates < frame.planned;
  const grow = (values: Float64Array, last: number) =>
    learning || frame.sweeps === 0 ? values : Float64Array.of(...values, last);
  const x = grow(trace.x, frame.sweeps);
  const mean = grow(trace.mean, energy.mean);
  const error = grow(trace.error, energy.standardError).map((e) => (Number.isFinite(e) ? e : 0));
  const late = learning ? 0 : Math.floor(x.length / 10);
  const ends = [...mean.slice(late).map((m, i) => m + 1.5 * error[late + i])];
  ends.push(...mean.slice(late).map((m, i) => m - 1.5 * error[late + i]));
  if (revealed) ends.push(ground);
  const spec: AxesSpec = {
    x: {
      label: learning ? text.mean.updates : text.mean.x,
      domain: [0, learning ? frame.planned : Math.max(100, frame.sweeps)],
    },
    y: { label: text.mean.y, domain: extentOf(ends, 0.12, [1.1 * ground, 0.9 * ground]) },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const low = mean.map((m, i) => m - error[i]);
  const high = mean.map((m, i) => m + error[i]);
  drawBand(ctx, axes, x, low, high, theme.energy, theme);
  drawLine(ctx, axes, x, mean, { color: theme.energy, width: 2.4 }, theme);
  if (revealed) {
    drawReference(ctx, axes, ground, `${text.mean.ground} ${formatNumber(ground, undefined, 7)}`, theme);
  }
}
