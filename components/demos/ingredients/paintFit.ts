import type { FramePainter } from '@/components/demos/Picture';
import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import { drawCloud, drawField } from '@/components/viz/cloud';
import { drawKey } from '@/components/viz/key';
import { drawDots, drawLine, drawReference } from '@/components/viz/marks';
import { messages } from './messages';
import type { Frame, Picture } from './simulation';

const text = messages.en.plots;

type Painting<K extends Picture['kind']> = FramePainter<Extract<Picture, { kind: K }>, Shown>;

/** What the painters need besides the frame. */
export interface Shown {
  /** False while the question is open: no line without the last point yet. */
  revealed: boolean;
}

/** The data and what the model makes of them; nothing where the ingredients do not go together. */
export const paintFit: FramePainter<Frame, Shown> = (ctx, { picture }, size, theme, shown) => {
  if (picture?.kind === 'curve') paintCurve(ctx, picture, size, theme, shown);
  else if (picture?.kind === 'plane') paintPlane(ctx, picture, size, theme, shown);
  else if (picture?.kind === 'wave') paintWave(ctx, picture, size, theme, shown);
};

/** Axes that stay where they are while points are dragged. */
export const curveSpec: AxesSpec = {
  x: { label: text.fit.x, domain: [-1.1, 1.1], ticks: 4 },
  y: { label: text.fit.y, domain: [-2.2, 1.6], ticks: 5 },
};

const paintCurve: Painting<'curve'> = (ctx, picture, size, theme, { revealed }) => {
  const axes = layoutAxes(size, theme, curveSpec);
  drawAxes(ctx, axes, theme, curveSpec);
  const { x, y, gridX, curve, best, without } = picture;
  const ends = [-1.1, 1.1];
  if (without && revealed) {
    const ys = ends.map((at) => without.intercept + without.slope * at);
    drawLine(ctx, axes, ends, ys, { color: theme.soft, width: 1.2, dash: [1, 4] }, theme);
  }
  if (best) {
    const ys = ends.map((at) => best.intercept + best.slope * at);
    drawReference(ctx, axes, { xs: ends, ys }, '', theme);
  }
  drawLine(ctx, axes, gridX, curve, { color: theme.model, width: 2.5 }, theme);
  drawDots(ctx, axes, x, y, { color: theme.data, radius: 5 }, theme);
  const last = x.length - 1;
  drawDots(ctx, axes, [x[last]], [y[last]], { color: theme.data, radius: 9, hollow: true }, theme);
  drawDots(ctx, axes, [x[last]], [y[last]], { color: theme.data, radius: 5 }, theme);
  const key: [string, string][] = [[text.fit.model, theme.model]];
  if (best) key.push([text.fit.best, theme.exact]);
  if (without && revealed) key.push([text.fit.without, theme.soft]);
  drawKey(ctx, axes, key, theme);
};

const planeSpec: AxesSpec = {
  x: { label: text.plane.x, domain: [-1, 1], ticks: 4 },
  y: { label: text.plane.y, domain: [-1, 1], ticks: 4 },
};

const paintPlane: Painting<'plane'> = (ctx, picture, size, theme) => {
  const axes = layoutAxes(size, theme, planeSpec);
  const { inputs, targets, side, outputs, odds } = picture;
  // 2p − 1 with p = 1/(1 + e^−f), which is tanh(f/2); with the other costs f itself is meant to be 0 or 1.
  const field = outputs.map((f) => (odds ? Math.tanh(f / 2) : Math.max(-1, Math.min(1, 2 * f - 1))));
  drawField(ctx, axes, field, side, side, theme);
  drawAxes(ctx, axes, theme, planeSpec);
  const cloud = {
    n: targets.length,
    x: inputs.filter((_, i) => i % 2 === 0),
    y: inputs.filter((_, i) => i % 2 === 1),
    label: Uint8Array.from(targets),
  };
  drawCloud(ctx, axes, cloud, theme);
  const [first, second] = text.plane.kinds;
  drawKey(
    ctx,
    axes,
    [
      [second, theme.positive],
      [first, theme.negative],
    ],
    theme,
  );
};

const waveSpec: AxesSpec = {
  x: { label: text.wave.x, domain: [-4, 4], ticks: 5 },
  y: { label: text.wave.y, domain: [-0.09, 0.7], ticks: 4 },
};

/** |Ψ|² = √(α/π) e^(−αx²). */
const density = (x: number, alpha: number) => Math.sqrt(alpha / Math.PI) * Math.exp(-alpha * x * x);

const paintWave: Painting<'wave'> = (ctx, { samples, alpha }, size, theme) => {
  const axes = layoutAxes(size, theme, waveSpec);
  drawAxes(ctx, axes, theme, waveSpec);
  const xs = Float64Array.from({ length: 121 }, (_, i) => -4 + i / 15);
  drawReference(ctx, axes, { xs, ys: xs.map((x) => density(x, 1)) }, '', theme);
  const ys = xs.map((x) => density(x, alpha));
  drawLine(ctx, axes, xs, ys, { color: theme.model, width: 2.5 }, theme);
  const below = samples.map((_, i) => -0.02 - 0.012 * (i % 5));
  drawDots(ctx, axes, samples, below, { color: theme.data, radius: 2.4 }, theme);
  drawKey(
    ctx,
    axes,
    [
      [text.wave.model, theme.model],
      [text.wave.exact, theme.exact],
      [text.wave.samples, theme.data],
    ],
    theme,
  );
};
