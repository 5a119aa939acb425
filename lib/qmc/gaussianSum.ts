import { scaledBesselI0, scaledBesselI1 } from '../bessel';
import type { Objective } from '../bfgs';
import { exp } from '../math';

/** The system: two electrons in a two-dimensional trap, with or without their repulsion. */
export interface TwoElectronDot {
  omega: number;
  /** Width of the visible units. */
  sigma: number;
  repulsion: boolean;
}

/** Coordinates of two electrons in the plane. */
const SIZE = 4;

/**
 * Energy of an RBM with Ψ = P for two electrons in a dot, without sampling.
 *
 * With the hidden units written out, Ψ = Σ_s c_s exp(−|x − μ_s|²/2σ²): a sum of 2^H Gaussians of equal width, at
 * μ_s = a + Ws with ln c_s = b·s + (|μ_s|² − |a|²)/2σ². All matrix elements between two of them, with d = μ_s − μ_t and
 * m = (μ_s + μ_t)/2, are the overlap e^(−|d|²/4σ²) times
 *
 * T = 1/σ² − |d|²/8σ⁴, V_ext = ½ω²(|m|² + 2σ²), V_int = √(π/2) σ⁻¹ e^(−z) I₀(z), z = |m₁ − m₂|²/4σ².
 *
 * @param hidden H, whose 4^H pairs cost 4^H · 10 operations or so
 * @returns E(θ) with its gradient, θ = a | b | W as in `rbm`
 */
export function gaussianSumEnergy(hidden: number, { omega, sigma, repulsion }: TwoElectronDot): Objective {
  const states = 2 ** hidden;
  const variance = sigma * sigma;
  const centers = new Float64Array(states * SIZE);
  const logs = new Float64Array(states);
  const centerGradient = new Float64Array(states * SIZE);
  const logGradient = new Float64Array(states);
  const weights = new Float64Array(states * states);
  const energies = new Float64Array(states * states);
  const coulomb = repulsion ? Math.sqrt(Math.PI / 2) / sigma : 0;

  /** d and m of a pair, their squares and z. */
  const d = new Float64Array(SIZE);
  const m = new Float64Array(SIZE);
  function pair(s: number, t: number): { distance: number; radius: number; z: number } {
    let distance = 0;
    let radius = 0;
    for (let i = 0; i < SIZE; i++) {
      d[i] = centers[s * SIZE + i] - centers[t * SIZE + i];
      m[i] = 0.5 * (centers[s * SIZE + i] + centers[t * SIZE + i]);
      distance += d[i] * d[i];
      radius += m[i] * m[i];
    }
    const [rx, ry] = [m[0] - m[2], m[1] - m[3]];
    return { distance, radius, z: (rx * rx + ry * ry) / (4 * variance) };
  }

  /** Writes weight c_s c_t ⟨s|t⟩ and energy of each pair; returns Σ weight · energy / Σ weight. */
  function energy(): number {
    let norm = 0;
    let sum = 0;
    for (let s = 0; s < states; s++) {
      for (let t = 0; t <= s; t++) {
        const { distance, radius, z } = pair(s, t);
        const weight = exp(logs[s] + logs[t] - distance / (4 * variance));
        const kinetic = 1 / variance - distance / (8 * variance * variance);
        const trap = 0.5 * omega * omega * (radius + 2 * variance);
        const h = kinetic + trap + (repulsion ? coulomb * scaledBesselI0(z) : 0);
        weights[s * states + t] = weight;
        energies[s * states + t] = h;
        norm += (s === t ? 1 : 2) * weight;
        sum += (s === t ? 1 : 2) * weight * h;
      }
    }
    for (let p = 0; p < weights.length; p++) weights[p] /= norm;
    return sum / norm;
  }

  /** Derivatives of the energy with respect to ln c_s and μ_s. */
  function differentiate(mean: number): void {
    centerGradient.fill(0);
    logGradient.fill(0);
    for (let s = 0; s < states; s++) {
      for (let t = 0; t <= s; t++) {
        const weight = weights[s * states + t] * (s === t ? 1 : 2);
        const excess = weight * (energies[s * states + t] - mean);
        logGradient[s] += excess;
        logGradient[t] += excess;
        const { z } = pair(s, t);
        const apart = -excess / (2 * variance) - weight / (4 * variance * variance);
        const push = repulsion
          ? (weight * coulomb * (scaledBesselI1(z) - scaledBesselI0(z))) / (4 * variance)
          : 0;
        for (let i = 0; i < SIZE; i++) {
          const relative = i < 2 ? m[i] - m[i + 2] : m[i] - m[i - 2];
          const together = 0.5 * weight * omega * omega * m[i] + push * relative;
          centerGradient[s * SIZE + i] += apart * d[i] + together;
          centerGradient[t * SIZE + i] += together - apart * d[i];
        }
      }
    }
  }

  return (theta, gradient) => {
    writeGaussians(theta, hidden, variance, centers, logs);
    const mean = energy();
    differentiate(mean);
    gradient.fill(0);
    for (let s = 0; s < states; s++) {
      for (let i = 0; i < SIZE; i++) {
        const center = centers[s * SIZE + i];
        // μ_s enters by itself and through ln c_s.
        const through = centerGradient[s * SIZE + i] + (logGradient[s] * center) / variance;
        gradient[i] += through - (logGradient[s] * theta[i]) / variance;
        for (let j = 0; j < hidden; j++) {
          if ((s >> j) & 1) gradient[SIZE + hidden + i * hidden + j] += through;
        }
      }
      for (let j = 0; j < hidden; j++) if ((s >> j) & 1) gradient[SIZE + j] += logGradient[s];
    }
    return mean;
  };
}

/** μ_s and ln c_s, the largest of which is set to zero. */
function writeGaussians(
  theta: Float64Array,
  hidden: number,
  variance: number,
  centers: Float64Array,
  logs: Float64Array,
): void {
  let largest = Number.NEGATIVE_INFINITY;
  for (let s = 0; s < logs.length; s++) {
    let log = 0;
    for (let j = 0; j < hidden; j++) if ((s >> j) & 1) log += theta[SIZE + j];
    for (let i = 0; i < SIZE; i++) {
      let center = theta[i];
      for (let j = 0; j < hidden; j++) if ((s >> j) & 1) center += theta[SIZE + hidden + i * hidden + j];
      centers[s * SIZE + i] = center;
      log += (center * center - theta[i] * theta[i]) / (2 * variance);
    }
    logs[s] = log;
    largest = Math.max(largest, log);
  }
  for (let s = 0; s < logs.length; s++) logs[s] -= largest;
}
