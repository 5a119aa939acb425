import { cholesky, solveCholesky } from '../ml/cholesky';

/** How a step of stochastic reconfiguration is damped. */
export interface Damping {
  /** ε: added to the diagonal of S, relative to it; > 0. */
  damping: number;
  /** Largest √(δᵀSδ), the distance the state itself moves in one step. */
  cap: number;
}

/** Part of the mean diagonal that is added with ε: it holds parameters that the samples do not feel at all. */
const FLOOR = 1e-3;

/**
 * Step of stochastic reconfiguration, δ = −η (S + ε D)⁻¹ g/2 with D = diag S + 10⁻³ tr S/K: imaginary time −τH applied to
 * the state and projected on its tangent, which is the natural gradient of the energy (S. Sorella, Phys. Rev. Lett. 80,
 * 4558, 1998; S. Amari, Neural Comput. 10, 251, 1998). A step longer than `cap` is shortened.
 *
 * @param metric S, K × K
 * @param gradient ∂E/∂θ, length K
 * @param learningRate η, an imaginary time
 * @returns δ; NaN when S or g is not finite.
 */
export function naturalStep(
  metric: Float64Array,
  gradient: Float64Array,
  learningRate: number,
  { damping, cap }: Damping,
): Float64Array {
  const size = gradient.length;
  const damped = metric.slice();
  let mean = 0;
  for (let k = 0; k < size; k++) mean += metric[k * size + k] / size;
  if (mean === 0) return new Float64Array(size);
  if (!(gradient.every(Number.isFinite) && metric.every(Number.isFinite)))
    return damped.subarray(0, size).fill(Number.NaN);
  for (let k = 0; k < size; k++) damped[k * size + k] += damping * (metric[k * size + k] + FLOOR * mean);
  const step = solveCholesky(cholesky(damped, size), size, gradient);
  for (let k = 0; k < size; k++) step[k] *= -0.5 * learningRate;
  return shorten(step, naturalNorm(metric, step), cap);
}

/** √(δᵀSδ) */
export function naturalNorm(metric: Float64Array, step: Float64Array): number {
  const size = step.length;
  let square = 0;
  for (let k = 0; k < size; k++) {
    let row = 0;
    for (let l = 0; l < size; l++) row += metric[k * size + l] * step[l];
    square += step[k] * row;
  }
  return Math.sqrt(Math.max(0, square));
}

function shorten(step: Float64Array, norm: number, cap: number): Float64Array {
  if (norm > cap) for (let k = 0; k < step.length; k++) step[k] *= cap / norm;
  return step;
}

/**
 * The same step from the samples themselves, for more parameters than samples: with X the M × K matrix of O_k − ⟨O_k⟩
 * over √M and ε_m = (E_m − ⟨E⟩)/√M, S = XᵀX and (XᵀX + λ)⁻¹Xᵀ = Xᵀ(XXᵀ + λ)⁻¹, so that only an M × M system is solved
 * ("minSR": A. Chen and M. Heyl, Nat. Phys. 20, 1476, 2024). λ = ε tr S/M.
 *
 * @param derivatives O_k of each sample, M × K
 * @param energies E_L of each sample, length M
 */
export function naturalStepFromSamples(
  derivatives: Float64Array,
  energies: Float64Array,
  learningRate: number,
  { damping, cap }: Damping,
): Float64Array {
  const samples = energies.length;
  const size = derivatives.length / samples;
  const x = centered(derivatives, samples, size);
  const mean = energies.reduce((sum, e) => sum + e, 0) / samples;
  const spread = energies.map((e) => (e - mean) / Math.sqrt(samples));
  const gram = new Float64Array(samples * samples);
  let trace = 0;
  for (let m = 0; m < samples; m++) {
    for (let n = 0; n <= m; n++) {
      let dot = 0;
      for (let k = 0; k < size; k++) dot += x[m * size + k] * x[n * size + k];
      gram[m * samples + n] = dot;
      gram[n * samples + m] = dot;
    }
    trace += gram[m * samples + m];
  }
  const step = new Float64Array(size);
  if (!(trace > 0)) return step.fill(trace === 0 ? 0 : Number.NaN);
  const damped = gram.slice();
  for (let m = 0; m < samples; m++) damped[m * samples + m] += (damping * trace) / samples;
  const weights = solveCholesky(cholesky(damped, samples), samples, spread);
  for (let m = 0; m < samples; m++) {
    for (let k = 0; k < size; k++) step[k] -= learningRate * weights[m] * x[m * size + k];
  }
  // |Xδ| from the weights: Xδ = −η XXᵀ w.
  let square = 0;
  for (let m = 0; m < samples; m++) {
    let row = 0;
    for (let n = 0; n < samples; n++) row += gram[m * samples + n] * weights[n];
    square += learningRate * learningRate * row * row;
  }
  return shorten(step, Math.sqrt(square), cap);
}

/** Columns less their means, over √M. */
function centered(derivatives: Float64Array, samples: number, size: number): Float64Array {
  const x = derivatives.slice();
  const means = new Float64Array(size);
  for (let m = 0; m < samples; m++) for (let k = 0; k < size; k++) means[k] += x[m * size + k] / samples;
  const scale = 1 / Math.sqrt(samples);
  for (let m = 0; m < samples; m++) {
    for (let k = 0; k < size; k++) x[m * size + k] = scale * (x[m * size + k] - means[k]);
  }
  return x;
}
