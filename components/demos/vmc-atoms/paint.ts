import type { Painter } from '@/components/viz/context';
import { paintCurve, paintDensity } from './paintAtom';
import { paintHistogram, paintMean, paintNucleus, paintPair } from './paintEnergies';
import type { Frame, Params } from './simulation';

export const PANELS = {
  histogram: paintHistogram,
  nucleus: paintNucleus,
  pair: paintPair,
  mean: paintMean,
} as const;

const GAP = 16;

/** Four plots, two by two, as in the live card. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme, params) => {
  const shown = { params, revealed: true };
  const cell = { width: (size.width - GAP) / 2, height: (size.height - GAP) / 2 };
  [paintDensity, paintCurve, paintHistogram, paintMean].forEach((paint, i) => {
    ctx.save();
    ctx.translate((i % 2) * (cell.width + GAP), Math.floor(i / 2) * (cell.height + GAP));
    paint(ctx, frame, cell, theme, shown);
    ctx.restore();
  });
};
