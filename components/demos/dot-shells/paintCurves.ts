import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import {
  drawDots,
  drawErrorBars,
  drawLabel,
  drawLine,
  drawReference,
  extentOf,
} from '@/components/viz/marks';
import { RECORDED_PARTS } from './recorded';
import { groundOf, guideOf, mainLane } from './reference';
import { drawNames, laneStyle, names, type Shown, text } from './shown';
import type { Frame } from './simulation';

/** Energy of each update, with the best energy known. */
export function paintLearning(ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown): void {
  const words = text.learning;
  const lanes = shown.revealed ? frame.lanes : [];
  const ground = shown.revealed ? groundOf(frame) : undefined;
  // The first updates may lie far above: the axis follows what came after them.
  const late = lanes.flatMap(({ trace }) => [...trace.energy.slice(trace.energy.length > 8 ? 4 : 0)]);
  const spec: AxesSpec = {
    x: { label: words.x, domain: [0, Math.max(10, ...lanes.map(({ planned }) => planned))] },
    y: { label: words.y, domain: extentOf(ground ? [...late, ground.energy] : late, 0.12) },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  if (ground) drawReference(ctx, axes, ground.energy, ground.exact ? words.exact : words.reference, theme);
  for (const { ansatz, trace } of lanes) {
    const { color } = laneStyle(ansatz, theme);
    drawErrorBars(ctx, axes, trace.updates, trace.energy, trace.error, color, theme);
    drawDots(ctx, axes, trace.updates, trace.energy, { color, radius: 2.6 }, theme);
  }
  const entries = lanes.map((lane) => [names[guideOf(lane)], laneStyle(lane.ansatz, theme).color] as const);
  drawNames([ctx, size, theme], axes, entries);
}

/** T, V_ext and V_int as shares of the energy, against ω: recorded curves, live points. */
export function paintParts(ctx: Context2D, frame: Frame, size: Size, theme: Theme, _shown: Shown): void {
  const words = text.parts;
  const spec: AxesSpec = {
    x: { label: words.x, domain: [0.008, 12], scale: 'log' },
    y: { label: words.y, domain: [0, 0.75] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const lane = mainLane(frame);
  const own = RECORDED_PARTS.filter(({ electrons }) => electrons === frame.electrons);
  const omegas = own.map(({ omega }) => omega);
  const parts = [
    ['kinetic', words.kinetic, theme.model, undefined],
    ['external', words.external, theme.data, [7, 4]],
    ['interaction', words.interaction, theme.energy, [2, 4]],
  ] as const;
  for (const [key, name, color, dash] of parts) {
    const shares = own.map((p) => p[key] / (p.kinetic + p.external + p.interaction));
    drawLine(ctx, axes, omegas, shares, { color, width: 2, dash: dash && [...dash] }, theme);
    const live = lane[key].mean / lane.energy.mean;
    const error = lane[key].standardError / lane.energy.mean;
    drawErrorBars(ctx, axes, [frame.omega], [live], [error], color, theme);
    drawDots(ctx, axes, [frame.omega], [live], { color, radius: 5 }, theme);
    const at = Math.floor(omegas.length / 8);
    if (omegas.length > 0) {
      drawLabel(ctx, axes, omegas[at], shares[at], name, { color, dx: 4, dy: -8 }, theme);
    }
  }
  drawNames([ctx, size, theme], axes, [[words.live, theme.ink]]);
  if (own.length === 0) return;
  const style = { color: theme.soft, align: 'right', dy: -0.5 * theme.fontSize } as const;
  drawLabel(ctx, axes, spec.x.domain[1], 0, words.recorded(frame.electrons), style, theme);
}

/** Pairs at each distance. */
export function paintPairs(ctx: Context2D, frame: Frame, size: Size, theme: Theme, _shown: Shown): void {
  const words = text.pairs;
  const { pairs, phase } = mainLane(frame);
  const { distances, parallel, antiparallel } = pairs;
  let top = 0;
  for (let k = 1; k < distances.length; k++) top = Math.max(top, parallel[k], antiparallel[k]);
  const spec: AxesSpec = {
    x: { label: words.x, domain: [0, 1.25 * frame.reach] },
    y: { label: words.y, domain: [0, top > 0 ? 1.12 * top : 1] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  drawLine(ctx, axes, distances, antiparallel, { color: theme.data, width: 2.2, dash: [7, 4] }, theme);
  if (frame.electrons > 2)
    drawLine(ctx, axes, distances, parallel, { color: theme.model, width: 2.2 }, theme);
  drawNames([ctx, size, theme], axes, [
    [words.antiparallel, theme.data],
    ...(frame.electrons > 2 ? [[words.parallel, theme.model] as const] : []),
    ...(phase === 'diffusing' ? [[words.variational, theme.soft] as const] : []),
  ]);
}
