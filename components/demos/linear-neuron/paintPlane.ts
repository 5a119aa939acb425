import { type Axes, type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Theme } from '@/components/viz/context';
import { drawArrow, drawDots, drawLabel, drawLine } from '@/components/viz/marks';
import type { Landscape } from '@/lib/ml/neuronLandscape';
import { type FramePainter, planeRanges, text } from './shown';
import type { Params } from './simulation';

const CONTOURS = 6;
const SIDES = 96;

export function planeSpec(params: Readonly<Params>): AxesSpec {
  const { w, b } = planeRanges(params);
  return { x: { label: text.plane.x, domain: w }, y: { label: text.plane.y, domain: b } };
}

/** The cost as a landscape over weight and bias, seen from above, with the way down. */
export const paintPlane: FramePainter = (ctx, frame, size, theme, { params, revealed }) => {
  const spec = planeSpec(params);
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const { landscape, path, weight, bias, start, gradient, learningRate } = frame;
  drawContours(ctx, axes, landscape, spec, theme);

  const [w, b] = landscape.minimum;
  if (landscape.eigenvalues[0] === 0) {
    const [u, v] = landscape.eigenvectors[0];
    const reach = spec.x.domain[1] - spec.x.domain[0] + spec.y.domain[1] - spec.y.domain[0];
    const ends = [-reach, reach];
    const valley = { color: theme.exact, width: 1.4, dash: [5, 4] };
    drawLine(
      ctx,
      axes,
      ends.map((t) => w + t * u),
      ends.map((t) => b + t * v),
      valley,
      theme,
    );
    if (landscape.minimumCost < 1e-12) {
      const place = alongValley(axes, landscape);
      drawLabel(ctx, axes, ...place, text.plane.valley, { color: theme.exact, dx: 8, dy: -4 }, theme);
    }
  }
  drawLine(ctx, axes, path.weight, path.bias, { color: theme.model, width: 1.8 }, theme);
  drawDots(ctx, axes, path.weight, path.bias, { color: theme.model, radius: 2.2 }, theme);
  if (revealed) {
    const next = [weight - learningRate * gradient[0], bias - learningRate * gradient[1]] as const;
    drawArrow(ctx, axes, weight, bias, ...next, theme.energy, theme);
  }
  drawDots(ctx, axes, [start[0]], [start[1]], { color: theme.model, radius: 4.5, hollow: true }, theme);
  const left = { color: theme.model, align: 'right', dx: -9, dy: 4 } as const;
  drawLabel(ctx, axes, start[0], start[1], text.plane.start, left, theme);
  const goal = frame.exact;
  drawCross(ctx, axes, goal.weight, goal.bias, theme);
  const name = goal.onTarget && landscape.eigenvalues[0] === 0 ? text.plane.target : text.plane.least;
  drawLabel(ctx, axes, goal.weight, goal.bias, name, { color: theme.exact, dx: 9, dy: 16 }, theme);
  drawDots(ctx, axes, [weight], [bias], { color: theme.model, radius: 5 }, theme);
};

/** Ellipses of equal cost, each with four times less than the one around it. */
function drawContours(ctx: Context2D, axes: Axes, landscape: Landscape, spec: AxesSpec, theme: Theme): void {
  const { eigenvalues, eigenvectors, minimum } = landscape;
  const [small, large] = eigenvalues;
  const [p, q] = eigenvectors;
  const spanW = spec.x.domain[1] - spec.x.domain[0];
  const spanB = spec.y.domain[1] - spec.y.domain[0];
  // The outermost contour reaches the picture's corner along the steep direction.
  let cost = 0.5 * large * (spanW * spanW + spanB * spanB) * 0.3;
  for (let k = 0; k < CONTOURS; k++, cost /= 4) {
    const across = Math.sqrt((2 * cost) / large);
    const along = small > 0 ? Math.sqrt((2 * cost) / small) : 10 * (spanW + spanB);
    const xs: number[] = [];
    const ys: number[] = [];
    for (let i = 0; i <= SIDES; i++) {
      const t = (2 * Math.PI * i) / SIDES;
      const [s, c] = [along * Math.cos(t), across * Math.sin(t)];
      xs.push(minimum[0] + s * p[0] + c * q[0]);
      ys.push(minimum[1] + s * p[1] + c * q[1]);
    }
    ctx.save();
    ctx.globalAlpha = 0.3 + (0.5 * k) / CONTOURS;
    drawLine(ctx, axes, xs, ys, { color: theme.energy, width: 1.1 }, theme);
    ctx.restore();
  }
}

/** A place of the valley inside the picture, away from its middle, for the label. */
function alongValley(axes: Axes, { minimum, eigenvectors }: Landscape): [number, number] {
  const [u, v] = eigenvectors[0];
  const y = axes.invertY(axes.top + 0.12 * (axes.bottom - axes.top));
  return v === 0 ? [minimum[0], minimum[1]] : [minimum[0] + ((y - minimum[1]) * u) / v, y];
}

function drawCross(ctx: Context2D, axes: Axes, w: number, b: number, theme: Theme): void {
  const [x, y] = [axes.x(w), axes.y(b)];
  const r = 5 * theme.stroke;
  ctx.save();
  ctx.strokeStyle = theme.exact;
  ctx.lineWidth = 1.8 * theme.stroke;
  ctx.beginPath();
  ctx.moveTo(x - r, y - r);
  ctx.lineTo(x + r, y + r);
  ctx.moveTo(x - r, y + r);
  ctx.lineTo(x + r, y - r);
  ctx.stroke();
  ctx.restore();
}
