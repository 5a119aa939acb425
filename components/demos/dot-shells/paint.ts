import type { Painter } from '@/components/viz/context';
import { paintLadder } from './paintLadder';
import { paintPlane } from './paintPlane';
import { paintRadial } from './paintRadial';
import type { Frame, Params } from './simulation';

const GAP = 16;

/** Plane and radius side by side, the ladder below, as in the live card. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme, params) => {
  const shown = { params, revealed: true };
  const upper = { width: (size.width - GAP) / 2, height: (size.height - GAP) * 0.55 };
  const lower = { width: size.width, height: (size.height - GAP) * 0.45 };
  paintPlane(ctx, frame, upper, theme, shown);
  ctx.save();
  ctx.translate(upper.width + GAP, 0);
  paintRadial(ctx, frame, upper, theme, shown);
  ctx.restore();
  ctx.save();
  ctx.translate(0, upper.height + GAP);
  paintLadder(ctx, frame, lower, theme, shown);
  ctx.restore();
};
