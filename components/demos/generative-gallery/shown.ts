import { formatNumber } from '@/lib/format';
import type { Score } from '@/lib/ml/galleryJudge';
import { MODELS, type ModelName } from '@/lib/ml/galleryModels';
import { messages } from './messages';
import type { Frame, Params } from './simulation';

export const text = messages.en;

/** What the painters know besides the frame. */
export interface Shown {
  tab: Params['tab'];
  /** False while a prediction is open: only the data are shown. */
  revealed: boolean;
  /** Few marks: a poster is a small file. */
  sparse?: boolean;
  /** The reader's points, rows (x, y), where the cloud is drawn. */
  drawn?: Float64Array;
}

/** A sample may be so many times as far from the data as a real one. */
export const ALLOWED = 2;

export type Verdict = 'none' | 'passes' | 'failsSoFar' | 'fails';

/** D² of a model over that of two real samples. */
export const ratioOf = ({ distance }: Score, { yardstick }: Frame) => distance / (yardstick.distance || 1);

/** Does a model reach the goal? It may still come while the run goes on. */
export function verdictOf(frame: Frame, model: number): Verdict {
  const score = frame.scores[model];
  if (score.samples === 0) return 'none';
  if (ratioOf(score, frame) <= ALLOWED) return 'passes';
  return frame.finished ? 'fails' : 'failsSoFar';
}

export const indexOf = (name: ModelName) => MODELS.indexOf(name);

export const short = (value: number) => formatNumber(value, undefined, 3);
export const percent = (share: number) => `${Math.round(100 * share)} %`;

/** What computes a model. */
export const engineOf = (frame: Frame, name: ModelName) =>
  text.engine[name === 'vae' ? frame.engine : 'float64'] ?? frame.engine;
