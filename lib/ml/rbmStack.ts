/**
 * Two restricted Boltzmann machines on top of each other, trained one after the other: the hidden units of the first,
 * driven by the data, are the data of the second (G. E. Hinton, S. Osindero and Y.-W. Teh, Neural Comput. 18, 1527,
 * 2006). The stack dreams in its top machine and paints the dream with the weights of the first.
 */
import type { Rng } from '../rng';
import { createRbm, type Rbm, type RbmOptions, type VisibleKind } from './rbm';
import { type Chains, gibbsStep, hiddenProbabilities, type LayerMeans, visibleMeans } from './rbmSampling';

export interface RbmStack {
  first: Rbm;
  /** Its visible units are the hidden units of `first`. */
  second: Rbm;
}

/** Stack of `visible`, `hidden` and `top` units. @throws RangeError as `createRbm` */
export function createStack(
  visible: number,
  hidden: number,
  top: number,
  kind: VisibleKind,
  rng: Rng,
  options?: RbmOptions,
): RbmStack {
  return {
    first: createRbm(visible, hidden, kind, rng, options),
    second: createRbm(hidden, top, 'binary', rng, { spread: options?.spread }),
  };
}

/** Data of the second machine: p(h = 1 | x) of the first, rows × hidden. Allocates. */
export function passUp({ first }: RbmStack, x: Float64Array, rows: number): Float64Array {
  const out = new Float64Array(rows * first.hidden);
  hiddenProbabilities(first, x, out, rows);
  return out;
}

/** Pictures (means of the visible units) of configurations of the middle layer, rows × hidden. */
export function passDown({ first }: RbmStack, middle: Float64Array, out: Float64Array, rows: number): void {
  visibleMeans(first, middle, out, rows);
}

/**
 * One Gibbs step of chains of the second machine, and the pictures they stand for.
 *
 * @param chains of `stack.second`
 * @param pictures chains × visible
 */
export function dreamStep(
  stack: RbmStack,
  chains: Chains,
  means: LayerMeans,
  pictures: Float64Array,
  rng: Rng,
  temperature = 1,
): void {
  gibbsStep(stack.second, chains, means, rng, temperature);
  passDown(stack, chains.visible, pictures, chains.count);
}
