import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { drawKey } from '@/components/viz/key';
import { drawBand, drawDots, drawLine, drawReference } from '@/components/viz/marks';
import { formatNumber } from '@/lib/format';
import { names, type Shown, styleOf, text } from './shown';
import type { Frame, Path } from './simulation';

const index = (length: number) => Float64Array.from({ length }, (_, i) => i);

function keyOf(paths: readonly Path[], theme: Theme): [string, string][] {
  return paths.map(({ optimizer }) => [names[optimizer], styleOf(optimizer, theme).color]);
}

/** Energy above the best, without noise, on a logarithmic axis. */
export function paintExcess(ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown): void {
  const { paths, updates, omega } = frame;
  const highest = Math.max(0.2 * omega, ...paths.map((path) => Math.max(0, ...path.excess)));
  const spec: AxesSpec = {
    x: { label: text.excess.x, domain: [0, Math.max(40, updates)] },
    y: { label: text.excess.y, domain: [1e-7 * omega, 2 * highest], scale: 'log' },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  drawKey(ctx, axes, keyOf(paths, theme), theme);
  if (!shown.revealed) return;
  for (const { optimizer, excess } of paths) {
    const { color, hollow, width } = styleOf(optimizer, theme);
    const xs = index(excess.length);
    drawLine(ctx, axes, xs, excess, { color, width }, theme);
    const few = (values: Float64Array) => values.filter((_, k) => k % 5 === 0);
    drawDots(ctx, axes, few(xs), few(excess), { color, radius: 3, hollow }, theme);
  }
}

/** Energies of the samples, with bands of one standard error. */
export function paintSamples(ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown): void {
  const { paths, updates, omega, best } = frame;
  const start = best.energy + Math.max(0.02 * omega, 1.2 * (paths[0].excess[0] ?? 0.1 * omega));
  const spec: AxesSpec = {
    x: { label: text.samples.x, domain: [0, Math.max(40, updates)] },
    y: { label: text.samples.y, domain: [best.energy - 0.25 * (start - best.energy), start] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const words = text.samples.best(formatNumber(best.energy, undefined, 6));
  drawReference(ctx, axes, best.energy, words, theme);
  drawKey(ctx, axes, keyOf(paths, theme), theme);
  if (!shown.revealed) return;
  for (const { optimizer, energy, error } of paths) {
    const { color } = styleOf(optimizer, theme);
    const xs = index(energy.length);
    const low = energy.map((e, k) => e - error[k]);
    const high = energy.map((e, k) => e + error[k]);
    drawBand(ctx, axes, xs, low, high, color, theme);
    drawLine(ctx, axes, xs, energy, { color, width: 1.4 }, theme);
  }
}
