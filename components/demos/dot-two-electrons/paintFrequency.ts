import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import { drawDots, drawErrorBars, drawLabel, drawLine, drawReference } from '@/components/viz/marks';
import { tautStates } from '@/lib/qmc/tautStates';
import { type FramePainter, text } from './shown';
import type { Params } from './simulation';

/** E/ω of the weakest trap, plus some air. */
const TOP = 8.6;

/** Axes of the energy against ω; they depend on parameters only, so that handles stay where the picture is. */
export function frequencySpec({ dimensions }: Readonly<Params>): AxesSpec {
  return {
    x: { label: text.frequency.x, domain: [0.01, 10], scale: 'log' },
    y: { label: text.frequency.y, domain: [dimensions - 0.7, TOP] },
  };
}

/** E/ω of all traps exactly, with Taut's frequencies as rings, and this run. */
export const paintFrequency: FramePainter = (ctx, frame, size, theme, { params, revealed }) => {
  const spec = frequencySpec(params);
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const { curve, omega, estimate, dimensions } = frame;
  drawLine(ctx, axes, [0.01, 10], [dimensions, dimensions], { color: theme.soft, width: 1.2 }, theme);
  drawLabel(ctx, axes, 0.01, dimensions, text.frequency.free, { color: theme.soft, dx: 6, dy: -6 }, theme);
  if (revealed) {
    const ys = curve.energy.map((energy, i) => energy / curve.omega[i]);
    drawReference(ctx, axes, { xs: curve.omega, ys }, '', theme);
    const late = Math.round(0.86 * curve.omega.length);
    const beside = { color: theme.exact, align: 'center', dy: -10 } as const;
    drawLabel(ctx, axes, curve.omega[late], ys[late], text.frequency.exact, beside, theme);
    const states = tautStates(dimensions);
    const [xs, heights] = [states.map((s) => s.omega), states.map((s) => s.energy / s.omega)];
    drawDots(ctx, axes, xs, heights, { color: theme.exact, radius: 6, hollow: true }, theme);
    const aside = { color: theme.soft, dx: 12, dy: -4 };
    drawLabel(ctx, axes, xs[2], heights[2], text.frequency.taut, aside, theme);
  }
  const { value, error } = estimate.energy;
  const [height, bar] = [value / omega, error / omega];
  const guide = { color: theme.model, width: 1.2, dash: [2, 4] };
  drawLine(ctx, axes, [omega, omega], [dimensions - 0.7, height], guide, theme);
  drawErrorBars(ctx, axes, [omega], [height], [bar], theme.energy, theme);
  drawDots(ctx, axes, [omega], [height], { color: theme.energy, radius: 5.5 }, theme);
  // Where the curve leaves room: below it, and above its left end.
  const right = omega > 0.6;
  const mark = {
    color: theme.energy,
    align: right ? 'right' : 'left',
    dx: right ? -10 : 10,
    dy: omega < 0.02 ? -8 : 18,
  } as const;
  drawLabel(ctx, axes, omega, height, text.frequency.run, mark, theme);
};
