import {
  type Batch,
  backPropagate,
  createWorkspace,
  everyRow,
  feedForward,
  type Network,
  type Workspace,
} from './ffnn';
import { LANES, panelCount } from './layerProducts';

/**
 * A network as one block of a larger computation: rows go in and come out, the derivatives of whatever is made of the
 * rows go back in, and those by the inputs come out. Scratch; θ belongs to the caller.
 */
export interface Block {
  network: Network;
  work: Workspace;
  batch: Batch;
  /** Outputs of the last run, row by row. */
  outputs: Float64Array;
  /** ∂C/∂x of the last way back, row by row. */
  inputGradient: Float64Array;
}

/** Block for at most `rows` rows. @throws RangeError for a network whose last layer is bent: it ends in `identity` here */
export function createBlock(network: Network, rows: number): Block {
  const { sizes, output } = network;
  if (output !== 'identity') throw new RangeError(`output = ${output}: a block expects identity`);
  return {
    network,
    work: createWorkspace(network, rows),
    batch: everyRow(rows),
    outputs: new Float64Array(rows * sizes[sizes.length - 1]),
    inputGradient: new Float64Array(rows * sizes[0]),
  };
}

/**
 * Runs the first `count` rows of `inputs` forward.
 *
 * @returns f, count × sizes[last], in the block's own memory: valid until the next run
 */
export function runForward(
  block: Block,
  theta: Float64Array,
  inputs: Float64Array,
  count: number,
): Float64Array {
  const { network, work, batch, outputs } = block;
  const last = network.sizes.length - 1;
  batch.count = count;
  feedForward(network, theta, inputs, batch, work);
  fromPanels(work.a[last], network.sizes[last], count, outputs);
  return outputs;
}

/**
 * The way back of the last run.
 *
 * @param outputGradient ∂C/∂f, row by row
 * @param gradient ∂C/∂θ is added to it; without it the weights are taken as given
 * @param toInputs computes ∂C/∂x
 * @returns ∂C/∂x, row by row, in the block's own memory
 */
export function runBack(
  block: Block,
  theta: Float64Array,
  outputGradient: Float64Array,
  gradient?: Float64Array,
  toInputs = false,
): Float64Array {
  const { network, work, batch, inputGradient } = block;
  const last = network.sizes.length - 1;
  toPanels(outputGradient, network.sizes[last], batch.count, work.delta[last]);
  backPropagate(network, theta, batch.count, work, gradient, toInputs);
  if (toInputs) fromPanels(work.delta[0], network.sizes[0], batch.count, inputGradient);
  return inputGradient;
}

function fromPanels(panels: Float64Array, width: number, count: number, rows: Float64Array): void {
  for (let s = 0, to = 0; s < count; s++) {
    let from = (s >> 2) * width * LANES + (s & 3);
    for (let k = 0; k < width; k++, from += LANES) rows[to++] = panels[from];
  }
}

function toPanels(rows: Float64Array, width: number, count: number, panels: Float64Array): void {
  panels.fill(0, 0, panelCount(count) * LANES * width);
  for (let s = 0, from = 0; s < count; s++) {
    let to = (s >> 2) * width * LANES + (s & 3);
    for (let k = 0; k < width; k++, to += LANES) panels[to] = rows[from++];
  }
}
