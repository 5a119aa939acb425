import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { clipped, drawArrow, drawDots, drawLabel, drawLine, drawReference } from '@/components/viz/marks';
import { sampledEnergy, shapeEnergy, shapeVariance } from '@/lib/qmc/shapes';
import { trapCurve } from '@/lib/qmc/trapSystem';
import { localEnergyAt } from './exact';
import { type Shown, shownAlpha, text } from './shown';
import type { Frame } from './simulation';

const POINTS = 480;
/** Smaller jumps of the slope of ln φ are not told. */
const KINK = 0.2;

/** Local energy of one coordinate along x, with the walkers on it: it spikes where corners are narrow. */
export function paintLocal(ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown): void {
  const { params, revealed } = shown;
  const alpha = shownAlpha(frame, params);
  const curve = trapCurve(params);
  const energy = localEnergyAt({ ...frame, curve }, alpha);
  const edge = 4 / Math.sqrt(Math.min(alpha, frame.omega));
  const mean = shapeEnergy(frame.shape, alpha, frame.omega, 1);
  const sampled = sampledEnergy(frame.shape, alpha, frame.omega, 1);
  const reach = Math.max(
    1.2 * frame.omega,
    2.5 * Math.sqrt(shapeVariance(frame.shape, alpha, frame.omega, 1)),
  );
  const spec: AxesSpec = {
    x: { label: text.local.x, domain: [-edge, edge] },
    y: {
      label: text.local.y,
      domain: [Math.min(mean, sampled) - reach, Math.max(mean, sampled) + 1.3 * reach],
    },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  if (revealed) drawReference(ctx, axes, mean, text.local.mean, theme);
  const xs = Float64Array.from({ length: POINTS + 1 }, (_, i) => edge * ((2 * i) / POINTS - 1));
  drawLine(ctx, axes, xs, xs.map(energy), { color: theme.energy, width: 2 }, theme);
  const { positions } = frame;
  drawDots(ctx, axes, positions, positions.map(energy), { color: theme.data, radius: 3.5 }, theme);
  if (!curve || curve.radius > 0) return;
  const [low, top] = spec.y.domain;
  clipped(ctx, axes, () => {
    for (let j = 1; j < curve.slopes.length; j++) {
      const turn = curve.slopes[j] - curve.slopes[j - 1];
      if (Math.abs(turn) < KINK) continue;
      const x = (curve.first + j * curve.spacing) / Math.sqrt(alpha);
      // A slope that falls holds positive kinetic energy, one that rises negative.
      const end = turn < 0 ? top - 0.1 * reach : low + 0.1 * reach;
      drawArrow(ctx, axes, x, energy(x), x, end, theme.energy, theme);
    }
  });
  const note = { color: theme.energy, dx: 8, dy: theme.fontSize * 1.2 };
  drawLabel(ctx, axes, -edge, top, text.local.kinks, note, theme);
}
