import { exp, log } from '../../math';
import type { Jet, ParticleWaveFunction, Ratio } from '../types';

/**
 * What the marginal P(x) of a Gaussian–binary restricted Boltzmann machine stands for: `born` makes it the probability
 * density, |Ψ|² = P (Ψ = P^½), `direct` the wave function itself, Ψ = P.
 */
export type Amplitude = 'born' | 'direct';

/** The power f of Ψ = P^f: ½ or 1. */
export const amplitudePower = (amplitude: Amplitude): number => (amplitude === 'born' ? 0.5 : 1);

/** Number of parameters of an RBM with M coordinates and H hidden units: a, b and W. */
export const rbmParameters = (size: number, hidden: number): number => size + hidden + size * hidden;

/**
 * σ at which an RBM without weights is the exact ground state of independent particles in a trap of frequency ω:
 * σ² = f/ω, so that Ψ = exp(−ωx²/2).
 */
export const trapSigma = (omega: number, amplitude: Amplitude): number =>
  Math.sqrt(amplitudePower(amplitude) / omega);

/** An RBM as a wave function. */
export interface RbmWaveFunction extends ParticleWaveFunction {
  /** `logDerivatives` at the x that `addJet` had last, with the hidden units it left; θ must be the same. */
  sameDerivatives(x: Float64Array, out: Float64Array, at: number): void;
}

/**
 * Gaussian–binary restricted Boltzmann machine with its hidden units summed out:
 *
 * P(x) = exp(−|x − a|²/2σ²) Π_j (1 + e^(z_j)), z_j = b_j + Σ_i x_i w_ij/σ², Ψ = P^f.
 *
 * With s_j = 1/(1 + e^(−z_j)):
 * ∂_i ln Ψ = (f/σ²) (a_i − x_i + Σ_j w_ij s_j), ∇² ln Ψ = f (−M/σ² + Σ_ij w_ij² s_j(1 − s_j)/σ⁴), and the derivatives
 * with respect to a_i, b_j, w_ij are f(x_i − a_i)/σ², f s_j, f x_i s_j/σ². Ψ is positive everywhere, and symmetric under
 * exchange of particles only where W and a are: it describes two electrons of opposite spin, more need a determinant.
 * After G. Carleo and M. Troyer, Science 355, 602 (2017).
 *
 * One exponential gives both s_j and its share of ln Ψ, and one logarithm does for all hidden units: ln(1 + e^z) =
 * max(z, 0) + ln(1 + e^(−|z|)), and a product of H numbers between 1 and 2 is safe.
 *
 * @param theta a (M numbers), b (H), W (M × H, row after row); kept by reference
 * @param hidden H ≥ 0
 * @param sigma width σ > 0 of the visible units, a length
 * @throws RangeError when θ does not have M + H + MH numbers, or σ or H is out of its domain
 */
export function rbm(
  theta: Float64Array,
  hidden: number,
  sigma: number,
  amplitude: Amplitude,
): RbmWaveFunction {
  const size = (theta.length - hidden) / (1 + hidden);
  check(size, hidden, sigma);
  const f = amplitudePower(amplitude);
  const scale = 1 / (sigma * sigma);
  /** s_j of the configuration evaluated last. */
  const active = new Float64Array(hidden);
  /** z_j of the present configuration and of the one tried last, and Π(1 + e^(z_j)) of both. */
  let fields = new Float64Array(hidden);
  let tried = new Float64Array(hidden);
  const present: Ratio = { exponent: 0, factor: 1 };
  const proposed: Ratio = { exponent: 0, factor: 1 };

  return {
    theta,
    logPsi: (x) => f * (activate(theta, x, scale, active) - 0.5 * scale * squaredDistance(theta, x)),
    logDerivatives(x, out, at = 0) {
      activate(theta, x, scale, active);
      writeDerivatives(theta, x, f * scale, f, active, out, at);
    },
    sameDerivatives: (x, out, at) => writeDerivatives(theta, x, f * scale, f, active, out, at),
    addJet: (x, jet) => addJet(theta, x, f, scale, active, jet),
    place(x) {
      writeFields(theta, x, scale, fields);
      writeProduct(fields, present);
    },
    tryMove(x, i, to, ratio) {
      tried.set(fields);
      const first = i * to.length;
      let gain = 0;
      for (let k = 0, w = size + hidden + first * hidden; k < to.length; k++) {
        const shift = to[k] - x[first + k];
        gain -= 0.5 * shift * (to[k] + x[first + k] - 2 * theta[first + k]);
        for (let j = 0; j < hidden; j++, w++) tried[j] += scale * shift * theta[w];
      }
      writeProduct(tried, proposed);
      const quotient = proposed.factor / present.factor;
      ratio.factor *= f === 1 ? quotient : Math.sqrt(quotient);
      ratio.exponent += f * (scale * gain + proposed.exponent - present.exponent);
    },
    adopt() {
      [fields, tried] = [tried, fields];
      present.exponent = proposed.exponent;
      present.factor = proposed.factor;
    },
  };
}

/** z_j of all hidden units; two at a time share each load of x. */
function writeFields(theta: Float64Array, x: Float64Array, scale: number, out: Float64Array): void {
  const hidden = out.length;
  const biases = x.length;
  const weights = biases + hidden;
  let j = 0;
  for (; j + 1 < hidden; j += 2) {
    let first = 0;
    let second = 0;
    for (let i = 0, w = weights + j; i < x.length; i++, w += hidden) {
      const visible = x[i];
      first += visible * theta[w];
      second += visible * theta[w + 1];
    }
    out[j] = theta[biases + j] + scale * first;
    out[j + 1] = theta[biases + j + 1] + scale * second;
  }
  if (j === hidden) return;
  let last = 0;
  for (let i = 0, w = weights + j; i < x.length; i++, w += hidden) last += x[i] * theta[w];
  out[j] = theta[biases + j] + scale * last;
}

/** Writes s_j to `active`; returns ln Π_j (1 + e^(z_j)). */
function activate(theta: Float64Array, x: Float64Array, scale: number, active: Float64Array): number {
  writeFields(theta, x, scale, active);
  let sum = 0;
  let product = 1;
  for (let j = 0; j < active.length; j++) {
    const z = active[j];
    const e = exp(z < 0 ? z : -z);
    const s = 1 / (1 + e);
    if (z > 0) sum += z;
    product *= 1 + e;
    active[j] = z < 0 ? e * s : s;
  }
  return sum + log(product);
}

/** Π_j (1 + e^(z_j)) as factor · e^exponent. */
function writeProduct(fields: Float64Array, out: Ratio): void {
  let sum = 0;
  let product = 1;
  for (let j = 0; j < fields.length; j++) {
    const z = fields[j];
    if (z > 0) sum += z;
    product *= 1 + exp(z < 0 ? z : -z);
  }
  out.exponent = sum;
  out.factor = product;
}

function squaredDistance(theta: Float64Array, x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] - theta[i]) * (x[i] - theta[i]);
  return sum;
}

/** O_k from x and s_j, with `strength` = f/σ². */
function writeDerivatives(
  theta: Float64Array,
  x: Float64Array,
  strength: number,
  f: number,
  active: Float64Array,
  out: Float64Array,
  at: number,
): void {
  const hidden = active.length;
  const biases = at + x.length;
  for (let j = 0; j < hidden; j++) out[biases + j] = f * active[j];
  for (let i = 0, row = biases + hidden; i < x.length; i++, row += hidden) {
    const visible = strength * x[i];
    out[at + i] = visible - strength * theta[i];
    for (let j = 0; j < hidden; j++) out[row + j] = visible * active[j];
  }
}

function addJet(
  theta: Float64Array,
  x: Float64Array,
  f: number,
  scale: number,
  active: Float64Array,
  jet: Jet,
): void {
  const logHidden = activate(theta, x, scale, active);
  const { gradient } = jet;
  const hidden = active.length;
  let square = 0;
  let curvature = 0;
  for (let i = 0, row = x.length + hidden; i < x.length; i++, row += hidden) {
    const distance = x[i] - theta[i];
    square += distance * distance;
    // Sums of one row: a single sum over all weights would wait for itself.
    let pull = 0;
    let bend = 0;
    for (let j = 0; j < hidden; j++) {
      const weight = theta[row + j];
      const push = weight * active[j];
      pull += push;
      bend += push * (weight - push);
    }
    curvature += bend;
    gradient[i] += f * scale * (pull - distance);
  }
  jet.logPsi += f * (logHidden - 0.5 * scale * square);
  jet.laplacian += f * scale * (scale * curvature - x.length);
}

function check(size: number, hidden: number, sigma: number): void {
  if (!(Number.isInteger(hidden) && hidden >= 0)) {
    throw new RangeError(`hidden = ${hidden}: expected an integer ≥ 0`);
  }
  if (!(Number.isInteger(size) && size >= 1)) {
    throw new RangeError('the length of θ does not fit the number of hidden units');
  }
  if (!(sigma > 0 && sigma < Infinity)) throw new RangeError(`sigma = ${sigma}: expected a number > 0`);
}
