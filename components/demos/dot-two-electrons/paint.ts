import type { Painter } from '@/components/viz/context';
import { paintFrequency } from './paintFrequency';
import { paintPair } from './paintPair';
import { paintDensity, paintSeparation } from './paintProfiles';
import type { Frame, Params } from './simulation';

const GAP = 16;

/** Four plots, two by two, as in the live card. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme, params) => {
  const shown = { params, revealed: true };
  const painters = [paintPair, paintFrequency, paintSeparation, paintDensity];
  const cell = { width: (size.width - GAP) / 2, height: (size.height - GAP) / 2 };
  painters.forEach((paint, i) => {
    ctx.save();
    ctx.translate((i % 2) * (cell.width + GAP), Math.floor(i / 2) * (cell.height + GAP));
    paint(ctx, frame, cell, theme, shown);
    ctx.restore();
  });
};
