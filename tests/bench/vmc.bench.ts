import simulation, { type Params } from '@/components/demos/vmc-oscillator/simulation';
import { createWalkers, refreshLogPsi, sweep } from '@/lib/qmc/metropolis';
import { particleMove } from '@/lib/qmc/moves';
import { gaussian } from '@/lib/qmc/wavefunctions/gaussian';
import { createRng } from '@/lib/rng';

const ALPHA = 0.8;
const STEP_SIZE = 2;
const WALKERS = 32;
const SWEEPS = 4000;

const params: Params = {
  alpha: ALPHA,
  omega: 1,
  particles: 1,
  dimensions: 1,
  stepSize: STEP_SIZE,
  move: 'particle',
  walkers: WALKERS,
  equilibration: 0,
  optimize: 'off',
  learningRate: 0.3,
  sweepsPerUpdate: 500,
  panel: 'histogram',
  wave: 'gaussian',
  knots: new Float64Array(9),
  corner: 1,
  green: 'right',
};

function kernel(particles: number, dimensions: number): () => { count: number } {
  const rng = createRng(1);
  const psi = gaussian(Float64Array.of(ALPHA));
  const size = particles * dimensions;
  const walkers = createWalkers(WALKERS, size, 1, rng);
  const move = particleMove(STEP_SIZE, dimensions);
  refreshLogPsi(psi, walkers);
  const sweeps = Math.ceil(SWEEPS / size);
  return () => {
    for (let s = 0; s < sweeps; s++) sweep(psi, move, walkers, particles, rng);
    return { count: sweeps * WALKERS * size };
  };
}

function demo(size: Pick<Params, 'particles' | 'dimensions'>): () => { count: number } {
  const all = { ...params, ...size };
  const state = simulation.init(all, 1);
  const coordinates = all.particles * all.dimensions;
  const sweeps = Math.ceil(SWEEPS / coordinates);
  return () => {
    for (let s = 0; s < sweeps; s++) simulation.step(state, all);
    return { count: sweeps * WALKERS * coordinates };
  };
}

/** The plainest code for one particle on a line: moves only, or with the energy and nothing else. */
function plain(withEnergy: boolean): () => { count: number } {
  const x = new Float64Array(WALKERS);
  const logPsi = new Float64Array(WALKERS);
  let energy = 0;
  return () => {
    for (let s = 0; s < SWEEPS; s++) {
      for (let w = 0; w < WALKERS; w++) {
        const trial = x[w] + STEP_SIZE * (2 * Math.random() - 1);
        const proposed = -0.5 * ALPHA * trial * trial;
        if (Math.random() < Math.exp(2 * (proposed - logPsi[w]))) {
          x[w] = trial;
          logPsi[w] = proposed;
        }
        if (withEnergy) energy += 0.5 * ALPHA + 0.5 * (1 - ALPHA * ALPHA) * x[w] * x[w];
      }
    }
    // The sum is used, so that no compiler drops the loop.
    return { count: SWEEPS * WALKERS + (Number.isFinite(energy) ? 0 : 1) };
  };
}

export const benchmarks = [
  {
    name: 'metropolis, 32 walkers, 1 particle, 1 dimension',
    unit: 'coordinate moves',
    run: kernel(1, 1),
    native: plain(false),
  },
  {
    name: 'metropolis, 32 walkers, 10 particles, 3 dimensions',
    unit: 'coordinate moves',
    run: kernel(10, 3),
  },
  {
    name: 'vmc-oscillator with all its estimates, 1 particle, 1 dimension',
    unit: 'coordinate moves',
    run: demo({ particles: 1, dimensions: 1 }),
    native: plain(true),
  },
  {
    name: 'vmc-oscillator with all its estimates, 10 particles, 3 dimensions',
    unit: 'coordinate moves',
    run: demo({ particles: 10, dimensions: 3 }),
  },
];
