import { type AdamState, adam, createAdam, gradientDescent } from '../optimizers';
import type { Rng } from '../rng';
import { type Configurations, configurationAt } from './configurations';
import { createJet, evaluate, kineticEnergy } from './jet';
import {
  addSample,
  clearMoments,
  createMoments,
  energyGradient,
  energyVariance,
  type Moments,
  meanEnergy,
  metricOf,
} from './moments';
import { adaptStepSize } from './particleSweep';
import {
  addParts,
  createPartsMeasurement,
  endSweep,
  type PartsMeasurement,
  restartParts,
} from './partsMeasurement';
import { type Damping, naturalStep } from './reconfiguration';
import { createSpring, pushSpring, type Spring, springStep } from './spring';
import type { Potential, SmoothWaveFunction } from './types';

/** μ of `springStep`. */
const FRICTION = 0.9;

/** What learns and how it is sampled: made anew from θ and the parameters, never part of a state. */
export interface LearningSystem {
  psi: SmoothWaveFunction;
  potential: Potential;
  /** One sweep of all configurations; returns the fraction of accepted proposals. */
  sweep(configurations: Configurations, stepSize: number, rng: Rng): number;
  /** Kinetic, external and interaction energy of each configuration, where something faster than `psi` has them. */
  parts?(configurations: Configurations): Float64Array;
  /** The last update of a plan that balances: sets θ to the least energy, given the mean energies at the present one. */
  balance?(theta: Float64Array, parts: Float64Array): void;
  /** Puts θ back where Ψ can be normalised, after each update. */
  constrain?(theta: Float64Array): void;
}

/** How θ is learned before it is held. */
export interface LearningPlan extends Damping {
  /** `spring`: SR from the samples themselves, with memory, for many parameters. */
  optimizer: 'sgd' | 'adam' | 'sr' | 'spring';
  learningRate: number;
  /** Updates of θ, then θ is held at the mean of the last `averaged` ones and the energy is measured. */
  updates: number;
  averaged: number;
  /** Sweeps that are discarded after an update, and sweeps that measure for the next. */
  settle: number;
  sweeps: number;
  /** Sweeps that measure for the last update, where that is left to `balance`. */
  balance?: number;
  /** Sweeps that are discarded at the start and before the measurement. */
  equilibration: number;
  /** E_L enters the gradient at most this many mean absolute deviations from its mean; 0 clips nothing. */
  clip: number;
  /** Fraction of accepted proposals that the step size is led to while sweeps are discarded. */
  acceptance: number;
}

/** A wave function that learns: constant size, numbers and typed arrays only. */
export interface Learning {
  configurations: Configurations;
  theta: Float64Array;
  stepSize: number;
  /** Updates of θ done. */
  updates: number;
  settling: number;
  measured: number;
  moments: Moments;
  adam: AdamState;
  /** Empty unless the optimiser is `spring`. */
  spring: Spring;
  /** Sums of θ over the last updates. */
  sum: Float64Array;
  /** E_L outside center ± reach is clipped in the gradient; reach is Infinity before the first update. */
  center: number;
  reach: number;
  /** Σ |E_L − center| and Σ (E_L − center)² of the present update. */
  deviation: number;
  squares: number;
  /** Samples clipped in the present update, and in the last. */
  clipping: number;
  clipped: number;
  /** Sum of E_L of each configuration in the present update. */
  sums: Float64Array;
  /** Sums of kinetic, external and interaction energy in the present update. */
  parts: Float64Array;
  /** Energy, its error, variance of the last update; NaN before. */
  last: Float64Array;
  /** The energy and its parts at the held θ. */
  measurement: PartsMeasurement;
}

/** What a call of `advanceLearning` has done. */
export type Progress = 'settled' | 'sampled' | 'updated' | 'measured';

/**
 * @param configurations start positions, |Ψ|² or not
 * @param theta first parameters, copied
 */
export function createLearning(
  configurations: Configurations,
  theta: ArrayLike<number>,
  stepSize: number,
  plan: Readonly<LearningPlan>,
): Learning {
  const parameters = theta.length;
  return {
    configurations,
    theta: Float64Array.from(theta),
    stepSize,
    updates: 0,
    settling: plan.equilibration,
    measured: 0,
    moments: createMoments(parameters, plan.optimizer === 'sr'),
    adam: createAdam(parameters),
    spring:
      plan.optimizer === 'spring'
        ? createSpring(configurations.count * plan.sweeps, parameters)
        : createSpring(0, 0),
    sum: new Float64Array(parameters),
    center: 0,
    reach: Number.POSITIVE_INFINITY,
    deviation: 0,
    squares: 0,
    clipping: 0,
    clipped: 0,
    sums: new Float64Array(configurations.count),
    parts: new Float64Array(3),
    last: new Float64Array(3).fill(Number.NaN),
    measurement: createPartsMeasurement(),
  };
}

/**
 * One sweep of all configurations. While θ learns: sweeps that are discarded, sweeps that measure E_L and O_k, then an
 * update. Afterwards every sweep adds to the measurement.
 */
export function advanceLearning(
  learning: Learning,
  system: LearningSystem,
  plan: Readonly<LearningPlan>,
  rng: Rng,
): Progress {
  const acceptance = system.sweep(learning.configurations, learning.stepSize, rng);
  if (learning.settling > 0) {
    learning.settling--;
    learning.stepSize = adaptStepSize(learning.stepSize, acceptance, plan.acceptance);
    return 'settled';
  }
  if (learning.updates >= plan.updates) {
    measureParts(learning, system, acceptance);
    return 'measured';
  }
  measureSamples(learning, system);
  const sweeps = balances(learning, system, plan) ? plan.balance : plan.sweeps;
  if (++learning.measured < sweeps) return 'sampled';
  update(learning, system, plan);
  return 'updated';
}

/** Whether the present update is the last one of a plan that balances. */
function balances(
  { updates }: Learning,
  { balance }: LearningSystem,
  plan: Readonly<LearningPlan>,
): plan is Required<LearningPlan> {
  return balance !== undefined && plan.balance !== undefined && updates === plan.updates - 1;
}

/** What writes kinetic, external and interaction energy of configuration w, whose coordinates are x, to `row`. */
function energyReader(
  { psi, potential, parts }: LearningSystem,
  configurations: Configurations,
  row: Float64Array,
): (x: Float64Array, w: number) => void {
  if (parts) {
    const all = parts(configurations);
    return (_x, w) => {
      for (let k = 0; k < 3; k++) row[k] = all[3 * w + k];
    };
  }
  const jet = createJet(configurations.size);
  return (x) => {
    evaluate(psi, x, jet);
    row[0] = kineticEnergy(jet);
    row[1] = potential.external(x);
    row[2] = potential.interaction(x);
  };
}

function measureParts(learning: Learning, system: LearningSystem, acceptance: number): void {
  const { configurations, measurement } = learning;
  const row = new Float64Array(3);
  const readEnergy = energyReader(system, configurations, row);
  for (let w = 0; w < configurations.count; w++) {
    readEnergy(configurationAt(configurations, w), w);
    if (w === 0 && measurement.sweeps === 0) restartParts(measurement, row[0] + row[1] + row[2]);
    addParts(measurement, row[0], row[1], row[2], 1 / configurations.count);
  }
  endSweep(measurement, acceptance);
}

function measureSamples(learning: Learning, system: LearningSystem): void {
  const { configurations, moments, center, reach, sums, parts } = learning;
  const row = new Float64Array(3);
  const readEnergy = energyReader(system, configurations, row);
  const derivatives = new Float64Array(learning.theta.length);
  for (let w = 0; w < configurations.count; w++) {
    const x = configurationAt(configurations, w);
    readEnergy(x, w);
    const energy = row[0] + row[1] + row[2];
    system.psi.logDerivatives(x, derivatives);
    const clipped = Math.min(center + reach, Math.max(center - reach, energy));
    if (clipped !== energy) learning.clipping++;
    addSample(moments, clipped, derivatives);
    if (learning.spring.energies.length > 0) pushSpring(learning.spring, clipped, derivatives);
    sums[w] += energy;
    for (let k = 0; k < 3; k++) parts[k] += row[k];
    learning.deviation += Math.abs(energy - center);
    learning.squares += (energy - center) * (energy - center);
  }
}

function update(learning: Learning, system: LearningSystem, plan: Readonly<LearningPlan>): void {
  const { moments, theta, sum, parts } = learning;
  summarize(learning, plan);
  for (let k = 0; k < 3; k++) parts[k] /= moments.count;
  const gradient = new Float64Array(theta.length);
  energyGradient(moments, gradient);
  if (gradient.every(Number.isFinite)) {
    if (balances(learning, system, plan)) system.balance?.(theta, parts);
    else if (plan.optimizer === 'sgd') gradientDescent(theta, gradient, plan.learningRate);
    else if (plan.optimizer === 'adam') adam(theta, gradient, learning.adam, plan.learningRate);
    else {
      const step =
        plan.optimizer === 'sr'
          ? naturalStep(metricOf(moments), gradient, plan.learningRate, plan)
          : springStep(learning.spring, plan.learningRate, FRICTION, plan);
      for (let k = 0; k < theta.length; k++) theta[k] += step[k];
    }
    system.constrain?.(theta);
  } else theta.fill(Number.NaN);
  clearMoments(moments);
  parts.fill(0);
  learning.updates++;
  learning.measured = 0;
  learning.settling = plan.settle;
  if (learning.updates > plan.updates - plan.averaged) {
    for (let k = 0; k < theta.length; k++) sum[k] += theta[k] / plan.averaged;
  }
  if (learning.updates < plan.updates) return;
  if (plan.averaged > 0 && plan.averaged <= plan.updates) theta.set(sum);
  learning.settling = plan.equilibration;
}

/**
 * Energy, error and variance of the update that is just complete, and the window in which the next one clips. The error
 * comes from the spread of the configurations' means: they do not know of each other.
 */
function summarize(learning: Learning, plan: Readonly<LearningPlan>): void {
  const { sums, last, measured, moments } = learning;
  const count = sums.length;
  let mean = 0;
  for (let w = 0; w < count; w++) mean += sums[w] / (count * measured);
  let square = 0;
  for (let w = 0; w < count; w++) square += (sums[w] / measured - mean) * (sums[w] / measured - mean);
  last[0] = mean;
  last[1] = Math.sqrt(square / (count * (count - 1)));
  // The moments have clipped energies: the gradient's. What is reported is not clipped.
  const off = mean - learning.center;
  last[2] = learning.clipping > 0 ? learning.squares / moments.count - off * off : energyVariance(moments);
  const center = meanEnergy(moments);
  const deviation = learning.reach < Infinity ? learning.deviation / moments.count : Math.sqrt(last[2]);
  learning.center = center;
  learning.reach = plan.clip > 0 ? plan.clip * deviation : Number.POSITIVE_INFINITY;
  learning.deviation = 0;
  learning.squares = 0;
  learning.clipped = learning.clipping;
  learning.clipping = 0;
  sums.fill(0);
}
