import { traceColumn } from '../trace';
import { electronsInside, planeDensity, radialDensity } from './densityHistogram';
import { pairDensities } from './pairDistances';
import { shellAnsatze } from './shellAnsatz';
import { type ShellEstimates, shellEstimates } from './shellEstimates';
import { type ShellRun, type ShellSpec, shellSystem } from './shellRun';
import type { ShellMethod } from './shellSettings';

/** One trial wave function as the views show it: copies. */
export interface Lane extends ShellEstimates {
  ansatz: ShellMethod;
  alpha: number;
  /** NaN without a Jastrow factor. */
  beta: number;
  parameters: number;
  updates: number;
  /** Updates that will be made. */
  planned: number;
  /** Samples whose local energy was clipped in the last update's gradient. */
  clipped: number;
  sweeps: number;
  /** Steps of diffusion measured, and the fraction of proposals beyond a node. */
  steps: number;
  crossings: number;
  /** n on the grid, bohr⁻²; of the walkers' present places before anything is counted. */
  plane: Float64Array;
  radial: { radii: Float64Array; density: Float64Array };
  /** Mixed density in diffusion; else empty. */
  mixed: Float64Array;
  /** Electrons in the window. */
  inside: number;
  pairs: ReturnType<typeof pairDensities>;
  trace: { updates: Float64Array; energy: Float64Array; error: Float64Array };
}

/** What a run has come to. */
export function laneOf(run: ShellRun, name: ShellMethod, spec: ShellSpec): Lane {
  const { learning, density, pairs, trace, dmc, mixedDensity } = run;
  const system = shellSystem(learning.theta, spec);
  const { alpha, beta } = shellAnsatze[spec.ansatz].read(learning.theta, spec);
  return {
    ...shellEstimates(run, system),
    ansatz: name,
    alpha,
    beta,
    parameters: learning.theta.length,
    updates: learning.updates,
    planned: run.planned,
    clipped: learning.clipped,
    sweeps: learning.measurement.sweeps,
    steps: dmc?.steps ?? 0,
    crossings: dmc && dmc.steps > 0 ? dmc.crossings / (dmc.steps * dmc.count) : 0,
    plane: planeDensity(density),
    radial: radialDensity(density),
    mixed:
      mixedDensity && mixedDensity.weight > 0 ? radialDensity(mixedDensity).density : new Float64Array(0),
    inside: electronsInside(density),
    pairs: pairDensities(pairs),
    trace: {
      updates: traceColumn(trace, 0),
      energy: traceColumn(trace, 1),
      error: traceColumn(trace, 2),
    },
  };
}
