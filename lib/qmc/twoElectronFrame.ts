import { traceColumn } from '../trace';
import { type EnergyCurve, energyCurve } from './energyCurve';
import { exactTwoElectrons } from './exactTwoElectrons';
import { type BestPadeJastrow, bestPadeJastrow } from './padeJastrowPair';
import { type PairMoments, pairMoments } from './pairFunction';
import { type PairProfile, pairProfile, rememberedProfile } from './pairProfile';
import { estimateRadial, type RadialEstimate } from './radialHistogram';
import { estimateTwoElectrons, type TwoElectronEstimate } from './twoElectronEstimate';
import {
  pictureReach,
  planOf,
  type TwoElectronRun,
  type TwoElectronSettings,
  trialOf,
} from './twoElectronRun';

/** What a view draws of a run: copies. */
export interface TwoElectronFrame extends Pick<TwoElectronSettings, 'omega' | 'dimensions' | 'ansatz'> {
  /** `settling`: nothing known yet; `learning`: the energy is that of the last update; `measuring`: θ is held. */
  phase: 'settling' | 'learning' | 'measuring';
  updates: number;
  plannedUpdates: number;
  /** Whether the gradient is clipped, and how many E_L were in the last update. */
  clipping: boolean;
  clipped: number;
  sweeps: number;
  walkers: number;
  acceptance: number;
  theta: Float64Array;
  /** α = a/ω and β (1/bohr) of θ, as far as the family has them. */
  named: { alpha?: number; beta?: number };
  estimate: TwoElectronEstimate;
  exact: PairMoments;
  /** The trial without noise, where it is a pair function. */
  trial: PairMoments | null;
  /** The best member of the family without noise. */
  best: BestPadeJastrow | null;
  trace: { update: Float64Array; energy: Float64Array; error: Float64Array };
  histogram: { edges: Float64Array; counts: Float64Array };
  exactProfile: PairProfile;
  trialProfile: PairProfile | null;
  /** Sampled one-body density and distribution of the distance. */
  density: RadialEstimate;
  separation: RadialEstimate;
  /** Half the edge of the pictures, bohr. */
  reach: number;
  curve: EnergyCurve;
  /** Positions of the electrons of some walkers, d numbers each, first electron first. */
  positions: Float64Array;
}

const SHOWN_WALKERS = 100;

/** n(r) from the number of electrons per unit of r. */
function perVolume({ r, mean, error }: RadialEstimate, dimensions: number): RadialEstimate {
  const shell = (x: number) => (dimensions === 2 ? 2 * Math.PI * x : 4 * Math.PI * x * x);
  return {
    r,
    mean: mean.map((value, i) => value / shell(r[i])),
    error: error.map((value, i) => value / shell(r[i])),
  };
}

const optima = new Map<string, BestPadeJastrow>();

function rememberedBest({
  ansatz,
  omega,
  dimensions,
}: Readonly<TwoElectronSettings>): BestPadeJastrow | null {
  if (ansatz !== 'pade-jastrow') return null;
  const key = `${omega} ${dimensions}`;
  const best = optima.get(key) ?? bestPadeJastrow(omega, dimensions);
  if (optima.size > 8) optima.clear();
  optima.set(key, best);
  return { ...best };
}

/** Everything a view draws. */
export function twoElectronFrame(
  run: TwoElectronRun,
  settings: Readonly<TwoElectronSettings>,
): TwoElectronFrame {
  const { learning, trace, histogram } = run;
  const { low, binWidth } = histogram;
  const { omega, dimensions, ansatz } = settings;
  const { pair, kinetic, external, interaction, energy, variance, distance } = exactTwoElectrons(
    omega,
    dimensions,
  );
  const family = trialOf(settings);
  const trial = family.pair(learning.theta);
  const reach = pictureReach(omega, dimensions);
  const plan = planOf(settings);
  const place = `${omega} ${dimensions}`;
  const count = Math.min(SHOWN_WALKERS, learning.configurations.count);
  return {
    omega,
    dimensions,
    ansatz,
    phase: learning.measurement.sweeps > 0 ? 'measuring' : learning.updates > 0 ? 'learning' : 'settling',
    updates: learning.updates,
    plannedUpdates: plan.updates,
    clipping: plan.updates > 0 && plan.clip > 0,
    clipped: learning.clipped,
    sweeps: learning.measurement.sweeps,
    walkers: learning.configurations.count,
    acceptance: run.accepted[0],
    theta: learning.theta.slice(),
    named: family.named(learning.theta),
    estimate: estimateTwoElectrons(run, settings),
    exact: { kinetic, external, interaction, energy, variance, distance },
    trial: trial && pairMoments(trial, omega),
    best: rememberedBest(settings),
    trace: { update: traceColumn(trace, 0), energy: traceColumn(trace, 1), error: traceColumn(trace, 2) },
    histogram: {
      edges: Float64Array.from({ length: histogram.counts.length + 1 }, (_, i) => low + i * binWidth),
      counts: histogram.counts.slice(),
    },
    exactProfile: rememberedProfile(place, () => pairProfile(pair, reach)),
    trialProfile:
      trial &&
      rememberedProfile(`${place} ${ansatz} ${learning.theta.join(' ')}`, () => pairProfile(trial, reach)),
    density: perVolume(estimateRadial(run.radii), dimensions),
    separation: estimateRadial(run.separations),
    reach,
    curve: energyCurve(dimensions),
    positions: learning.configurations.positions.slice(0, count * 2 * dimensions),
  };
}
