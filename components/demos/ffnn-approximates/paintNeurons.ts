import { type Axes, type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { clipped, drawLabel, drawLine, extentOf } from '@/components/viz/marks';
import { type FramePainter, roundUp, text } from './shown';
import { type Frame, RIBBON_PLACES } from './simulation';

const PLACES = Float64Array.from({ length: RIBBON_PLACES }, (_, i) => i / (RIBBON_PLACES - 1));

/** The constant c, and on top of it neuron after neuron: what one adds or takes away is a ribbon. */
export const paintSum: FramePainter = (ctx, frame, size, theme) => {
  const { sums, units } = frame;
  const [low, high] = extentOf(sums, 0.02);
  const grid = roundUp((high - low) / 8);
  const spec: AxesSpec = {
    x: { label: text.curve.x, domain: [0, 1] },
    y: { label: text.sum.y, domain: [Math.floor(low / grid) * grid, Math.ceil(high / grid) * grid] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const row = (k: number) => sums.subarray(k * RIBBON_PLACES, (k + 1) * RIBBON_PLACES);
  const many = units.index.length > 40;
  units.index.forEach((_, k) => {
    const change = row(k + 1)[RIBBON_PLACES >> 1] + row(k + 1)[RIBBON_PLACES - 1] + row(k + 1)[0];
    const before = row(k)[RIBBON_PLACES >> 1] + row(k)[RIBBON_PLACES - 1] + row(k)[0];
    const color = change >= before ? theme.positive : theme.negative;
    fillRibbon(ctx, axes, row(k), row(k + 1), color, many ? 0.1 : k % 2 === 0 ? 0.24 : 0.38);
  });
  drawLine(ctx, axes, PLACES, row(0), { color: theme.soft, width: 1.2, dash: [2, 4] }, theme);
  drawLine(ctx, axes, PLACES, row(units.index.length), { color: theme.model, width: 2.4 }, theme);
  const top = axes.invertY(axes.top);
  const key = (label: string, color: string, dy: number) =>
    drawLabel(ctx, axes, 1, top, label, { color, align: 'right', dx: -2, dy }, theme);
  key(`+ ${text.sum.plus}`, theme.positive, 1.1 * theme.fontSize);
  key(`− ${text.sum.minus}`, theme.negative, 2.4 * theme.fontSize);
};

function fillRibbon(
  ctx: Context2D,
  axes: Axes,
  from: Float64Array,
  to: Float64Array,
  color: string,
  alpha: number,
): void {
  clipped(ctx, axes, () => {
    ctx.globalAlpha = alpha;
    ctx.fillStyle = color;
    ctx.beginPath();
    for (let i = 0; i < RIBBON_PLACES; i++) ctx.lineTo(axes.x(PLACES[i]), axes.y(from[i]));
    for (let i = RIBBON_PLACES - 1; i >= 0; i--) ctx.lineTo(axes.x(PLACES[i]), axes.y(to[i]));
    ctx.closePath();
    ctx.fill();
  });
}

/** Axes of the neuron plot for the largest output weight in sight. */
export function unitsSpec({ units }: Pick<Frame, 'units'>): AxesSpec {
  const reach = roundUp(1.05 * units.height.reduce((most, v) => Math.max(most, Math.abs(v)), 0.2));
  return {
    x: { label: text.curve.x, domain: [0, 1] },
    y: { label: text.units.y, domain: [-reach, reach] },
  };
}

export function unitsAxes(frame: Pick<Frame, 'units'>, size: Size, theme: Theme): Axes {
  return layoutAxes(size, theme, unitsSpec(frame));
}

/** Each neuron as a stem at its place, as high as its output weight, with its step behind. */
export const paintUnits: FramePainter = (ctx, frame, size, theme) => {
  const { units, sums } = frame;
  const axes = unitsAxes(frame, size, theme);
  drawAxes(ctx, axes, theme, unitsSpec(frame));
  const count = units.index.length;
  const own = new Float64Array(RIBBON_PLACES);
  for (let k = 0; k < count && count <= 40; k++) {
    for (let i = 0; i < RIBBON_PLACES; i++) {
      own[i] = sums[(k + 1) * RIBBON_PLACES + i] - sums[k * RIBBON_PLACES + i];
    }
    ctx.save();
    ctx.globalAlpha = 0.4;
    drawLine(ctx, axes, PLACES, own, { color: theme.model, width: 1 }, theme);
    ctx.restore();
  }
  drawLine(ctx, axes, [0, 1], [0, 0], { color: theme.soft, width: 1.2 }, theme);
  clipped(ctx, axes, () => {
    const r = (count > 40 ? 2.4 : 4) * Math.sqrt(theme.stroke);
    units.place.forEach((place, k) => {
      const [x, y] = [axes.x(place), axes.y(units.height[k])];
      ctx.strokeStyle = units.height[k] >= 0 ? theme.positive : theme.negative;
      ctx.fillStyle = theme.card;
      ctx.lineWidth = 1.8 * theme.stroke;
      ctx.beginPath();
      ctx.moveTo(x, axes.y(0));
      ctx.lineTo(x, y);
      ctx.stroke();
      ctx.beginPath();
      ctx.arc(x, y, r, 0, 2 * Math.PI);
      ctx.fill();
      ctx.stroke();
    });
  });
  const beyond = units.place.filter((place) => !(place >= 0 && place <= 1)).length;
  if (beyond === 0) return;
  const top = axes.invertY(axes.top);
  const style = { color: theme.soft, align: 'right', dx: -2, dy: 1.1 * theme.fontSize } as const;
  drawLabel(ctx, axes, 1, top, text.units.many(beyond), style, theme);
};
