import type { Rng } from '../rng';
import { createBlocking, type Estimate, estimateBlocking, pushBlocking } from '../stats';
import { type AlphaScan, beginEstimate, measureDifference } from './alphaScan';
import { type Attempt, createAttempts, listAttempts } from './attempts';
import { createCorrelatedSums } from './correlatedSampling';
import { energyRange } from './energyRange';
import { addToHistogram, createHistogram, type Histogram, resetHistogram } from './histogram';
import { GAUSSIAN_SHAPE, type ShapeMoments, shapeMoments } from './shapes';
import {
  advanceSurvey,
  clearSurvey,
  createStepSurvey,
  readSurvey,
  type StepSurvey,
  type SurveyedStep,
} from './stepSurvey';
import { type TrapSetup, trapCurve, trapMove, trapProposals, trapSystem, trapWave } from './trapSystem';
import type { SmoothWaveFunction } from './types';
import { createVmc, energyEstimate, type System, type Vmc } from './vmc';
import type { DrawnCurve } from './wavefunctions/splineWave';

/** One trial state in a trap and all that is measured of it; constant size, numbers and typed arrays only. */
export interface TrapStudy extends AlphaScan {
  /** Of E_L. */
  histogram: Histogram;
  /** Blocking accumulator of the mean x² of all coordinates, sweep after sweep. */
  moment: Float64Array;
  /** What the exact energies need to know of the wave function's shape. */
  shape: ShapeMoments;
  survey: StepSurvey;
}

const TRIED = 64;
const LEVELS = 32;
/** A run of so many autocorrelation times knows its own error. */
const LONG = 200;
const BINS = 80;
/** Walkers start in a cube of this half width, in oscillator lengths 1/√ω. */
const START_HALF_WIDTH = 1.5;
/** Sweeps from one measurement of the difference to the next: it costs as much as a sweep, and neighbours are correlated. */
const DIFFERENCE_EVERY = 2;
/** Step sizes of the survey, about five to a factor of ten. */
const SURVEYED = [0.1, 0.16, 0.25, 0.4, 0.63, 1, 1.6, 2.5, 4, 6.3, 10];
/** Stream of the survey's generator: nothing else uses it. */
const STREAM = 1;

/**
 * Walkers at random places and nothing measured yet. Call `beginStudy` before the first sweep.
 *
 * @param rng places the walkers; `seed` is that of the survey's own generator.
 */
export function createTrapStudy(
  setup: Readonly<TrapSetup & { alpha: number; walkers: number }>,
  rng: Rng,
  seed: number,
): TrapStudy {
  const size = setup.particles * setup.dimensions;
  const study: TrapStudy = {
    theta: Float64Array.of(setup.alpha),
    vmc: createVmc(setup.walkers, size, 1, START_HALF_WIDTH / Math.sqrt(setup.omega), rng),
    correlated: createCorrelatedSums(),
    histogram: createHistogram(BINS),
    tried: createAttempts(TRIED),
    moment: createBlocking(LEVELS),
    shape: { ...GAUSSIAN_SHAPE },
    survey: createStepSurvey(SURVEYED, size, seed, STREAM),
  };
  reshape(study, setup);
  return study;
}

/** Takes another curve: it has other energies at every α, and those tried before are of no use beside it. */
export function reshape(study: TrapStudy, setup: Readonly<TrapSetup>): void {
  const curve = trapCurve(setup);
  study.shape = curve ? shapeMoments(curve) : { ...GAUSSIAN_SHAPE };
  study.tried.count = 0;
}

/** Starts the estimate at the present α anew. */
export function beginStudy(study: TrapStudy, setup: Readonly<TrapSetup>, equilibration: number): void {
  beginEstimate(study, trapSystem(study.theta, setup), equilibration);
  study.moment.fill(0);
  clearSurvey(study.survey);
}

/** Empties the histogram; its axis fits the present α. */
export function beginHistogram({ theta, shape, histogram }: TrapStudy, setup: Readonly<TrapSetup>): void {
  const size = setup.particles * setup.dimensions;
  const wall = setup.wave === 'gaussian' ? 0.5 * size * theta[0] : null;
  resetHistogram(histogram, ...energyRange(shape, theta[0], setup.omega, size, wall));
}

/** Adds the sweep that `advance` has just counted to what is measured besides the energy. */
export function measureStudy(
  study: TrapStudy,
  setup: Readonly<TrapSetup>,
  system: System<SmoothWaveFunction>,
): void {
  const { vmc } = study;
  if (vmc.measured === 1) beginHistogram(study, setup);
  addToHistogram(study.histogram, vmc.localEnergies);
  const { positions } = vmc.walkers;
  let square = 0;
  for (let i = 0; i < positions.length; i++) square += positions[i] * positions[i];
  pushBlocking(study.moment, square / positions.length);
  if (vmc.measured % DIFFERENCE_EVERY !== 1) return;
  const curve = trapCurve(setup);
  measureDifference(study, system, (theta) => trapWave(theta, curve));
}

/** One sweep at every step size of the survey, from the settled walkers. */
export function surveySteps(
  { survey, vmc }: TrapStudy,
  setup: Readonly<TrapSetup>,
  system: System<SmoothWaveFunction>,
): void {
  const move = (stepSize: number) => trapMove(setup, stepSize);
  advanceSurvey(survey, system.psi, vmc.walkers, move, system.proposals);
}

/** What a view draws of a study. */
export interface ShownStudy {
  tried: Attempt[];
  shape: ShapeMoments;
  /** The drawn curve; null for the Gaussian. */
  curve: DrawnCurve | null;
  /** ⟨x²⟩ of one coordinate; `settled` tells whether its error may be trusted. */
  meanSquare: Estimate & { settled: boolean };
  survey: SurveyedStep[];
  /** Coordinates of all particles of all walkers, d per particle. */
  positions: Float64Array;
  /** Coordinates of the particles whose last proposal was refused, at the refused place. */
  refused: Float64Array;
  histogram: { edges: Float64Array; counts: Float64Array };
  /** Error of the energy against block size, in sweeps. */
  blocking: { size: Float64Array; error: Float64Array; errorOfError: Float64Array };
}

/** The study as it is, copies. */
export function showStudy(study: TrapStudy, setup: Readonly<TrapSetup>): ShownStudy {
  const { vmc, histogram } = study;
  const { levels } = energyEstimate(vmc);
  const column = (key: 'size' | 'error' | 'errorOfError') => Float64Array.from(levels, (level) => level[key]);
  return {
    tried: listAttempts(study.tried),
    shape: { ...study.shape },
    curve: trapCurve(setup),
    meanSquare: meanSquareOf(study),
    survey: readSurvey(study.survey, trapProposals(setup)),
    positions: vmc.walkers.positions.slice(),
    refused: refusedPlaces(vmc, setup.dimensions),
    histogram: {
      edges: Float64Array.from({ length: BINS + 1 }, (_, i) => histogram.low + i * histogram.binWidth),
      counts: histogram.counts.slice(),
    },
    blocking: { size: column('size'), error: column('error'), errorOfError: column('errorOfError') },
  };
}

/** Before the first measured sweep, that of the walkers where they stand. */
function meanSquareOf({ moment, vmc }: TrapStudy): Estimate & { settled: boolean } {
  const { mean, standardError, blocks, autocorrelationTime } = estimateBlocking(moment);
  const settled = vmc.measured > LONG * autocorrelationTime;
  if (vmc.measured > 0) return { mean, standardError, blocks, settled };
  const { positions } = vmc.walkers;
  const now = positions.reduce((sum, x) => sum + x * x, 0) / positions.length;
  return { mean: now, standardError: Number.NaN, blocks: 0, settled: false };
}

/** Where the proposal differs from the position it was refused. */
function refusedPlaces({ walkers }: Vmc, dimensions: number): Float64Array {
  const { positions, proposals } = walkers;
  const places: number[] = [];
  for (let first = 0; first < positions.length; first += dimensions) {
    let moved = false;
    for (let i = first; i < first + dimensions; i++) moved ||= proposals[i] !== positions[i];
    if (moved) for (let i = first; i < first + dimensions; i++) places.push(proposals[i]);
  }
  return Float64Array.from(places);
}
