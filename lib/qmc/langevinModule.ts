import type { Rng } from '../rng';
import type { LangevinWalkers } from './langevin';
import { layOut, lend, takeBack, type WalkerModule } from './walkerModule';
import { type Amplitude, amplitudePower } from './wavefunctions/rbm';

/** What `rbm` is made from. */
export interface Machine {
  theta: Float64Array;
  hidden: number;
  sigma: number;
  amplitude: Amplitude;
}

/**
 * `langevinSweep` of walkers under an RBM, by the module: the same walkers, to the last bit.
 *
 * @returns number of accepted proposals.
 */
export function sweepMachine(
  module: WalkerModule,
  { theta, hidden, sigma, amplitude }: Machine,
  walkers: LangevinWalkers,
  timeStep: number,
  rng: Rng,
): number {
  const { size, count, positions, gradients, logPsi, laplacians, derivatives } = walkers;
  const lists = [positions, gradients, logPsi, laplacians, derivatives];
  // b and the rows of W have an even number of places: two units are one vector.
  const row = hidden + (hidden & 1);
  const parameters = size + row + size * row;
  const scratch = row + 3 * size;
  const [room, ...addresses] = layOut(module, [parameters + scratch, ...lists.map(({ length }) => length)]);
  module.setMachine(size, hidden, 1 / (sigma * sigma), amplitudePower(amplitude), room);
  lend(module, rng, lists, addresses);
  const padded = new Float64Array(module.memory.buffer, room, parameters);
  padded.set(theta.subarray(0, size));
  for (let k = 0; k <= size; k++) {
    const at = size + k * row;
    padded.set(theta.subarray(size + k * hidden, size + (k + 1) * hidden), at);
    if (row > hidden) padded[at + hidden] = 0;
  }
  const [x, g, l, c, o] = addresses;
  const accepted = module.sweepMachine(count, timeStep, x, g, l, c, o);
  takeBack(module, rng, lists, addresses);
  return accepted;
}
