import { type Axes, type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { drawKey } from '@/components/viz/key';
import { drawDots, drawErrorBars, drawLabel, drawLine, drawReference } from '@/components/viz/marks';
import { LOOP_POINTS, loopTemperature, SWEEP_POINTS, sweepTemperature } from '@/lib/ml/magnetPoints';
import { onsagerEnergy, onsagerHeatCapacity, onsagerMagnetization } from '@/lib/ml/onsager';
import { type Shown, text } from './shown';
import type { Frame, MagnetPoint } from './simulation';

/** A quantity against temperature. */
interface Quantity {
  value: 'energy' | 'heatCapacity' | 'magnetization' | 'orderTime';
  error?: 'energyError' | 'heatCapacityError' | 'magnetizationError';
  label: string;
  color(theme: Theme): string;
  /** The infinite Ising magnet. */
  exact?(temperature: number): number;
  /** Range without points. */
  range: [number, number];
  scale?: 'log';
}

const ORDER: Quantity = {
  value: 'magnetization',
  error: 'magnetizationError',
  label: text.order.y,
  color: (theme) => theme.data,
  exact: onsagerMagnetization,
  range: [0, 1.04],
};
const HEAT: Quantity = {
  value: 'heatCapacity',
  error: 'heatCapacityError',
  label: text.heat.y,
  color: (theme) => theme.energy,
  exact: onsagerHeatCapacity,
  range: [0, 2.6],
};
const ENERGY: Quantity = {
  value: 'energy',
  error: 'energyError',
  label: text.energy.y,
  color: (theme) => theme.energy,
  exact: onsagerEnergy,
  range: [-2, -0.5],
};
const TIME: Quantity = {
  value: 'orderTime',
  label: text.time.y,
  color: (theme) => theme.data,
  range: [0.4, 10],
  scale: 'log',
};

/** What stays on the axis of temperatures. */
function temperatures({ experiment, states, critical, temperature }: Frame): [number, number] {
  if (experiment === 'sweep') {
    const margin = 0.02 * critical;
    return [sweepTemperature(0, states) - margin, sweepTemperature(SWEEP_POINTS - 1, states) + margin];
  }
  if (experiment === 'loop') {
    const margin = 0.005 * critical;
    return [loopTemperature(0, states) - margin, loopTemperature((LOOP_POINTS - 1) / 2, states) + margin];
  }
  return [0, Math.max(1.8 * critical, 1.06 * temperature)];
}

function heights(quantity: Quantity, points: readonly MagnetPoint[], frame: Frame): [number, number] {
  const values = points.map((point) => point[quantity.value]).filter(Number.isFinite);
  const [low, high] = quantity.range;
  if (quantity.scale === 'log') return [low, Math.max(high, 1.5 * Math.max(...values, 0))];
  if (quantity.value === 'energy') {
    const wide = frame.states === 2 ? [low, high] : [-2, -0.8];
    return [Math.min(wide[0], ...values), Math.max(wide[1], ...values)];
  }
  return [low, quantity.value === 'magnetization' ? high : Math.max(high, 1.12 * Math.max(...values, 0))];
}

const CURVE = 200;

function drawInfinite(ctx: Context2D, axes: Axes, theme: Theme, quantity: Quantity, frame: Frame): void {
  const { exact } = quantity;
  if (!exact || frame.states !== 2 || frame.painted || frame.field !== 0) return;
  const [low, high] = temperatures(frame);
  const xs = Float64Array.from({ length: CURVE + 1 }, (_, k) =>
    Math.max(0.02, low + ((high - low) * k) / CURVE),
  );
  // The one place where the curve turns a corner is drawn.
  xs[xs.findIndex((t) => t > frame.critical)] = frame.critical;
  const ys = xs.map((t) => exact(t));
  drawReference(ctx, axes, { xs, ys }, '', theme);
  if (frame.experiment !== 'loop') drawKey(ctx, axes, [[text.infinite, theme.exact]], theme);
}

function drawCritical(ctx: Context2D, axes: Axes, theme: Theme, { critical, painted }: Frame): void {
  if (painted) return;
  const x = axes.x(critical);
  if (x < axes.left || x > axes.right) return;
  const [bottom, top] = [axes.invertY(axes.bottom), axes.invertY(axes.top)];
  drawLine(
    ctx,
    axes,
    [critical, critical],
    [bottom, top],
    { color: theme.soft, width: 1.2, dash: [2, 4] },
    theme,
  );
  drawLabel(ctx, axes, critical, top, text.critical, { color: theme.soft, dx: 5, dy: theme.fontSize }, theme);
}

/** Points with error bars: those left behind as rings, the present ones filled. */
function drawPoints(
  ctx: Context2D,
  axes: Axes,
  theme: Theme,
  quantity: Quantity,
  points: readonly MagnetPoint[],
  style: { color: string; hollow?: boolean; radius?: number },
): void {
  const xs = points.map((point) => point.temperature);
  const ys = points.map((point) => point[quantity.value]);
  const { error } = quantity;
  if (error)
    drawErrorBars(
      ctx,
      axes,
      xs,
      ys,
      points.map((point) => point[error] || 0),
      style.color,
      theme,
    );
  drawDots(ctx, axes, xs, ys, { radius: 3.5, ...style }, theme);
}

/** The two branches, and their names beside that of the exact curve. */
function drawLoop(ctx: Context2D, axes: Axes, theme: Theme, quantity: Quantity, frame: Frame): void {
  const turn = (LOOP_POINTS + 1) / 2;
  const branches = [
    { points: frame.points.slice(0, turn), color: theme.model, name: text.heated },
    { points: frame.points.slice(turn - 1), color: theme.data, name: text.cooled },
  ];
  for (const { points, color } of branches) {
    const xs = points.map((point) => point.temperature);
    const ys = points.map((point) => point[quantity.value]);
    drawLine(ctx, axes, xs, ys, { color, width: 1.6 }, theme);
    drawPoints(ctx, axes, theme, quantity, points, { color, radius: 3, hollow: color === theme.model });
  }
  drawKey(
    ctx,
    axes,
    [
      ...branches.map(({ name, color }) => [name, color] as const),
      ...(frame.states === 2 ? [[text.infinite, theme.exact] as const] : []),
    ],
    theme,
  );
}

function thermal(quantity: Quantity) {
  return (ctx: Context2D, frame: Frame, size: Size, theme: Theme, { revealed }: Shown): void => {
    const { measured, points, experiment } = frame;
    const finished = frame.scheduled > 0 && frame.visited === frame.scheduled;
    const present = finished ? [] : measured.filter((one) => one.measured > 1);
    const spec: AxesSpec = {
      x: { label: text.temperature, domain: temperatures(frame) },
      y: {
        label: quantity.label,
        domain: heights(quantity, [...points, ...present], frame),
        scale: quantity.scale,
      },
    };
    const axes = layoutAxes(size, theme, spec);
    drawAxes(ctx, axes, theme, spec);
    if (revealed) {
      drawInfinite(ctx, axes, theme, quantity, frame);
      drawCritical(ctx, axes, theme, frame);
    }
    const color = quantity.color(theme);
    if (experiment === 'loop') drawLoop(ctx, axes, theme, quantity, frame);
    else drawPoints(ctx, axes, theme, quantity, points, { color, hollow: experiment === 'watch' });
    if (experiment === 'loop') return;
    drawPoints(ctx, axes, theme, quantity, present, { color, radius: 5 });
    if (experiment !== 'sizes') return;
    for (const one of present) {
      const label = { color, dx: 9, dy: 0.35 * theme.fontSize };
      drawLabel(ctx, axes, one.temperature, one[quantity.value], text.side(one.size), label, theme);
    }
  };
}

export const paintOrder = thermal(ORDER);
export const paintHeat = thermal(HEAT);
export const paintEnergy = thermal(ENERGY);
export const paintTime = thermal(TIME);
