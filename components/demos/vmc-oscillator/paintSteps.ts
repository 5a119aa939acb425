import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { drawDots, drawErrorBars, drawLabel, drawLine } from '@/components/viz/marks';
import { formatNumber } from '@/lib/format';
import { type Shown, text } from './shown';
import type { Frame } from './simulation';

const SIZES: [number, number] = [0.07, 14];

/** Acceptance above, autocorrelation time below, against step size: the best step is neither timid nor bold. */
export function paintSteps(ctx: Context2D, frame: Frame, size: Size, theme: Theme, { params }: Shown): void {
  const { survey } = frame;
  const steps = survey.map((s) => s.stepSize);
  const half = { width: size.width, height: 0.42 * size.height };
  const above: AxesSpec = {
    x: { label: '', domain: SIZES, scale: 'log', format: () => '' },
    y: {
      label: text.steps.acceptance,
      domain: [0, 1],
      ticks: 2,
      format: (v) => `${formatNumber(100 * v, undefined, 3)} %`,
    },
    margin: { bottom: 0.6 * theme.fontSize, left: 4 * theme.fontSize },
  };
  const axes = layoutAxes(half, theme, above);
  drawAxes(ctx, axes, theme, above);
  const accepted = survey.map((s) => s.acceptance);
  drawLine(ctx, axes, steps, accepted, { color: theme.data, width: 1.4 }, theme);
  drawDots(ctx, axes, steps, accepted, { color: theme.data, radius: 3.5 }, theme);
  const now = { color: theme.model, width: 1.2, dash: [2, 4] };
  drawLine(ctx, axes, [params.stepSize, params.stepSize], [0, 1], now, theme);
  ctx.save();
  ctx.translate(0, half.height);
  paintTimes(ctx, frame, { width: size.width, height: size.height - half.height }, theme, params.stepSize);
  ctx.restore();
}

function paintTimes(ctx: Context2D, { survey }: Frame, size: Size, theme: Theme, stepSize: number): void {
  const times = survey.map((s) => s.time);
  const longest = Math.max(100, ...times.filter((t) => Number.isFinite(t)));
  const spec: AxesSpec = {
    x: { label: text.steps.x, domain: SIZES, scale: 'log' },
    y: { label: text.steps.time, domain: [0.4, 2 * longest], scale: 'log' },
    margin: { left: 4 * theme.fontSize },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const [bottom, top] = spec.y.domain;
  const now = { color: theme.model, width: 1.2, dash: [2, 4] };
  drawLine(ctx, axes, [stepSize, stepSize], [bottom, top], now, theme);
  const label = { color: theme.model, align: 'center', dy: theme.fontSize } as const;
  drawLabel(ctx, axes, stepSize, top, text.steps.now, label, theme);
  if (survey.length === 0) {
    const middle = Math.sqrt(SIZES[0] * SIZES[1]);
    const waiting = { color: theme.soft, align: 'center', dy: -2 * theme.fontSize } as const;
    drawLabel(ctx, axes, middle, bottom, text.steps.waiting, waiting, theme);
    return;
  }
  const steps = survey.map((s) => s.stepSize);
  const errors = survey.map((s) => Math.min(s.timeError, 0.8 * s.time));
  drawErrorBars(ctx, axes, steps, times, errors, theme.energy, theme);
  drawLine(ctx, axes, steps, times, { color: theme.energy, width: 1.4 }, theme);
  for (const settled of [true, false]) {
    const some = survey.filter((s) => s.settled === settled);
    const style = { color: theme.energy, radius: 3.5, hollow: !settled };
    drawDots(
      ctx,
      axes,
      some.map((s) => s.stepSize),
      some.map((s) => s.time),
      style,
      theme,
    );
  }
  if (survey.every((s) => s.settled)) return;
  const corner = { color: theme.soft, dx: 6, dy: -6 };
  drawLabel(ctx, axes, SIZES[0], bottom, text.steps.growing, corner, theme);
}
