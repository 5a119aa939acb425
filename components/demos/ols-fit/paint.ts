import type { Painter } from '@/components/viz/context';
import { paintBowl } from './paintBowl';
import { paintFit } from './paintFit';
import { paintProjection } from './paintProjection';
import { paintSpaghetti } from './paintVariance';
import type { Frame, Params } from './simulation';

/** The static picture: the first one a reader sees when the demo comes alive. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme, params) => {
  const paint = {
    fit: paintFit,
    bowl: paintBowl,
    projection: paintProjection,
    variance: paintSpaghetti,
  }[params.tab];
  paint(ctx, frame, size, theme);
};
