import { DIGIT_COUNT } from '@/lib/ml/glyphs';
import { keptCount } from '@/lib/ml/loadSurvey';
import type { Frame, Source } from './simulation';

/** How many pictures, or random patterns, fit before the first is forgotten; null while that is not measured. */
export function keptOf(frame: Frame, source: Source): number | null {
  const found = frame.series.find((series) => series.source === source && series.rule === frame.rule);
  return found && found.points.length >= DIGIT_COUNT ? keptCount(found.points) : null;
}
