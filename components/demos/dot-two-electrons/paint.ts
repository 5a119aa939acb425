import type { Painter } from '@/components/viz/context';
import { drawQuarters } from '@/components/viz/quarters';
import { paintFrequency } from './paintFrequency';
import { paintPair } from './paintPair';
import { paintDensity, paintSeparation } from './paintProfiles';
import type { Frame, Params } from './simulation';

/** Four plots, two by two, as in the live card. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme, params) => {
  const shown = { params, revealed: true };
  const painters = [paintPair, paintFrequency, paintSeparation, paintDensity];
  drawQuarters(
    ctx,
    size,
    painters.map((paint) => (cell) => paint(ctx, frame, cell, theme, shown)),
  );
};
