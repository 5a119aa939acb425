import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import { drawKey } from '@/components/viz/key';
import { clipped, drawDots, drawLine, drawReference } from '@/components/viz/marks';
import { dataRanges, type FramePainter, text } from './shown';
import type { Params } from './simulation';

/** Axes of the data plot; they depend on parameters only, so that the handles stay where the picture is. */
export function dataSpec(params: Readonly<Params>): AxesSpec {
  const { x, y } = dataRanges(params);
  return { x: { label: text.data.x, domain: x }, y: { label: text.data.y, domain: y } };
}

/** The points, the neuron's line, the line it should find, and the errors between. */
export const paintData: FramePainter = (ctx, frame, size, theme, { params }) => {
  const spec = dataSpec(params);
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  const ends = spec.x.domain;
  const line = (w: number, b: number) => ({ xs: ends, ys: ends.map((x) => w * x + b) });

  const { exact, points, weight, bias } = frame;
  drawReference(ctx, axes, line(exact.weight, exact.bias), '', theme);
  const neuron = line(weight, bias);
  drawLine(ctx, axes, neuron.xs, neuron.ys, { color: theme.model, width: 2.5 }, theme);

  const n = points.length / 2;
  for (let i = 0; i < n; i++) {
    const [x, y] = [points[2 * i], points[2 * i + 1]];
    drawLine(ctx, axes, [x, x], [y, weight * x + bias], { color: theme.energy, width: 1.5 }, theme);
  }
  const xs = Array.from({ length: n }, (_, i) => points[2 * i]);
  const ys = Array.from({ length: n }, (_, i) => points[2 * i + 1]);
  drawDots(ctx, axes, xs, ys, { color: theme.data, radius: 5 }, theme);

  const { x, y, a } = frame.sample;
  clipped(ctx, axes, () => {
    ctx.strokeStyle = theme.data;
    ctx.lineWidth = 1.5 * theme.stroke;
    ctx.beginPath();
    ctx.arc(axes.x(x), axes.y(y), 9 * Math.sqrt(theme.stroke), 0, 2 * Math.PI);
    ctx.stroke();
  });
  drawDots(ctx, axes, [x], [a], { color: theme.model, radius: 4, hollow: true }, theme);
  const target = exact.onTarget ? text.data.target : text.data.fit;
  drawKey(
    ctx,
    axes,
    [
      [target, theme.exact],
      [text.data.neuron, theme.model],
    ],
    theme,
  );
};
