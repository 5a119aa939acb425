/**
 * Where things lie in the memory of the WebAssembly module that trains RBMs, and the copies between there and a state:
 * rows of float32, padded with zeros to whole vectors of four.
 */
import type { Rbm } from './rbm';
import type { RbmParameters } from './rbmGradient';
import type { Chains } from './rbmSampling';
import type { Batches } from './rbmTraining';

/** Addresses in bytes, and where they end. */
export interface Layout {
  /** Numbers per padded row. */
  visibleRow: number;
  hiddenRow: number;
  weights: number;
  turned: number;
  velocity: number;
  visibleBias: number;
  visibleVelocity: number;
  hiddenBias: number;
  hiddenVelocity: number;
  rng: number;
  words: number;
  list: number;
  batch: number;
  dataHidden: number;
  chainVisible: number;
  chainHidden: number;
  chainMeans: number;
  means: number;
  order: number;
  data: number;
  end: number;
}

const padded = (count: number) => (count + 3) & ~3;

/** The data lie first, so that it may stay when batches and chains change. */
export function layOut({ visible, hidden }: Rbm, { data, order, size }: Batches, chainCount: number): Layout {
  const [visibleRow, hiddenRow] = [padded(visible), padded(hidden)];
  const chains = Math.max(size, chainCount);
  // The module's own few bytes lie below.
  let at = 1024;
  const room = (numbers: number) => {
    const start = at;
    at += 4 * padded(numbers);
    return start;
  };
  const widest = Math.max(visibleRow, hiddenRow);
  return {
    visibleRow,
    hiddenRow,
    data: room((data.length / visible) * visibleRow),
    weights: room(visibleRow * hiddenRow),
    turned: room(hiddenRow * visibleRow),
    velocity: room(visibleRow * hiddenRow),
    visibleBias: room(visibleRow),
    visibleVelocity: room(visibleRow),
    hiddenBias: room(hiddenRow),
    hiddenVelocity: room(hiddenRow),
    rng: room(4),
    words: room(widest),
    list: room(2 * (Math.max(widest, size + chains) + 1)),
    batch: room(size * visibleRow),
    dataHidden: room(size * hiddenRow),
    chainVisible: room(chains * visibleRow),
    chainHidden: room(chains * hiddenRow),
    chainMeans: room(chains * hiddenRow),
    // One row of zeros follows the row of means.
    means: room(2 * widest),
    order: room(order.length),
    end: at,
  };
}

/** Direction of a copy: `from` a row of an array of ours into the memory of the module, or back. */
export type Copy = (ours: Float64Array, at: number, memory: Float32Array, to: number, width: number) => void;

export const write: Copy = (ours, at, memory, to, width) => {
  for (let k = 0; k < width; k++) memory[to + k] = ours[at + k];
};

export const read: Copy = (ours, at, memory, to, width) => {
  for (let k = 0; k < width; k++) ours[at + k] = memory[to + k];
};

/** Copies rows of `width` numbers, padded to `row` in the module; `address` in bytes. */
export function move(
  copy: Copy,
  memory: Float32Array,
  address: number,
  row: number,
  ours: Float64Array,
  rows: number,
  width: number,
): void {
  const start = address / 4;
  for (let n = 0; n < rows; n++) {
    copy(ours, n * width, memory, start + n * row, width);
    if (copy === write) memory.fill(0, start + n * row + width, start + (n + 1) * row);
  }
}

export function moveParameters(
  copy: Copy,
  memory: Float32Array,
  rbm: Rbm,
  velocity: RbmParameters,
  { visibleRow, hiddenRow, ...at }: Layout,
): void {
  const { visible, hidden } = rbm;
  for (const [address, ours] of [
    [at.weights, rbm.weights],
    [at.velocity, velocity.weights],
  ] as const) {
    move(copy, memory, address, hiddenRow, ours, visible, hidden);
    // Whole blocks of four rows are transposed.
    if (copy === write)
      memory.fill(0, address / 4 + visible * hiddenRow, address / 4 + visibleRow * hiddenRow);
  }
  move(copy, memory, at.visibleBias, visibleRow, rbm.visibleBias, 1, visible);
  move(copy, memory, at.visibleVelocity, visibleRow, velocity.visibleBias, 1, visible);
  move(copy, memory, at.hiddenBias, hiddenRow, rbm.hiddenBias, 1, hidden);
  move(copy, memory, at.hiddenVelocity, hiddenRow, velocity.hiddenBias, 1, hidden);
}

export function moveChains(copy: Copy, memory: Float32Array, rbm: Rbm, chains: Chains, at: Layout): void {
  move(copy, memory, at.chainVisible, at.visibleRow, chains.visible, chains.count, rbm.visible);
  move(copy, memory, at.chainHidden, at.hiddenRow, chains.hidden, chains.count, rbm.hidden);
}
