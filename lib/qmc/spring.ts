import { type Damping, naturalStepFromSamples } from './reconfiguration';

/** Samples of one update and the direction of the last, for `springStep`; constant size. */
export interface Spring {
  /** O_k of each sample, M × K. */
  rows: Float64Array;
  /** E_L of each sample, length M. */
  energies: Float64Array;
  /** Samples so far. */
  count: number;
  /** φ, length K; zero at the start. */
  direction: Float64Array;
}

export function createSpring(samples: number, parameters: number): Spring {
  return {
    rows: new Float64Array(samples * parameters),
    energies: new Float64Array(samples),
    count: 0,
    direction: new Float64Array(parameters),
  };
}

/** Adds one sample. @throws RangeError when all M are there. */
export function pushSpring(spring: Spring, energy: number, derivatives: Float64Array): void {
  if (spring.count === spring.energies.length) throw new RangeError(`more than ${spring.count} samples`);
  spring.energies[spring.count] = energy;
  const at = spring.count * derivatives.length;
  for (let k = 0; k < derivatives.length; k++) spring.rows[at + k] = derivatives[k];
  spring.count++;
}

/**
 * Step of stochastic reconfiguration that remembers: with X and ε of the samples as in `naturalStepFromSamples`,
 *
 * φ ← argmin |Xφ + ε|² + λ |φ − μ φ_old|² = μ φ_old − Xᵀ (XXᵀ + λ)⁻¹ (ε + μ X φ_old), δ = η φ.
 *
 * What M samples say replaces the old direction where they say something and keeps it elsewhere, so that K parameters
 * learn from far fewer than K samples an update (SPRING: G. Goldshlager, N. Abrahamsen and L. Lin, J. Comput. Phys. 516,
 * 113351, 2024). A step longer than `cap` is shortened. Forgets the samples.
 *
 * @param friction μ in [0, 1); 0 is minSR.
 * @returns δ; NaN where a sample is.
 */
export function springStep(
  spring: Spring,
  learningRate: number,
  friction: number,
  { damping, cap }: Damping,
): Float64Array {
  const { rows, energies, direction } = spring;
  const size = direction.length;
  const expected = energies.slice();
  for (let m = 0; m < energies.length; m++) expected[m] += friction * dot(rows, m * size, direction);
  const fresh = naturalStepFromSamples(rows, expected, 1, { damping, cap: Number.POSITIVE_INFINITY });
  for (let k = 0; k < size; k++) direction[k] = fresh[k] + friction * direction[k];
  spring.count = 0;
  const norm = learningRate * sampledNorm(rows, direction, energies.length);
  const scale = learningRate * (norm > cap ? cap / norm : 1);
  return direction.map((v) => scale * v);
}

/** √(φᵀSφ), S from the samples. */
function sampledNorm(rows: Float64Array, direction: Float64Array, samples: number): number {
  let mean = 0;
  let square = 0;
  for (let m = 0; m < samples; m++) {
    const change = dot(rows, m * direction.length, direction);
    mean += change / samples;
    square += (change * change) / samples;
  }
  return Math.sqrt(Math.max(0, square - mean * mean));
}

function dot(rows: Float64Array, at: number, direction: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < direction.length; k++) sum += rows[at + k] * direction[k];
  return sum;
}
