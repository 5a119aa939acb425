import { exp, log } from '@/lib/math';
import { electronsInside, planeDensity, radialDensity } from '@/lib/qmc/densityHistogram';
import { densityMaxima } from '@/lib/qmc/densityMaxima';
import { exactTwoElectrons } from '@/lib/qmc/exactTwoElectrons';
import { createHeldElectron, type HeldElectron, holdAt, sweepHeld } from '@/lib/qmc/heldElectron';
import { oneBodyDensity } from '@/lib/qmc/pairDensity';
import { pairDensities } from '@/lib/qmc/pairDistances';
import { isRecordedDeep, type RecordedDeep, readRecordedDeep } from '@/lib/qmc/recordedDeep';
import { type ShellAnsatzId, shellAnsatze } from '@/lib/qmc/shellAnsatz';
import { type ShellEstimates, shellEstimates } from '@/lib/qmc/shellEstimates';
import { coldStart, dotScale, recordedStart } from '@/lib/qmc/shellPlan';
import {
  advanceShellRun,
  createShellRun,
  type ShellRun,
  type ShellSpec,
  scatter,
  shellSystem,
} from '@/lib/qmc/shellRun';
import { wignerMolecule } from '@/lib/qmc/wignerMolecule';
import { createRng, type Rng } from '@/lib/rng';
import type { Simulation } from '@/lib/simulation';
import { traceColumn } from '@/lib/trace';

export type AnsatzName = ShellAnsatzId | 'dmc';

export interface Params {
  electrons: '2' | '6' | '12' | '20' | '30';
  omega: number;
  ansatz: AnsatzName;
  hidden: number;
  /** α and β begin where nothing is known, or at the tabulated optimum. */
  start: 'cold' | 'recorded';
  /** τω of diffusion Monte Carlo. */
  timeStep: number;
  /** RBM, RBM + Jastrow and Slater–Jastrow together. */
  compare: 'off' | 'on';
  hold: 'off' | 'on';
  /** Place of the held electron in units of the outermost classical ring's radius. */
  holdX: number;
  holdY: number;
  /** Which plot stands beside the densities. No physics. */
  panel: 'ladder' | 'learning' | 'parts' | 'pairs';
}

export interface State {
  rng: Rng;
  /** One run, or those that are compared. */
  runs: ShellRun[];
  /** Steps done: the runs take turns. */
  turns: number;
  held: HeldElectron;
  /** hold (0 or 1), holdX, holdY as the last step saw them. */
  seen: Float64Array;
  /** Radii of the classical rings, bohr. */
  rings: Float64Array;
  /** [E, T, V_ext, V_int] of two electrons, exactly; empty for more. */
  exact: Float64Array;
  /** Their density at the middles of the rings that density is counted in. */
  exactDensity: Float64Array;
}

/** One trial wave function as the views show it. */
export interface Lane extends ShellEstimates {
  ansatz: AnsatzName;
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

export interface Frame {
  electrons: number;
  omega: number;
  hidden: number;
  reach: number;
  cells: number;
  rings: Float64Array;
  lanes: Lane[];
  exact: Float64Array;
  exactDensity: Float64Array;
  /** One configuration, x and y of each electron. */
  configuration: Float64Array;
  /** Density of the others while one electron is held; null while none is. */
  held: {
    x: number;
    y: number;
    plane: Float64Array;
    settling: number;
    /** x and y of the maxima of `plane`, highest first. */
    maxima: Float64Array;
  } | null;
}

const COMPARED: readonly ShellAnsatzId[] = ['rbm', 'rbm-jastrow', 'slater-jastrow'];
/** Configurations with a held electron, about. */
const HELD = 36;
/** Sweeps after which the energy of the deep network is known as well as it is shown: each takes a while. */
const ENOUGH = 4000;
/** Maxima are looked for once so many configurations are counted, in a smoothed density, above its noise. */
const COUNTED = 100_000;
const SMOOTHING = 6;
const PERSISTENCE = 0.006;

/** Names of what runs: one form, or three. */
export const lanesOf = (params: Readonly<Params>): readonly AnsatzName[] =>
  params.compare === 'on' ? COMPARED : [params.ansatz];

function specOf(name: AnsatzName, params: Readonly<Params>, recorded: RecordedDeep | null): ShellSpec {
  const electrons = Number(params.electrons);
  const { omega, hidden } = params;
  const start = params.start === 'cold' ? coldStart(omega) : recordedStart(electrons, omega);
  const diffuses = name === 'dmc';
  return {
    electrons,
    omega,
    hidden,
    start,
    ansatz: diffuses ? 'slater-jastrow' : name,
    weights: name === 'deep' ? recorded?.theta : null,
    timeStep: diffuses ? params.timeStep : 0,
  };
}

const DOMAIN = {
  omega: [0.01, 10],
  hidden: [1, 30],
  timeStep: [0.002, 0.1],
  holdX: [-10, 10],
  holdY: [-10, 10],
} as const;

/** @throws RangeError for a parameter outside its domain. */
function check(params: Readonly<Params>): void {
  for (const [name, [least, most]] of Object.entries(DOMAIN)) {
    const value = params[name as keyof typeof DOMAIN];
    if (!(value >= least && value <= most)) {
      throw new RangeError(`${name} = ${value}: expected a number from ${least} to ${most}`);
    }
  }
  if (!Number.isInteger(params.hidden))
    throw new RangeError(`hidden = ${params.hidden}: expected an integer`);
  if (!['2', '6', '12', '20', '30'].includes(params.electrons)) {
    throw new RangeError(`electrons = ${params.electrons}: expected 2, 6, 12, 20 or 30`);
  }
}

const seenOf = ({ hold, holdX, holdY }: Readonly<Params>) => [hold === 'on' ? 1 : 0, holdX, holdY];

/** Moves the held electron where the reader put it. */
function follow(state: State, params: Readonly<Params>): void {
  const now = seenOf(params);
  if (now.every((value, i) => value === state.seen[i])) return;
  const unit = state.rings[state.rings.length - 1];
  holdAt(state.held, params.holdX * unit, params.holdY * unit);
  state.seen.set(now);
}

function laneOf(
  run: ShellRun,
  name: AnsatzName,
  params: Readonly<Params>,
  recorded: RecordedDeep | null,
): Lane {
  const spec = specOf(name, params, recorded);
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

function heldFrame({ held, seen }: State): Frame['held'] {
  if (seen[0] === 0) return null;
  const { place, density, settling } = held;
  const { reach, cells, plane } = density;
  const middle = (k: number) => (2 * (k + 0.5) * reach) / cells - reach;
  const maxima = density.weight < COUNTED ? [] : densityMaxima(plane, cells, SMOOTHING, PERSISTENCE);
  return {
    x: place[0],
    y: place[1],
    plane: planeDensity(density),
    settling,
    maxima: Float64Array.from(maxima.flatMap(({ column, row }) => [middle(column), middle(row)])),
  };
}

/**
 * Closed-shell quantum dots in the plane. One step is one sweep of all walkers of one trial wave function: its parameters
 * learn by stochastic reconfiguration, are held, and everything is measured; with `dmc` a step is then one of diffusion.
 * Wave functions that are compared take turns. While an electron is held, a second set of walkers samples the others.
 */
const simulation: Simulation<Params, State, Frame, never, RecordedDeep | null> = {
  async load({ ansatz, start, electrons, omega }, assets) {
    const known = ansatz === 'deep' && start === 'recorded' && isRecordedDeep(Number(electrons), omega);
    return known ? readRecordedDeep(assets, Number(electrons), omega) : null;
  },

  init(params, seed, recorded) {
    check(params);
    const rng = createRng(seed);
    const electrons = Number(params.electrons);
    const { spread, step } = dotScale(electrons, params.omega);
    const unit = exp((-2 / 3) * log(params.omega));
    const runs = lanesOf(params).map((name) => createShellRun(specOf(name, params, recorded), rng));
    const { density } = runs[0];
    const sets = electrons * Math.max(1, Math.round(HELD / electrons));
    const two = electrons === 2 ? exactTwoElectrons(params.omega, 2) : null;
    return {
      rng,
      runs,
      turns: 0,
      held: createHeldElectron(scatter(sets, 2 * electrons, spread, rng).positions, electrons, step, density),
      seen: new Float64Array(3),
      rings: Float64Array.from(wignerMolecule(electrons).radii, (radius) => radius * unit),
      exact: Float64Array.from(two ? [two.energy, two.kinetic, two.external, two.interaction] : []),
      exactDensity: two ? oneBodyDensity(two.pair, radialDensity(density).radii) : new Float64Array(0),
    };
  },

  step(state, params, recorded) {
    follow(state, params);
    const names = lanesOf(params);
    const turn = state.turns++ % names.length;
    const run = state.runs[turn];
    const spec = specOf(names[turn], params, recorded);
    const system = shellSystem(run.learning.theta, spec);
    advanceShellRun(run, system, spec, state.rng);
    // Before θ is held there is no one state to sample.
    const settled = run.learning.measurement.sweeps > 0;
    if (settled && state.seen[0] === 1 && turn === names.length - 1) {
      sweepHeld(state.held, system.psi, state.rng);
    }
  },

  frame(state, params, recorded) {
    const { runs, rings, exact, exactDensity } = state;
    const names = lanesOf(params);
    const { reach, cells } = runs[0].density;
    const { positions, size } = runs[runs.length - 1].learning.configurations;
    const { held, seen } = state;
    return {
      electrons: Number(params.electrons),
      omega: params.omega,
      hidden: params.hidden,
      reach,
      cells,
      rings: rings.slice(),
      lanes: runs.map((run, k) => laneOf(run, names[k], params, recorded)),
      exact: exact.slice(),
      exactDensity: exactDensity.slice(),
      configuration: (seen[0] === 1 ? held.configurations.positions : positions).slice(0, size),
      held: heldFrame(state),
    };
  },

  done: ({ runs }, params) => lanesOf(params)[0] === 'deep' && runs[0].learning.measurement.sweeps >= ENOUGH,
};

export default simulation;
