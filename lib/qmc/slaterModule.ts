import type { Rng } from '../rng';
import type { Configurations } from './configurations';
import { closedShells } from './oscillatorOrbitals';
import { layOut, lend, takeBack, type WalkerModule } from './walkerModule';

/** What `slater`, and `padeJastrow` after it, are made from in the plane: θ = [α] or [α, β]. */
export interface ShellWave {
  theta: Float64Array;
  electrons: number;
  omega: number;
}

/** What the module does with walkers under a wave function of closed shells. */
export interface SlaterWalkers {
  /** `particleSweep`: the same walkers, to the last bit. */
  sweep(configurations: Configurations, stepSize: number, rng: Rng): number;
  /** Kinetic energy, energy in the trap, energy of interaction of each configuration. */
  parts(configurations: Configurations): Float64Array;
}

/** Walkers under determinants with a Padé–Jastrow factor, or without where θ has one number. */
export function slaterWalkers(module: WalkerModule, { theta, electrons, omega }: ShellWave): SlaterWalkers {
  const shells = closedShells(electrons / 2, 2);
  // Rows of matrices have a multiple of four places.
  const row = 4 * Math.ceil(electrons / 8);
  const room = electrons * (2 * electrons + 5 + row + 2 * shells) + 2 * row + 8 * shells;
  /** The electrons that the last sweep followed: places, determinants and inverses are those that are measured, too. */
  const followed = new Float64Array(electrons * (2 + row) + 2);

  /** Lays out, after the module's own room, the lists of a call; their addresses. */
  function prepare(lengths: readonly number[]): number[] {
    const [at, ...addresses] = layOut(module, [room, ...lengths]);
    const [alpha, beta = 0] = theta;
    module.setSlater(electrons, omega, alpha, beta, theta.length > 1, at);
    return addresses;
  }

  return {
    sweep({ count, positions }, stepSize, rng) {
      const lists = [positions, followed];
      const addresses = prepare([positions.length, followed.length]);
      lend(module, rng, lists, addresses);
      const accepted = module.sweepSlater(count, stepSize, addresses[0], addresses[1]);
      takeBack(module, rng, lists, addresses);
      return accepted / (count * electrons);
    },
    parts({ count, positions }) {
      const addresses = prepare([positions.length, followed.length, 3 * count]);
      const numbers = new Float64Array(module.memory.buffer);
      numbers.set(positions, addresses[0] / 8);
      numbers.set(followed, addresses[1] / 8);
      module.measureSlater(count, addresses[0], addresses[1], addresses[2]);
      return numbers.slice(addresses[2] / 8, addresses[2] / 8 + 3 * count);
    },
  };
}
