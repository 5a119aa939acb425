import { expect } from 'vitest';
import { createJet, evaluate } from '@/lib/qmc/jet';
import type { ParticleWaveFunction, Ratio, SmoothWaveFunction } from '@/lib/qmc/types';

const H = 1e-4;

/** Central difference of f at x along coordinate i with one Richardson step: error of order h⁴. */
function slope(f: (x: Float64Array) => number, x: Float64Array, i: number, h = H): number {
  const central = (s: number) => (f(x.with(i, x[i] + s)) - f(x.with(i, x[i] - s))) / (2 * s);
  return (4 * central(h) - central(2 * h)) / 3;
}

/**
 * Checks value, gradient, Laplacian and ∂θ of a wave function against finite differences of its own logarithm at each
 * point. The Laplacian is compared with differences of the gradient, which is compared with those of ln|Ψ|.
 *
 * @param tolerance relative to 1 + the size of the number
 */
export function checkDerivatives(
  make: (theta: Float64Array) => SmoothWaveFunction,
  theta: Float64Array,
  points: readonly Float64Array[],
  tolerance = 1e-7,
): void {
  const psi = make(theta);
  for (const x of points) {
    const jet = createJet(x.length);
    evaluate(psi, x, jet);
    near(jet.logPsi, psi.logPsi(x), 1e-11, 'ln|Ψ|');
    let laplacian = 0;
    for (let i = 0; i < x.length; i++) {
      near(jet.gradient[i], slope(psi.logPsi, x, i), tolerance, `gradient ${i}`);
      const ofGradient = (y: Float64Array) => {
        const other = createJet(x.length);
        evaluate(psi, y, other);
        return other.gradient[i];
      };
      laplacian += slope(ofGradient, x, i);
    }
    near(jet.laplacian, laplacian, tolerance, 'Laplacian');
    const derivatives = new Float64Array(theta.length + 1).fill(Number.NaN);
    psi.logDerivatives(x, derivatives, 1);
    for (let k = 0; k < theta.length; k++) {
      const ofTheta = (t: Float64Array) => make(t).logPsi(x);
      near(derivatives[1 + k], slope(ofTheta, theta, k), tolerance, `∂ ln|Ψ|/∂θ ${k}`);
    }
  }
}

/** Walks through the moves of single particles, adopting two of three, and compares each ratio with a new evaluation. */
export function checkMoves(
  psi: ParticleWaveFunction,
  start: Float64Array,
  moves: readonly Float64Array[],
  tolerance = 1e-9,
): void {
  const x = start.slice();
  psi.place(x);
  const [before, after] = [createJet(x.length), createJet(x.length)];
  for (const [m, to] of moves.entries()) {
    const i = (m * 7) % (x.length / to.length);
    const trial = x.slice();
    trial.set(to, i * to.length);
    evaluate(psi, x, before);
    evaluate(psi, trial, after);
    const ratio: Ratio = { factor: 1, exponent: 0 };
    psi.tryMove(x, i, to, ratio);
    near(
      Math.log(Math.abs(ratio.factor)) + ratio.exponent,
      after.logPsi - before.logPsi,
      tolerance,
      `move ${m}`,
    );
    expect(Math.sign(ratio.factor), `sign of move ${m}`).toBe(before.sign * after.sign);
    if (m % 3 === 2) continue;
    psi.adopt(x, i, to);
    x.set(trial);
  }
}

function near(value: number, expected: number, tolerance: number, name: string): void {
  const scaled = Math.abs(value - expected) / (1 + Math.abs(expected));
  expect(scaled, `${name}: ${value}, expected ${expected}`).toBeLessThan(tolerance);
}
