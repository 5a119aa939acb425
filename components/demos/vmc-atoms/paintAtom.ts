import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { drawKey } from '@/components/viz/key';
import {
  drawBand,
  drawDots,
  drawErrorBars,
  drawLabel,
  drawLine,
  drawReference,
} from '@/components/viz/marks';
import { formatNumber } from '@/lib/format';
import { type Shown, text } from './shown';
import type { Frame, Params } from './simulation';

const POINTS = 90;

/** Electrons per bohr at each distance from the nucleus: the walkers, this Ψ where it has a formula, the exact atom. */
export function paintDensity(ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown): void {
  const { edges, density } = frame.radial;
  const { electrons, charge } = frame.ansatz;
  const farthest = edges[edges.length - 1];
  const of = (alpha: number) => (r: number) => electrons * 4 * alpha ** 3 * r * r * Math.exp(-2 * alpha * r);
  const likely = electrons === 1 ? charge : charge - 5 / 16;
  const top = Math.max(of(likely)(1 / likely), ...density);
  const spec: AxesSpec = {
    x: { label: text.density.x, domain: [0, farthest] },
    y: { label: text.density.y, domain: [0, 1.2 * top] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const xs = Float64Array.from({ length: POINTS + 1 }, (_, i) => (farthest * i) / POINTS);
  const middles = density.map((_, i) => 0.5 * (edges[i] + edges[i + 1]));
  drawBand(ctx, axes, middles, new Float64Array(middles.length), density, theme.data, theme);
  drawLine(ctx, axes, middles, density, { color: theme.data, width: 1.6 }, theme);
  const keys: [string, string][] = [[text.density.walkers, theme.data]];
  if (frame.beta === null) {
    drawLine(ctx, axes, xs, xs.map(of(frame.alpha)), { color: theme.model, width: 2.4 }, theme);
    keys.unshift([text.density.trial, theme.model]);
  }
  if (electrons === 1 && shown.revealed) {
    drawReference(ctx, axes, { xs, ys: xs.map(of(charge)) }, '', theme);
    keys.unshift([text.density.exact, theme.exact]);
  }
  drawKey(ctx, axes, keys, theme);
}

/** Axes of the energy plot; they depend on parameters only, so that the handle stays where the picture is. */
export function curveSpec(params: Readonly<Params>, ground: number): AxesSpec {
  const { charge, alpha } = params;
  return {
    x: { label: text.curve.x, domain: [Math.min(0.5 * charge, alpha), Math.max(1.5 * charge, alpha)] },
    y: { label: text.curve.y, domain: [1.04 * ground, 0.72 * ground] },
  };
}

/** E(α) of this Ψ, the ground state below it, and what was measured. */
export function paintCurve(ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown): void {
  const { curve, tried, energy, ground, alpha } = frame;
  const spec = curveSpec(shown.params, ground);
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const name = text.curve.ground(formatNumber(ground, undefined, 7));
  drawReference(ctx, axes, ground, '', theme);
  const right = axes.invertX(axes.right);
  drawLabel(ctx, axes, right, ground, name, { color: theme.exact, align: 'right', dy: -6 }, theme);
  if (shown.revealed) {
    drawReference(ctx, axes, { xs: curve.alpha, ys: curve.energy }, '', theme);
    const top = axes.invertY(axes.top);
    drawLabel(
      ctx,
      axes,
      right,
      top,
      text.curve.trial,
      { color: theme.exact, align: 'right', dy: theme.fontSize },
      theme,
    );
  }
  drawErrorBars(ctx, axes, tried.alpha, tried.energy, tried.error, theme.energy, theme);
  drawDots(ctx, axes, tried.alpha, tried.energy, { color: theme.energy, radius: 3.5, hollow: true }, theme);
  const floor = axes.invertY(axes.bottom);
  const guide = { color: theme.model, width: 1.2, dash: [2, 4] };
  drawLine(ctx, axes, [alpha, alpha], [floor, energy.mean], guide, theme);
  if (frame.settling > 0 && frame.updates === 0) return;
  const error = Number.isFinite(energy.standardError) ? energy.standardError : 0;
  drawErrorBars(ctx, axes, [alpha], [energy.mean], [error], theme.energy, theme);
  drawDots(ctx, axes, [alpha], [energy.mean], { color: theme.energy, radius: 5.5 }, theme);
}
