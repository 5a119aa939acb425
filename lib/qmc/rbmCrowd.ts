import type { Assets } from '../simulation';
import { type Crowd, crowdOn, measureRows, openCrowdEngine, sweepCrowd } from './crowd';
import type { WalkerEngine, WalkerEngineName } from './gpu/walkerEngine';
import { rbmOfTwo, type WalkerSystem } from './gpu/waves';
import { advanceLearning } from './learning';
import { measuringSystem, type RbmDot, rbmDotSystem, rbmLength, SIZE, sigmaOf } from './rbmDot';
import { countRbm, type RbmRun, searchOptimum } from './rbmRun';
import { type RbmRunSettings, rbmDotOf, rbmPlan } from './rbmSettings';

/** A program has one hidden unit at least: an idle one stands for none. */
const hiddenOnDevice = ({ hidden }: RbmDot): number => Math.max(1, hidden);

/** The wave function of the dot as a program, lengths in bohr. */
export function rbmProgram(dot: RbmDot): WalkerSystem {
  const { amplitude, jastrow, omega } = dot;
  return rbmOfTwo({ hidden: hiddenOnDevice(dot), sigma: sigmaOf(dot), amplitude, jastrow }, omega);
}

/**
 * θ of the program from θ of the run, which counts lengths in ℓ = 1/√ω: a and W become ℓa and ℓW, for W stands in
 * Σ xᵢ wᵢⱼ/σ² with x and σ in the same unit; b and β are as they were.
 */
export function thetaOfProgram(dot: RbmDot, theta: Float64Array): Float64Array {
  const unit = 1 / Math.sqrt(dot.omega);
  const { hidden } = dot;
  const out = new Float64Array(theta.length + (hidden === 0 ? 1 + SIZE : 0));
  for (let k = 0; k < rbmLength(dot); k++) {
    const isBias = k >= SIZE && k < SIZE + hidden;
    out[k] = isBias ? theta[k] : unit * theta[k];
  }
  if (dot.jastrow) out[out.length - 1] = theta[theta.length - 1];
  return out;
}

/** Opens the engine of a run; every one of its wave functions has a program. */
export async function openRbmEngine(
  wanted: WalkerEngineName,
  settings: Readonly<RbmRunSettings>,
  assets: Assets,
): Promise<WalkerEngine> {
  return openCrowdEngine(wanted, rbmProgram(rbmDotOf(settings)), assets);
}

/** The two electrons of the run, many times. */
export const createRbmCrowd = (engine: WalkerEngine, settings: Readonly<RbmRunSettings>): Crowd =>
  crowdOn(engine, rbmProgram(rbmDotOf(settings)));

/**
 * One step of the measurement on a device. With a cusp in Ψ the sweeps' own sums are the measurement. Without one E_L has
 * a 1/r whose square has no mean: the device then moves the walkers, and where they stand E_L is measured here, with the
 * force at short distance, as in float64.
 *
 * @throws Error when the device is lost
 */
export async function advanceRbmCrowd(
  crowd: Crowd,
  run: RbmRun,
  settings: Readonly<RbmRunSettings>,
  engine: WalkerEngine,
): Promise<void> {
  const { learning, rng } = run;
  const dot = rbmDotOf(settings);
  const theta = thetaOfProgram(dot, learning.theta);
  const state = { engine, system: rbmProgram(dot), theta, shift: run.exactEnergy };
  const step = await sweepCrowd(crowd, learning, state, rng);
  searchOptimum(run, settings);
  if (!step.settled) return;
  const system = rbmDotSystem(dot, learning.theta);
  if (dot.jastrow && dot.repulsion) measureRows(learning.measurement, step);
  else {
    const swept = { ...measuringSystem(dot, system), sweep: () => step.acceptance };
    advanceLearning({ ...learning, configurations: crowd }, swept, rbmPlan(settings), rng);
  }
  countRbm(run, crowd, system);
}
