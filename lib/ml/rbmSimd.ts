/**
 * Training in WebAssembly SIMD, several times as fast as `rbmTraining.ts`: the same steps with the same random numbers, in
 * float32. The module is compiled from './wasm/rbmEpoch'. Weights and chains stay in the caller's state between two calls;
 * the memory of the module is scratch, filled from that state and read back.
 */
import type { Rng } from '../rng';
import type { Assets } from '../simulation';
import { loadModule, type ModuleExports, reserve } from '../wasmModule';
import type { Rbm } from './rbm';
import type { Chains } from './rbmSampling';
import { type Layout, layOut, move, moveChains, moveParameters, read, write } from './rbmSimdMemory';
import type { Batches, Training, TrainingSettings } from './rbmTraining';

/** Where the build puts the compiled module, below `public/`. */
const FILE = 'vendor/rbm-epoch.wasm';

/** Functions of the module; all numbers but the three rates are addresses in bytes or counts. */
interface Exports extends ModuleExports {
  setShape(visible: number, hidden: number, labels: number): void;
  setParameters(...addresses: number[]): void;
  setRoom(...addresses: number[]): void;
  setRates(learningRate: number, momentum: number, weightDecay: number): void;
  train(
    data: number,
    order: number,
    count: number,
    size: number,
    drawn: number,
    chains: number,
    steps: number,
  ): void;
}

/** A compiled module with its memory. */
export interface RbmSimd {
  exports: Exports;
  /** The data set that lies in memory now, and the length of its rows. */
  loaded?: { data: ArrayLike<number>; visible: number };
}

/**
 * Loads the module.
 *
 * @returns the module, or why there is none: the browser has no WebAssembly SIMD, or the file cannot be had
 */
export async function loadRbmSimd(assets: Assets): Promise<RbmSimd | { reason: string }> {
  const exports = await loadModule<Exports>(assets, FILE);
  return 'reason' in exports ? exports : { exports };
}

/** Why the module cannot train this machine; null when it can. */
export function whyNot(rbm: Rbm, { algorithm }: TrainingSettings): string | null {
  if (rbm.kind !== 'binary') return 'Gaussian units are trained in float64';
  if (algorithm === 'tempering') return 'parallel tempering is trained in float64';
  return null;
}

/**
 * Trains on the rows `order[first]` … `order[last − 1]`, batch after batch, as `trainEpoch` does: `rbm`, `velocity`,
 * `persistent` and `rng` go on from where they are. All rows by default. The data are copied when they are another array
 * than last time: their numbers must not change.
 *
 * @throws RangeError for what `whyNot` names
 */
export function trainOnSimd(
  simd: RbmSimd,
  training: Training,
  settings: TrainingSettings,
  batches: Batches,
  rng: Rng,
  first = 0,
  last = batches.order.length,
): void {
  const { rbm, velocity } = training;
  const obstacle = whyNot(rbm, settings);
  if (obstacle) throw new RangeError(obstacle);
  const chains = settings.algorithm === 'pcd' ? (training.persistent as Chains) : undefined;
  const layout = layOut(rbm, batches, chains?.count ?? 0);
  const { exports } = simd;
  reserve(exports, layout.end);
  loadData(simd, batches.data, rbm.visible, layout);
  arrange(exports, rbm, layout);
  exports.setRates(settings.learningRate, settings.momentum, settings.weightDecay);

  const floats = new Float32Array(exports.memory.buffer);
  const integers = new Uint32Array(exports.memory.buffer);
  integers.set(rng, layout.rng / 4);
  for (let n = first; n < last; n++) integers[layout.order / 4 + n - first] = batches.order[n];
  moveParameters(write, floats, rbm, velocity, layout);
  floats.fill(0, layout.means / 4, layout.means / 4 + 2 * Math.max(layout.visibleRow, layout.hiddenRow));
  if (chains) moveChains(write, floats, rbm, chains, layout);
  exports.train(
    layout.data,
    layout.order,
    last - first,
    batches.size,
    settings.drawData ? 1 : 0,
    chains?.count ?? 0,
    settings.gibbsSteps,
  );
  moveParameters(read, floats, rbm, velocity, layout);
  if (chains) moveChains(read, floats, rbm, chains, layout);
  rng.set(integers.subarray(layout.rng / 4, layout.rng / 4 + 4));
}

/** Copies a data set unless it lies there already. */
function loadData(simd: RbmSimd, data: ArrayLike<number>, visible: number, layout: Layout): void {
  if (simd.loaded?.data === data && simd.loaded.visible === visible) return;
  const floats = new Float32Array(simd.exports.memory.buffer);
  move(write, floats, layout.data, layout.visibleRow, data as Float64Array, data.length / visible, visible);
  simd.loaded = { data, visible };
}

function arrange({ setShape, setParameters, setRoom }: Exports, rbm: Rbm, at: Layout): void {
  setShape(rbm.visible, rbm.hidden, rbm.labels);
  setParameters(
    at.weights,
    at.turned,
    at.velocity,
    at.visibleBias,
    at.visibleVelocity,
    at.hiddenBias,
    at.hiddenVelocity,
  );
  setRoom(
    at.rng,
    at.words,
    at.list,
    at.batch,
    at.dataHidden,
    at.chainVisible,
    at.chainHidden,
    at.chainMeans,
    at.means,
  );
}
