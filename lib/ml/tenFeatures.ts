/**
 * Two classes of points with ten features, for which the errors of every linear classifier are known exactly: how many
 * examples a generative and a discriminative classifier need, when the assumptions of the first hold and when not
 * (A. Y. Ng and M. I. Jordan, NIPS 14, 2001).
 */
import { erfc } from '../erf';
import { exp, log } from '../math';
import { normal, type Rng, uniform } from '../rng';
import type { LabelledPoints } from './points';

/**
 * Class k has the mean ∓½ shift in every feature and unit variances. Within a class the first five features have
 * pairwise correlation ρ; a share of class 1 lies `DISTANCE` further out in each of them.
 */
export interface TwistedClasses {
  /** ρ, 0 … 1 (exclusive). */
  correlation: number;
  /** Share of class 1 that lies far out, 0 … 1 (exclusive). */
  outliers: number;
}

export const FEATURES = 10;
/** Distance between the means along each feature: Φ(−½ · 0.7 √10) = 0.1342 is the least error without a twist. */
export const SHIFT = 0.7;
/** Features that are twisted. */
const BLOCK = 5;
/** How far out the outliers lie, in standard deviations of a feature. */
const DISTANCE = 6;
const INVERSE_ROOT_TWO_PI = 0.3989422804014327;

/** n points, the classes in turn. */
export function drawPoints({ correlation, outliers }: TwistedClasses, n: number, rng: Rng): LabelledPoints {
  const features = new Float64Array(n * FEATURES);
  const labels = new Uint8Array(n);
  const [common, own] = [Math.sqrt(correlation), Math.sqrt(1 - correlation)];
  for (let i = 0; i < n; i++) {
    labels[i] = i % 2;
    const mean = (labels[i] - 0.5) * SHIFT;
    const shared = common * normal(rng);
    const out = labels[i] === 1 && uniform(rng) < outliers ? DISTANCE : 0;
    for (let j = 0; j < FEATURES; j++) {
      const noise = j < BLOCK ? out + shared + own * normal(rng) : normal(rng);
      features[i * FEATURES + j] = mean + noise;
    }
  }
  return { n, p: FEATURES, features, labels };
}

/** Share of all points, half of each class, that the rule b + w·x > 0 calls wrongly; theta = [b, w₁, …, w₁₀]. */
export function linearError({ correlation, outliers }: TwistedClasses, theta: ArrayLike<number>): number {
  let [sum, squares, block, blockSquares] = [0, 0, 0, 0];
  for (let j = 1; j <= FEATURES; j++) {
    sum += theta[j];
    squares += theta[j] * theta[j];
    if (j > BLOCK) continue;
    block += theta[j];
    blockSquares += theta[j] * theta[j];
  }
  const spread = Math.sqrt(squares + correlation * (block * block - blockSquares));
  if (!(spread > 0)) return 0.5;
  const zero = below((theta[0] - 0.5 * SHIFT * sum) / spread);
  const at = theta[0] + 0.5 * SHIFT * sum;
  const one = (1 - outliers) * below(-at / spread) + outliers * below(-(at + DISTANCE * block) / spread);
  return 0.5 * (zero + one);
}

/**
 * The error of the best rule there is (Bayes). The sums of the twisted and of the other features say all about the class;
 * scaled to unit variance they are A and B, with means ∓a and ∓c. Given A the best rule is a threshold for B, and one
 * integral over A remains.
 */
export function bayesError({ correlation, outliers }: TwistedClasses): number {
  const scale = Math.sqrt(BLOCK * (1 + (BLOCK - 1) * correlation));
  const a = (0.5 * SHIFT * BLOCK) / scale;
  const c = 0.5 * SHIFT * Math.sqrt(FEATURES - BLOCK);
  if (outliers === 0) return below(-Math.sqrt(a * a + c * c));
  const far = (DISTANCE * BLOCK) / scale;
  const step = 0.01;
  let error = 0;
  for (let A = -a - 9; A < a + far + 9; A += step) {
    const zero = density(A + a);
    const one = (1 - outliers) * density(A - a) + outliers * density(A - a - far);
    const threshold = (log(zero) - log(one)) / (2 * c);
    if (zero > 0) error += 0.5 * step * zero * below(-(threshold + c));
    error += 0.5 * step * one * (zero > 0 ? below(threshold - c) : 0);
  }
  return error;
}

/** Φ(z) of the standard normal distribution. */
function below(z: number): number {
  return 0.5 * erfc(-z * Math.SQRT1_2);
}

function density(z: number): number {
  return INVERSE_ROOT_TWO_PI * exp(-0.5 * z * z);
}
