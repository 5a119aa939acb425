import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { Device, TensorFlow } from '@/lib/device';
import { type Rng, uniform } from '@/lib/rng';
import type { SweepSettings } from './deviceSweeps';
import {
  type BatchedFactor,
  type BatchedJet,
  batchedFactors,
  type DeviceWaveFunction,
  parametersOf,
} from './factor';
import { adoptPositions, type WalkerRows } from './rows';

/** W × size, W, W × 1 and W × (5 + 2K): configurations, ln|Ψ|, accepted moves and the sums of a row. */
type Walk = [x: Tensor2D, logPsi: Tensor1D, accepted: Tensor2D, sums: Tensor2D];

/**
 * The sweeps of `sweepOnWebgpu` as operations of TensorFlow.js on all walkers together, for engines that run no WGSL.
 * Random numbers come from `rng`, one by one.
 *
 * @throws Error for a wave function with a factor that has no batched form
 */
export async function sweepOnTensors(
  device: Device,
  wave: DeviceWaveFunction,
  theta: Float64Array,
  positions: Float64Array,
  settings: SweepSettings,
  rng: Rng,
): Promise<WalkerRows> {
  await device.activate();
  const { tf } = device;
  const size = wave.particles * wave.dimensions;
  const parameters = parametersOf(wave);
  const walkers = positions.length / size;
  const rows = tf.tidy(() => walkOn(tf, wave, theta, positions, walkers, settings, rng));
  const values = await device.read(rows);
  adoptPositions(positions, values, walkers, size);
  const { sweeps, shift } = settings;
  return { walkers, sweeps, size, parameters, moves: sweeps * wave.particles, shift, values };
}

/** All sweeps; the rows of all walkers. */
function walkOn(
  tf: TensorFlow,
  wave: DeviceWaveFunction,
  theta: Float64Array,
  positions: Float64Array,
  walkers: number,
  settings: SweepSettings,
  rng: Rng,
): Tensor2D {
  const factors = batchedFactors(tf, wave, theta);
  if (!factors) throw new Error('this wave function has no form in operations on whole arrays');
  const x = tf.tensor2d(Float32Array.from(positions), [walkers, positions.length / walkers]);
  const columns = 5 + 2 * theta.length;
  let walk: Walk = [x, logPsiOf(tf, factors, x), tf.zeros([walkers, 1]), tf.zeros([walkers, columns])];
  let last: Tensor2D[] = [];
  for (let s = 0; s < settings.sweeps; s++) {
    const before = [...walk, ...last];
    const after = tf.tidy(() => {
      const [moved, logPsi, accepted] = sweep(tf, factors, walk, wave, settings.stepSize, rng);
      const { sums, energy, derivatives } = measure(tf, factors, moved, wave, settings);
      const next: Walk = [moved, logPsi, accepted, tf.add(walk[3], sums)];
      return { walk: next, last: [energy, derivatives] };
    });
    tf.dispose(before);
    walk = after.walk;
    last = after.last;
  }
  return tf.concat2d([walk[0], walk[2], walk[3], ...last], 1);
}

function logPsiOf(tf: TensorFlow, factors: BatchedFactor[], x: Tensor2D): Tensor1D {
  return tf.addN(factors.map((factor) => factor.logPsi(x)));
}

/** Each particle of every walker tries one shift. */
function sweep(
  tf: TensorFlow,
  factors: BatchedFactor[],
  [x, logPsi, accepted, sums]: Walk,
  { particles, dimensions }: DeviceWaveFunction,
  stepSize: number,
  rng: Rng,
): Walk {
  const walkers = x.shape[0];
  const draw = (columns: number) =>
    tf.tensor2d(
      Float32Array.from({ length: walkers * columns }, () => uniform(rng)),
      [walkers, columns],
    );
  for (let i = 0; i < particles; i++) {
    const shift = tf.mul<Tensor2D>(tf.sub(tf.mul(draw(dimensions), 2), 1), stepSize);
    const trial = tf.add<Tensor2D>(
      x,
      tf.pad2d(shift, [
        [0, 0],
        [i * dimensions, (particles - i - 1) * dimensions],
      ]),
    );
    const proposed = logPsiOf(tf, factors, trial);
    const chance = tf.exp(tf.mul(tf.sub(proposed, logPsi), 2));
    const yes = tf.less(tf.squeeze<Tensor1D>(draw(1), [1]), chance) as Tensor1D;
    const column = tf.expandDims(yes, 1) as Tensor2D;
    x = tf.where(column, trial, x);
    logPsi = tf.where(yes, proposed, logPsi);
    accepted = tf.add(accepted, tf.cast(column, 'float32'));
  }
  return [x, logPsi, accepted, sums];
}

/** What one sweep adds to the sums, and E_L and O_k of each walker. */
function measure(
  tf: TensorFlow,
  factors: BatchedFactor[],
  x: Tensor2D,
  { particles, dimensions }: DeviceWaveFunction,
  { omega, shift }: SweepSettings,
) {
  const jets = factors.map((factor) => factor.jet(x));
  const gradient = tf.addN(jets.map((jet) => jet.gradient));
  const laplacian = tf.addN(jets.map((jet: BatchedJet) => jet.laplacian));
  const derivatives = tf.concat2d(
    jets.map((jet) => jet.derivatives),
    1,
  );
  const column = (values: Tensor1D) => tf.expandDims(values, 1) as Tensor2D;
  const squares = (values: Tensor2D) => tf.sum<Tensor1D>(tf.square(values), 1);
  const kinetic = column(tf.mul(tf.add(laplacian, squares(gradient)), -0.5));
  const external = column(tf.mul(squares(x), 0.5 * omega * omega));
  const interaction = column(repulsion(tf, x, particles, dimensions));
  const energy = tf.addN([kinetic, external, interaction]);
  const e = tf.sub<Tensor2D>(energy, shift);
  const sums = tf.concat2d(
    [kinetic, external, interaction, e, tf.square(e), derivatives, tf.mul(derivatives, e)],
    1,
  );
  return { sums, energy, derivatives };
}

/** Σ_{i<j} 1/r_ij */
function repulsion(tf: TensorFlow, x: Tensor2D, particles: number, dimensions: number): Tensor1D {
  const walkers = x.shape[0];
  const particle = (i: number) => tf.slice2d(x, [0, i * dimensions], [walkers, dimensions]);
  const terms: Tensor1D[] = [];
  for (let i = 1; i < particles; i++) {
    for (let j = 0; j < i; j++) {
      const square = tf.sum<Tensor1D>(tf.square(tf.sub(particle(i), particle(j))), 1);
      terms.push(tf.rsqrt(square));
    }
  }
  return tf.addN(terms);
}
