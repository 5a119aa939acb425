import type { Device } from '../device';
import { exp } from '../math';
import { normal, type Rng, uniform } from '../rng';
import { type DeepDot, deepDot } from './deepDot';
import { deepJets, type JetBatch } from './deepJets';
import { limitedDrift } from './driftDiffusion';
import type { SweepSettings } from './gpu/deviceSweeps';
import { addMeasurement } from './gpu/float64Sweeps';
import { columnsOf, type WalkerRows } from './gpu/rows';
import { quantumDot } from './hamiltonians';
import { walkerKineticEnergy } from './langevin';
import type { ParticleWaveFunction, Potential } from './types';

/** A wave function with a deep network: a device evaluates it for many configurations at once, the moves are made here. */
export interface NetworkSystem {
  network: DeepDot;
  /** The float64 kernel; θ is kept by reference. */
  psi(theta: Float64Array): ParticleWaveFunction;
  potential: Potential;
}

export function networkSystem(network: DeepDot): NetworkSystem {
  return {
    network,
    psi: (theta) => deepDot(theta, network),
    potential: quantumDot(network.omega, network.dimensions),
  };
}

/** Walkers, with all that the last evaluation of Ψ says of them. */
interface Walk extends JetBatch {
  positions: Float64Array;
}

/**
 * Sweeps of all walkers, whose places in `positions` change when all went well. In a sweep every walker tries one step of
 * drift and diffusion of all its electrons, y = x + τ v̄(x) + √τ ξ, accepted as Metropolis and Hastings ask: then one
 * evaluation on the device decides the move and measures E_L. τ = Δ²/3N, where Δ is the largest shift of one coordinate
 * when electrons move one by one: each of these shifts has the mean square Δ²/3, and N of them are one step.
 *
 * @param theta as of `deepDot`
 * @throws Error when the device is lost
 */
export async function sweepNetwork(
  device: Device,
  { network, potential }: NetworkSystem,
  theta: Float64Array,
  positions: Float64Array,
  { sweeps, stepSize, shift }: Omit<SweepSettings, 'omega'>,
  rng: Rng,
): Promise<WalkerRows> {
  const { electrons, dimensions } = network;
  const timeStep = (stepSize * stepSize) / (3 * electrons);
  const evaluateAt = async (places: Float64Array): Promise<Walk> => ({
    ...(await deepJets(device, theta, network, places)),
    positions: places,
  });
  const here = await evaluateAt(positions.slice());
  const { size } = here;
  const walkers = positions.length / size;
  const columns = columnsOf({ size, parameters: 0 });
  const values = new Float64Array(walkers * columns.length);
  const noParameters = new Float64Array(0);
  const noise = new Float64Array(walkers);
  const drift = new Float64Array(size);
  for (let s = 0; s < sweeps; s++) {
    const there = await evaluateAt(propose(here, dimensions, timeStep, noise, drift, rng));
    for (let w = 0; w < walkers; w++) {
      const row = values.subarray(w * columns.length, (w + 1) * columns.length);
      const logRatio =
        2 * (there.logPsi[w] - here.logPsi[w]) +
        (noise[w] - wayBack(here, there, w, dimensions, timeStep, drift)) / (2 * timeStep);
      if (uniform(rng) < exp(logRatio)) {
        adopt(here, there, w);
        row[columns.accepted]++;
      }
      const x = here.positions.subarray(w * size, (w + 1) * size);
      addMeasurement(row, columns, walkerKineticEnergy(here, w), potential, x, shift, noParameters);
      row.set(x);
    }
  }
  positions.set(here.positions);
  return { walkers, sweeps, size, parameters: 0, moves: sweeps, shift, values };
}

/** y of every walker; |√τ ξ|² goes to `noise`, v̄ of one walker after the other to `drift`. */
function propose(
  { positions, gradients, size }: Walk,
  dimensions: number,
  timeStep: number,
  noise: Float64Array,
  drift: Float64Array,
  rng: Rng,
): Float64Array {
  const spread = Math.sqrt(timeStep);
  const trial = new Float64Array(positions.length);
  for (let w = 0, at = 0; w < noise.length; w++) {
    limitedDrift(gradients, at, dimensions, timeStep, drift);
    noise[w] = 0;
    for (let i = 0; i < size; i++, at++) {
      const xi = spread * normal(rng);
      trial[at] = positions[at] + timeStep * drift[i] + xi;
      noise[w] += xi * xi;
    }
  }
  return trial;
}

/** |x − y − τ v̄(y)|² of walker w; v̄(y) goes to `drift`. */
function wayBack(
  here: Walk,
  there: Walk,
  w: number,
  dimensions: number,
  timeStep: number,
  drift: Float64Array,
): number {
  const { size } = here;
  limitedDrift(there.gradients, w * size, dimensions, timeStep, drift);
  let square = 0;
  for (let i = 0, at = w * size; i < size; i++, at++) {
    const gap = here.positions[at] - there.positions[at] - timeStep * drift[i];
    square += gap * gap;
  }
  return square;
}

function adopt(here: Walk, there: Walk, w: number): void {
  const { size } = here;
  here.logPsi[w] = there.logPsi[w];
  here.laplacians[w] = there.laplacians[w];
  for (let at = w * size; at < (w + 1) * size; at++) {
    here.positions[at] = there.positions[at];
    here.gradients[at] = there.gradients[at];
  }
}
