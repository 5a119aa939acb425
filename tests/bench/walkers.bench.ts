import { Worker } from 'node:worker_threads';
import { openDevice } from '@/lib/device';
import { createPool, type Pool, runStreams, STREAMS } from '@/lib/pool';
import { sweepHere } from '@/lib/qmc/gpu/float64Sweeps';
import { sweepOnTensors } from '@/lib/qmc/gpu/tensorSweeps';
import { createRng } from '@/lib/rng';
import { nodeAssets } from '../tools/assets';
import type { Benchmark } from '../tools/bench';
import { startOf, WALKER_CASES } from '../tools/walkerGaps';
import { inChromium } from './inChromium';
import { type SlaterStream, slaterStream } from './slaterStream';

/** Wave functions by name, with walkers and sweeps of one dispatch. */
const CASES: [name: string, walkers: number, sweeps: number][] = [
  ['two electrons, 2D', 4096, 20],
  ['RBM, Ψ = P, Jastrow', 4096, 20],
  ['Slater–Jastrow, 6 electrons', 2048, 20],
  ['Slater–Jastrow, 20 electrons', 1024, 10],
];

/** Sweeps of a few walkers in float64. */
function here(name: string): () => { count: number } {
  const { system, theta, stepSize } = WALKER_CASES[name]();
  const { particles, dimensions } = system.wave;
  const [walkers, sweeps] = [16, Math.ceil(120 / particles)];
  const rng = createRng(1);
  const positions = startOf(system, walkers, rng);
  const psi = system.psi(theta);
  const settings = { sweeps, stepSize, shift: 0 };
  return () => {
    sweepHere(psi, system.potential, dimensions, positions, settings, particles * dimensions, rng);
    return { count: walkers * sweeps };
  };
}

/** The float64 kernel beside the WGSL program, on the card or the software adapter that Chromium finds here. */
const programs = CASES.map(
  ([name, walkers, sweeps]): Benchmark => ({
    name: `walkers, ${name}: sweep, E_L, O`,
    unit: 'samples',
    run: here(name),
    peer: inChromium('WGSL', `walkerRate('webgpu', '${name}', ${walkers}, ${sweeps})`),
  }),
);

/** Operations on whole arrays beside the float64 kernel: why these are no engine of choice. */
const operations = CASES.slice(0, 2).map(([name]): Benchmark => {
  const { system, theta, stepSize } = WALKER_CASES[name]();
  const [walkers, sweeps] = [1024, 4];
  const rng = createRng(1);
  const positions = startOf(system, walkers, rng);
  const settings = { sweeps, stepSize, shift: 0, omega: system.omega };
  return {
    name: `walkers, ${name}, operations on wasm`,
    unit: 'samples',
    run: async () => {
      const device = await openDevice('wasm', nodeAssets);
      await sweepOnTensors(device, system.wave, theta, positions, settings, rng);
      return { count: walkers * sweeps };
    },
    native: here(name),
  };
});

const STREAM: SlaterStream = { electrons: 6, walkers: 16, sweeps: 1000 };
const count = STREAMS * STREAM.walkers * STREAM.sweeps;
const alone = async () => {
  await runStreams(slaterStream, STREAM, 1);
  return { count };
};

/** The eight streams of a pool, beside the same streams one after the other on the thread that asks. */
function onWorkers(workers: number): Benchmark {
  let pool: Pool | undefined;
  return {
    name: `walkers, Slater–Jastrow 6 on ${workers} ${workers === 1 ? 'worker' : 'workers'}`,
    unit: 'samples',
    run: async () => {
      pool ??= createPool(workers, () => new Worker(new URL('./slaterWorker.ts', import.meta.url)));
      await pool.run('slater', STREAM, 1);
      return { count };
    },
    close: () => pool?.close(),
    native: alone,
  };
}

export const benchmarks: Benchmark[] = [...programs, ...operations, ...[1, 2, 4].map(onWorkers)];
