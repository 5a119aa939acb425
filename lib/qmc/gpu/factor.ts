import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '@/lib/device';

/** Where a factor finds its numbers and leaves its derivatives. */
export interface Place {
  /** Ends the names of its functions and variables, so that factors do not collide. */
  suffix: string;
  /** Index in `numbers` of its parameters, followed by its constants. */
  numbers: number;
  /** Index in `derivatives` of its first log-derivative. */
  derivatives: number;
}

/** ln|Ψ| and its derivatives of many configurations at once: W numbers, W × size, W, W × parameters. */
export interface BatchedJet {
  logPsi: Tensor1D;
  gradient: Tensor2D;
  laplacian: Tensor1D;
  derivatives: Tensor2D;
}

/** A factor on whole arrays, for engines that run no programs of ours. */
export interface BatchedFactor {
  logPsi(x: Tensor2D): Tensor1D;
  jet(x: Tensor2D): BatchedJet;
}

/**
 * A factor of a wave function as WGSL, the counterpart of `ParticleWaveFunction` with the same formulas and parameters.
 *
 * Its text reads the configuration `x`, the trial position `trial` of one particle and `numbers`, and defines
 * `place_()` (remembers what it needs of x), `tryMove_(i)` (multiplies Ψ(x′)/Ψ(x) into `factor` and `exponent`),
 * `adopt_(i)` (takes over the move tried last, before x changes) and `addJet_()` (adds to `gradient` and `laplacian` of
 * ln|Ψ|, writes its `derivatives`), each with its suffix instead of nothing after the underscore.
 */
export interface DeviceFactor {
  /** Equal names stand for equal texts at equal places. */
  name: string;
  parameters: number;
  /** Numbers that are no parameters; they may change without a new program. */
  constants: readonly number[];
  source(place: Place): string;
  /** The same as operations of TensorFlow.js on W × size configurations; absent where these do not express it well. */
  batched?(tf: TensorFlow, theta: Float64Array): BatchedFactor;
}

/** A wave function of `particles` in 2 or 3 dimensions, in a harmonic trap, as the product of factors. */
export interface DeviceWaveFunction {
  particles: number;
  dimensions: number;
  factors: readonly DeviceFactor[];
}

export function parametersOf({ factors }: DeviceWaveFunction): number {
  return factors.reduce((sum, { parameters }) => sum + parameters, 0);
}

/** θ of all factors one after the other, each followed by its factor's constants: what `numbers` holds. */
export function numbersOf({ factors }: DeviceWaveFunction, theta: Float64Array): Float32Array {
  let at = 0;
  const numbers = factors.flatMap(({ parameters, constants }) => {
    at += parameters;
    return [...theta.subarray(at - parameters, at), ...constants];
  });
  if (at !== theta.length) throw new RangeError(`θ has ${theta.length} numbers: expected ${at}`);
  return Float32Array.from(numbers);
}

/** All factors on whole arrays; undefined where one of them is a program only. */
export function batchedFactors(
  tf: TensorFlow,
  { factors }: DeviceWaveFunction,
  theta: Float64Array,
): BatchedFactor[] | undefined {
  let at = 0;
  const parts: BatchedFactor[] = [];
  for (const { parameters, batched } of factors) {
    if (!batched) return undefined;
    parts.push(batched(tf, theta.subarray(at, at + parameters)));
    at += parameters;
  }
  return parts;
}
