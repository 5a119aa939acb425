import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Painter } from '@/components/viz/context';
import { drawDots, drawLabel, drawLine } from '@/components/viz/marks';
import { drawQuarters } from '@/components/viz/quarters';
import { paintData } from './paintData';
import { paintGraph } from './paintGraph';
import { paintPlane } from './paintPlane';
import { type FramePainter, text } from './shown';
import type { Frame, Params } from './simulation';

/** Below this the cost is rounding. */
const FLOOR = 1e-16;
/** Up to so many corrections each is a dot. */
const DOTS = 70;

/** Cost against corrections, with the closed form that needs no corrections. */
export const paintCost: FramePainter = (ctx, { path, law, exact }, size, theme, { revealed }) => {
  const finite = [...law.cost, ...path.cost].filter((c) => c > FLOOR && c < 1e38);
  const highest = Math.max(...finite, 1e-3);
  const lowest = Math.min(...finite, highest / 10);
  const spec: AxesSpec = {
    x: { label: text.cost.x, domain: [0, law.step[law.step.length - 1]] },
    y: { label: text.cost.y, domain: [lowest / 1.5, highest * 2], scale: 'log' },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  if (revealed) {
    drawLine(ctx, axes, law.step, law.cost, { color: theme.exact, width: 1.4, dash: [5, 4] }, theme);
    const k = Math.floor(0.72 * law.step.length);
    const inside = Math.min(highest, Math.max(lowest, law.cost[k] || lowest));
    const style = { color: theme.exact, dx: 4, dy: exact.cost > 0 ? -10 : -8 };
    drawLabel(ctx, axes, law.step[k], inside, text.cost.law, style, theme);
  }
  drawLine(ctx, axes, path.step, path.cost, { color: theme.energy, width: 2.5 }, theme);
  if (path.step.length <= DOTS) {
    drawDots(ctx, axes, path.step, path.cost, { color: theme.energy, radius: 3 }, theme);
  }
};

/** Data and graph above, the plane and the cost below, as in the live card. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme, params) => {
  drawQuarters(
    ctx,
    size,
    [paintData, paintGraph, paintPlane, paintCost].map(
      (paint) => (cell) => paint(ctx, frame, cell, theme, { params, revealed: true }),
    ),
    18,
  );
};
