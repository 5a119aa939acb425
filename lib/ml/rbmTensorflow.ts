/**
 * The update of `rbmTraining.ts` on TensorFlow.js, in float32: whole batches as matrices.
 *
 * Weights, velocities and chains stay typed arrays of the caller; several mini-batches go up with their random numbers,
 * which come from the same generator in the same order as in the float64 kernel, and all comes back in one reading.
 */
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { Device, TensorFlow } from '../device';
import type { Rng } from '../rng';
import type { Rbm } from './rbm';
import type { AscentSettings, RbmParameters } from './rbmGradient';
import { drawNoise, type Noise } from './rbmNoise';
import type { Chains } from './rbmSampling';
import { type Batches, fillBatch, type Training, type TrainingSettings } from './rbmTraining';

/** Weights (V × H) and biases (1 × V, 1 × H), or a number for each of them. */
type Parameters = [weights: Tensor2D, visibleBias: Tensor2D, hiddenBias: Tensor2D];

/** What does not change while it learns. */
interface Machine extends Pick<Rbm, 'kind' | 'visible' | 'hidden' | 'labels'> {
  /** 1/σ², 1 × V; undefined for bits. */
  precision?: Tensor2D;
  /** σ, 1 × V; undefined for bits. */
  width?: Tensor2D;
}

/** Configurations on the device, rows × V and rows × H. */
type Layers = [visible: Tensor2D, hidden: Tensor2D];

type Parts = [parameters: Parameters, velocity: Parameters, chains: Layers | []];

const upload = (tf: TensorFlow, values: ArrayLike<number>, rows: number, columns: number): Tensor2D =>
  tf.tensor2d(Float32Array.from(values).subarray(0, rows * columns), [rows, columns]);

function machineOf(tf: TensorFlow, rbm: Rbm): Machine {
  const { kind, visible, hidden, labels, sigma } = rbm;
  if (kind === 'binary') return { kind, visible, hidden, labels };
  const precision = sigma.map((s) => 1 / (s * s));
  return {
    kind,
    visible,
    hidden,
    labels,
    precision: upload(tf, precision, 1, visible),
    width: upload(tf, sigma, 1, visible),
  };
}

function parametersOf(tf: TensorFlow, { visible, hidden }: Rbm, values: RbmParameters): Parameters {
  return [
    upload(tf, values.weights, visible, hidden),
    upload(tf, values.visibleBias, 1, visible),
    upload(tf, values.hiddenBias, 1, hidden),
  ];
}

/** 1 where the random number lies below the probability. */
const drawn = (tf: TensorFlow, p: Tensor2D, u: Tensor2D): Tensor2D => tf.cast(tf.less(u, p), 'float32');

/** p(h = 1 | x) */
function hiddenMeans(tf: TensorFlow, { precision }: Machine, [w, , b]: Parameters, x: Tensor2D): Tensor2D {
  const scaled = precision ? tf.mul<Tensor2D>(x, precision) : x;
  return tf.sigmoid(tf.add<Tensor2D>(tf.matMul(scaled, w), b));
}

/** Visible units drawn given the hidden ones. */
function drawVisible(
  tf: TensorFlow,
  machine: Machine,
  [w, a]: Parameters,
  h: Tensor2D,
  noise: Noise['sweeps'][number],
): Tensor2D {
  const { visible, labels, width } = machine;
  const rows = h.shape[0];
  const fields = tf.add<Tensor2D>(tf.matMul(h, w, false, true), a);
  const pixels = visible - labels;
  const u = upload(tf, noise.visible, rows, pixels);
  if (width) return tf.add(fields, tf.mul(u, width));
  if (labels === 0) return drawn(tf, tf.sigmoid(fields), u);
  const bits = drawn(tf, tf.sigmoid(tf.slice2d(fields, [0, 0], [rows, pixels])), u);
  const shares = tf.softmax(tf.slice2d(fields, [0, pixels], [rows, labels]));
  return tf.concat2d([bits, oneOf(tf, shares, upload(tf, noise.label, rows, 1))], 1);
}

/** One label of each row, drawn with the given probabilities: the first whose cumulative share exceeds u. */
function oneOf(tf: TensorFlow, shares: Tensor2D, u: Tensor2D): Tensor2D {
  const [rows, labels] = shares.shape;
  if (labels === 1) return tf.ones([rows, 1]);
  const below = tf.slice2d(tf.cumsum<Tensor2D>(shares, 1), [0, 0], [rows, labels - 1]);
  const reached = tf.cast(tf.less(u, below), 'float32') as Tensor2D;
  const column = (value: number) => tf.fill([rows, 1], value) as Tensor2D;
  // The steps of 0 … 0 1 … 1: the last label takes what rounding leaves.
  return tf.sub(tf.concat2d([reached, column(1)], 1), tf.concat2d([column(0), reached], 1));
}

/**
 * Gradient of the mean log-likelihood of a batch, estimated by k Gibbs steps; also the last state of the chains.
 *
 * @param start hidden units of the persistent chains; without them CD-k, which starts from the batch
 */
function gradientOf(
  tf: TensorFlow,
  machine: Machine,
  parameters: Parameters,
  batch: Tensor2D,
  start: Tensor2D | undefined,
  noise: Noise,
): { gradient: Parameters; layers: Layers } {
  const { hidden, precision } = machine;
  const rows = batch.shape[0];
  const known = hiddenMeans(tf, machine, parameters, batch);
  let h = start ?? drawn(tf, known, upload(tf, noise.start, rows, hidden));
  let x = batch;
  let means = known;
  for (const sweep of noise.sweeps) {
    x = drawVisible(tf, machine, parameters, h, sweep);
    means = hiddenMeans(tf, machine, parameters, x);
    h = drawn(tf, means, upload(tf, sweep.hidden, x.shape[0], hidden));
  }
  const chains = x.shape[0];
  const difference = <T extends Tensor>(data: T, model: T) =>
    tf.sub<T>(tf.div(data, rows), tf.div(model, chains));
  const weights = difference(tf.matMul<Tensor2D>(batch, known, true), tf.matMul<Tensor2D>(x, means, true));
  const visibleBias = difference(tf.sum<Tensor2D>(batch, 0, true), tf.sum<Tensor2D>(x, 0, true));
  const hiddenBias = difference(tf.sum<Tensor2D>(known, 0, true), tf.sum<Tensor2D>(means, 0, true));
  const gradient: Parameters = precision
    ? [tf.mul<Tensor2D>(weights, tf.transpose(precision)), tf.mul(visibleBias, precision), hiddenBias]
    : [weights, visibleBias, hiddenBias];
  return { gradient, layers: [x, h] };
}

const flat = (tf: TensorFlow, tensors: Tensor[]): Tensor =>
  tf.concat(tensors.map((tensor) => tf.reshape(tensor, [tensor.size])));

/** Writes what came back into typed arrays, one after the other. */
function unpack(values: Float32Array, targets: Float64Array[]): void {
  let at = 0;
  for (const target of targets) {
    target.set(values.subarray(at, at + target.length));
    at += target.length;
  }
}

const arraysOf = ({ weights, visibleBias, hiddenBias }: RbmParameters) => [weights, visibleBias, hiddenBias];

/**
 * The same as `estimateGradient`, for a batch of `rows` configurations.
 *
 * @param chains the persistent chains, advanced by k steps; without them CD-k
 * @param out receives the gradient
 * @throws Error when the device is lost; `out` and the chains are then as before
 */
export async function estimateGradientOnDevice(
  device: Device,
  rbm: Rbm,
  batch: Float64Array,
  rows: number,
  gibbsSteps: number,
  chains: Chains | undefined,
  out: RbmParameters,
  rng: Rng,
): Promise<void> {
  await device.activate();
  const { tf } = device;
  const result = tf.tidy(() => {
    const start = chains && uploadChains(tf, rbm, chains)[1];
    const noise = drawNoise(rbm, chains?.count ?? rows, gibbsSteps, chains === undefined, rng);
    const { gradient, layers } = gradientOf(
      tf,
      machineOf(tf, rbm),
      parametersOf(tf, rbm, rbm),
      upload(tf, batch, rows, rbm.visible),
      start,
      noise,
    );
    return flat(tf, chains ? [...gradient, ...layers] : gradient);
  });
  const values = await device.read(result);
  unpack(values, chains ? [...arraysOf(out), chains.visible, chains.hidden] : arraysOf(out));
}

function uploadChains(tf: TensorFlow, rbm: Rbm, { count, visible, hidden }: Chains): Layers {
  return [upload(tf, visible, count, rbm.visible), upload(tf, hidden, count, rbm.hidden)];
}

/** Δ ← μΔ + η(gradient − λw), parameter ← parameter + Δ; all parameters, then all velocities. */
function ascend(
  tf: TensorFlow,
  parameters: Parameters,
  velocity: Parameters,
  gradient: Parameters,
  { learningRate, momentum, weightDecay }: AscentSettings,
): Tensor2D[] {
  const [weights] = parameters;
  const uphill = [tf.sub<Tensor2D>(gradient[0], tf.mul(weights, weightDecay)), gradient[1], gradient[2]];
  const steps = velocity.map((v, k) =>
    tf.add<Tensor2D>(tf.mul(v, momentum), tf.mul(uphill[k], learningRate)),
  );
  return [...parameters.map((p, k) => tf.add<Tensor2D>(p, steps[k])), ...steps];
}

/** The persistent chains of PCD. @throws RangeError for chains at several temperatures */
function chainsOf({ persistent }: Training): Chains | undefined {
  if (persistent && 'levels' in persistent) throw new RangeError('tempering has no form for devices');
  return persistent;
}

/**
 * All rows of `batches.order`, batch after batch as `trainEpoch` does, with one reading at the end.
 *
 * @throws Error when the device is lost; machine, velocity and chains are then as before
 * @throws RangeError for tempering
 */
export async function trainBatchesOnDevice(
  device: Device,
  training: Training,
  settings: TrainingSettings,
  batches: Batches,
  rng: Rng,
): Promise<void> {
  const { rbm, velocity } = training;
  const persistent = chainsOf(training);
  await device.activate();
  const { tf } = device;
  const batch = new Float64Array(batches.size * rbm.visible);
  const result = tf.tidy(() => {
    const machine = machineOf(tf, rbm);
    let now = [...parametersOf(tf, rbm, rbm), ...parametersOf(tf, rbm, velocity)];
    if (persistent) now.push(...uploadChains(tf, rbm, persistent));
    for (let at = 0; at < batches.order.length; at += batches.size) {
      const rows = fillBatch(batch, batches, at, rbm.visible, settings.drawData ? rng : undefined);
      const noise = drawNoise(rbm, persistent?.count ?? rows, settings.gibbsSteps, !persistent, rng);
      // What a batch needs in between is freed before the next one.
      const next = tf.tidy(() => {
        const [parameters, old, start] = [now.slice(0, 3), now.slice(3, 6), now.slice(6)] as Parts;
        const x = upload(tf, batch, rows, rbm.visible);
        const { gradient, layers } = gradientOf(tf, machine, parameters, x, start[1], noise);
        return [...ascend(tf, parameters, old, gradient, settings), ...(persistent ? layers : [])];
      });
      tf.dispose(now);
      now = next;
    }
    return flat(tf, now);
  });
  const values = await device.read(result);
  const targets = [...arraysOf(rbm), ...arraysOf(velocity)];
  unpack(values, persistent ? [...targets, persistent.visible, persistent.hidden] : targets);
}
