import type { Rng } from '../rng';
import {
  type BlockingEstimate,
  createBlocking,
  type Estimate,
  estimateBlocking,
  pushBlocking,
} from '../stats';
import { type Blocks, clearBlocks, createBlocks, jackknife, pushBlocks } from './blocks';
import { configurationAt } from './configurations';
import { createWalkers, refreshLogPsi, sweep, type Walkers } from './metropolis';
import type { Hamiltonian, Move, TrialWaveFunction } from './types';

/** What is simulated and how: made anew from θ and the parameters, never part of a state. */
export interface System<W extends TrialWaveFunction> {
  psi: W;
  hamiltonian: Hamiltonian<W>;
  move: Move<W>;
  /** Proposals per walker in one sweep. */
  proposals: number;
}

/** Walkers and the sums of one estimate at fixed θ; constant size, numbers and typed arrays only. */
export interface Vmc {
  walkers: Walkers;
  /** E_L of each walker after the last sweep. */
  localEnergies: Float64Array;
  /** Sweeps still to be discarded. */
  settling: number;
  /** Sweeps in the sums. */
  measured: number;
  /** Accepted proposals among the measured ones. */
  accepted: number;
  /** Streaming blocking accumulator of the sweep means of E_L − shift. */
  series: Float64Array;
  /** Sums of E, E², acceptance, O_k and O_k·E, with E and O_k relative to `shift`. */
  blocks: Blocks;
  /** Values of (E_L, O_1, …, O_K) near their means: differences from them keep their digits when squared. */
  shift: Float64Array;
  /** The last sweep's row of `blocks`. */
  row: Float64Array;
  /** Scratch of length K. */
  derivatives: Float64Array;
}

const ENERGY = 0;
const SQUARE = 1;
const ACCEPTANCE = 2;
const FIRST_DERIVATIVE = 3;
const BLOCKING_LEVELS = 32;

/**
 * Walkers spread over a cube and empty sums. Call `restart` before the first sweep.
 *
 * @param parameters number K of variational parameters.
 * @param halfWidth half the edge of the cube in which walkers start.
 */
export function createVmc(count: number, size: number, parameters: number, halfWidth: number, rng: Rng): Vmc {
  const columns = FIRST_DERIVATIVE + 2 * parameters;
  return {
    walkers: createWalkers(count, size, halfWidth, rng),
    localEnergies: new Float64Array(count),
    settling: 0,
    measured: 0,
    accepted: 0,
    series: createBlocking(BLOCKING_LEVELS),
    blocks: createBlocks(columns),
    shift: new Float64Array(1 + parameters),
    row: new Float64Array(columns),
    derivatives: new Float64Array(parameters),
  };
}

/**
 * Begins a new estimate: due at the start and after every change of θ or of the system. Refreshes each walker's ln|Ψ|,
 * forgets all sums and discards the next `equilibration` sweeps, in which the walkers move to the new |Ψ|².
 */
export function restart<W extends TrialWaveFunction>(
  vmc: Vmc,
  system: System<W>,
  equilibration: number,
): void {
  refreshLogPsi(system.psi, vmc.walkers);
  vmc.settling = equilibration;
  vmc.measured = 0;
  vmc.accepted = 0;
  vmc.series.fill(0);
  clearBlocks(vmc.blocks);
  const x = configurationAt(vmc.walkers, 0);
  system.psi.logDerivatives(x, vmc.derivatives);
  vmc.shift[0] = system.hamiltonian.localEnergy(system.psi, x);
  vmc.shift.set(vmc.derivatives, 1);
  measure(vmc, system, 0);
}

/**
 * One sweep of all walkers and its measurement.
 *
 * @returns true when the sweep counts, false while the walkers still equilibrate.
 */
export function advance<W extends TrialWaveFunction>(vmc: Vmc, system: System<W>, rng: Rng): boolean {
  const accepted = sweep(system.psi, system.move, vmc.walkers, system.proposals, rng);
  measure(vmc, system, accepted / (vmc.walkers.count * system.proposals));
  if (vmc.settling > 0) {
    vmc.settling--;
    return false;
  }
  vmc.measured++;
  vmc.accepted += accepted;
  pushBlocking(vmc.series, vmc.row[ENERGY]);
  pushBlocks(vmc.blocks, vmc.row);
  return true;
}

/** Means over the walkers, relative to `shift`, written to `row`. */
function measure<W extends TrialWaveFunction>(vmc: Vmc, system: System<W>, acceptance: number): void {
  const { walkers, row, shift, derivatives, localEnergies } = vmc;
  const { psi, hamiltonian } = system;
  const count = walkers.count;
  row.fill(0);
  row[ACCEPTANCE] = acceptance;
  for (let w = 0; w < count; w++) {
    const x = configurationAt(walkers, w);
    const energy = hamiltonian.localEnergy(psi, x);
    const e = energy - shift[0];
    localEnergies[w] = energy;
    row[ENERGY] += e / count;
    row[SQUARE] += (e * e) / count;
    psi.logDerivatives(x, derivatives);
    for (let k = 0; k < derivatives.length; k++) {
      const o = derivatives[k] - shift[1 + k];
      row[FIRST_DERIVATIVE + 2 * k] += o / count;
      row[FIRST_DERIVATIVE + 2 * k + 1] += (o * e) / count;
    }
  }
}

/** ⟨E_L⟩ with blocked and naive errors; before the first measured sweep the walkers' present mean, errors NaN. */
export function energyEstimate(vmc: Vmc): BlockingEstimate {
  const estimate = estimateBlocking(vmc.series);
  const mean = vmc.measured > 0 ? estimate.mean : vmc.row[ENERGY];
  return { ...estimate, mean: mean + vmc.shift[0] };
}

/** Variance of E_L from configuration to configuration, ⟨E_L²⟩ − ⟨E_L⟩²; zero at an exact eigenstate. */
export function varianceEstimate(vmc: Vmc): Estimate {
  return estimate(vmc, (m) => Math.max(0, m[SQUARE] - m[ENERGY] * m[ENERGY]));
}

/** Fraction of accepted proposals. */
export function acceptanceEstimate(vmc: Vmc): Estimate {
  return estimate(vmc, (m) => m[ACCEPTANCE]);
}

/**
 * ∂E/∂θ_k = 2 (⟨O_k E_L⟩ − ⟨O_k⟩⟨E_L⟩) with O_k = ∂ ln|Ψ|/∂θ_k, for real Ψ. The third term of the product rule,
 * ⟨∂E_L/∂θ_k⟩, is zero because H is Hermitian.
 */
export function gradientEstimate(vmc: Vmc, k: number): Estimate {
  const o = FIRST_DERIVATIVE + 2 * k;
  return estimate(vmc, (m) => 2 * (m[o + 1] - m[o] * m[ENERGY]));
}

function estimate(vmc: Vmc, f: (means: Float64Array) => number): Estimate {
  if (vmc.measured > 0) return jackknife(vmc.blocks, f);
  return { mean: f(vmc.row), standardError: Number.NaN, blocks: 0 };
}
