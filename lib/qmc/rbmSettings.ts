import { exp, log } from '../math';
import type { Learning, LearningPlan } from './learning';
import { type RbmDot, sigmaOf } from './rbmDot';
import type { Amplitude } from './wavefunctions/rbm';

/** What decides a run of `rbmRun.ts`. */
export interface RbmRunSettings {
  omega: number;
  hidden: number;
  /** Width of the visible units in bohr; 0: the one that fits the trap. */
  sigma: number;
  amplitude: Amplitude;
  jastrow: 'off' | 'on';
  interaction: 'on' | 'off';
  optimizer: 'sgd' | 'adam' | 'sr';
  learningRate: number;
  /** Updates of θ before it is held and the energy measured. */
  updates: number;
  /** Standard deviation of the first a, b and W, in oscillator lengths. */
  start: number;
  walkers: number;
  /** E_L in the gradient is cut off so many mean deviations from its mean; 0 cuts nothing. */
  clip: number;
}

const REALS = [
  ['omega', 0.01, 10],
  ['sigma', 0, 10],
  ['learningRate', 0, 10],
  ['clip', 0, 100],
  ['start', 0, 10],
] as const;
const INTEGERS = [
  ['hidden', 0, 6],
  ['updates', 0, 2000],
  ['walkers', 10, 1000],
] as const;

/** @throws RangeError for a setting outside its domain. */
export function checkRbmSettings(settings: Readonly<RbmRunSettings>): void {
  for (const [name, least, most] of REALS) {
    const value = settings[name];
    if (!(value >= least && value <= most)) {
      throw new RangeError(`${name} = ${value}: expected a number from ${least} to ${most}`);
    }
  }
  for (const [name, least, most] of INTEGERS) {
    const value = settings[name];
    if (!(Number.isInteger(value) && value >= least && value <= most)) {
      throw new RangeError(`${name} = ${value}: expected an integer from ${least} to ${most}`);
    }
  }
}

/** How θ is learned. */
export const rbmPlan = (settings: Readonly<RbmRunSettings>): LearningPlan => ({
  optimizer: settings.optimizer,
  // Gradients are energies: in units of ω they are the same in every trap. Adam's steps know no unit.
  learningRate: settings.learningRate / (settings.optimizer === 'adam' ? 1 : settings.omega),
  damping: 0.01,
  cap: 0.1,
  updates: settings.updates,
  averaged: Math.ceil(settings.updates / 4),
  settle: 1,
  sweeps: 8,
  equilibration: 60,
  clip: settings.clip,
  acceptance: 0.5,
});

/** True when θ is held and the walkers have settled. */
export const isSettled = ({ updates, settling }: Learning, settings: Readonly<RbmRunSettings>): boolean =>
  updates >= settings.updates && settling === 0;

export const rbmDotOf = (settings: Readonly<RbmRunSettings>): RbmDot => ({
  ...settings,
  jastrow: settings.jastrow === 'on',
  repulsion: settings.interaction === 'on',
});

/** How far from the center electrons are counted: three widths of the Gaussian beyond their classical distance. */
export const rbmReach = (omega: number): number => 3 / Math.sqrt(omega) + 0.4 * exp((-2 / 3) * log(omega));

/** The search without noise has a closed form for Ψ = P alone. */
export const hasOptimum = ({ amplitude, jastrow }: Readonly<RbmRunSettings>): boolean =>
  amplitude === 'direct' && jastrow === 'off';

/** What is searched. */
export const searchedDot = (settings: Readonly<RbmRunSettings>) => ({
  omega: settings.omega,
  sigma: sigmaOf(rbmDotOf(settings)),
  repulsion: settings.interaction === 'on',
});
