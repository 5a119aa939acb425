import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { drawLabel, drawLine, drawReference } from '@/components/viz/marks';
import { guideOf } from './reference';
import { drawNames, laneStyle, names, type Shown, text } from './shown';
import type { Frame, Lane } from './simulation';

/** Density and what else a lane knows of it. */
function curvesOf(
  lane: Lane,
  theme: Theme,
): { ys: Float64Array; color: string; dash?: number[]; name: string }[] {
  const style = laneStyle(lane.ansatz, theme);
  const { density } = lane.radial;
  if (lane.mixed.length === 0) {
    return [{ ys: density, color: style.color, dash: style.dash, name: names[guideOf(lane)] }];
  }
  // 2·mixed − VMC may dip below zero where there is next to nothing: that is its noise, and is drawn.
  const extrapolated = density.map((n, k) => 2 * lane.mixed[k] - n);
  return [
    { ys: density, color: theme.soft, dash: [2, 4], name: text.radial.vmc },
    { ys: lane.mixed, color: theme.data, dash: [7, 4], name: text.radial.mixed },
    { ys: extrapolated, color: theme.model, name: text.radial.extrapolated },
  ];
}

/** n(r) of all lanes, with the classical rings, and the exact density of two electrons. */
export function paintRadial(ctx: Context2D, frame: Frame, size: Size, theme: Theme, _shown: Shown): void {
  const { radii } = frame.lanes[0].radial;
  const curves = frame.lanes.flatMap((lane) => curvesOf(lane, theme));
  const top = highest(curves, frame);
  const spec: AxesSpec = {
    x: { label: text.radial.x, domain: [0, frame.reach] },
    y: { label: text.radial.y, domain: [0, 1.12 * top] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  for (const ring of frame.rings) {
    drawReference(ctx, axes, { xs: [ring, ring], ys: [0, 1.12 * top] }, '', theme);
  }
  const outer = frame.rings[frame.rings.length - 1];
  const style = { color: theme.exact, dx: 6, dy: -0.5 * theme.fontSize };
  drawLabel(ctx, axes, outer, 0, text.radial.ring, style, theme);
  for (const { ys, color, dash } of curves)
    drawLine(ctx, axes, radii, ys, { color, width: 2.2, dash }, theme);
  if (frame.exactDensity.length > 0) {
    const exact = { xs: radii, ys: frame.exactDensity };
    drawReference(ctx, axes, exact, '', theme);
  }
  const entries = curves.map(({ name, color }) => [name, color] as const);
  const exact = frame.exactDensity.length > 0 ? [[text.radial.exact, theme.exact] as const] : [];
  drawNames([ctx, size, theme], axes, [...entries, ...exact]);
}

/** The innermost ring is small and its count noisy: it does not decide the scale. */
function highest(curves: readonly { ys: Float64Array }[], { exactDensity }: Frame): number {
  let top = 0;
  for (const { ys } of curves) for (let k = 1; k < ys.length; k++) top = Math.max(top, ys[k]);
  for (const n of exactDensity) top = Math.max(top, n);
  return top > 0 ? top : 1;
}
