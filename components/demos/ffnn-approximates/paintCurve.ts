import { type Axes, type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { drawKey } from '@/components/viz/key';
import { clipped, drawBand, drawLine } from '@/components/viz/marks';
import { type FramePainter, short, text } from './shown';
import type { Frame } from './simulation';

export const curveSpec: AxesSpec = {
  x: { label: text.curve.x, domain: [0, 1] },
  y: { label: text.curve.y, domain: [-0.1, 1.1], ticks: 5 },
};

/** Geometry of the curve plot, the same for the picture and what is dragged on it. */
export function curveAxes(size: Size, theme: Theme): Axes {
  return layoutAxes(size, theme, curveSpec);
}

/** The target in its tube, the network, and the places where it leaves the tube. */
export const paintCurve: FramePainter = (ctx, frame, size, theme, { params }) => {
  const axes = curveAxes(size, theme);
  drawAxes(ctx, axes, theme, curveSpec);
  const { scan, output, mesh } = frame;
  const { epsilon } = params;
  const kept = thinned(frame, size.width / 3);
  const pick = (values: Float64Array) => kept.map((i) => values[i]);
  const xs = pick(scan.x);
  const target = pick(scan.y);
  drawBand(
    ctx,
    axes,
    xs,
    target.map((y) => y - epsilon),
    target.map((y) => y + epsilon),
    theme.soft,
    theme,
  );
  drawMesh(ctx, axes, frame, theme);
  drawLine(ctx, axes, xs, target, { color: theme.exact, width: 1.4, dash: [5, 4] }, theme);
  drawOutside(ctx, axes, frame, epsilon, theme);
  const within = kept.map((i) => (Math.abs(output[i] - scan.y[i]) <= epsilon ? output[i] : Number.NaN));
  drawLine(ctx, axes, xs, pick(output), { color: theme.energy, width: 2.4, dash: [6, 3] }, theme);
  drawLine(ctx, axes, xs, within, { color: theme.card, width: 3.4 }, theme);
  drawLine(ctx, axes, xs, within, { color: theme.model, width: 2.6 }, theme);
  const key: [string, string][] = [
    [text.curve.network, theme.model],
    [`${text.curve.target}, ${text.curve.tube(short(epsilon))}`, theme.exact],
    [text.curve.mesh(mesh.x.length), theme.data],
  ];
  if (within.some(Number.isNaN)) key.splice(2, 0, [text.curve.outside, theme.energy]);
  drawKey(ctx, axes, key, theme);
};

/** About `count` places of the scan, and all where target or network are steep. */
function thinned({ scan, output }: Frame, count: number): number[] {
  const stride = Math.max(1, Math.floor(scan.x.length / count));
  const last = scan.x.length - 1;
  const steep = (i: number) =>
    i > 0 && Math.abs(scan.y[i] - scan.y[i - 1]) + Math.abs(output[i] - output[i - 1]) > 0.06;
  return Array.from(scan.x.keys()).filter((i) => i % stride === 0 || i === last || steep(i) || steep(i + 1));
}

/** A rug of the training points along the axis: only there the network is told anything. */
function drawMesh(ctx: Context2D, axes: Axes, { mesh }: Frame, theme: Theme): void {
  ctx.save();
  ctx.strokeStyle = theme.data;
  ctx.lineWidth = theme.stroke;
  ctx.beginPath();
  for (const x of mesh.x) {
    ctx.moveTo(axes.x(x), axes.bottom);
    ctx.lineTo(axes.x(x), axes.bottom - 0.5 * theme.fontSize);
  }
  ctx.stroke();
  ctx.restore();
}

/** A comb of lines from the edge of the tube to the network, wherever it is outside. */
function drawOutside(
  ctx: Context2D,
  axes: Axes,
  { scan, output }: Frame,
  epsilon: number,
  theme: Theme,
): void {
  const every = 5 * theme.stroke;
  clipped(ctx, axes, () => {
    ctx.strokeStyle = theme.energy;
    ctx.lineWidth = 1.3 * theme.stroke;
    ctx.globalAlpha = 0.75;
    ctx.beginPath();
    let next = axes.left;
    for (let i = 0; i < scan.x.length; i++) {
      const px = axes.x(scan.x[i]);
      if (px < next) continue;
      next = px + every;
      const error = output[i] - scan.y[i];
      if (!(Math.abs(error) > epsilon)) continue;
      ctx.moveTo(px, axes.y(scan.y[i] + Math.sign(error) * epsilon));
      ctx.lineTo(px, axes.y(output[i]));
    }
    ctx.stroke();
  });
}
