import { exp, log } from '@/lib/math';
import { type Crowd, isCrowdsTurn, sweepsMeasured } from '@/lib/qmc/crowd';
import { radialDensity } from '@/lib/qmc/densityHistogram';
import { exactTwoElectrons } from '@/lib/qmc/exactTwoElectrons';
import type { WalkerEngine, WalkerEngineName } from '@/lib/qmc/gpu/walkerEngine';
import { createHeldElectron, type HeldElectron, holdAt, sweepHeld } from '@/lib/qmc/heldElectron';
import { type HeldPicture, heldPicture } from '@/lib/qmc/heldPicture';
import { oneBodyDensity } from '@/lib/qmc/pairDensity';
import { isRecordedDeep, type RecordedDeep, readRecordedDeep } from '@/lib/qmc/recordedDeep';
import { advanceShellCrowd, createShellCrowd, openShellEngine } from '@/lib/qmc/shellCrowd';
import { type Lane, laneOf } from '@/lib/qmc/shellLane';
import { dotScale } from '@/lib/qmc/shellPlan';
import {
  advanceShellRun,
  createShellRun,
  type ShellRun,
  type ShellSpec,
  scatter,
  shellSystem,
} from '@/lib/qmc/shellRun';
import { checkShellSettings, lanesOf, type ShellSettings, shellSpec, startOf } from '@/lib/qmc/shellSettings';
import { loadWalkerModule, type WalkerModule } from '@/lib/qmc/walkerModule';
import { wignerMolecule } from '@/lib/qmc/wignerMolecule';
import { createRng, type Rng } from '@/lib/rng';
import type { Simulation } from '@/lib/simulation';

export type { Lane } from '@/lib/qmc/shellLane';

export interface Params extends ShellSettings {
  /** What measures at the held θ. */
  engine: WalkerEngineName;
  /** Which plot stands beside the densities. No physics. */
  panel: 'ladder' | 'learning' | 'parts' | 'pairs';
}

/** What is loaded: a recorded training where one is asked for, the engine, and what its float64 is faster with. */
export interface Loaded {
  recorded: RecordedDeep | null;
  engine: WalkerEngine;
  module: WalkerModule | null;
}

export interface State {
  rng: Rng;
  /** One run, or those that are compared. */
  runs: ShellRun[];
  /** Empty without a device, and for more than one run. */
  crowd: Crowd;
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
  /** Null while no electron is held. */
  held: HeldPicture | null;
}

/** Configurations with a held electron, about. */
const HELD = 36;
/** Sweeps after which the energy of the deep network is known as well as it is shown: each takes a while. */
const ENOUGH = 4000;

const specsOf = (params: Readonly<Params>, recorded: RecordedDeep | null): ShellSpec[] =>
  lanesOf(params).map((name) => shellSpec(name, params, recorded));

const seenOf = ({ hold, holdX, holdY }: Readonly<Params>) => [hold === 'on' ? 1 : 0, holdX, holdY];

/** Moves the held electron where the reader put it. */
function follow(state: State, params: Readonly<Params>): void {
  const now = seenOf(params);
  if (now.every((value, i) => value === state.seen[i])) return;
  const unit = state.rings[state.rings.length - 1];
  holdAt(state.held, params.holdX * unit, params.holdY * unit);
  state.seen.set(now);
}

/** The other electrons around the held one, after a step of the last run. Before θ is held there is no one state to sample. */
function sweepOthers({ runs, held, seen, rng }: State, spec: ShellSpec): void {
  const { measurement, theta } = runs[runs.length - 1].learning;
  if (measurement.sweeps > 0 && seen[0] === 1) sweepHeld(held, shellSystem(theta, spec).psi, rng);
}

/**
 * Closed-shell quantum dots in the plane. One step is one sweep of all walkers of one trial wave function: its parameters
 * learn by stochastic reconfiguration, are held, and everything is measured; with `dmc` a step is then one of diffusion.
 * Wave functions that are compared take turns. While an electron is held, a second set of walkers samples the others. On
 * a device one step of the measurement is many sweeps of thousands of walkers.
 */
const simulation: Simulation<Params, State, Frame, never, Loaded> = {
  async load(params, assets) {
    checkShellSettings(params);
    const { omega } = params;
    const electrons = Number(params.electrons);
    const known =
      lanesOf(params)[0] === 'deep' && startOf(params) === 'recorded' && isRecordedDeep(electrons, omega);
    const recorded = known ? await readRecordedDeep(assets, electrons, omega) : null;
    const [engine, module] = await Promise.all([
      openShellEngine(params.engine, specsOf(params, recorded), assets),
      loadWalkerModule(assets),
    ]);
    return { recorded, engine, module };
  },
  engine: ({ engine }) => engine.report,

  init(params, seed, { recorded, engine, module }) {
    checkShellSettings(params);
    const rng = createRng(seed);
    const electrons = Number(params.electrons);
    const { spread, step } = dotScale(electrons, params.omega);
    const unit = exp((-2 / 3) * log(params.omega));
    const specs = specsOf(params, recorded);
    const runs = specs.map((spec) => createShellRun(spec, rng, module));
    const { density } = runs[0];
    const sets = electrons * Math.max(1, Math.round(HELD / electrons));
    const two = electrons === 2 ? exactTwoElectrons(params.omega, 2) : null;
    return {
      rng,
      runs,
      crowd: createShellCrowd(engine, specs),
      turns: 0,
      held: createHeldElectron(scatter(sets, 2 * electrons, spread, rng).positions, electrons, step, density),
      seen: new Float64Array(3),
      rings: Float64Array.from(wignerMolecule(electrons).radii, (radius) => radius * unit),
      exact: Float64Array.from(two ? [two.energy, two.kinetic, two.external, two.interaction] : []),
      exactDensity: two ? oneBodyDensity(two.pair, radialDensity(density).radii) : new Float64Array(0),
    };
  },

  step(state, params, { recorded, engine, module }) {
    follow(state, params);
    const { runs, crowd, rng } = state;
    const names = lanesOf(params);
    const turn = state.turns++ % names.length;
    const run = runs[turn];
    const spec = shellSpec(names[turn], params, recorded);
    if (isCrowdsTurn(crowd, run.learning, run.planned)) {
      return advanceShellCrowd(crowd, run, spec, engine, rng).then(() => sweepOthers(state, spec));
    }
    advanceShellRun(run, shellSystem(run.learning.theta, spec, module), spec, rng);
    if (turn === names.length - 1) sweepOthers(state, spec);
  },

  frame(state, params, { recorded }) {
    const { runs, crowd, rings, exact, exactDensity, held, seen } = state;
    const names = lanesOf(params);
    const { reach, cells } = runs[0].density;
    const { positions, size } = runs[runs.length - 1].learning.configurations;
    const lanes = runs.map((run, k) => ({
      ...laneOf(run, names[k], shellSpec(names[k], params, recorded)),
      sweeps: sweepsMeasured(crowd, run.learning.measurement),
    }));
    return {
      electrons: Number(params.electrons),
      omega: params.omega,
      hidden: params.hidden,
      reach,
      cells,
      rings: rings.slice(),
      lanes,
      exact: exact.slice(),
      exactDensity: exactDensity.slice(),
      configuration: (seen[0] === 1 ? held.configurations.positions : positions).slice(0, size),
      held: seen[0] === 1 ? heldPicture(held) : null,
    };
  },

  done: ({ runs }, params) => lanesOf(params)[0] === 'deep' && runs[0].learning.measurement.sweeps >= ENOUGH,
};

export default simulation;
