import type { Painter } from '@/components/viz/context';
import { paintMap } from './paintMap';
import type { Frame, Params } from './simulation';

/** The map alone: names would not be read beside anything else. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme, params) =>
  paintMap(ctx, frame, size, { ...theme, fontSize: Math.min(theme.fontSize, size.width / 62) }, params);
