import { paintCumulants, paintHistogram, paintOverlaps, paintSeries } from './paintStatistics';
import { paintEnergy, paintHeat, paintOrder, paintTime } from './paintThermal';
import type { FramePainter, PlotId } from './shown';

/** Painter of each plot. */
export const PLOTS: Record<PlotId, FramePainter> = {
  order: paintOrder,
  heat: paintHeat,
  energy: paintEnergy,
  time: paintTime,
  series: paintSeries,
  histogram: paintHistogram,
  cumulants: paintCumulants,
  overlaps: paintOverlaps,
};
