import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { drawKey } from '@/components/viz/key';
import { drawBand, drawDots, drawLabel, drawLine, drawReference, extentOf } from '@/components/viz/marks';
import { formatError } from '@/lib/format';
import { type FramePainter, short, text } from './shown';
import type { Frame } from './simulation';

const HORIZONS = [
  200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 1e7,
];

export const horizonOf = (updates: number) => HORIZONS.find((h) => h >= updates) ?? updates;

const SHARE = 0.6;

/** Log-likelihood above, reconstruction error below, on one axis of updates. */
export const paintProgress: FramePainter = (ctx, frame, size, theme, shown) => {
  const upper = { width: size.width, height: SHARE * size.height };
  paintLikelihood(ctx, frame, upper, theme, shown.revealed);
  ctx.save();
  ctx.translate(0, upper.height);
  paintReconstruction(ctx, frame, { width: size.width, height: size.height - upper.height }, theme);
  ctx.restore();
};

/** Both plots keep the same room at the left, so that their axes stand one below the other. */
const leftOf = (theme: Theme) => 4.2 * theme.fontSize;

function paintLikelihood(ctx: Context2D, frame: Frame, size: Size, theme: Theme, revealed: boolean): void {
  const { trace, best, start, counted, updates } = frame;
  const words = text.progress;
  const heldOut = frame.data !== 'bars';
  const known = [...trace.training, ...(heldOut ? trace.heldOut : []), start];
  if (Number.isFinite(best)) known.push(best);
  const spec: AxesSpec = {
    x: { label: words.x, domain: [0, horizonOf(updates)], hideLabels: true },
    y: { label: words.likelihood, domain: extentOf(known, 0.1) },
    margin: { left: leftOf(theme) },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const middle = 0.5 * (spec.y.domain[0] + spec.y.domain[1]);
  if (!revealed) {
    drawLabel(ctx, axes, 0, middle, words.covered, { color: theme.soft, dx: theme.fontSize }, theme);
    return;
  }
  drawReference(ctx, axes, start, words.start, theme);
  if (Number.isFinite(best)) drawReference(ctx, axes, best, `${words.best} ${short(best)}`, theme);
  const last = trace.update.length - 1;
  if (last < 0) return;
  const shifted = (values: Float64Array, sign: number) => values.map((v, i) => v + sign * trace.error[i]);
  if (heldOut) {
    drawBand(
      ctx,
      axes,
      trace.update,
      shifted(trace.heldOut, -1),
      shifted(trace.heldOut, 1),
      theme.data,
      theme,
    );
    drawLine(ctx, axes, trace.update, trace.heldOut, { color: theme.data, dash: [5, 4] }, theme);
  }
  drawLine(ctx, axes, trace.update, trace.training, { color: theme.data, width: 2.4 }, theme);
  const at = [trace.update[last]];
  if (heldOut) drawDots(ctx, axes, at, [trace.heldOut[last]], { color: theme.data, hollow: true }, theme);
  drawDots(ctx, axes, at, [trace.training[last]], { color: theme.data }, theme);
  const method = counted ? words.counted : words.annealed(formatError(trace.error[last]));
  const corner = { color: theme.soft, align: 'right', dy: -0.4 * theme.fontSize } as const;
  drawLabel(ctx, axes, spec.x.domain[1], middle, method, corner, theme);
  const key: [string, string][] = heldOut ? [[`○ ${words.heldOut}`, theme.data]] : [];
  drawKey(ctx, axes, [...key, [`● ${words.training}`, theme.data]], theme);
}

function paintReconstruction(ctx: Context2D, frame: Frame, size: Size, theme: Theme): void {
  const { trace, updates } = frame;
  const [, top] = extentOf([...trace.reconstruction, 0], 0.1, [0, 0.2]);
  const spec: AxesSpec = {
    x: { label: text.progress.x, domain: [0, horizonOf(updates)] },
    y: { label: text.progress.reconstruction, domain: [0, top], ticks: 3 },
    margin: { left: leftOf(theme) },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  drawLine(ctx, axes, trace.update, trace.reconstruction, { color: theme.energy, width: 2.6 }, theme);
}
