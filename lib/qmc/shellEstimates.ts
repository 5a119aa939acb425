import type { Estimate } from '../stats';
import { TRUSTED_BLOCKS } from './blockErrors';
import { configurationAt } from './configurations';
import { type Dmc, extrapolate } from './dmc';
import { createJet, evaluate, kineticEnergy } from './jet';
import { type EnergyParts, estimateParts } from './partsMeasurement';
import type { ShellRun, ShellSystem } from './shellRun';

/**
 * `learning` until θ is held, then `measuring`. Where diffusion follows, `settling` until its steps count, then
 * `diffusing`.
 */
export type ShellPhase = 'learning' | 'measuring' | 'settling' | 'diffusing';

/** What a run says of its energy now; errors are NaN while too little is known. */
export interface ShellEstimates
  extends Pick<EnergyParts, 'variance' | 'kinetic' | 'external' | 'interaction' | 'trapVirial' | 'trusted'> {
  phase: ShellPhase;
  energy: Estimate;
  /** Variational energy of the guiding function, once measured; NaN before. */
  variational: Estimate;
}

const UNKNOWN: Estimate = { mean: Number.NaN, standardError: Number.NaN, blocks: 0 };

/**
 * While θ learns: energy of the last update, everything else from where the walkers stand now. At the held θ, and while
 * diffusion settles: means over all sweeps. In diffusion: the mixed energy, and 2·mixed − variational for its parts.
 */
export function shellEstimates(run: ShellRun, system: ShellSystem): ShellEstimates {
  const { learning, dmc } = run;
  if (learning.measurement.sweeps === 0) return whileLearning(run, system);
  const variational = estimateParts(learning.measurement);
  if (dmc && dmc.steps > 0) return whileDiffusing(dmc, variational);
  const phase = dmc && dmc.proposed > 0 ? 'settling' : 'measuring';
  return { ...variational, phase, variational: variational.energy };
}

function whileDiffusing(dmc: Dmc, variational: EnergyParts): ShellEstimates {
  const mixed = estimateParts(dmc.mixed);
  const both = (part: 'kinetic' | 'external' | 'interaction' | 'trapVirial') =>
    extrapolate(mixed[part], variational[part]);
  return {
    phase: 'diffusing',
    energy: mixed.energy,
    variational: variational.energy,
    variance: mixed.variance,
    kinetic: both('kinetic'),
    external: both('external'),
    interaction: both('interaction'),
    trapVirial: both('trapVirial'),
    trusted: mixed.trusted && variational.trusted,
  };
}

/** Means over the configurations as they stand, which do not know of each other: their spread gives the errors. */
function whileLearning({ learning }: ShellRun, { psi, potential }: ShellSystem): ShellEstimates {
  const { last, updates } = learning;
  const configurations = { ...learning.configurations, x: new Float64Array(learning.configurations.size) };
  const jet = createJet(configurations.size);
  const rows = Array.from({ length: configurations.count }, (_, w) => {
    const x = configurationAt(configurations, w);
    evaluate(psi, x, jet);
    return [kineticEnergy(jet), potential.external(x), potential.interaction(x)] as const;
  });
  const of = (f: (row: (typeof rows)[number]) => number) => spreadOf(rows.map(f));
  const now = of(([t, v, u]) => t + v + u);
  const known = updates > 0;
  return {
    phase: 'learning',
    energy: known ? { mean: last[0], standardError: last[1], blocks: rows.length } : now,
    variational: UNKNOWN,
    variance: {
      mean: known ? last[2] : rows.length * now.standardError * now.standardError,
      standardError: Number.NaN,
      blocks: 0,
    },
    kinetic: of(([t]) => t),
    external: of(([, v]) => v),
    interaction: of(([, , u]) => u),
    trapVirial: of(([t, v, u]) => 2 * t - 2 * v + u),
    trusted: rows.length >= TRUSTED_BLOCKS,
  };
}

function spreadOf(values: readonly number[]): Estimate {
  const count = values.length;
  const mean = values.reduce((sum, v) => sum + v, 0) / count;
  const square = values.reduce((sum, v) => sum + (v - mean) * (v - mean), 0);
  return { mean, standardError: Math.sqrt(square / (count * (count - 1))), blocks: count };
}
