import { type Axes, type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Theme } from '@/components/viz/context';
import { drawKey } from '@/components/viz/key';
import {
  drawBand,
  drawErrorBars,
  drawLabel,
  drawLine,
  drawReference,
  extentOf,
} from '@/components/viz/marks';
import { type FramePainter, percent, short, text } from './shown';
import type { Params } from './simulation';

/** First of 1, 2, 5 times a power of ten that is not less: an axis that grows in few jumps. */
function horizon(value: number, least: number): number {
  let most = least;
  for (let k = 0; most < value; k++) most *= k % 3 === 1 ? 2.5 : 2;
  return most;
}

/** Free energies against Gibbs steps (before they begin, the training): the mean, from least to largest, and that of held-out digits. */
export const paintEnergy: FramePainter = (ctx, frame, size, theme, shown) => {
  if (frame.phase === 'training') {
    paintLearning(ctx, frame, size, theme, shown);
    return;
  }
  const { trace, score } = frame;
  const words = text.energy;
  const all = [...trace.mean, ...trace.least, ...trace.most, score.freeEnergy];
  const spec: AxesSpec = {
    x: { label: words.x, domain: [0, horizon(frame.dreamt, 50)] },
    y: { label: words.y, domain: extentOf(all, 0.08) },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  drawBand(ctx, axes, trace.step, trace.least, trace.most, theme.energy, theme);
  drawLine(ctx, axes, trace.step, trace.mean, { color: theme.energy, width: 2.4 }, theme);
  drawReference(ctx, axes, score.freeEnergy, '', theme);
  const [end, level] = [axes.invertX(axes.right), score.freeEnergy];
  const below = { color: theme.exact, align: 'right', dy: 1.3 * theme.fontSize } as const;
  drawLabel(ctx, axes, end, level, `${words.heldOut} ${short(level)}`, below, theme);
  drawKey(ctx, axes, [[words.mean, theme.energy]], theme);
};

/** Says why a plot is still empty. */
function waiting(ctx: Context2D, axes: Axes, theme: Theme): void {
  const [x, y] = [axes.invertX((axes.left + axes.right) / 2), axes.invertY((axes.top + axes.bottom) / 2)];
  drawLabel(ctx, axes, x, y, text.waiting, { color: theme.soft, align: 'center' }, theme);
}

/** How often the dreams get each name, with errors over the chains. */
export const paintDigits: FramePainter = (ctx, frame, size, theme, { revealed }) => {
  const words = text.digits;
  const { share, error } = frame.named;
  const covered = !revealed;
  const most = covered
    ? 0.3
    : Math.min(1, Math.max(0.3, 1.1 * Math.max(...share.map((p, y) => p + error[y]))));
  const spec: AxesSpec = {
    x: { label: words.x, domain: [-0.6, 9.6], ticks: 10 },
    y: { label: words.y, domain: [0, most], format: (value) => percent(value) },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  if (frame.phase === 'training') {
    waiting(ctx, axes, theme);
    return;
  }
  drawReference(ctx, axes, 0.1, '', theme);
  drawKey(ctx, axes, [[words.chance, theme.exact]], theme);
  if (covered) return;
  const width = 0.7 * (axes.x(1) - axes.x(0));
  ctx.save();
  ctx.fillStyle = theme.model;
  share.forEach((p, y) => {
    ctx.fillRect(axes.x(y) - width / 2, axes.y(p), width, axes.y(0) - axes.y(p));
  });
  ctx.restore();
  drawErrorBars(ctx, axes, [...share.keys()], share, error, theme.ink, theme);
};

/** Autocorrelation of the free energy, and the share of chains that still show the same digit. */
export const paintMixing: FramePainter = (ctx, frame, size, theme) => {
  const words = text.mixing;
  const { energy, same, chance, time, error } = frame.mixing;
  const spec: AxesSpec = {
    x: { label: words.x, domain: [0, Math.max(20, energy.length - 1, same.length - 1)] },
    y: { label: words.y, domain: [Math.min(0, ...energy), 1] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  if (same.length > 0) drawReference(ctx, axes, chance, words.chance, theme);
  const lags = Float64Array.from({ length: Math.max(energy.length, same.length) }, (_, lag) => lag);
  drawLine(ctx, axes, lags, same, { color: theme.model, width: 2.4 }, theme);
  drawLine(ctx, axes, lags, energy, { color: theme.energy, width: 2.4 }, theme);
  const key = [
    [words.energy, theme.energy],
    [words.same, theme.model],
  ] as const;
  drawKey(ctx, axes, key, theme);
  if (frame.phase === 'training') waiting(ctx, axes, theme);
  else if (time > 0 && energy.length > 20) {
    const place = 0.55 * (lags.length - 1);
    const note = `τ = ${short(time)} ± ${short(error)}`;
    drawLabel(ctx, axes, place, 0.94, note, { color: theme.energy, dy: 0 }, theme);
  }
};

/** Accuracy on held-out digits while it trains. */
export const paintLearning: FramePainter = (ctx, frame, size, theme) => {
  const words = text.learning;
  const { epoch, accuracy, error } = frame.lessons;
  const recorded = frame.recorded !== '';
  const xs = recorded ? Float64Array.of(frame.epochs) : epoch;
  const ys = (recorded ? Float64Array.of(frame.score.accuracy) : accuracy).map((a) => 100 * a);
  const bars = (recorded ? Float64Array.of(frame.score.error) : error).map((e) => 100 * e);
  const spec: AxesSpec = {
    x: { label: words.x, domain: [0, Math.max(1, frame.epochs)] },
    y: { label: words.y, domain: [0, 105] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  drawReference(ctx, axes, 100 * frame.neighbor, `${words.neighbor} ${percent(frame.neighbor)}`, theme);
  drawLine(ctx, axes, xs, ys, { color: theme.model, width: 2.4 }, theme);
  drawErrorBars(ctx, axes, xs, ys, bars, theme.model, theme);
  const last = ys.length - 1;
  if (last < 0) return;
  const note = `${words.machine} ${short(ys[last])} ± ${bars[last].toFixed(1)} %`;
  // Below the curve, which ends high.
  drawLabel(ctx, axes, frame.epochs, 12, note, { color: theme.model, align: 'right' }, theme);
};

export const PANELS: Record<Params['panel'], FramePainter> = {
  energy: paintEnergy,
  digits: paintDigits,
  mixing: paintMixing,
  learning: paintLearning,
};
