import type { Painter } from '@/components/viz/context';
import { drawQuarters } from '@/components/viz/quarters';
import { paintCurve, paintDensity } from './paintAtom';
import { paintHistogram, paintMean, paintNucleus, paintPair } from './paintEnergies';
import type { Frame, Params } from './simulation';

export const PANELS = {
  histogram: paintHistogram,
  nucleus: paintNucleus,
  pair: paintPair,
  mean: paintMean,
} as const;

/** Four plots, two by two, as in the live card. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme, params) => {
  const shown = { params, revealed: true };
  drawQuarters(
    ctx,
    size,
    [paintDensity, paintCurve, paintHistogram, paintMean].map(
      (paint) => (cell) => paint(ctx, frame, cell, theme, shown),
    ),
  );
};
