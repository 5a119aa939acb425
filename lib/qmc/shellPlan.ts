import { exp, log } from '../math';
import type { LearningPlan } from './learning';
import type { ShellAnsatzId, ShellDot, ShellStart } from './shellAnsatz';
import { shellDeepPlan } from './shellDeepPlan';

/** Where the walkers of a dot start and how far they may get, bohr. */
export interface DotScale {
  /** Spread of the first positions. */
  spread: number;
  /** Half the edge of the window that densities are drawn in. */
  reach: number;
  /** First step size of the sampler. */
  step: number;
}

/**
 * Lengths of a dot of N electrons: the disc of a classical charged fluid, R = (3πN/4ω²)^⅓, and the oscillator's length
 * 1/√ω, whichever rules.
 */
export function dotScale(electrons: number, omega: number): DotScale {
  const disc = exp(log((0.75 * Math.PI * electrons) / (omega * omega)) / 3);
  const oscillator = 1 / Math.sqrt(omega);
  const both = (a: number, b: number) => Math.sqrt(a * a * disc * disc + b * b * oscillator * oscillator);
  return { spread: both(0.3, 0.5), reach: both(0.8, 4.2), step: 1.2 * oscillator };
}

/** Configurations that are swept together: fewer where one costs more, so that a step stays short. */
export const WALKERS: Record<number, number> = { 2: 128, 6: 100, 12: 50, 20: 32, 30: 24 };
/** Walkers of diffusion Monte Carlo. */
export const DIFFUSING: Record<number, number> = { 2: 320, 6: 256, 12: 144, 20: 80, 30: 60 };

/** Samples of one update: enough for two parameters, more for a network, fewer of them where one costs more. */
const SAMPLES = 2000;
const networkSamples = (electrons: number): number => Math.min(4000, Math.max(1500, 24_000 / electrons));
/** Above so many parameters the system of SR takes longer than a frame; then Adam follows the bare gradient. */
const MOST_FOR_SR = 400;

/** Sweeps from which the width of determinants alone is found: its error is not to be seen in the virial. */
const BALANCE = 2000;

/** How the parameters of an ansatz are learned. Learning rates are imaginary times, so that they go as 1/ω. */
export function shellPlan(ansatz: ShellAnsatzId, dot: ShellDot, parameters: number): LearningPlan {
  const walkers = WALKERS[dot.electrons];
  if (ansatz === 'deep') return shellDeepPlan(dot, walkers);
  const alone = ansatz === 'slater';
  const network = ansatz === 'rbm' || ansatz === 'rbm-jastrow';
  const sr = parameters <= MOST_FOR_SR;
  return {
    optimizer: sr ? 'sr' : 'adam',
    learningRate: sr ? (network ? 0.25 : 0.35) / dot.omega : 0.01,
    updates: network ? (dot.electrons > 6 ? 60 : 150) : alone ? 20 : dot.electrons > 12 ? 60 : 40,
    averaged: network ? 30 : alone ? 0 : 15,
    settle: 4,
    sweeps: Math.ceil((network ? networkSamples(dot.electrons) : SAMPLES) / walkers),
    ...(alone && { balance: BALANCE }),
    equilibration: 150,
    clip: 5,
    acceptance: 0.5,
    damping: network ? 0.01 : 0.001,
    // The way from a cold start grows with √N: so does the longest step.
    cap: network ? 0.1 : 0.08 * Math.sqrt(dot.electrons),
  };
}

/**
 * Optimal α and β of the Slater–Jastrow form where they were found before, by N and ω: ours, by stochastic
 * reconfiguration; two electrons by quadrature.
 */
const OPTIMA: Record<number, readonly (readonly [omega: number, alpha: number, beta: number])[]> = {
  2: [
    [0.01, 0.8893, 0.0739],
    [0.1, 0.9485, 0.1775],
    [0.28, 0.9717, 0.2531],
    [0.5, 0.981, 0.3098],
    [1, 0.9885, 0.3986],
  ],
  6: [
    [0.01, 0.609, 0.094],
    [0.1, 0.811, 0.219],
    [0.28, 0.873, 0.327],
    [0.5, 0.897, 0.417],
    [1, 0.923, 0.557],
  ],
  12: [
    [0.1, 0.728, 0.251],
    [0.28, 0.812, 0.377],
    [0.5, 0.84, 0.488],
    [1, 0.877, 0.66],
  ],
  20: [
    [0.1, 0.668, 0.28],
    [1, 0.84, 0.733],
  ],
  30: [
    [0.1, 0.62, 0.3],
    [1, 0.81, 0.8],
  ],
};

/** Start that knows nothing: the oscillator's own Gaussian, and a Jastrow factor of the oscillator's range. */
export const coldStart = (omega: number): ShellStart => ({ alpha: 1, beta: 0.35 * Math.sqrt(omega) });

/** Start near the optimum: between tabulated frequencies on a logarithmic axis of ω; beyond them at the last. */
export function recordedStart(electrons: number, omega: number): ShellStart {
  const rows = OPTIMA[electrons];
  const last = rows.length - 1;
  let k = 0;
  while (k < last - 1 && omega > rows[k + 1][0]) k++;
  const [below, above] = [rows[k], rows[Math.min(k + 1, last)]];
  const t = (log(omega) - log(below[0])) / (log(above[0]) - log(below[0]));
  const inside = Math.min(1, Math.max(0, t));
  // β is an inverse length: beyond the table it goes with √ω.
  const beyond = Math.sqrt(omega / Math.min(above[0], Math.max(below[0], omega)));
  const between = (a: number, b: number) => a + inside * (b - a);
  return { alpha: between(below[1], above[1]), beta: between(below[2], above[2]) * beyond };
}
