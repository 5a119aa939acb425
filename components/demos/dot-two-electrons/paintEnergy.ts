import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import { drawBand, drawHistogram, drawLabel, drawLine, drawReference } from '@/components/viz/marks';
import { formatNumber } from '@/lib/format';
import { type FramePainter, text } from './shown';

/** Energy after each update, and where it is held. */
export const paintLearning: FramePainter = (ctx, frame, size, theme) => {
  const { trace, exact, estimate, plannedUpdates, phase } = frame;
  const first = trace.energy.length > 0 ? trace.energy[0] : estimate.energy.value;
  const span = Math.max(1.15 * (first - exact.energy), 0.02 * exact.energy);
  const end = Math.max(10, 1.25 * plannedUpdates);
  const spec: AxesSpec = {
    x: { label: text.learning.x, domain: [0, end] },
    y: { label: text.learning.y, domain: [exact.energy - 0.15 * span, exact.energy + span] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  drawReference(ctx, axes, exact.energy, '', theme);
  const below = { color: theme.exact, dx: 8, dy: 1.2 * theme.fontSize };
  const label = `${text.series.exact} ${formatNumber(exact.energy, undefined, 7)}`;
  drawLabel(ctx, axes, 0, exact.energy, label, below, theme);
  const low = trace.energy.map((e, i) => e - trace.error[i]);
  const high = trace.energy.map((e, i) => e + trace.error[i]);
  drawBand(ctx, axes, trace.update, low, high, theme.energy, theme);
  drawLine(ctx, axes, trace.update, trace.energy, { color: theme.energy, width: 2.6 }, theme);
  if (plannedUpdates === 0) {
    drawLabel(
      ctx,
      axes,
      end / 2,
      spec.y.domain[1],
      text.learning.none,
      { color: theme.soft, align: 'center' },
      theme,
    );
  } else if (phase === 'measuring') {
    const { value } = estimate.energy;
    drawLine(ctx, axes, [plannedUpdates, end], [value, value], { color: theme.model, width: 2.6 }, theme);
    drawLabel(
      ctx,
      axes,
      end,
      value,
      text.learning.held,
      { color: theme.model, align: 'right', dy: -8 },
      theme,
    );
  }
};

/** Share of samples at each local energy. */
export const paintHistogram: FramePainter = (ctx, frame, size, theme) => {
  const { edges, counts } = frame.histogram;
  const total = counts.reduce((sum, c) => sum + c, 0);
  const { energy } = frame.exact;
  const shares = counts.map((c) => c / Math.max(1, total));
  const domain: [number, number] =
    total > 0 ? [edges[0], edges[edges.length - 1]] : [0.98 * energy, 1.02 * energy];
  const spec: AxesSpec = {
    x: { label: text.histogram.x, domain },
    y: {
      label: text.histogram.y,
      domain: [0, Math.min(1.08, Math.max(0.1, 1.2 * Math.max(...shares)))],
      format: (v) => `${formatNumber(100 * v, undefined, 3)} %`,
    },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const top = spec.y.domain[1];
  if (total === 0) {
    const middle = { color: theme.soft, align: 'center', dy: 3 * theme.fontSize } as const;
    drawLabel(ctx, axes, energy, top, text.histogram.none, middle, theme);
    return;
  }
  drawHistogram(ctx, axes, edges, shares, theme.energy, theme);
  drawReference(ctx, axes, { xs: [energy, energy], ys: [0, top] }, '', theme);
  const label = `${text.series.exact} ${formatNumber(energy, undefined, 7)}`;
  drawLabel(ctx, axes, energy, top, label, { color: theme.exact, dx: 6, dy: 1.1 * theme.fontSize }, theme);
};
