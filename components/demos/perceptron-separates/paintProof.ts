import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { drawDots, drawLabel, drawLine } from '@/components/viz/marks';
import { messages } from './messages';
import type { Shown } from './paintPlane';
import type { Frame } from './simulation';

const text = messages.en.plots.proof;

/** The next 1, 2, 5, 10, … that is not less. */
function roundUp(value: number): number {
  let power = 1;
  while (10 * power < value) power *= 10;
  return power * ([1, 2, 5, 10].find((m) => m * power >= value) ?? 10);
}

/** |(b, w)| after k corrections, above ηkγ and below ηR√k; on log axes two straight lines that meet at k = (R/γ)². */
export function paintProof(
  ctx: Context2D,
  frame: Frame,
  size: Size,
  theme: Theme,
  { revealed }: Shown,
): void {
  const { trace, bound, mistakes, learningRate } = frame;
  const gamma = learningRate * frame.gamma;
  const r = learningRate * Math.max(1, frame.radius);
  const limits = revealed && bound > 0;
  const end = roundUp(1.3 * Math.max(10, mistakes, limits ? bound : 0));
  const top = 1.6 * r * Math.sqrt(end);
  const low = learningRate * (limits ? Math.min(0.1, frame.gamma / 1.5) : 0.1);
  const spec: AxesSpec = {
    x: { label: text.x, domain: [1, end], scale: 'log' },
    y: { label: text.y, domain: [low, top], scale: 'log' },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  drawLine(
    ctx,
    axes,
    [1, end],
    [r, r * Math.sqrt(end)],
    { color: theme.exact, width: 1.5, dash: [5, 4] },
    theme,
  );
  const near = Math.sqrt(end) / 2;
  drawLabel(
    ctx,
    axes,
    near,
    r * Math.sqrt(near),
    text.ceiling,
    { color: theme.exact, align: 'right', dy: -8 },
    theme,
  );
  if (limits) {
    drawLine(
      ctx,
      axes,
      [1, end],
      [gamma, end * gamma],
      { color: theme.exact, width: 1.5, dash: [5, 4] },
      theme,
    );
    const far = Math.sqrt(bound);
    drawLabel(ctx, axes, far, far * gamma, text.floor, { color: theme.exact, dx: 8, dy: 14 }, theme);
    drawLine(
      ctx,
      axes,
      [bound, bound],
      [low, bound * gamma],
      { color: theme.exact, width: 1, dash: [2, 3] },
      theme,
    );
    drawDots(ctx, axes, [bound], [bound * gamma], { color: theme.exact, radius: 4 }, theme);
    drawLabel(
      ctx,
      axes,
      bound,
      low,
      text.meet,
      { color: theme.exact, align: 'right', dx: -4, dy: -6 },
      theme,
    );
  } else if (revealed && frame.cloud.n > 0) {
    drawLabel(ctx, axes, end, low, text.none, { color: theme.exact, align: 'right', dx: -6, dy: -10 }, theme);
  }
  // Weights that return to zero touch the floor of the picture.
  const length = trace.length.map((v) => Math.max(v, low));
  drawLine(ctx, axes, trace.mistakes, length, { color: theme.model, width: 2.4 }, theme);
  const last = trace.mistakes.length - 1;
  if (last < 0) return;
  const k = trace.mistakes[last];
  drawDots(ctx, axes, [k], [length[last]], { color: theme.model, radius: 4.5 }, theme);
  drawLabel(ctx, axes, k, length[last], text.walk, { color: theme.model, dx: 9, dy: 5, bold: true }, theme);
}
