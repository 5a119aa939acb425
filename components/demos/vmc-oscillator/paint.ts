import type { Painter } from '@/components/viz/context';
import { drawQuarters } from '@/components/viz/quarters';
import { paintCurve, paintHistogram } from './paintEnergy';
import { paintMean } from './paintStatistics';
import { paintWalkers } from './paintWalkers';
import type { Frame, Params } from './simulation';

/** Four plots, two by two, as in the live card. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme, params) => {
  const shown = { params, revealed: true };
  const painters = [paintWalkers, paintCurve, paintHistogram, paintMean];
  drawQuarters(
    ctx,
    size,
    painters.map((paint) => (cell) => paint(ctx, frame, cell, theme, shown)),
  );
};
