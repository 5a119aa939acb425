import { createRng, type Rng } from '../rng';
import { createBlocking, estimateBlocking, pushBlocking } from '../stats';
import { createWalkers, refreshLogPsi, sweep, type Walkers } from './metropolis';
import type { Move, SmoothWaveFunction } from './types';

/**
 * The same |Ψ|² sampled with several step sizes at once, a few walkers each: how acceptance and autocorrelation time
 * depend on the step. Constant size; its generator is its own, so that a look at it changes nothing else.
 */
export interface StepSurvey {
  rng: Rng;
  sizes: Float64Array;
  walkers: Walkers[];
  /** Blocking accumulator of the sweep means of r², for each size. */
  series: Float64Array[];
  accepted: Float64Array;
  sweeps: number;
}

/** What one step size is worth. */
export interface SurveyedStep {
  stepSize: number;
  acceptance: number;
  /** Integrated autocorrelation time of r² in sweeps and its standard error; NaN while no proposal was accepted. */
  time: number;
  timeError: number;
  /** False while the time still grows with the block size: it is a lower bound then. */
  settled: boolean;
}

const LEVELS = 24;
const WALKERS = 8;

/** @param stream number of a generator's stream that nothing else uses. */
export function createStepSurvey(
  sizes: readonly number[],
  coordinates: number,
  seed: number,
  stream: number,
): StepSurvey {
  const rng = createRng(seed, stream);
  return {
    rng,
    sizes: Float64Array.from(sizes),
    walkers: sizes.map(() => createWalkers(WALKERS, coordinates, 1, rng)),
    series: sizes.map(() => createBlocking(LEVELS)),
    accepted: new Float64Array(sizes.length),
    sweeps: 0,
  };
}

/** Forgets all; the next sweep starts from the walkers it is given. */
export function clearSurvey(survey: StepSurvey): void {
  survey.sweeps = 0;
  survey.accepted.fill(0);
  for (const series of survey.series) series.fill(0);
}

/**
 * One sweep for every step size.
 *
 * @param settled walkers that follow |Ψ|² already: the first sweep starts from their places.
 * @param moveOf the move for a step size.
 */
export function advanceSurvey(
  survey: StepSurvey,
  psi: SmoothWaveFunction,
  settled: Walkers,
  moveOf: (stepSize: number) => Move<SmoothWaveFunction>,
  proposals: number,
): void {
  if (survey.sweeps === 0) for (const walkers of survey.walkers) place(walkers, settled, psi);
  for (let k = 0; k < survey.sizes.length; k++) {
    const walkers = survey.walkers[k];
    survey.accepted[k] += sweep(psi, moveOf(survey.sizes[k]), walkers, proposals, survey.rng);
    let square = 0;
    for (let i = 0; i < walkers.positions.length; i++) square += walkers.positions[i] * walkers.positions[i];
    pushBlocking(survey.series[k], square / walkers.count);
  }
  survey.sweeps++;
}

function place(walkers: Walkers, settled: Walkers, psi: SmoothWaveFunction): void {
  for (let i = 0; i < walkers.positions.length; i++) {
    walkers.positions[i] = settled.positions[i % settled.positions.length];
  }
  refreshLogPsi(psi, walkers);
}

/** The survey so far; empty before the first sweep. */
export function readSurvey(survey: StepSurvey, proposals: number): SurveyedStep[] {
  const { sizes, series, accepted, sweeps } = survey;
  if (sweeps === 0) return [];
  return Array.from(sizes, (stepSize, k) => {
    const { autocorrelationTime, blocks, plateau } = estimateBlocking(series[k]);
    const time = accepted[k] > 0 ? autocorrelationTime : Number.NaN;
    return {
      stepSize,
      acceptance: accepted[k] / (sweeps * WALKERS * proposals),
      time,
      timeError: time * Math.sqrt(2 / Math.max(1, blocks - 1)),
      settled: plateau,
    };
  });
}
