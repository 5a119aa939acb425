import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Painter, Size, Theme } from '@/components/viz/context';
import { drawKey } from '@/components/viz/key';
import {
  drawDots,
  drawHistogram,
  drawLabel,
  drawLine,
  drawReference,
  extentOf,
} from '@/components/viz/marks';
import { energyHistogram } from './histogram';
import { paintDreams, paintFilters } from './paintPictures';
import { horizonOf, paintProgress } from './paintProgress';
import { type FramePainter, short, text } from './shown';
import type { Frame, Params } from './simulation';

/** Outline of a histogram: up and down at every edge. */
function stairs(edges: Float64Array, shares: Float64Array): { x: number[]; y: number[] } {
  const x = [edges[0]];
  const y = [0];
  shares.forEach((share, k) => {
    x.push(edges[k], edges[k + 1]);
    y.push(share, share);
  });
  return { x: [...x, edges[edges.length - 1]], y: [...y, 0] };
}

/** Free energies: the deeper, the more the machine believes in a picture. */
export const paintEnergies: FramePainter = (ctx, frame, size, theme) => {
  const { edges, training, heldOut, dreams } = energyHistogram(frame);
  const known = frame.measured.update >= 0;
  const most = Math.max(...training, ...heldOut, ...dreams, 0.05);
  const spec: AxesSpec = {
    x: { label: text.energies.x, domain: [edges[0], edges[edges.length - 1]] },
    y: { label: text.energies.y, domain: [0, 1.08 * most] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  if (!known) {
    drawLabel(ctx, axes, edges[0], most / 2, text.energies.none, { color: theme.soft, dx: 12 }, theme);
    return;
  }
  ctx.save();
  ctx.globalAlpha = 0.35;
  drawHistogram(ctx, axes, edges, training, theme.data, theme);
  ctx.restore();
  const outline = (shares: Float64Array, color: string, dash?: number[]) => {
    const { x, y } = stairs(edges, shares);
    drawLine(ctx, axes, x, y, { color, width: 2, dash }, theme);
  };
  if (frame.data !== 'bars') outline(heldOut, theme.data, [4, 3]);
  outline(dreams, theme.model);
  const key: [string, string][] = [[text.energies.dreams, theme.model]];
  if (frame.data !== 'bars') key.push([`- - ${text.energies.heldOut}`, theme.data]);
  drawKey(ctx, axes, [...key, [`■ ${text.energies.training}`, theme.data]], theme);
};

/** Accuracy on the digits kept back, beside that of nearest neighbours. */
export const paintAccuracy: FramePainter = (ctx, frame, size, theme) => {
  const { trace, neighbor, labels, updates } = frame;
  const named = labels > 0;
  const [low] = extentOf(named ? [...trace.accuracy.slice(1), neighbor] : [], 0.1);
  const spec: AxesSpec = {
    x: { label: text.accuracy.x, domain: [0, horizonOf(updates)] },
    y: { label: text.accuracy.y, domain: [Math.max(0, Math.min(low, 0.9)), 1] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  if (!named) {
    drawLabel(ctx, axes, 0, 0.95, text.accuracy.none, { color: theme.soft, dx: 12 }, theme);
    return;
  }
  drawReference(ctx, axes, neighbor, `${text.accuracy.neighbor} ${short(100 * neighbor)} %`, theme);
  drawLine(ctx, axes, trace.update, trace.accuracy, { color: theme.model, width: 2.4 }, theme);
  const last = trace.update.length - 1;
  if (last >= 0) {
    const style = { color: theme.model, hollow: true };
    drawDots(ctx, axes, [trace.update[last]], [trace.accuracy[last]], style, theme);
  }
  drawKey(ctx, axes, [[text.accuracy.machine, theme.model]], theme);
};

const GAP = 22;

/** Weights and progress above, dreams and free energies below, as in the live card. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme) => {
  const shown = { revealed: true, most: { filters: 18, dreams: 10 } };
  const cell: Size = { width: (size.width - GAP) / 2, height: (size.height - GAP) / 2 };
  const at = (column: number, row: number, paint: FramePainter) => {
    ctx.save();
    ctx.translate(column * (cell.width + GAP), row * (cell.height + GAP));
    paint(ctx as Context2D, frame, cell, theme as Theme, shown);
    ctx.restore();
  };
  at(0, 0, paintFilters);
  at(1, 0, paintProgress);
  at(0, 1, paintDreams);
  at(1, 1, paintEnergies);
};
