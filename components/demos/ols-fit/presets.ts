import { longley, wampler } from '@/lib/ml/certified';
import { packData } from '@/lib/ml/regressionData';
import { messages } from './messages';
import type { Params } from './simulation';

const text = messages.en.presets;

/** Points (x, y) as the `data` parameter. */
function points(...pairs: [x: number, y: number][]): Float64Array {
  return packData({
    n: pairs.length,
    k: 1,
    x: [Float64Array.from(pairs, ([x]) => x)],
    y: Float64Array.from(pairs, ([, y]) => y),
  });
}

/** Five points with round sums: θ = (1.4, 0.8). */
export const fivePoints = points([0, 1], [1, 3], [2, 2], [3, 5], [4, 4]);

export const presets: Record<string, { label: string; params: Partial<Params> }> = {
  line: { label: text.line, params: { data: fivePoints } },
  outlier: {
    label: text.outlier,
    params: {
      data: points([0, 1.1], [1, 1.7], [2, 2.6], [3, 3.5], [4, 4.2], [5, 4.9], [6, 5.9], [7, 6.5], [8, 1]),
    },
  },
  trench: {
    label: text.trench,
    params: {
      data: points([1.8, 1], [1.9, 3], [2, 2], [2.1, 5], [2.2, 4]),
      tab: 'bowl',
    },
  },
  runge: { label: text.runge, params: { truth: 'runge', points: 15, noise: 0.02, degree: 12 } },
  'bias-variance': {
    label: text.biasVariance,
    params: { truth: 'runge', points: 16, noise: 0.2, degree: 6, tab: 'variance' },
  },
  longley: { label: text.longley, params: { data: longley.data, tab: 'bowl', first: 2, second: 6 } },
  wampler: { label: text.wampler, params: { data: wampler(100).data, degree: 5 } },
};
