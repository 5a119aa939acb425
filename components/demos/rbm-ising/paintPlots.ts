import { type Axes, type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Theme } from '@/components/viz/context';
import { drawKey } from '@/components/viz/key';
import { drawDots, drawErrorBars, drawLabel, drawLine } from '@/components/viz/marks';
import { criticalTemperature } from '@/lib/ml/onsager';
import { type FramePainter, short, text } from './shown';
import type { Frame, Params } from './simulation';

const TC = criticalTemperature(2);

/** Names of both: the machine, and the magnet as it is known here. */
function paintKey(ctx: Context2D, axes: Axes, frame: Frame, theme: Theme): void {
  const magnet = frame.exact ? text.exact : text.sampled;
  drawKey(
    ctx,
    axes,
    [
      [text.machine, theme.model],
      [magnet, frame.exact ? theme.exact : theme.data],
    ],
    theme,
  );
}

/** Shares of the machine as bars, those of the magnet as dots on stems (dashed where exact), errors where sampled. */
function paintShares(
  ctx: Context2D,
  frame: Frame,
  axes: Axes,
  theme: Theme,
  key: 'energies' | 'magnets',
  at: (k: number) => number,
): void {
  const magnet = frame.magnet.numbers[key];
  const machine = frame.machine.numbers[key];
  const xs = Array.from(magnet, (_, k) => at(k));
  const width = 0.8 * Math.abs(axes.x(xs[1]) - axes.x(xs[0]));
  ctx.save();
  ctx.fillStyle = theme.model;
  ctx.globalAlpha = 0.75;
  machine.forEach((share, k) => {
    if (share > 0) ctx.fillRect(axes.x(xs[k]) - width / 2, axes.y(share), width, axes.y(0) - axes.y(share));
  });
  ctx.restore();
  const color = frame.exact ? theme.exact : theme.data;
  const seen = xs.map((x, k) => (magnet[k] > 0 ? x : Number.NaN));
  const dash = frame.exact ? [4, 4] : undefined;
  const present = [...magnet.keys()].filter((k) => magnet[k] > 0);
  const line = { color, width: 1.4, ...(dash ? { dash } : {}) };
  drawLine(
    ctx,
    axes,
    present.map((k) => xs[k]),
    present.map((k) => magnet[k]),
    line,
    theme,
  );
  drawDots(ctx, axes, seen, magnet, { color, radius: 3 }, theme);
  if (frame.exact) return;
  drawErrorBars(ctx, axes, xs, machine, frame.machine.errors[key], theme.model, theme);
  drawErrorBars(ctx, axes, xs, magnet, frame.magnet.errors[key], color, theme);
}

const highest = (frame: Frame, key: 'energies' | 'magnets') =>
  1.12 * Math.max(0.02, ...frame.magnet.numbers[key], ...frame.machine.numbers[key]);

/** How often each energy occurs. */
export const paintEnergies: FramePainter = (ctx, frame, size, theme) => {
  const sites = frame.size * frame.size;
  const spec: AxesSpec = {
    x: { label: text.energy.x, domain: [-2.15, 0.9] },
    y: { label: text.energy.y, domain: [0, highest(frame, 'energies')] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  paintShares(ctx, frame, axes, theme, 'energies', (k) => (4 * k) / sites - 2);
  paintKey(ctx, axes, frame, theme);
};

/** How often each magnetisation occurs. */
const paintMagnetization: FramePainter = (ctx, frame, size, theme) => {
  const sites = frame.size * frame.size;
  const spec: AxesSpec = {
    x: { label: text.magnetization.x, domain: [-1.1, 1.1] },
    y: { label: text.magnetization.y, domain: [0, highest(frame, 'magnets')] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  paintShares(ctx, frame, axes, theme, 'magnets', (k) => (2 * k) / sites - 1);
  paintKey(ctx, axes, frame, theme);
};

/** Correlation against distance. */
const paintCorrelation: FramePainter = (ctx, frame, size, theme) => {
  const { magnet, machine, lengths, exact } = frame;
  const low = Math.min(0, ...magnet.numbers.correlations, ...machine.numbers.correlations);
  const spec: AxesSpec = {
    x: { label: text.correlation.x, domain: [0.8, lengths[lengths.length - 1] + 0.2] },
    y: { label: text.correlation.y, domain: [low, 1] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const color = exact ? theme.exact : theme.data;
  const dash = exact ? { dash: [4, 4] } : {};
  drawLine(ctx, axes, lengths, machine.numbers.correlations, { color: theme.model, width: 2.2 }, theme);
  drawDots(ctx, axes, lengths, machine.numbers.correlations, { color: theme.model, hollow: true }, theme);
  drawLine(ctx, axes, lengths, magnet.numbers.correlations, { color, width: 1.4, ...dash }, theme);
  drawDots(ctx, axes, lengths, magnet.numbers.correlations, { color, radius: 3 }, theme);
  if (!exact) {
    for (const [side, tint] of [
      [machine, theme.model],
      [magnet, color],
    ] as const) {
      drawErrorBars(ctx, axes, lengths, side.numbers.correlations, side.errors.correlations, tint, theme);
    }
  }
  paintKey(ctx, axes, frame, theme);
};

/** How far the machine is from the magnet while it learns. */
const paintDivergence: FramePainter = (ctx, frame, size, theme) => {
  const words = text.divergence;
  const { updates, divergence } = frame.trace;
  const seen = divergence.filter((d) => d > 1e-4);
  const spec: AxesSpec = {
    x: { label: words.x, domain: [0, frame.total] },
    y: {
      label: frame.exact ? words.exact : words.energies,
      domain: [0.6 * Math.min(0.1, ...seen), 1.5 * Math.max(0.1, ...seen)],
      scale: 'log',
    },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  drawLine(ctx, axes, updates, divergence, { color: theme.energy, width: 2.4 }, theme);
  const last = divergence.length - 1;
  if (last < 0) return;
  const style = { color: theme.energy, align: 'right', dy: -0.7 * theme.fontSize } as const;
  drawLabel(ctx, axes, updates[last], divergence[last], short(divergence[last]), style, theme);
};

/** Complete machines against the temperature of their magnets. */
const paintTemperatures: FramePainter = (ctx, frame, size, theme) => {
  const words = text.temperatures;
  const { temperature, divergence } = frame.kept;
  const spec: AxesSpec = {
    x: { label: words.x, domain: [1, 8] },
    y: {
      label: frame.exact ? text.divergence.exact : text.divergence.energies,
      domain: [0, 1.15 * Math.max(0.1, ...divergence)],
    },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const top = axes.invertY(axes.top);
  drawLine(ctx, axes, [TC, TC], [0, top], { color: theme.exact, width: 1.4, dash: [5, 4] }, theme);
  drawLabel(
    ctx,
    axes,
    TC,
    top,
    words.critical,
    { color: theme.exact, dx: 6, dy: 1.1 * theme.fontSize },
    theme,
  );
  const order = [...temperature.keys()].sort((a, b) => temperature[a] - temperature[b]);
  const xs = order.map((i) => temperature[i]);
  const ys = order.map((i) => divergence[i]);
  if (frame.scan) drawLine(ctx, axes, xs, ys, { color: theme.energy, width: 2 }, theme);
  drawDots(ctx, axes, xs, ys, { color: theme.energy, radius: 5 }, theme);
  if (xs.length > 0) return;
  const [x, y] = [4.8, 0.5 * top];
  drawLabel(ctx, axes, x, y, words.empty, { color: theme.soft, align: 'center' }, theme);
};

export const PANELS: Record<Params['panel'], FramePainter> = {
  divergence: paintDivergence,
  magnetization: paintMagnetization,
  correlation: paintCorrelation,
  temperatures: paintTemperatures,
};
