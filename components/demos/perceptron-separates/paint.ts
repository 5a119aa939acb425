import type { Painter } from '@/components/viz/context';
import { paintPlane } from './paintPlane';
import { paintProof } from './paintProof';
import type { Frame, Params } from './simulation';

const GAP = 18;

/** Plane and proof side by side, as in the live card. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme) => {
  const box = { width: (size.width - GAP) / 2, height: size.height };
  paintPlane(ctx, frame, box, theme);
  ctx.save();
  ctx.translate(box.width + GAP, 0);
  paintProof(ctx, frame, box, theme, { revealed: true });
  ctx.restore();
};
