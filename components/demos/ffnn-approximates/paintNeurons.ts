import { type Axes, type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { drawKey } from '@/components/viz/key';
import { clipped, drawLabel, drawLine, extentOf } from '@/components/viz/marks';
import { type FramePainter, roundUp, text } from './shown';
import { type Frame, RIBBON_PLACES } from './simulation';

const PLACES = Float64Array.from({ length: RIBBON_PLACES }, (_, i) => i / (RIBBON_PLACES - 1));

/** Beyond this many, neighbours share a ribbon: nobody could tell them apart, and painting must stay quick. */
const MOST_RIBBONS = 24;

interface Ribbon {
  from: Float64Array;
  to: Float64Array;
  adds: boolean;
}

/** What neurons add piled up above the constant c, what they take away below it; and the balance of both. */
function pileUp(frame: Frame): {
  ribbons: Ribbon[];
  above: Float64Array;
  below: Float64Array;
  output: Float64Array;
} {
  const constant = new Float64Array(RIBBON_PLACES).fill(frame.constant);
  const output = constant.slice();
  const ribbons: Ribbon[] = [];
  const units = frame.units.index.length;
  const count = Math.min(units, MOST_RIBBONS);
  let [above, below] = [constant, constant];
  for (let k = 0; k < count; k++) {
    const own = new Float64Array(RIBBON_PLACES);
    const end = Math.floor(((k + 1) * units) / count);
    for (let j = Math.floor((k * units) / count); j < end; j++) {
      contributionOf(frame, j).forEach((v, i) => {
        own[i] += v;
      });
    }
    const up = above.map((v, i) => v + Math.max(0, own[i]));
    const down = below.map((v, i) => v + Math.min(0, own[i]));
    own.forEach((v, i) => {
      output[i] += v;
    });
    ribbons.push({ from: above, to: up, adds: true }, { from: below, to: down, adds: false });
    [above, below] = [up, down];
  }
  return { ribbons, above, below, output };
}

/** Above the constant c what neurons add, below it what they take away; the network is the balance. */
export const paintSum: FramePainter = (ctx, frame, size, theme) => {
  const { ribbons, above, below, output } = pileUp(frame);
  const [low, high] = extentOf(Float64Array.of(...above, ...below), 0.02);
  const grid = roundUp((high - low) / 8);
  const spec: AxesSpec = {
    x: { label: text.curve.x, domain: [0, 1] },
    y: { label: text.sum.y, domain: [Math.floor(low / grid) * grid, Math.ceil(high / grid) * grid] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  ribbons.forEach(({ from, to, adds }, i) => {
    // Neighbours differ in depth, so that one sees where a neuron ends.
    fillRibbon(ctx, axes, from, to, adds ? theme.positive : theme.negative, i % 4 < 2 ? 0.26 : 0.44);
  });
  const { constant } = frame;
  drawLine(ctx, axes, [0, 1], [constant, constant], { color: theme.soft, width: 1.2, dash: [2, 4] }, theme);
  drawLine(ctx, axes, PLACES, output, { color: theme.model, width: 2.4 }, theme);
  const key = [
    [`− ${text.sum.minus}`, theme.negative],
    [`+ ${text.sum.plus}`, theme.positive],
  ] as const;
  drawKey(ctx, axes, key, theme);
};

/** What the k-th neuron from the left adds, on `PLACES`. */
function contributionOf({ contributions }: Frame, k: number): Float64Array {
  return contributions.subarray(k * RIBBON_PLACES, (k + 1) * RIBBON_PLACES);
}

/** The area between two curves, left out where they touch. */
function fillRibbon(
  ctx: Context2D,
  axes: Axes,
  from: Float64Array,
  to: Float64Array,
  color: string,
  alpha: number,
): void {
  const first = from.findIndex((v, i) => v !== to[i]);
  const last = from.findLastIndex((v, i) => v !== to[i]);
  if (first < 0) return;
  clipped(ctx, axes, () => {
    ctx.globalAlpha = alpha;
    ctx.fillStyle = color;
    ctx.beginPath();
    for (let i = first; i <= last; i++) ctx.lineTo(axes.x(PLACES[i]), axes.y(from[i]));
    for (let i = last; i >= first; i--) ctx.lineTo(axes.x(PLACES[i]), axes.y(to[i]));
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
  const { units } = frame;
  const axes = unitsAxes(frame, size, theme);
  drawAxes(ctx, axes, theme, unitsSpec(frame));
  const count = units.index.length;
  for (let k = 0; k < count && count <= 40; k++) {
    ctx.save();
    ctx.globalAlpha = 0.4;
    drawLine(ctx, axes, PLACES, contributionOf(frame, k), { color: theme.model, width: 1 }, theme);
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
