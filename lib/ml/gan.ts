/**
 * Generative adversarial networks: a generator turns noise z into points G(z), a judge gives the log-odds D(x) that a
 * point is real. Both learn, each from the other:
 *
 *   judge:      C_D = ⟨ln(1 + e^(−D(x)))⟩_real + ⟨ln(1 + e^(D(x)))⟩_made
 *   generator:  C_G = ⟨ln(1 + e^(−D(G(z))))⟩     (non-saturating: it climbs what the judge believes)
 *
 * A judge that cannot tell says D = 0 and has C_D = 2 ln 2. Batches are flat rows and come from the caller.
 *
 * Source: I. Goodfellow et al., NeurIPS 2014.
 */
import { sigmoid, softplus } from '../math';
import type { Activation, Network } from './ffnn';
import { type Block, createBlock, runBack, runForward } from './networkBlock';

export interface Gan {
  /** From noise to points. */
  generator: Network;
  /** From points to one log-odds. */
  judge: Network;
}

/** @throws RangeError unless noise and points have an integer number of coordinates ≥ 1 */
export function createGan(
  noise: number,
  points: number,
  hidden: readonly number[],
  activation: Activation = 'tanh',
): Gan {
  for (const [name, size] of Object.entries({ noise, points })) {
    if (!(Number.isInteger(size) && size >= 1))
      throw new RangeError(`${name} = ${size}: expected an integer ≥ 1`);
  }
  const network = (sizes: number[]): Network => ({ sizes, activation, output: 'identity', cost: 'squared' });
  return { generator: network([noise, ...hidden, points]), judge: network([points, ...hidden, 1]) };
}

/** Memory for batches of at most `rows` rows; no part of a state. */
export interface GanScratch {
  generator: Block;
  judge: Block;
  /** ∂C/∂D. */
  error: Float64Array;
}

export function createGanScratch({ generator, judge }: Gan, rows: number): GanScratch {
  return {
    generator: createBlock(generator, rows),
    judge: createBlock(judge, rows),
    error: new Float64Array(rows),
  };
}

/** G(z), rows × points, in the scratch: valid until the generator runs again. */
export function generate(
  theta: Float64Array,
  z: Float64Array,
  rows: number,
  { generator }: GanScratch,
): Float64Array {
  return runForward(generator, theta, z, rows);
}

/**
 * Cost of the judge over `rows` real and as many made points.
 *
 * @param gradient receives ∂C_D/∂θ_D
 */
export function judgeGradient(
  theta: Float64Array,
  real: Float64Array,
  made: Float64Array,
  rows: number,
  gradient: Float64Array,
  scratch: GanScratch,
): number {
  gradient.fill(0);
  return accuse(theta, real, rows, -1, gradient, scratch) + accuse(theta, made, rows, 1, gradient, scratch);
}

/** ⟨ln(1 + e^(sign · D))⟩; adds its derivatives by θ_D to the gradient. */
function accuse(
  theta: Float64Array,
  x: Float64Array,
  rows: number,
  sign: 1 | -1,
  gradient: Float64Array,
  { judge, error }: GanScratch,
): number {
  const cost = outcry(runForward(judge, theta, x, rows), rows, sign, error);
  runBack(judge, theta, error, gradient);
  return cost;
}

/** ⟨ln(1 + e^(sign · D))⟩ and its derivatives by D. */
function outcry(odds: Float64Array, rows: number, sign: 1 | -1, error: Float64Array): number {
  let sum = 0;
  for (let n = 0; n < rows; n++) {
    sum += softplus(sign * odds[n]);
    error[n] = (sign * sigmoid(sign * odds[n])) / rows;
  }
  return sum / rows;
}

/**
 * Cost of the generator over `rows` rows of noise, the judge held fixed.
 *
 * @param gradient receives ∂C_G/∂θ_G: the judge's slope at the made points, taken on through the generator
 */
export function generatorGradient(
  theta: Float64Array,
  judgeTheta: Float64Array,
  z: Float64Array,
  rows: number,
  gradient: Float64Array,
  scratch: GanScratch,
): number {
  const { generator, judge, error } = scratch;
  const made = runForward(generator, theta, z, rows);
  const cost = outcry(runForward(judge, judgeTheta, made, rows), rows, -1, error);
  const slope = runBack(judge, judgeTheta, error, undefined, true);
  gradient.fill(0);
  runBack(generator, theta, slope, gradient);
  return cost;
}
