import type { Painter } from '@/components/viz/context';
import { PANELS, paintEnergies } from './paintPlots';
import { paintWalls } from './paintWalls';
import type { FramePainter } from './shown';
import type { Frame, Params } from './simulation';

const GAP = 18;

/** Both walls above, the energies and a plot of choice below, as in the live card. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme, params) => {
  const shown = { params, revealed: true };
  const upper = 0.52 * size.height;
  const lower = size.height - upper - GAP;
  const half = (size.width - GAP) / 2;
  const at = (x: number, y: number, width: number, height: number, paint: FramePainter) => {
    ctx.save();
    ctx.translate(x, y);
    paint(ctx, frame, { width, height }, theme, shown);
    ctx.restore();
  };
  at(0, 0, size.width, upper, paintWalls);
  at(0, upper + GAP, half, lower, paintEnergies);
  at(half + GAP, upper + GAP, half, lower, PANELS[params.panel]);
};
