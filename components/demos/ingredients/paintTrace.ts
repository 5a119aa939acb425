import type { FramePainter } from '@/components/demos/Picture';
import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import { drawBand, drawLabel, drawLine, drawReference, extentOf } from '@/components/viz/marks';
import { messages } from './messages';
import type { Shown } from './paintFit';
import type { Frame } from './simulation';

const text = messages.en.plots;

/** Fewest steps the horizontal axis covers. */
const FIRST_STEPS = 50;

const stepsAxis = ({ trace }: Frame): [number, number] => [
  0,
  Math.max(FIRST_STEPS, trace.step[trace.step.length - 1] ?? 0),
];

/** Cost against steps, with one standard error where it is measured, and the least there is where that is known. */
export const paintCost: FramePainter<Frame, Shown> = (ctx, frame, size, theme) => {
  const { trace, least, misfit, cost } = frame;
  if (misfit) return;
  const energy = cost === 'energy';
  const all = least === null ? [...trace.cost, 0] : [...trace.cost, least];
  const spec: AxesSpec = {
    x: { label: text.cost.x, domain: stepsAxis(frame), ticks: 4 },
    y: { label: energy ? text.cost.energy : text.cost.y, domain: extentOf(all, 0.12), ticks: 4 },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  if (least !== null) {
    drawReference(ctx, axes, least, '', theme);
    const at = spec.x.domain[1];
    drawLabel(ctx, axes, at, least, text.cost.least, { color: theme.exact, align: 'right', dy: -6 }, theme);
  }
  const low = trace.cost.map((c, i) => c - trace.error[i]);
  const high = trace.cost.map((c, i) => c + trace.error[i]);
  if (energy) drawBand(ctx, axes, trace.step, low, high, theme.energy, theme);
  drawLine(ctx, axes, trace.step, trace.cost, { color: theme.energy, width: 2.5 }, theme);
};

/** Below this a slope is rounding. */
const FLOOR = 1e-14;

/** Length of the gradient against steps: what the optimiser makes vanish. */
export const paintGradient: FramePainter<Frame, Shown> = (ctx, frame, size, theme) => {
  const { trace, misfit } = frame;
  if (misfit) return;
  const shown = trace.gradient.map((g) => Math.max(FLOOR, g));
  const high = Math.max(1, ...shown.filter(Number.isFinite));
  const low = Math.min(0.1, ...shown.filter(Number.isFinite));
  const spec: AxesSpec = {
    x: { label: text.gradient.x, domain: stepsAxis(frame), ticks: 4 },
    y: { label: text.gradient.y, domain: [low / 2, high * 2], scale: 'log', ticks: 4 },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  drawLine(ctx, axes, trace.step, shown, { color: theme.model, width: 2.2 }, theme);
};
