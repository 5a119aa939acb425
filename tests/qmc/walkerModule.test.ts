import { beforeAll, describe, expect, it } from 'vitest';
import { createLangevinWalkers, langevinSweep, refreshWalkers } from '@/lib/qmc/langevin';
import { sweepMachine } from '@/lib/qmc/langevinModule';
import type { WalkerModule } from '@/lib/qmc/walkerModule';
import { type Amplitude, rbm, rbmParameters } from '@/lib/qmc/wavefunctions/rbm';
import { createRng, normal } from '@/lib/rng';
import { openWalkerModule } from '../tools/walkerModule';
import { compileModules } from '../tools/wasm.mjs';

let module: WalkerModule;

beforeAll(async () => {
  await compileModules();
  module = await openWalkerModule();
  // The compiler may have work to do first.
}, 60_000);

/** Coordinates, hidden units, size of the numbers in θ, τ, Ψ, sweeps. */
const machines: [number, number, number, number, Amplitude, number][] = [
  [4, 2, 0.1, 0.3, 'direct', 400],
  [12, 6, 0.1, 0.3, 'direct', 100],
  [4, 3, 1, 0.8, 'born', 100],
  [2, 1, 2, 0.1, 'born', 400],
  [6, 0, 1, 0.5, 'direct', 100],
  // Fields so large that e^(−|z|) is subnormal or 0.
  [4, 4, 300, 0.01, 'direct', 40],
];

describe('Langevin sweeps in WebAssembly', () => {
  it.each(machines)(
    'walkers under an RBM of %s coordinates and %s hidden units have the same bits (θ of %s, τ = %s, %s)',
    (size, hidden, spread, timeStep, amplitude, sweeps) => {
      const rng = createRng(11);
      const parameters = rbmParameters(size, hidden);
      const theta = Float64Array.from({ length: parameters }, () => spread * normal(rng));
      const positions = Float64Array.from({ length: 50 * size }, () => normal(rng));
      const psi = rbm(theta, hidden, 1.1, amplitude);
      const [ours, theirs] = [positions, positions.slice()].map((start) => {
        const walkers = createLangevinWalkers(start, size, parameters);
        refreshWalkers(psi, walkers);
        return walkers;
      });
      const other = rng.slice();
      for (let s = 0; s < sweeps; s++) {
        const accepted = langevinSweep(psi, ours, timeStep, rng);
        expect(sweepMachine(module, { theta, hidden, sigma: 1.1, amplitude }, theirs, timeStep, other)).toBe(
          accepted,
        );
      }
      expect(other).toEqual(rng);
      for (const list of ['positions', 'gradients', 'logPsi', 'laplacians', 'derivatives'] as const) {
        expect(theirs[list]).toEqual(ours[list]);
      }
    },
  );
});
