import { exp } from '@/lib/math';
import { grid, STEPS, type Thumbnail } from '@/lib/ml/thumbnails/thumbnail';
import { gradientDescent } from '@/lib/optimizers';
import type { Rng } from '@/lib/rng';
import { blocking } from '@/lib/stats';
import { measureEnergy } from '../energyDescent';
import { harmonicOscillator } from '../hamiltonians';
import { createWalkers, refreshLogPsi, sweep, type Walkers } from '../metropolis';
import { configurationMove } from '../moves';
import type { SmoothWaveFunction } from '../types';
import { createVmc, type System, type Vmc } from '../vmc';
import { gaussian } from '../wavefunctions/gaussian';

const WALKERS = 200;
/** Steps that are not measured yet. */
const SETTLING = 10;
const BINS = 25;
const EDGE = 2.5;

interface WalkState {
  walkers: Walkers;
  counts: Float64Array;
  /** Mean x² of all walkers after each measured step. */
  squares: Float64Array;
  measured: number;
}

/** |Ψ|² = e^(−x²), known up to its norm √π. */
const target = () => gaussian(Float64Array.of(1));

/** Two hundred walkers in e^(−x²), from a uniform start: their histogram becomes the curve. */
export const metropolis: Thumbnail<WalkState> = {
  init(rng) {
    const walkers = createWalkers(WALKERS, 1, EDGE, rng);
    refreshLogPsi(target(), walkers);
    return { walkers, counts: new Float64Array(BINS), squares: new Float64Array(STEPS), measured: 0 };
  },
  step(state, k, rng) {
    const { walkers, counts, squares } = state;
    sweep(target(), configurationMove(1.5), walkers, 3, rng);
    if (k <= SETTLING) return;
    let sum = 0;
    for (const x of walkers.positions) {
      sum += x * x;
      const bin = Math.floor(((x + EDGE) / (2 * EDGE)) * BINS);
      if (bin >= 0 && bin < BINS) counts[bin]++;
    }
    squares[state.measured++] = sum / WALKERS;
  },
  show({ counts, squares, measured }) {
    const width = (2 * EDGE) / BINS;
    const gridX = grid(-EDGE, EDGE);
    const estimate = measured >= 4 ? blocking(squares.subarray(0, measured)) : null;
    return {
      picture: {
        kind: 'curve',
        x: Float64Array.from(counts, (_, i) => -EDGE + (i + 0.5) * width),
        y: counts.map((c) => c / (Math.max(1, measured) * WALKERS * width)),
        gridX,
        curve: gridX.map((x) => exp(-x * x) / Math.sqrt(Math.PI)),
        exact: true,
      },
      readings: [
        estimate
          ? { name: 'meanSquare', value: estimate.mean, error: estimate.standardError, exact: 0.5 }
          : { name: 'meanSquare', value: squares[0], exact: 0.5 },
      ],
    };
  },
};

interface VmcState {
  theta: Float64Array;
  vmc: Vmc;
  /** Energy of each step. */
  energies: Float64Array;
  /** Its standard error at the last step. */
  error: number;
}

const systemOf = (theta: Float64Array): System<SmoothWaveFunction> => ({
  psi: gaussian(theta),
  hamiltonian: harmonicOscillator(1, 1),
  move: configurationMove(1.8),
  proposals: 3,
});

const SWEEPS = 20;
const RATE = 0.3;
const START = 0.35;

/** One parameter of an oscillator's Gaussian, moved downhill along the measured gradient: E ≥ ½ all the way. */
export const variational: Thumbnail<VmcState> = {
  init(rng: Rng) {
    const theta = Float64Array.of(START);
    const vmc = createVmc(WALKERS, 1, 1, 3, rng);
    return { theta, vmc, energies: new Float64Array(STEPS), error: 0 };
  },
  step(state, k, rng) {
    const { theta, vmc, energies } = state;
    const gradient = new Float64Array(1);
    const settling = k > 1 ? 4 : SETTLING;
    const { energy, error } = measureEnergy(vmc, systemOf(theta), settling, SWEEPS, gradient, rng);
    energies[k - 1] = energy;
    state.error = error;
    gradientDescent(theta, gradient, RATE);
  },
  show({ theta, energies, error }, k) {
    return {
      picture: { kind: 'chain', quantity: 'energyOfTrial', values: energies.slice(0, k), exact: 0.5 },
      readings: [
        k > 0
          ? { name: 'energyOfTrial', value: energies[k - 1], error, exact: 0.5 }
          : { name: 'energyOfTrial', value: START / 4 + 1 / (4 * START), exact: 0.5 },
        { name: 'alpha', value: theta[0], exact: 1 },
      ],
    };
  },
};
