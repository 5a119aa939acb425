import { tautState } from '@/lib/qmc/tautStates';
import { repeatRun } from '../runs';
import { integral, type Oracles, root, tableOf } from './oracle';

/** Energy and variance of one oscillator coordinate, ω = 1. */
const coordinate = (alpha: number) => ({
  energy: alpha / 4 + 1 / (4 * alpha),
  variance: (1 - alpha * alpha) ** 2 / (8 * alpha * alpha),
});

const accepted = async (stepSize: number) =>
  100 *
  (await repeatRun({ demo: 'vmc-oscillator', steps: 400, params: { stepSize, walkers: 8 } })).acceptance
    .value;

const quantumMonteCarlo: Oracles = {
  'quantum-monte-carlo/a-number-to-hit': () => [coordinate(0.8).energy, coordinate(0.8).variance],
  'quantum-monte-carlo/thirty-coordinates': () => {
    const { energy, variance } = coordinate(0.8);
    return [30 * energy, 30 * variance, Math.sqrt(30 * variance) / (30 * energy)];
  },
  // The last is the square of two blocked errors of 20,000 sweeps, too long a run for here.
  'quantum-monte-carlo/what-timid-steps-cost': async () => [await accepted(0.1), await accepted(2), null],
  'quantum-monte-carlo/ions-of-helium': () => {
    const energy = (alpha: number) => alpha * alpha - 2 * alpha + (5 / 8) * alpha;
    const best = energy(1 - 5 / 16);
    return [best, best < -0.5 ? 'yes' : 'no'];
  },
  'quantum-monte-carlo/one-moment': () => [0.5 * 0.8 + 0.5 * (1 - 0.8 ** 2) * 0.347],
  'quantum-monte-carlo/the-kink-that-costs-nothing-it-seems': () => {
    const a = root((x) => (-x * x) / 2 + 1 / (4 * x * x) - 0.5, 0.3, 2);
    return [a, 0.5 + a * a];
  },
  'quantum-monte-carlo/three-natural-steps': () => {
    let alpha = 0.4;
    for (let i = 0; i < 3; i++) alpha -= 0.5 * (alpha * alpha - 1);
    return [alpha];
  },
  'quantum-monte-carlo/the-derivative-that-averages-to-zero': () => {
    const weight = (x: number) => Math.exp(-0.8 * x * x);
    return [integral((x) => (0.5 - 0.8 * x * x) * weight(x), 9) / integral(weight, 9)];
  },
};

/** Energy of e^(−α(r₁² + r₂²)/2) f(r₁₂) at ω = 1 in the plane: centre of mass and distance apart. */
function pairEnergy(alpha: number, f: (r: number) => number): number {
  const u = (r: number) => Math.exp((-alpha * r * r) / 4) * f(r);
  const slope = (r: number) => (u(r + 1e-5) - u(r - 1e-5)) / 2e-5;
  const norm = integral((r) => u(r) ** 2 * r, 14);
  const relative = integral((r) => slope(r) ** 2 * r + (r ** 3 / 4 + 1) * u(r) ** 2, 14);
  return alpha / 2 + 1 / (2 * alpha) + relative / norm;
}

/** Lowest of a function over [a, b], by thirds. */
function lowest(f: (x: number) => number, a: number, b: number): number {
  for (let i = 0; i < 30; i++) {
    const [left, right] = [a + (b - a) / 3, b - (b - a) / 3];
    if (f(left) < f(right)) b = right;
    else a = left;
  }
  return f((a + b) / 2);
}

/** ∫ r^k (1 + r)² e^(−r²/2) r dr. */
const moment = (k: number) => integral((r) => r ** (k + 1) * (1 + r) ** 2 * Math.exp((-r * r) / 2), 14);

const [T, TRAP, REPULSION] = [3.571, 7.93, 8.69];

const neuralQuantumStates: Oracles = {
  'neural-quantum-states/the-trap-for-any-width': () => {
    // α = 1/2σ²: four coordinates.
    const { energy, variance } = coordinate(0.5);
    const best = root(
      (s) => coordinate(1 / (2 * (s + 1e-6))).energy - coordinate(1 / (2 * s)).energy,
      0.2,
      2,
    );
    return [4 * energy, 4 * variance, best];
  },
  'neural-quantum-states/one-bit-between-two-electrons': () => {
    const dips = (w: number) => {
      const bells = (t: number) => Math.exp(-t * t) + Math.exp(-((t - w) ** 2));
      return bells(w / 2) - bells(w / 2 + 1e-3);
    };
    return [root(dips, 0.5, 3)];
  },
  'neural-quantum-states/two-powers': () => {
    const { coefficients, energy } = tautState(2, 2);
    return [coefficients[2], energy];
  },
  'neural-quantum-states/how-rarely-do-they-meet': () => [
    moment(0),
    moment(-1) / moment(0),
    moment(1) / moment(0),
  ],
  'neural-quantum-states/count-the-shells': () => {
    let energy = 0;
    for (let shell = 1; shell <= 5; shell++) energy += 2 * shell * shell;
    return [energy, energy / 2];
  },
  'neural-quantum-states/a-virial-check-on-published-numbers': () => {
    const slope = (x: number) => 2 * x * T - (2 * TRAP) / x ** 3 + REPULSION;
    return [slope(1), root(slope, 0.9, 1.1)];
  },
  'neural-quantum-states/the-natural-step-of-one-spring': () => {
    const omega = 0.7;
    const step = (a: number) => a - ((1 / omega) * 0.5 * omega ** 2 * a) / (omega / 2);
    return [Math.abs(step(3)) < 1e-12 ? 1 : Number.NaN];
  },
  'neural-quantum-states/what-the-repulsion-stretches': () => {
    const difference = moment(-1) / moment(0) / 2;
    return [difference > 0 ? 'trap energy' : 'kinetic energy', difference];
  },
  'neural-quantum-states/one-factor-for-the-pair': () => {
    const gaussian = lowest((alpha) => pairEnergy(alpha, () => 1), 0.5, 1);
    // The parameters that the experiment gives as the best.
    const pair = pairEnergy(0.988541514635, (r) => Math.exp(r / (1 + 0.398626967291 * r)));
    return [gaussian, (100 * (gaussian - pair)) / (gaussian - 3)];
  },
  'neural-quantum-states/better-than-exact': async () => {
    const updates = await tableOf('dot-nqs', 'too-fast', 'energy', 200);
    const [third, fourth] = [updates[2], updates[3]].map((row) => Object.values(row).map(Number));
    const printed = (x: number, digits: number) => Number(x.toFixed(digits));
    // As printed: −5.83 ± 0.17, then −205.4 ± 7.5.
    if (printed(fourth[1], 1) !== -205.4 || printed(fourth[2], 1) !== 7.5) throw new Error(`not ${fourth}`);
    return [(3 - printed(third[1], 2)) / printed(third[2], 2), null];
  },
};

export const quantum: Oracles = { ...quantumMonteCarlo, ...neuralQuantumStates };
