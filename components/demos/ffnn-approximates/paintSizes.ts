import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import { drawKey } from '@/components/viz/key';
import { drawDots, drawLabel, drawLine, drawReference } from '@/components/viz/marks';
import { type FramePainter, short, text } from './shown';

/** The power of ten below. */
const decade = (value: number) => 10 ** Math.floor(Math.log10(value));

/** Worst error against the number of neurons: steps side by side follow 1/H; the trained networks come in as they end. */
export const paintSizes: FramePainter = (ctx, frame, size, theme, { params, revealed }) => {
  const { sweep, worst, network } = frame;
  const { sizes, staircase, reached } = sweep;
  const { epsilon } = params;
  const words = text.sizes;
  const seen = [...(revealed ? [...staircase, ...reached] : []), worst, epsilon].filter(
    (v) => v > 1e-6 && v < 1e6,
  );
  const spec: AxesSpec = {
    x: { label: words.x, domain: [0.8, 1.25 * sizes[sizes.length - 1]], scale: 'log' },
    y: {
      label: words.y,
      domain: [decade(Math.min(...seen, 0.09)), 10 * decade(Math.max(...seen, 0.2))],
      scale: 'log',
    },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  drawReference(ctx, axes, epsilon, `${text.errors.epsilon} = ${short(epsilon)}`, theme);
  if (revealed) {
    // The law goes through the last point: there the treads are so narrow that the curve is straight on each.
    const last = sizes.length - 1;
    const scale = staircase[last] * sizes[last];
    const guide = { color: theme.exact, width: 1.2, dash: [5, 4] };
    drawLine(ctx, axes, [1, 1e3], [scale, scale / 1e3], guide, theme);
    const at = axes.invertY(axes.top + 0.12 * (axes.bottom - axes.top));
    drawLabel(ctx, axes, scale / at, at, words.law, { color: theme.exact, dx: 8 }, theme);
    drawLine(ctx, axes, sizes, staircase, { color: theme.soft, width: 1.4 }, theme);
    drawDots(ctx, axes, sizes, staircase, { color: theme.soft, radius: 3.4 }, theme);
    drawLine(ctx, axes, sizes, reached, { color: theme.model, width: 2 }, theme);
    drawDots(ctx, axes, sizes, reached, { color: theme.model, radius: 4.2, hollow: true }, theme);
  }
  drawDots(ctx, axes, [network.hidden], [worst], { color: theme.model, radius: 6 }, theme);
  const key = [
    [words.here, theme.model],
    [words.steps, theme.soft],
  ] as const;
  drawKey(ctx, axes, key, theme);
};
