import { log } from '@/lib/math';
import {
  advanceRacer,
  createRacer,
  type Optimizer,
  PATH_COLUMNS,
  type Racer,
  type RaceSetting,
  racePlan,
} from '@/lib/qmc/optimizerRace';
import { bestPadeJastrow } from '@/lib/qmc/padeJastrowPair';
import { descents, metricEllipse, type PairGeometry, pairEnergy, pairGeometry } from '@/lib/qmc/pairGeometry';
import { createRng, type Rng } from '@/lib/rng';
import type { Simulation } from '@/lib/simulation';

export interface Params {
  omega: number;
  /** First parameters: α, and β in units of √ω. */
  alpha: number;
  beta: number;
  /** β is learned in multiples of this. */
  unit: number;
  etaSgd: number;
  etaAdam: number;
  etaSr: number;
  walkers: number;
  /** At which point metric and gradients are drawn. No physics. */
  watch: 'start' | Optimizer;
  /** Which curves stand beside the map. No physics. */
  panel: 'excess' | 'samples';
}

export interface State {
  /** Seed of all three: each takes its own copy. */
  rng: Rng;
  racers: Racer[];
  /** α, β, energy of the best state of this form. */
  best: Float64Array;
  /** ln of the energy above the best one at the middles of COLUMNS × ROWS cells, row 0 at the bottom; filled row by row. */
  map: Float64Array;
  mapped: number;
}

/** Where an optimiser has been, one entry per update; β in units of √ω. */
export interface Path {
  optimizer: Optimizer;
  alpha: Float64Array;
  beta: Float64Array;
  energy: Float64Array;
  error: Float64Array;
  /** Energy without noise above the best. */
  excess: Float64Array;
  /** It has ended on a limit of the parameters. */
  stuck: boolean;
}

export interface Frame {
  omega: number;
  unit: number;
  walkers: number;
  updates: number;
  paths: Path[];
  best: { alpha: number; beta: number; energy: number };
  map: { columns: number; rows: number; values: Float64Array; complete: boolean };
  /** At the watched point; β in units of √ω. */
  here: {
    alpha: number;
    beta: number;
    geometry: PairGeometry;
    ellipse: [[number, number], [number, number]];
    plain: [number, number];
    natural: [number, number];
  };
}

export const OPTIMIZERS: readonly Optimizer[] = ['sgd', 'adam', 'sr'];
/** The part of the plane that the map shows: α, and β in units of √ω. */
export const MAP_ALPHA = [0.5, 1.3] as const;
export const MAP_BETA = [0.05, 1.55] as const;
const COLUMNS = 30;
const ROWS = 26;
const MAX_UPDATES = 300;
/** Below this the energy is the best one within the noise of any run. */
const FLOOR = 1e-7;

const settingOf = (params: Readonly<Params>): RaceSetting => ({
  ...params,
  beta: params.beta * Math.sqrt(params.omega),
});

/** Rates of SGD and SR count in 1/ω, since gradients are energies. */
function rateOf(params: Readonly<Params>, optimizer: Optimizer): number {
  if (optimizer === 'adam') return params.etaAdam;
  return (optimizer === 'sgd' ? params.etaSgd : params.etaSr) / params.omega;
}

/** @throws RangeError for a parameter outside its domain. */
function check(params: Readonly<Params>): void {
  for (const [name, least, most] of [
    ['omega', 0.01, 10],
    ['alpha', 0.1, 3],
    ['beta', 0.02, 8],
    ['unit', 0.01, 100],
    ['etaSgd', 0, 10],
    ['etaAdam', 0, 10],
    ['etaSr', 0, 10],
  ] as const) {
    const value = params[name];
    if (!(value >= least && value <= most)) {
      throw new RangeError(`${name} = ${value}: expected a number from ${least} to ${most}`);
    }
  }
  const { walkers } = params;
  if (!(Number.isInteger(walkers) && walkers >= 10 && walkers <= 1000)) {
    throw new RangeError(`walkers = ${walkers}: expected an integer from 10 to 1000`);
  }
}

/** One row of the map. */
function mapRow(state: State, { omega }: Readonly<Params>): void {
  const row = state.mapped++;
  const beta = MAP_BETA[0] + ((row + 0.5) / ROWS) * (MAP_BETA[1] - MAP_BETA[0]);
  for (let c = 0; c < COLUMNS; c++) {
    const alpha = MAP_ALPHA[0] + ((c + 0.5) / COLUMNS) * (MAP_ALPHA[1] - MAP_ALPHA[0]);
    const excess = pairEnergy(omega, alpha, beta * Math.sqrt(omega)) - state.best[2];
    state.map[row * COLUMNS + c] = log(Math.max(FLOOR, excess / omega));
  }
}

function pathOf({ path, count }: Racer, optimizer: Optimizer, omega: number, lowest: number): Path {
  const column = (k: number) => Float64Array.from({ length: count }, (_, i) => path[i * PATH_COLUMNS + k]);
  const alpha = column(0);
  const beta = column(1).map((b) => b / Math.sqrt(omega));
  return {
    optimizer,
    alpha,
    beta,
    energy: column(2),
    error: column(3),
    excess: column(4).map((e) => Math.max(FLOOR * omega, e - lowest)),
    stuck: count > 0 && (alpha[count - 1] <= 0.1 || alpha[count - 1] >= 3 || beta[count - 1] >= 8),
  };
}

/** Metric and both gradients, with β and its direction in units of √ω. */
function look(state: State, params: Readonly<Params>): Frame['here'] {
  const { omega, watch, unit } = params;
  const root = Math.sqrt(omega);
  let [alpha, beta] = [params.alpha, params.beta * root];
  const racer = state.racers[OPTIMIZERS.indexOf(watch as Optimizer)];
  if (racer && racer.count > 0) [alpha, beta] = racer.path.subarray((racer.count - 1) * PATH_COLUMNS);
  const geometry = pairGeometry(omega, alpha, beta);
  const { plain, natural } = descents(geometry, unit * root);
  const scaled = ([a, b]: [number, number]): [number, number] => [a, b / root];
  const [long, short] = metricEllipse(geometry.metric);
  return {
    alpha,
    beta: beta / root,
    geometry,
    ellipse: [scaled(long), scaled(short)],
    plain: scaled(plain),
    natural: scaled(natural),
  };
}

/**
 * SGD, Adam and stochastic reconfiguration minimise the energy of the same two-parameter state from the same start, with
 * walkers and random numbers of the same seed. One step is one sweep of the walkers of each.
 */
const simulation: Simulation<Params, State, Frame> = {
  init(params, seed) {
    check(params);
    const setting = settingOf(params);
    const { alpha, beta, energy } = bestPadeJastrow(params.omega, 2);
    return {
      rng: createRng(seed),
      racers: OPTIMIZERS.map((optimizer) => createRacer(setting, optimizer, MAX_UPDATES, createRng(seed))),
      best: Float64Array.of(alpha, beta, energy),
      map: new Float64Array(COLUMNS * ROWS),
      mapped: 0,
    };
  },

  step(state, params) {
    if (state.mapped < ROWS) mapRow(state, params);
    OPTIMIZERS.forEach((optimizer, k) => {
      advanceRacer(state.racers[k], settingOf(params), racePlan(optimizer, rateOf(params, optimizer)));
    });
  },

  done: ({ racers }) => racers[0].count === MAX_UPDATES,

  frame(state, params) {
    const [alpha, beta, energy] = state.best;
    return {
      omega: params.omega,
      unit: params.unit,
      walkers: params.walkers,
      updates: state.racers[0].count,
      paths: OPTIMIZERS.map((optimizer, k) => pathOf(state.racers[k], optimizer, params.omega, energy)),
      best: { alpha, beta: beta / Math.sqrt(params.omega), energy },
      map: { columns: COLUMNS, rows: ROWS, values: state.map.slice(), complete: state.mapped === ROWS },
      here: look(state, params),
    };
  },
};

export default simulation;
