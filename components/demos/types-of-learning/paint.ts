import type { FramePainter } from '@/components/demos/Picture';
import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Painter } from '@/components/viz/context';
import { drawKey } from '@/components/viz/key';
import { drawDots, drawLine, drawReference, extentOf } from '@/components/viz/marks';
import { paintPlane } from './paintPlane';
import { type Shown, text } from './shown';
import type { Frame, Params } from './simulation';

const words = text.progress;
const HORIZONS = [10, 20, 50, 100, 200, 300, 500, 1000, 2000, 5000, 10_000];

/** What is minimised, and how well it goes on rows that were learnt from and on rows that were not. */
export const paintProgress: FramePainter<Frame, Shown> = (ctx, frame, size, theme, shown) => {
  const { picture, step } = frame;
  if (picture.lens === 'none') return;
  const { lines, dots, reference } = seriesOf(frame, shown);
  const horizon = HORIZONS.find((h) => h >= step) ?? step;
  const values = [...lines.flatMap((line) => [...line.ys]), ...(dots ? dots : []), reference?.y ?? 0, 0];
  const spec: AxesSpec = {
    x: { label: words.x, domain: [0, horizon] },
    y: { label: words.y[picture.lens], domain: extentOf(values, 0.08), ticks: 4 },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  if (reference) drawReference(ctx, axes, reference.y, reference.name, theme);
  if (dots) drawDots(ctx, axes, frame.trace.step, dots, { color: theme.data, radius: 2 }, theme);
  const key: [string, string][] = [];
  for (const { name, ys, color } of lines) {
    drawLine(ctx, axes, frame.trace.step, ys, { color: theme[color], width: 2.4 }, theme);
    if (ys.length === 1) drawDots(ctx, axes, frame.trace.step, ys, { color: theme[color], radius: 3 }, theme);
    key.push([name, theme[color]]);
  }
  if (dots) key.push([words.collected, theme.data]);
  drawKey(ctx, axes, key, theme);
};

interface Series {
  lines: { name: string; ys: Float64Array; color: 'energy' | 'model' | 'data' }[];
  dots?: Float64Array;
  reference?: { y: number; name: string };
}

function seriesOf({ picture, score, trace }: Frame, { params, revealed }: Shown): Series {
  const cost = { name: words.cost, ys: trace.cost, color: 'energy' } as const;
  const least = (name: string) =>
    revealed && Number.isFinite(score.least) ? { y: score.least, name } : undefined;
  switch (picture.lens) {
    case 'classify': {
      const wrong = (shares: Float64Array) => shares.map((right) => 1 - right);
      return {
        lines: [
          cost,
          { name: words.training, ys: wrong(trace.training), color: 'model' },
          { name: words.heldOut, ys: wrong(trace.heldOut), color: 'data' },
        ],
        reference: least(words.least),
      };
    }
    case 'regress': {
      const errors: Series['lines'] = [
        { name: words.training, ys: trace.training, color: 'model' },
        { name: words.heldOut, ys: trace.heldOut, color: 'data' },
      ];
      return {
        lines: params.surface === 'plane' ? [cost, ...errors] : errors,
        reference: { y: params.noise, name: words.noise },
      };
    }
    case 'cluster':
      return { lines: [cost], reference: least(words.best) };
    default:
      return {
        lines: [{ name: words.believed, ys: trace.cost.map((c) => -c), color: 'model' }],
        dots: params.walker === 'walking' ? trace.extra : undefined,
        reference: revealed ? { y: -score.least, name: words.exact } : undefined,
      };
  }
}

const GAP = 18;

/** The plane at the left, progress at the right. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme, params) => {
  const shown: Shown = { params, revealed: true, row: -1 };
  const side = Math.min(size.height, 0.56 * size.width);
  paintPlane(ctx, frame, { width: side, height: side }, theme, shown);
  ctx.save();
  ctx.translate(side + GAP, 0);
  paintProgress(ctx, frame, { width: size.width - side - GAP, height: side }, theme, shown);
  ctx.restore();
};
