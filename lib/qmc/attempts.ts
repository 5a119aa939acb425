import type { Estimate } from '../stats';
import { acceptanceEstimate, energyEstimate, gradientEstimate, type Vmc, varianceEstimate } from './vmc';

const FIELDS = [
  'alpha',
  'sweeps',
  'energy',
  'naiveError',
  'blockedError',
  'blocks',
  'autocorrelationTime',
  'plateau',
  'variance',
  'varianceError',
  'acceptance',
  'acceptanceError',
  'gradient',
  'gradientError',
  'difference',
  'differenceError',
] as const;

/**
 * All that one estimate at one value of a single parameter α says, as numbers. Errors of variance, acceptance and
 * derivatives are NaN while there are too few sweeps to tell; `autocorrelationTime` is in sweeps; `plateau` is 1 when blocking found one; `gradient` is dE/dα by the
 * covariance formula and `difference` by a finite difference.
 */
export type Attempt = Record<(typeof FIELDS)[number], number>;

/**
 * The estimate so far. Before two sweeps are measured, or when no walker has moved, there is nothing to block: then the
 * spread of the walkers, which do not know of each other, gives the error.
 */
export function attemptOf(vmc: Vmc, alpha: number, difference: Estimate): Attempt {
  const energy = energyEstimate(vmc);
  const variance = varianceEstimate(vmc);
  const acceptance = acceptanceEstimate(vmc);
  const gradient = gradientEstimate(vmc, 0);
  const still = vmc.measured < 2 || vmc.accepted === 0;
  const spread = Math.sqrt(variance.mean / vmc.walkers.count);
  return {
    alpha,
    sweeps: vmc.measured,
    energy: energy.mean,
    naiveError: still ? spread : energy.naiveError,
    blockedError: still ? spread : energy.standardError,
    blocks: energy.blocks,
    autocorrelationTime: still ? 0.5 : energy.autocorrelationTime,
    plateau: energy.plateau ? 1 : 0,
    variance: variance.mean,
    varianceError: variance.standardError,
    acceptance: acceptance.mean,
    acceptanceError: acceptance.standardError,
    gradient: gradient.mean,
    gradientError: gradient.standardError,
    difference: difference.mean,
    differenceError: difference.standardError,
  };
}

/** Finished estimates at different α, oldest first; constant size. */
export interface Attempts {
  capacity: number;
  count: number;
  /** capacity × number of fields. */
  rows: Float64Array;
}

export function createAttempts(capacity: number): Attempts {
  return { capacity, count: 0, rows: new Float64Array(capacity * FIELDS.length) };
}

/** Appends an estimate; an older one at the same α (to 10⁻³) makes room for it, or the oldest when all rows are used. */
export function keepAttempt(attempts: Attempts, attempt: Attempt): void {
  const columns = FIELDS.length;
  const { rows, capacity } = attempts;
  let drop = attempts.count === capacity ? 0 : -1;
  for (let r = 0; r < attempts.count; r++) {
    if (Math.abs(rows[r * columns] / attempt.alpha - 1) < 1e-3) drop = r;
  }
  if (drop >= 0) {
    rows.copyWithin(drop * columns, (drop + 1) * columns, attempts.count * columns);
    attempts.count--;
  }
  for (let c = 0; c < columns; c++) rows[attempts.count * columns + c] = attempt[FIELDS[c]];
  attempts.count++;
}

/** The estimates as objects, copies. */
export function listAttempts({ rows, count }: Attempts): Attempt[] {
  return Array.from(
    { length: count },
    (_, r) => Object.fromEntries(FIELDS.map((field, c) => [field, rows[r * FIELDS.length + c]])) as Attempt,
  );
}
