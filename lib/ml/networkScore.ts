import { sampleCost } from './costs';
import { type Batch, feedForward, type Network, type Samples, type Workspace } from './ffnn';
import { LANES } from './layerProducts';

/** How well a network does on some samples. */
export interface Score {
  /** Mean cost, and its standard error over the samples. */
  cost: number;
  costError: number;
  /** Share of right classes; for numbers R² = 1 − Σ(f − y)²/Σ(y − ȳ)². */
  accuracy: number;
  /** Standard error of a share; 0 for R². */
  accuracyError: number;
  /** Row: true class, column: the network's; empty for numbers. */
  confusion: Float64Array;
}

/**
 * Scores a network on the given rows of the samples, in portions as large as the workspace.
 *
 * @param classes 0 when the targets are numbers; two classes have one output
 * @param threshold output from which on the second of two classes is chosen (0 for log-odds, ½ for a probability)
 */
export function scoreNetwork(
  network: Network,
  theta: Float64Array,
  samples: Samples,
  rows: Uint32Array,
  classes: number,
  threshold: number,
  work: Workspace,
): Score {
  const { sizes, cost } = network;
  const width = sizes[sizes.length - 1];
  const f = work.a[sizes.length - 1];
  const spare = work.delta[sizes.length - 1];
  const sums = { cost: 0, square: 0, right: 0, residual: 0, y: 0, yy: 0 };
  const confusion = new Float64Array(classes * classes);
  const batch: Batch = { order: rows, first: 0, count: 0 };
  for (; batch.first < rows.length; batch.first += work.capacity) {
    batch.count = Math.min(work.capacity, rows.length - batch.first);
    feedForward(network, theta, samples.inputs, batch, work);
    for (let s = 0; s < batch.count; s++) {
      const at = (s >> 2) * width * LANES + (s & 3);
      const row = rows[batch.first + s] * width;
      const c = sampleCost(cost, width, f, at, LANES, samples.targets, row, 1, spare);
      sums.cost += c;
      sums.square += c * c;
      if (classes > 0) {
        const truth = chosenClass(samples.targets, row, 1, width, 0.5);
        const chosen = chosenClass(f, at, LANES, width, threshold);
        confusion[truth * classes + chosen]++;
        if (truth === chosen) sums.right++;
      } else {
        const y = samples.targets[row];
        sums.residual += (f[at] - y) * (f[at] - y);
        sums.y += y;
        sums.yy += y * y;
      }
    }
  }
  return summary(sums, rows.length, classes, confusion);
}

type Sums = Record<'cost' | 'square' | 'right' | 'residual' | 'y' | 'yy', number>;

function summary(sums: Sums, n: number, classes: number, confusion: Float64Array): Score {
  const cost = sums.cost / n;
  const variance = Math.max(0, sums.square / n - cost * cost);
  const costError = Math.sqrt(variance / Math.max(1, n - 1));
  if (classes === 0) {
    const spread = sums.yy - (sums.y * sums.y) / n;
    // Targets that are all the same leave nothing to explain.
    const accuracy = spread > 0 ? 1 - sums.residual / spread : 0;
    return { cost, costError, accuracy, accuracyError: 0, confusion };
  }
  const accuracy = sums.right / n;
  const accuracyError = Math.sqrt((accuracy * (1 - accuracy)) / n);
  return { cost, costError, accuracy, accuracyError, confusion };
}

/** The class that outputs (or targets) speak for: the largest, or one number against a threshold. */
export function chosenClass(
  values: Float64Array,
  at: number,
  stride: number,
  width: number,
  threshold: number,
): number {
  if (width === 1) return values[at] > threshold ? 1 : 0;
  let best = 0;
  for (let k = 1; k < width; k++) if (values[at + k * stride] > values[at + best * stride]) best = k;
  return best;
}
