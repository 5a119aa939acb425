import type { Context2D, Painter, Size, Theme } from '@/components/viz/context';
import { paintGraph } from './paintGraph';
import { paintDifferences, paintOperations } from './paintPlots';
import type { Shown } from './shown';
import type { Frame, Params } from './simulation';

const GAP = 18;

/** The graph above, the errors of differences and the operations below. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme, params) => {
  const shown: Shown = { params, stage: false };
  const upper = { width: size.width, height: 0.52 * size.height };
  const lower = { width: (size.width - GAP) / 2, height: 0.48 * size.height - GAP };
  const at = (
    x: number,
    y: number,
    box: Size,
    paint: (ctx: Context2D, frame: Frame, size: Size, theme: Theme, with_: Shown) => void,
  ) => {
    ctx.save();
    ctx.translate(x, y);
    paint(ctx, frame, box, theme, shown);
    ctx.restore();
  };
  at(0, 0, upper, paintGraph);
  at(0, upper.height + GAP, lower, paintDifferences);
  at(lower.width + GAP, upper.height + GAP, lower, paintOperations);
};
