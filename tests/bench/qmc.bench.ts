import { configurationAt } from '@/lib/qmc/configurations';
import { slaterJastrow, type WalkerSystem } from '@/lib/qmc/gpu/waves';
import { repulsion } from '@/lib/qmc/hamiltonians';
import { createJet, evaluate, kineticEnergy } from '@/lib/qmc/jet';
import {
  createLangevinWalkers,
  type LangevinWalkers,
  langevinSweep,
  refreshWalkers,
  walkerKineticEnergy,
} from '@/lib/qmc/langevin';
import { type Machine, sweepMachine } from '@/lib/qmc/langevinModule';
import { createWalkers, type Walkers } from '@/lib/qmc/metropolis';
import { particleSweep } from '@/lib/qmc/particleSweep';
import { type SlaterWalkers, slaterWalkers } from '@/lib/qmc/slaterModule';
import type { Jet, ParticleWaveFunction } from '@/lib/qmc/types';
import type { WalkerModule } from '@/lib/qmc/walkerModule';
import { type RbmWaveFunction, rbm, rbmParameters } from '@/lib/qmc/wavefunctions/rbm';
import { normal, type Rng } from '@/lib/rng';
import { openWalkerModule } from '../tools/walkerModule';
import { checkedCpp } from './native/peer';

const WALKERS = 64;
const FIRST_SWEEPS = 200;
const SWEEPS = 100;
/** The generators of the peers start here, too. */
const firstWords = (): Rng => Uint32Array.of(1, 2, 3, 4);

interface LangevinRun {
  machine: Machine;
  psi: RbmWaveFunction;
  walkers: LangevinWalkers;
  timeStep: number;
  rng: Rng;
  x: Float64Array;
}

function langevinRun(size: number, hidden: number, timeStep: number): LangevinRun {
  const rng = firstWords();
  const parameters = rbmParameters(size, hidden);
  const theta = Float64Array.from({ length: parameters }, () => 0.1 * normal(rng));
  const positions = Float64Array.from({ length: WALKERS * size }, () => normal(rng));
  const machine: Machine = { theta, hidden, sigma: 1, amplitude: 'direct' };
  const psi = rbm(theta, hidden, machine.sigma, machine.amplitude);
  const walkers = createLangevinWalkers(positions, size, parameters);
  refreshWalkers(psi, walkers);
  return { machine, psi, walkers, timeStep, rng, x: new Float64Array(size) };
}

/** One sample of every walker, in the plane at ω = 1; the sum of their E_L. Walkers keep their O_k. */
function langevinSample(
  { machine, psi, walkers, timeStep, rng, x }: LangevinRun,
  module?: WalkerModule,
): number {
  const { count, size, positions } = walkers;
  if (module) sweepMachine(module, machine, walkers, timeStep, rng);
  else langevinSweep(psi, walkers, timeStep, rng);
  let sum = 0;
  for (let w = 0; w < count; w++) {
    let square = 0;
    for (let i = 0; i < size; i++) {
      x[i] = positions[w * size + i];
      square += x[i] * x[i];
    }
    sum += walkerKineticEnergy(walkers, w) + 0.5 * square + repulsion(x, 2);
  }
  return sum;
}

type Kernel = 'WebAssembly' | 'TypeScript';

function langevinBenchmark(size: number, hidden: number, timeStep: number, kernel: Kernel = 'WebAssembly') {
  const run = langevinRun(size, hidden, timeStep);
  const words = [size, hidden, WALKERS, timeStep, FIRST_SWEEPS].map(String);
  const firstEnergy = () => {
    const fresh = langevinRun(size, hidden, timeStep);
    let sum = 0;
    for (let s = 0; s < FIRST_SWEEPS; s++) sum += langevinSample(fresh);
    return sum / (FIRST_SWEEPS * WALKERS);
  };
  return {
    name: `qmc, RBM ${size}-${hidden}: Langevin move, E_L, O${kernel === 'WebAssembly' ? '' : `, ${kernel}`}`,
    unit: 'samples',
    run: async () => {
      const module = kernel === 'TypeScript' ? undefined : await openWalkerModule();
      let sum = 0;
      for (let s = 0; s < SWEEPS; s++) sum += langevinSample(run, module);
      return { count: Number.isFinite(sum) ? SWEEPS * WALKERS : 0 };
    },
    // The reference kernel stands beside the module for a look at its own speed.
    ...(kernel === 'WebAssembly' && { peer: checkedCpp('rbm-vmc.cpp', words, firstEnergy) }),
  };
}

interface SlaterRun {
  system: WalkerSystem;
  psi: ParticleWaveFunction;
  walkers: Walkers;
  stepSize: number;
  rng: Rng;
  jet: Jet;
}

function slaterRun(electrons: number, theta: readonly number[], stepSize: number, count: number): SlaterRun {
  const rng = firstWords();
  const size = 2 * electrons;
  const system = slaterJastrow(electrons, 2, 1);
  const walkers = createWalkers(count, size, 0, firstWords());
  for (let i = 0; i < walkers.positions.length; i++) walkers.positions[i] = normal(rng);
  return { system, psi: system.psi(Float64Array.from(theta)), walkers, stepSize, rng, jet: createJet(size) };
}

/** One sweep of every walker in the plane at ω = 1 and its E_L; the sum of these. */
function slaterSample({ system, psi, walkers, stepSize, rng, jet }: SlaterRun, twin?: SlaterWalkers): number {
  const { potential } = system;
  if (twin) {
    twin.sweep(walkers, stepSize, rng);
    return twin.parts(walkers).reduce((sum, part) => sum + part, 0);
  }
  particleSweep(psi, walkers, 2, stepSize, rng);
  let sum = 0;
  for (let w = 0; w < walkers.count; w++) {
    const x = configurationAt(walkers, w);
    evaluate(psi, x, jet);
    sum += kineticEnergy(jet) + potential.external(x) + potential.interaction(x);
  }
  return sum;
}

function slaterBenchmark(
  electrons: number,
  theta: readonly number[],
  stepSize: number,
  walkers = 16,
  kernel: Kernel = 'WebAssembly',
) {
  const run = slaterRun(electrons, theta, stepSize, walkers);
  const first = 100;
  const words = [electrons, ...theta, stepSize, walkers, first].map(String);
  const firstEnergy = () => {
    const fresh = slaterRun(electrons, theta, stepSize, walkers);
    let sum = 0;
    for (let s = 0; s < first; s++) sum += slaterSample(fresh);
    return sum / (first * walkers);
  };
  const sweeps = Math.ceil(20000 / (walkers * electrons));
  const crowd = walkers === 16 ? '' : `, ${walkers} walkers`;
  let twin: SlaterWalkers | undefined;
  return {
    name: `qmc, Slater–Jastrow ${electrons}${crowd}: sweep, E_L${kernel === 'WebAssembly' ? '' : `, ${kernel}`}`,
    unit: 'samples',
    run: async () => {
      if (kernel === 'WebAssembly') {
        twin ??= slaterWalkers(await openWalkerModule(), { theta: run.psi.theta, electrons, omega: 1 });
      }
      let sum = 0;
      for (let s = 0; s < sweeps; s++) sum += slaterSample(run, twin);
      return { count: Number.isFinite(sum) ? sweeps * walkers : 0 };
    },
    ...(kernel === 'WebAssembly' && { peer: checkedCpp('slater-jastrow.cpp', words, firstEnergy) }),
  };
}

export const benchmarks = [
  langevinBenchmark(4, 2, 0.3),
  langevinBenchmark(4, 2, 0.3, 'TypeScript'),
  langevinBenchmark(12, 6, 0.3),
  langevinBenchmark(12, 6, 0.3, 'TypeScript'),
  slaterBenchmark(6, [0.923, 0.557], 0.8),
  slaterBenchmark(6, [0.923, 0.557], 0.8, 16, 'TypeScript'),
  slaterBenchmark(12, [0.877, 0.66], 0.7),
  slaterBenchmark(20, [0.84, 0.733], 0.6),
  slaterBenchmark(6, [0.923, 0.557], 0.8, 1024),
];
