import { createWelford, estimateWelford, pushWelford } from '../stats';
import { traceColumn } from '../trace';
import { jackknife } from './blocks';
import { planeDensity, radialDensity } from './densityHistogram';
import { type EnergyParts, estimateParts } from './partsMeasurement';
import { rbmDotSystem, sigmaOf } from './rbmDot';
import { localEnergies, type RbmRun } from './rbmRun';
import { hasOptimum, type RbmRunSettings, rbmDotOf } from './rbmSettings';

/** What a view draws of a run: copies. */
export interface RbmFrame
  extends Pick<
    RbmRunSettings,
    'omega' | 'amplitude' | 'optimizer' | 'hidden' | 'sigma' | 'walkers' | 'learningRate'
  > {
  jastrow: boolean;
  repulsion: boolean;
  /** σ fits the trap, or another was asked for. */
  fitted: boolean;
  phase: 'learning' | 'measuring';
  lost: boolean;
  updates: number;
  planned: number;
  /** Sweeps measured at the held θ. */
  sweeps: number;
  /** Of the last update while θ learns, of the measurement afterwards. NaN when lost. */
  energy: { value: number; error: number; variance: number; varianceError: number };
  parts: EnergyParts;
  exactEnergy: number;
  /** Lowest energy of this network without noise: NaN where no closed form exists or none is found yet. */
  optimum: number;
  searching: boolean;
  /** Whether the gradient is clipped, and how many E_L were in the last update. */
  clipping: boolean;
  clipped: number;
  trace: { update: Float64Array; energy: Float64Array; error: Float64Array };
  histogram: { edges: Float64Array; counts: Float64Array };
  /** Electrons per bohr², normalised to 2: on a grid over |x|, |y| < reach, row 0 at the bottom. */
  density: { cells: number; reach: number; values: Float64Array };
  radial: { r: Float64Array; n: Float64Array; exact: Float64Array };
  /** a, b, W in oscillator lengths, then β. */
  theta: Float64Array;
}

/** Everything a view draws. */
export function rbmFrame(run: RbmRun, settings: Readonly<RbmRunSettings>): RbmFrame {
  const { learning, search } = run;
  const { omega, amplitude, optimizer, hidden, walkers, learningRate } = settings;
  const dot = rbmDotOf(settings);
  const sigma = sigmaOf(dot);
  const parts = estimateParts(learning.measurement);
  return {
    omega,
    amplitude,
    optimizer,
    hidden,
    walkers,
    learningRate,
    sigma,
    jastrow: dot.jastrow,
    repulsion: dot.repulsion,
    fitted: Math.abs(sigma / sigmaOf({ ...dot, sigma: 0 }) - 1) < 0.005,
    phase: learning.measurement.sweeps > 1 ? 'measuring' : 'learning',
    lost: run.lost === 1,
    updates: learning.updates,
    planned: settings.updates,
    sweeps: learning.measurement.sweeps,
    energy: energyOf(run, parts, settings),
    parts,
    exactEnergy: run.exactEnergy,
    optimum: hasOptimum(settings) && search.energy < Infinity ? search.energy : Number.NaN,
    searching: hasOptimum(settings),
    clipping: settings.clip > 0,
    clipped: learning.clipped,
    theta: learning.theta.slice(),
    ...curvesOf(run),
  };
}

function curvesOf({
  trace,
  histogram,
  places,
  exactRadial,
}: RbmRun): Pick<RbmFrame, 'trace' | 'histogram' | 'density' | 'radial'> {
  const { low, binWidth, counts } = histogram;
  const radial = radialDensity(places);
  return {
    trace: { update: traceColumn(trace, 0), energy: traceColumn(trace, 1), error: traceColumn(trace, 2) },
    histogram: {
      edges: Float64Array.from({ length: counts.length + 1 }, (_, i) => low + i * binWidth),
      counts: counts.slice(),
    },
    density: { cells: places.cells, reach: places.reach, values: planeDensity(places) },
    radial: { r: radial.radii, n: radial.density, exact: exactRadial.slice() },
  };
}

/** The energy to show: measured, of the last update, or before it of the walkers as they stand. NaN once it is lost. */
function energyOf(run: RbmRun, parts: EnergyParts, settings: Readonly<RbmRunSettings>): RbmFrame['energy'] {
  const { learning } = run;
  const unknown = Number.NaN;
  if (run.lost) return { value: unknown, error: unknown, variance: unknown, varianceError: unknown };
  if (learning.measurement.sweeps > 1) {
    const spread = jackknife(run.spread, (m) => Math.max(0, m[1] - m[0] * m[0]));
    const { mean, standardError } = parts.energy;
    return {
      value: mean,
      error: standardError,
      variance: spread.mean,
      varianceError: spread.standardError,
    };
  }
  if (learning.updates > 0) {
    const [value, error, variance] = learning.last;
    return { value, error, variance, varianceError: unknown };
  }
  const system = rbmDotSystem(rbmDotOf(settings), learning.theta.slice());
  const now = createWelford();
  for (const e of localEnergies(learning.configurations, system, 1)) pushWelford(now, e);
  const { mean, standardError, variance } = estimateWelford(now);
  return { value: mean, error: standardError, variance, varianceError: unknown };
}
