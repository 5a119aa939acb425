import { beforeAll, describe, expect, it } from 'vitest';
import { type Configurations, configurationAt } from '@/lib/qmc/configurations';
import { quantumDot } from '@/lib/qmc/hamiltonians';
import { createJet, evaluate, kineticEnergy } from '@/lib/qmc/jet';
import { particleSweep } from '@/lib/qmc/particleSweep';
import { type ShellAnsatzId, shellAnsatze } from '@/lib/qmc/shellAnsatz';
import { advanceShellRun, createShellRun, shellSystem } from '@/lib/qmc/shellRun';
import { slaterWalkers } from '@/lib/qmc/slaterModule';
import type { ParticleWaveFunction } from '@/lib/qmc/types';
import type { WalkerModule } from '@/lib/qmc/walkerModule';
import { createRng, normal, type Rng } from '@/lib/rng';
import { openWalkerModule } from '../tools/walkerModule';
import { compileModules } from '../tools/wasm.mjs';

let module: WalkerModule;

beforeAll(async () => {
  await compileModules();
  module = await openWalkerModule();
  // The compiler may have work to do first.
}, 60_000);

const WALKERS = 16;

/** Electrons, ω, [α] or [α, β], step size, sweeps. */
const waves: [number, number, number[], number, number][] = [
  [2, 1, [0.95], 1.2, 400],
  [2, 0.28, [0.97, 0.25], 2, 400],
  [6, 1, [1], 0.8, 300],
  [6, 0.3, [0.87, 0.33], 1.5, 300],
  [12, 1, [0.8], 0.6, 100],
  [12, 0.5, [0.84, 0.49], 1, 100],
  [20, 1, [0.7], 0.5, 50],
  [20, 0.1, [0.67, 0.28], 2, 50],
  [30, 1, [0.81, 0.8], 0.5, 20],
  // Steps so long that nearly all are refused, and so short that all are taken.
  [6, 1, [0.9, 0.5], 40, 100],
  [12, 1, [0.9, 0.5], 0.001, 100],
];

/** What `slaterWalkers` calls parts. */
function partsOf(psi: ParticleWaveFunction, configurations: Configurations, omega: number): Float64Array {
  const potential = quantumDot(omega, 2);
  const jet = createJet(configurations.size);
  const parts = new Float64Array(3 * configurations.count);
  for (let w = 0; w < configurations.count; w++) {
    const x = configurationAt(configurations, w);
    evaluate(psi, x, jet);
    parts.set([kineticEnergy(jet), potential.external(x), potential.interaction(x)], 3 * w);
  }
  return parts;
}

/** Walkers of both kernels from the same start, and what is made of them. */
function twins(electrons: number, numbers: number[], start: Float64Array, omega = 1) {
  const size = 2 * electrons;
  const theta = Float64Array.from(numbers);
  const ansatz = shellAnsatze[numbers.length > 1 ? 'slater-jastrow' : 'slater'];
  const [ours, theirs] = [start, start.slice()].map((positions) => ({
    count: positions.length / size,
    size,
    positions,
    x: new Float64Array(size),
  }));
  return {
    theta,
    ours,
    theirs,
    psi: ansatz.of(theta, { electrons, omega, hidden: 1 }),
    walkers: slaterWalkers(module, { theta, electrons, omega }),
  };
}

/** Sweeps both and compares walkers, energies and random numbers. */
function compare(
  { psi, ours, theirs, walkers }: ReturnType<typeof twins>,
  omega: number,
  step: number,
  sweeps: number,
) {
  const rng = createRng(5);
  const other = rng.slice();
  for (let s = 0; s < sweeps; s++) {
    const acceptance = particleSweep(psi, ours, 2, step, rng);
    expect(walkers.sweep(theirs, step, other)).toBe(acceptance);
    if (s % 10 === 0) expect(walkers.parts(theirs)).toEqual(partsOf(psi, ours, omega));
  }
  expect(other).toEqual(rng);
  expect(theirs.positions).toEqual(ours.positions);
}

/** Normal numbers for so many configurations. */
const scattered = (electrons: number, count: number, rng: Rng, spread = 1): Float64Array =>
  Float64Array.from({ length: 2 * electrons * count }, () => spread * normal(rng));

describe('sweeps of single electrons in WebAssembly', () => {
  it.each(waves)(
    '%s electrons at ω = %s, θ = %s: the same bits (step %s)',
    (electrons, omega, numbers, step, sweeps) => {
      const start = scattered(electrons, WALKERS, createRng(3), 1 / Math.sqrt(omega));
      compare(twins(electrons, numbers, start, omega), omega, step, sweeps);
    },
  );

  it.each([
    [6, [0.9], 0.8],
    [12, [0.9], 0.8],
    [12, [0.9], 0],
    [12, [0.9, 0.5], 0.8],
    [20, [0.9, 0.5], 0],
  ])(
    '%s electrons in one point, where the determinants are 0: the same bits (θ = %s, step %s)',
    (electrons, numbers, step) => {
      const run = twins(electrons, numbers, new Float64Array(2 * electrons * 3));
      expect(run.walkers.parts(run.theirs)).toEqual(partsOf(run.psi, run.ours, 1));
      compare(run, 1, step, 20);
    },
  );

  it.each([
    [6, [0.9, 0.5]],
    [12, [0.9, 0.5]],
    [20, [0.9]],
  ])('two of %s electrons with the same spin in one place: the same bits (θ = %s)', (electrons, numbers) => {
    const start = scattered(electrons, 4, createRng(7));
    for (let at = 0; at < start.length; at += 2 * electrons) start.copyWithin(at, at + 2, at + 4);
    compare(twins(electrons, numbers, start), 1, 0.5, 20);
  });

  it.each([
    ['α', [Number.NaN, 0.5]],
    ['β', [0.9, Number.NaN]],
  ])('where %s is not a number nothing is, and no electron moves', (_, numbers) => {
    compare(twins(6, numbers, scattered(6, 4, createRng(7))), 1, 0.5, 4);
  });

  it('walkers measured elsewhere than they were followed, one spin or both, have the same bits', () => {
    const rng = createRng(9);
    const run = twins(12, [0.9, 0.5], scattered(12, 4, rng));
    // The memory of the module is no state: others use it in between.
    const others = twins(20, [0.8, 0.6], scattered(20, 2, rng));
    const last = 3 * run.ours.size;
    for (const places of [[], [last + 20], [last + 2, last + 21], [last]]) {
      compare(run, 1, 0.5, 2);
      compare(others, 1, 0.5, 2);
      for (const configurations of [run.ours, run.theirs]) {
        for (const k of places) configurations.positions[k] += 0.01;
      }
      expect(run.walkers.parts(run.theirs)).toEqual(partsOf(run.psi, run.ours, 1));
    }
  });

  it.each(['slater', 'slater-jastrow'] as ShellAnsatzId[])(
    'a run of form %s learns and measures the same with the module and without it',
    (ansatz) => {
      const start = { alpha: 1, beta: 0.35 };
      const spec = { electrons: 6, omega: 1, hidden: 1, ansatz, start, timeStep: 0 };
      const [ours, theirs] = [null, module].map((kernel) => {
        const rng = createRng(2);
        const run = createShellRun(spec, rng, kernel);
        while (run.learning.measurement.sweeps < 60) {
          advanceShellRun(run, shellSystem(run.learning.theta, spec, kernel), spec, rng);
        }
        return { run, rng };
      });
      expect(theirs).toEqual(ours);
    },
  );
});
