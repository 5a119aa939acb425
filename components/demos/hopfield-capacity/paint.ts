import type { Painter } from '@/components/viz/context';
import { paintCurve } from './paintCurve';
import { paintOutcomes } from './paintOutcomes';
import { paintSheet } from './paintSheet';
import type { Frame, Params } from './simulation';

const GAP = 18;

/** The curve beside the final overlaps, or below the sheet of pictures. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme, params) => {
  const shown = { params, revealed: true };
  const pictures = params.patterns === 'pictures';
  const half = { width: (size.width - GAP) / 2, height: size.height };
  const above = { width: size.width, height: 0.5 * (size.height - GAP) };
  const part = pictures ? above : half;
  ctx.save();
  if (pictures) paintSheet(ctx, frame, part, theme, shown);
  else paintCurve(ctx, frame, part, theme, shown);
  ctx.restore();
  ctx.save();
  ctx.translate(pictures ? 0 : half.width + GAP, pictures ? above.height + GAP : 0);
  if (pictures) paintCurve(ctx, frame, part, theme, shown);
  else paintOutcomes(ctx, frame, part, theme, shown);
  ctx.restore();
};
