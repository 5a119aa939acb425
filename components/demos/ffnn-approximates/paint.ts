import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Painter, Size, Theme } from '@/components/viz/context';
import { drawKey } from '@/components/viz/key';
import { drawLine, drawReference } from '@/components/viz/marks';
import { paintCurve } from './paintCurve';
import { paintSum } from './paintNeurons';
import { type FramePainter, short, text } from './shown';
import type { Frame, Params } from './simulation';

const HORIZONS = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 1_000_000];

/** Cost and worst errors while it learns; the goal ε and, where there is one, the least worst error possible. */
export const paintErrors: FramePainter = (ctx, frame, size, theme, { params, revealed }) => {
  const { trace, epoch, bound } = frame;
  const { epsilon } = params;
  const horizon = HORIZONS.find((h) => h >= epoch) ?? epoch;
  const finite = [...trace.cost, ...trace.worst, ...trace.worstOnMesh, epsilon].filter(
    (v) => v > 1e-9 && v < 1e9,
  );
  const spec: AxesSpec = {
    x: { label: text.errors.x, domain: [0, horizon] },
    y: {
      label: text.errors.y,
      domain: [Math.min(...finite) / 1.5, Math.max(...finite) * 1.6],
      scale: 'log',
    },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  drawReference(ctx, axes, epsilon, `${text.errors.epsilon} = ${short(epsilon)}`, theme);
  if (revealed && bound > 0) {
    drawReference(ctx, axes, bound, `${text.errors.bound} ${short(bound)}`, theme);
  }
  drawLine(ctx, axes, trace.epoch, trace.cost, { color: theme.energy, width: 2.4 }, theme);
  drawLine(ctx, axes, trace.epoch, trace.worstOnMesh, { color: theme.data, width: 1.8, dash: [2, 3] }, theme);
  drawLine(ctx, axes, trace.epoch, trace.worst, { color: theme.model, width: 2.4 }, theme);

  const key = [
    [text.errors.cost, theme.energy],
    [text.errors.mesh, theme.data],
    [text.errors.worst, theme.model],
  ] as const;
  drawKey(ctx, axes, key, theme);
};

const GAP = 18;

/** The curve above, neurons and errors below, as in the live card. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme, params) => {
  const shown = { params, revealed: true };
  const upper = { width: size.width, height: 0.52 * size.height };
  const lower = { width: (size.width - GAP) / 2, height: 0.48 * size.height - GAP };
  const at = (
    x: number,
    y: number,
    box: Size,
    paint: (ctx: Context2D, frame: Frame, size: Size, theme: Theme, with_: typeof shown) => void,
  ) => {
    ctx.save();
    ctx.translate(x, y);
    paint(ctx, frame, box, theme, shown);
    ctx.restore();
  };
  at(0, 0, upper, paintCurve);
  at(0, upper.height + GAP, lower, paintSum);
  at(lower.width + GAP, upper.height + GAP, lower, paintErrors);
};
