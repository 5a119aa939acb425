import type { Painter } from '@/components/viz/context';
import { paintWeights } from './paintMatrices';
import { paintLearning } from './paintPanels';
import { paintStates } from './paintStates';
import type { FramePainter } from './shown';
import type { Frame, Params } from './simulation';

const GAP = 20;

/** The states above, likelihood and weights below, as in the live card. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme, params) => {
  const upper = 0.56 * size.height;
  const lower = { width: (size.width - GAP) / 2, height: size.height - upper - GAP };
  const at = (x: number, y: number, box: { width: number; height: number }, paint: FramePainter) => {
    ctx.save();
    ctx.translate(x, y);
    paint(ctx, frame, box, theme, { picture: params.picture });
    ctx.restore();
  };
  at(0, 0, { width: size.width, height: upper }, paintStates);
  at(0, upper + GAP, lower, paintLearning);
  at(lower.width + GAP, upper + GAP, lower, paintWeights);
};
