import type { Context2D, Size, Theme } from '@/components/viz/context';
import { messages } from './messages';
import type { Frame, Params } from './simulation';

export const text = messages.en.plots;

/** What a painter knows besides the frame. */
export interface Shown {
  params: Readonly<Params>;
  /** False while a prediction is open: curves that would answer it stay away. */
  revealed: boolean;
}

export type FramePainter = (ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown) => void;

/** The plots beside the lattice, the most telling first: three on a page, two on the stage. */
export type PlotId = 'order' | 'heat' | 'energy' | 'time' | 'series' | 'histogram' | 'cumulants' | 'overlaps';

export function plotsFor({ experiment, couplings }: Readonly<Params>): PlotId[] {
  if (couplings === 'memory') return ['overlaps', 'series', 'histogram'];
  switch (experiment) {
    case 'watch':
      return ['order', 'series', 'histogram'];
    case 'sizes':
      return ['order', 'heat'];
    case 'sweep':
      return ['order', 'heat', 'time'];
    case 'loop':
      return ['energy', 'order', 'histogram'];
    case 'crossing':
      return ['cumulants', 'series', 'histogram'];
  }
}
