import { expect, it } from 'vitest';
import { createMinimization, iterate, type Objective } from '@/lib/bfgs';
import { gaussLegendre } from '@/lib/gaussLegendre';
import { gaussianSumEnergy } from '@/lib/qmc/gaussianSum';
import { quantumDot } from '@/lib/qmc/hamiltonians';
import { createJet, evaluate, kineticEnergy } from '@/lib/qmc/jet';
import { rbm, rbmParameters, trapSigma } from '@/lib/qmc/wavefunctions/rbm';
import { createRng, normal } from '@/lib/rng';

function minimum(f: Objective, start: Float64Array): number {
  const minimization = createMinimization(start, f);
  while (!minimization.finished && minimization.iterations < 400) iterate(minimization, f, 1e-5);
  return minimization.value;
}

function scattered(size: number, seed: number): Float64Array {
  const rng = createRng(seed);
  return Float64Array.from({ length: size }, () => 0.7 * normal(rng));
}

/** Ψ = P at ω = 1: lengths of θ in units of σ, and ln σ behind them, so that ∂E/∂ ln σ = −2T + 2V_ext − V_int. */
function directEnergy(hidden: number): Objective {
  const size = rbmParameters(4, hidden);
  const [theta, slope, ignored] = [0, 0, 0].map(() => new Float64Array(size));
  const isBias = (k: number) => k >= 4 && k < 4 + hidden;
  return (x, gradient) => {
    const sigma = Math.exp(x[size]);
    const energyOf = (omega: number, repulsion: boolean, out: Float64Array) =>
      gaussianSumEnergy(hidden, { omega, sigma, repulsion })(theta, out);
    for (let k = 0; k < size; k++) theta[k] = isBias(k) ? x[k] : sigma * x[k];
    const energy = energyOf(1, true, slope);
    const free = energyOf(1, false, ignored);
    const kinetic = energyOf(0, false, ignored);
    for (let k = 0; k < size; k++) gradient[k] = isBias(k) ? slope[k] : sigma * slope[k];
    gradient[size] = 2 * (free - 2 * kinetic) - (energy - free);
    return energy;
  };
}

/**
 * |Ψ|² = P at ω = 1 for weights that see only (x, y) = r₁ − r₂, by polar quadrature: what a machine of the relative motion
 * can do. Variables: a, b, W of the two coordinates, lengths in units of σ, and ln σ.
 */
function bornEnergy(hidden: number, width: 'fixed' | 'free'): Objective {
  const dot = quantumDot(1, 2);
  const reach = 9;
  const { nodes, weights } = gaussLegendre(40);
  const angles = 40;
  const size = rbmParameters(4, hidden);
  const [theta, row] = [0, 0].map(() => new Float64Array(size));
  const count = rbmParameters(2, hidden);
  const jet = createJet(4);
  const x = new Float64Array(4);
  return (variables, gradient) => {
    const sigma = width === 'free' ? Math.exp(variables[count]) : trapSigma(1, 'born');
    for (let i = 0; i < 4; i++) {
      const scale = i < 2 ? sigma : -sigma;
      theta[i] = scale * variables[i % 2];
      for (let j = 0; j < hidden; j++) {
        theta[4 + hidden + i * hidden + j] = scale * variables[2 + hidden + (i % 2) * hidden + j];
      }
    }
    for (let j = 0; j < hidden; j++) theta[4 + j] = variables[2 + j];
    const psi = rbm(theta, hidden, sigma, 'born');
    // E_L is a sum over R and r, quadratic in R: one place at ⟨R²⟩ serves.
    const center = sigma * Math.SQRT1_2;
    const [sums, products, means] = [[0, 0, 0, 0], new Float64Array(size), new Float64Array(size)];
    nodes.forEach((node, k) => {
      const r = (reach / 2) * (1 + node);
      for (let t = 0; t < angles; t++) {
        const angle = (2 * Math.PI * t) / angles;
        const [dx, dy] = [(r / 2) * Math.cos(angle), (r / 2) * Math.sin(angle)];
        x.set([center + dx, center + dy, center - dx, center - dy]);
        evaluate(psi, x, jet);
        const weight = weights[k] * r * Math.exp(2 * jet.logPsi);
        const parts = [kineticEnergy(jet), dot.external(x), dot.interaction(x)];
        const energy = parts[0] + parts[1] + parts[2];
        sums[0] += weight;
        parts.forEach((part, p) => {
          sums[p + 1] += weight * part;
        });
        psi.logDerivatives(x, row);
        for (let p = 0; p < size; p++) {
          means[p] += weight * row[p];
          products[p] += weight * row[p] * energy;
        }
      }
    });
    const [norm, kinetic, external, interaction] = sums;
    const energy = (kinetic + external + interaction) / norm;
    const slope = (p: number) => (2 * (products[p] - energy * means[p])) / norm;
    for (let i = 0; i < 2; i++) {
      gradient[i] = sigma * (slope(i) - slope(i + 2));
      for (let j = 0; j < hidden; j++) {
        const at = (row: number) => slope(4 + hidden + row * hidden + j);
        gradient[2 + hidden + i * hidden + j] = sigma * (at(i) - at(i + 2));
      }
    }
    for (let j = 0; j < hidden; j++) gradient[2 + j] = slope(4 + j);
    if (width === 'free') gradient[count] = (2 * external - 2 * kinetic - interaction) / norm;
    return energy;
  };
}

// The lowest of several random starts in an independent program, found again from one.
it.each([
  [1, 3.132816, 1],
  [2, 3.074407, 1],
  [4, 3.051831, 1],
  // From other starts one ends in valleys at 3.0498, 3.0493 and 3.0371.
  [6, 3.036583, 4],
])('Ψ = P, σ free, %i hidden units: the lowest energy is %f', (hidden, energy, seed) => {
  const size = rbmParameters(4, hidden);
  const start = scattered(size + 1, seed).with(size, 0);
  expect(minimum(directEnergy(hidden), start)).toBeCloseTo(energy, 6);
});

// That program has 3.128992 and 3.064930 from a coarse grid; on a finer one its machines have these energies too.
it.each([
  [1, 3.128993],
  [2, 3.064932],
  [4, 3.064932],
])('|Ψ|² = P, σ fixed, %i hidden units: the lowest energy is %f', (hidden, energy) => {
  const start = scattered(rbmParameters(2, hidden), 1);
  expect(minimum(bornEnergy(hidden, 'fixed'), start)).toBeCloseTo(energy, 6);
});

it.each([
  [1, 3.12292],
  // 3.060087 on the coarse grid.
  [2, 3.060091],
])('|Ψ|² = P, σ free, %i hidden units: the lowest energy is %f', (hidden, energy) => {
  const size = rbmParameters(2, hidden);
  const start = scattered(size + 1, 2).with(size, Math.log(Math.SQRT1_2));
  expect(minimum(bornEnergy(hidden, 'free'), start)).toBeCloseTo(energy, 6);
});
