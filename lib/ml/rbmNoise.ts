/** Random numbers of a training step, drawn ahead for engines that have no generator of their own. */
import { nextUint32, normal, type Rng } from '../rng';
import type { Rbm } from './rbm';

/** Uniform numbers for units that are bits or labels, normal ones for Gaussian units; rows of the layer's size. */
export interface Noise {
  /** For the hidden units that CD starts from; empty with chains. */
  start: Float32Array;
  sweeps: { visible: Float32Array; label: Float32Array; hidden: Float32Array }[];
}

/** 24 bits, exact in float32 and never 1. */
const uniform24 = (rng: Rng): number => (nextUint32(rng) >>> 8) / 16777216;

/**
 * The numbers that `estimateGradient` would take from the same generator, in the same order: the generator ends where it
 * would there.
 *
 * @param rows configurations that wander: those of the batch, or the persistent chains
 * @param fromBatch true for CD
 */
export function drawNoise(rbm: Rbm, rows: number, gibbsSteps: number, fromBatch: boolean, rng: Rng): Noise {
  const pixels = rbm.visible - rbm.labels;
  const draw = rbm.kind === 'gaussian' ? normal : uniform24;
  const layer = () => Float32Array.from({ length: rows * rbm.hidden }, () => uniform24(rng));
  const start = fromBatch ? layer() : new Float32Array(0);
  const sweeps = Array.from({ length: gibbsSteps }, () => {
    const visible = new Float32Array(rows * pixels);
    const label = new Float32Array(rbm.labels > 0 ? rows : 0);
    for (let n = 0; n < rows; n++) {
      for (let i = n * pixels; i < (n + 1) * pixels; i++) visible[i] = draw(rng);
      if (rbm.labels > 0) label[n] = uniform24(rng);
    }
    return { visible, label, hidden: layer() };
  });
  return { start, sweeps };
}
