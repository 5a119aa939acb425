import type { Rng } from '../rng';
import { quantumDot } from './hamiltonians';
import {
  advanceLearning,
  createLearning,
  type Learning,
  type LearningPlan,
  type LearningSystem,
} from './learning';
import { createWalkers } from './metropolis';
import { pairEnergy } from './pairGeometry';
import { particleSweep } from './particleSweep';
import { gaussian } from './wavefunctions/gaussian';
import { padeJastrow } from './wavefunctions/padeJastrow';
import { particleProduct } from './wavefunctions/product';
import { rescaled } from './wavefunctions/rescaled';

/** The state that is optimised, Ψ = e^(−αω(r₁² + r₂²)/2) e^(r₁₂/(1 + βr₁₂)) of two electrons in the plane. */
export interface RaceSetting {
  omega: number;
  /** First parameters. */
  alpha: number;
  beta: number;
  /** β is learned in multiples of this times √ω. */
  unit: number;
  walkers: number;
}

export type Optimizer = 'sgd' | 'adam' | 'sr';

/** One optimiser and where it has been; numbers and typed arrays only. */
export interface Racer {
  /** Seeded as those of the others. */
  rng: Rng;
  learning: Learning;
  /** Updates in the path. */
  count: number;
  /** α, β, energy of the samples there, its error, energy without noise: one row before each update. */
  path: Float64Array;
}

export const PATH_COLUMNS = 5;
/** Limits of α and of β/√ω within which Ψ can be normalised and sampled; a step that leaves them ends on them. */
export const ALPHA_RANGE = [0.1, 3] as const;
export const BETA_RANGE = [0.02, 8] as const;

export function racePlan(optimizer: Optimizer, learningRate: number): LearningPlan {
  return {
    optimizer,
    learningRate,
    damping: 1e-3,
    cap: 0.3,
    updates: Number.POSITIVE_INFINITY,
    averaged: 0,
    settle: 1,
    sweeps: 8,
    equilibration: 40,
    clip: 0,
    acceptance: 0.5,
  };
}

const betaUnit = ({ omega, unit }: RaceSetting): number => unit * Math.sqrt(omega);

/** @param capacity updates that the path has room for. */
export function createRacer(setting: RaceSetting, optimizer: Optimizer, capacity: number, rng: Rng): Racer {
  const { omega, alpha, beta } = setting;
  const length = 1 / Math.sqrt(omega);
  const walkers = createWalkers(setting.walkers, 4, 1.5 * length, rng);
  return {
    rng,
    learning: createLearning(
      walkers,
      [alpha, beta / betaUnit(setting)],
      1.2 * length,
      racePlan(optimizer, 0),
    ),
    count: 0,
    path: new Float64Array(capacity * PATH_COLUMNS),
  };
}

/** One sweep of its walkers; after the last of an update, a row of the path and a step of θ. */
export function advanceRacer(racer: Racer, setting: RaceSetting, plan: LearningPlan): void {
  const { learning, path } = racer;
  if (racer.count * PATH_COLUMNS === path.length) return;
  const { omega } = setting;
  const [alpha, beta] = [learning.theta[0], betaUnit(setting) * learning.theta[1]];
  const system = raceSystem(setting, learning.theta);
  if (advanceLearning(learning, system, plan, racer.rng) !== 'updated') return;
  const row = [alpha, beta, learning.last[0], learning.last[1], pairEnergy(omega, alpha, beta)];
  path.set(row, racer.count * PATH_COLUMNS);
  racer.count++;
}

function raceSystem(setting: RaceSetting, theta: Float64Array): LearningSystem {
  const { omega } = setting;
  const unit = betaUnit(setting);
  const psi = rescaled(theta, [omega, unit], (t) =>
    particleProduct(t, [
      { parameters: 1, of: gaussian },
      { parameters: 1, of: (own) => padeJastrow(own, 2, 2) },
    ]),
  );
  const within = (value: number, [least, most]: readonly [number, number]) =>
    Math.min(most, Math.max(least, value));
  return {
    psi,
    potential: quantumDot(omega, 2),
    sweep: (configurations, stepSize, rng) => particleSweep(psi, configurations, 2, stepSize, rng),
    constrain(t) {
      t[0] = within(t[0], ALPHA_RANGE);
      t[1] = (within((unit * t[1]) / Math.sqrt(omega), BETA_RANGE) * Math.sqrt(omega)) / unit;
    },
  };
}
