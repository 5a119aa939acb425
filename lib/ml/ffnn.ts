import { type Activation, activateAll } from './activations';
import { type Cost, sampleCost } from './costs';
import { addGradient, affine, LANES, panelCount, propagateBack } from './layerProducts';

export { type Activation, activate } from './activations';
export type { Cost } from './costs';

/**
 * A feed-forward network of any depth: a⁰ = x, zˡ = Wˡ aˡ⁻¹ + bˡ, aˡ = σ(zˡ), and the last layer's a is the output f.
 *
 * θ is flat, layer after layer: the rows of Wˡ (one for each unit, as long as the layer below is wide), then bˡ.
 */
export interface Network {
  /** Width of each layer, the inputs first and the outputs last: [2, 8, 8, 1]. */
  sizes: readonly number[];
  /** σ of the hidden layers. */
  activation: Activation;
  /** σ of the last layer; `identity` with the cross-entropy, which reads f as log-odds. */
  output: Activation;
  cost: Cost;
}

/** @throws RangeError for a network that is none. */
export function checkNetwork({ sizes, output, cost }: Network): void {
  if (sizes.length < 2) throw new RangeError(`sizes: ${sizes.length} layers; expected at least 2`);
  for (const size of sizes) {
    if (!(Number.isInteger(size) && size >= 1)) {
      throw new RangeError(`sizes = ${sizes.join('-')}: expected integers ≥ 1`);
    }
  }
  if (cost === 'crossEntropy' && output !== 'identity') {
    throw new RangeError(`output = ${output}: the cross-entropy expects identity`);
  }
}

/** Length of θ. */
export function parameterCount({ sizes }: Network): number {
  return layerStart(sizes, sizes.length);
}

/** Where the weights of layer l = 1, 2, … begin in θ; its biases stand behind its sizes[l − 1]·sizes[l] weights. */
export function layerStart(sizes: readonly number[], l: number): number {
  let sum = 0;
  for (let k = 1; k < l; k++) sum += (sizes[k - 1] + 1) * sizes[k];
  return sum;
}

/** Samples row by row: n·sizes[0] inputs, n·sizes[last] targets. */
export interface Samples {
  inputs: Float64Array;
  targets: Float64Array;
}

/** Rows of the samples: `order[first]`, …, `order[first + count − 1]`. */
export interface Batch {
  order: ArrayLike<number>;
  first: number;
  count: number;
}

/** The rows 0 … n − 1 in this order. */
export function everyRow(n: number): Batch {
  return { order: Uint32Array.from({ length: n }, (_, i) => i), first: 0, count: n };
}

/** Scratch for one batch, one array a layer in the panels of `layerProducts.ts`. */
export interface Workspace {
  /** Samples there is room for. */
  capacity: number;
  a: Float64Array[];
  slopes: Float64Array[];
  delta: Float64Array[];
}

export function createWorkspace({ sizes }: Network, batch: number): Workspace {
  const capacity = LANES * panelCount(batch);
  const arrays = () => sizes.map((size) => new Float64Array(size * capacity));
  return { capacity, a: arrays(), slopes: arrays(), delta: arrays() };
}

/** Copies the inputs of a batch into the panels; lanes without a sample hold zeros. */
function loadInputs(
  inputs: Float64Array,
  width: number,
  { order, first, count }: Batch,
  a: Float64Array,
): void {
  const lanes = LANES * panelCount(count);
  for (let s = 0; s < lanes; s++) {
    let to = (s >> 2) * width * LANES + (s & 3);
    if (s >= count) for (let i = 0; i < width; i++, to += LANES) a[to] = 0;
    else {
      const row = order[first + s] * width;
      for (let i = 0; i < width; i++, to += LANES) a[to] = inputs[row + i];
    }
  }
}

/**
 * Runs a batch forward; the activations of all layers stay in the workspace.
 *
 * @param work room for `batch.count` samples
 */
export function feedForward(
  { sizes, activation, output }: Network,
  theta: Float64Array,
  inputs: Float64Array,
  batch: Batch,
  { a, slopes }: Workspace,
): void {
  const panels = panelCount(batch.count);
  const last = sizes.length - 1;
  loadInputs(inputs, sizes[0], batch, a[0]);
  for (let l = 1, at = 0; l <= last; l++) {
    affine(theta, at, sizes[l - 1], sizes[l], a[l - 1], a[l], panels);
    activateAll(l < last ? activation : output, a[l], slopes[l], panels * LANES * sizes[l]);
    at += (sizes[l - 1] + 1) * sizes[l];
  }
}

/** Cost summed over a batch whose outputs stand in the workspace; the last layer's δ is made on the way. */
function outputError(
  { sizes, cost, output }: Network,
  targets: Float64Array,
  { order, first, count }: Batch,
  work: Workspace,
): number {
  const last = sizes.length - 1;
  const width = sizes[last];
  const [a, slopes, delta] = [work.a[last], work.slopes[last], work.delta[last]];
  const size = LANES * panelCount(count) * width;
  let sum = 0;
  delta.fill(0, 0, size);
  for (let s = 0; s < count; s++) {
    const at = (s >> 2) * width * LANES + (s & 3);
    sum += sampleCost(cost, width, a, at, LANES, targets, order[first + s] * width, 1 / count, delta);
  }
  if (output !== 'identity') for (let i = 0; i < size; i++) delta[i] *= slopes[i];
  return sum;
}

/**
 * The way back of a batch that has run forward and whose ∂C/∂z of the last layer stands in `work.delta`, 0 in lanes
 * without a sample.
 *
 * @param gradient ∂C/∂θ is added to it; without it the weights are taken as given
 * @param toInputs leaves ∂C/∂x in `work.delta[0]`: the way on into whatever made the inputs
 */
export function backPropagate(
  { sizes }: Network,
  theta: Float64Array,
  count: number,
  { a, slopes, delta }: Workspace,
  gradient?: Float64Array,
  toInputs = false,
): void {
  const panels = panelCount(count);
  if (toInputs) slopes[0].fill(1, 0, panels * LANES * sizes[0]);
  let at = theta.length;
  for (let l = sizes.length - 1; l >= 1; l--) {
    at -= (sizes[l - 1] + 1) * sizes[l];
    if (gradient) addGradient(gradient, at, sizes[l - 1], sizes[l], delta[l], a[l - 1], panels);
    if (l > 1 || toInputs) {
      propagateBack(theta, at, sizes[l - 1], sizes[l], delta[l], slopes[l - 1], delta[l - 1], panels);
    }
  }
}

/**
 * Mean cost over a batch and its gradient by back-propagation: δ = ∂C/∂z of the last layer goes back through the
 * weights, δˡ⁻¹ = σ′(zˡ⁻¹) Wˡᵀ δˡ, and meets the activations, ∂C/∂Wˡ = δˡ aˡ⁻¹ᵀ (D. Rumelhart, G. Hinton and
 * R. Williams, Nature 323, 533, 1986).
 *
 * @param gradient receives ∂C/∂θ, length of θ
 * @param work room for `batch.count` samples
 */
export function costAndGradient(
  network: Network,
  theta: Float64Array,
  samples: Samples,
  batch: Batch,
  gradient: Float64Array,
  work: Workspace,
): number {
  feedForward(network, theta, samples.inputs, batch, work);
  const sum = outputError(network, samples.targets, batch, work);
  gradient.fill(0);
  backPropagate(network, theta, batch.count, work, gradient);
  return sum / batch.count;
}

/** Mean cost over all samples, in portions as large as the workspace. */
export function meanCost(network: Network, theta: Float64Array, samples: Samples, work: Workspace): number {
  const rows = everyRow(samples.inputs.length / network.sizes[0]);
  const n = rows.count;
  let sum = 0;
  for (let first = 0; first < n; first += work.capacity) {
    const batch = { ...rows, first, count: Math.min(work.capacity, n - first) };
    feedForward(network, theta, samples.inputs, batch, work);
    sum += outputError(network, samples.targets, batch, work);
  }
  return sum / n;
}

/** Activations of one unit for the first `count` samples in the workspace. */
export function unitResponse(
  { a }: Workspace,
  size: number,
  l: number,
  unit: number,
  count: number,
): Float64Array {
  const out = new Float64Array(count);
  for (let s = 0; s < count; s++) out[s] = a[l][((s >> 2) * size + unit) * LANES + (s & 3)];
  return out;
}

/** Outputs f for all inputs, row by row, in portions as large as the workspace. */
export function outputsOf(
  network: Network,
  theta: Float64Array,
  inputs: Float64Array,
  work: Workspace,
): Float64Array {
  const { sizes } = network;
  const width = sizes[sizes.length - 1];
  const rows = everyRow(inputs.length / sizes[0]);
  const out = new Float64Array(rows.count * width);
  for (let first = 0; first < rows.count; first += work.capacity) {
    const count = Math.min(work.capacity, rows.count - first);
    feedForward(network, theta, inputs, { ...rows, first, count }, work);
    const a = work.a[sizes.length - 1];
    for (let s = 0; s < count; s++) {
      for (let k = 0; k < width; k++)
        out[(first + s) * width + k] = a[((s >> 2) * width + k) * LANES + (s & 3)];
    }
  }
  return out;
}
