import { parameterCount } from '@/lib/ml/ffnn';
import { firstWeights } from '@/lib/ml/ffnnTraining';
import {
  type CostCard,
  createProblem,
  type DataCard,
  evaluate,
  type FitCost,
  type Misfit,
  type ModelCard,
  type ModelShape,
  misfitOf,
  outputsAt,
  type Problem,
} from '@/lib/ml/ingredients';
import { type IrisPair, loadIrisPair } from '@/lib/ml/irisPair';
import { leastCost } from '@/lib/ml/leastCost';
import { bestLine, type Line, type LineCost, largestShift } from '@/lib/ml/robustLine';
import { type AdamState, adam, createAdam, gradientDescent, momentum } from '@/lib/optimizers';
import { measureEnergy } from '@/lib/qmc/energyDescent';
import { oscillatorEnergy } from '@/lib/qmc/exact';
import { harmonicOscillator } from '@/lib/qmc/hamiltonians';
import { configurationMove } from '@/lib/qmc/moves';
import type { SmoothWaveFunction } from '@/lib/qmc/types';
import { createVmc, type System, type Vmc } from '@/lib/qmc/vmc';
import { gaussian } from '@/lib/qmc/wavefunctions/gaussian';
import { createRng, type Rng } from '@/lib/rng';
import type { Simulation } from '@/lib/simulation';
import { createTrace, isDue, record, type Trace, traceColumn } from '@/lib/trace';

export interface Params {
  data: DataCard;
  model: ModelCard;
  cost: CostCard;
  optimizer: 'descent' | 'momentum' | 'adam';
  learningRate: number;
  degree: number;
  hidden: number;
  /** Pairs x, y; the last one is the outlier of the questions. */
  points: Float64Array;
}

export interface State {
  rng: Rng;
  step: number;
  /** Empty when the ingredients do not go together. */
  theta: Float64Array;
  /** ∂C/∂θ at θ: exact for a fit, measured for an energy. */
  gradient: Float64Array;
  memory: AdamState;
  /** The energy at θ with one standard error; a fit's cost is computed when it is shown. */
  energy: number;
  error: number;
  vmc: Vmc | null;
  /** Step, cost, error, length of the gradient. */
  trace: Trace;
}

/** What the picture of the fit shows. */
export type Picture =
  | {
      kind: 'curve';
      x: Float64Array;
      y: Float64Array;
      gridX: Float64Array;
      curve: Float64Array;
      /** The best line for this cost with all points, and without the last one. */
      best: Line | null;
      without: Line | null;
    }
  | {
      kind: 'plane';
      inputs: Float64Array;
      targets: Float64Array;
      side: number;
      outputs: Float64Array;
      odds: boolean;
    }
  | { kind: 'wave'; samples: Float64Array; alpha: number };

export interface Frame {
  data: DataCard;
  model: ModelCard;
  cost: CostCard;
  misfit: Misfit | null;
  step: number;
  theta: Float64Array;
  value: number;
  error: number;
  /** The least cost there is, where it is known without descending. */
  least: number | null;
  gradientLength: number;
  /** Share of flowers on the right side. */
  right: number | null;
  /** How far the best line of each cost is moved by the last point. */
  shifts: Record<LineCost, number> | null;
  trace: { step: Float64Array; cost: Float64Array; error: Float64Array; gradient: Float64Array };
  picture: Picture | null;
}

const WALKERS = 300;
const SETTLING = 10;
const SWEEPS = 15;
/** α at the start: a state that is much too wide. */
const START_ALPHA = 0.3;
const TRACE_ROWS = 256;
const SIDE = 30;
const COSTS_OF_LINES: readonly LineCost[] = ['squared', 'absolute', 'huber'];

const isFit = ({ data, model, cost }: Readonly<Params>): boolean =>
  data !== 'hamiltonian' && misfitOf(data, model, cost) === null;

const split = (points: Float64Array) => ({
  x: points.filter((_, i) => i % 2 === 0),
  y: points.filter((_, i) => i % 2 === 1),
});

/** The problem that the cards make; only for those that go together. */
function problemOf(params: Readonly<Params>, iris: IrisPair): Problem {
  const shape: ModelShape = { ...params, model: params.model as ModelShape['model'] };
  if (params.data === 'iris')
    return createProblem(shape, params.cost as FitCost, iris.inputs, 2, iris.targets);
  const { x, y } = split(params.points);
  return createProblem(shape, params.cost as FitCost, x, 1, y);
}

function systemOf(theta: Float64Array): System<SmoothWaveFunction> {
  return {
    psi: gaussian(theta),
    hamiltonian: harmonicOscillator(1, 1),
    move: configurationMove(1.8),
    proposals: 2,
  };
}

/** Measures the energy at the present θ. */
function measure(state: State, settling: number): void {
  if (!state.vmc) return;
  const { theta, gradient, rng } = state;
  const { energy, error } = measureEnergy(state.vmc, systemOf(theta), settling, SWEEPS, gradient, rng);
  state.energy = energy;
  state.error = error;
}

/** The same three lines whatever the cards are. */
function correct({ theta, gradient, memory }: State, { optimizer, learningRate }: Readonly<Params>): void {
  if (optimizer === 'adam') adam(theta, gradient, memory, learningRate);
  else if (optimizer === 'momentum') momentum(theta, gradient, memory.first, learningRate);
  else gradientDescent(theta, gradient, learningRate);
}

const lengthOf = (v: Float64Array) => Math.sqrt(v.reduce((sum, g) => sum + g * g, 0));

function keep(state: State, cost: number): void {
  if (isDue(state.trace)) record(state.trace, [state.step, cost, state.error, lengthOf(state.gradient)]);
}

const simulation: Simulation<Params, State, Frame, never, IrisPair> = {
  load: (_params, assets) => loadIrisPair(assets),

  init(params, seed, iris) {
    checkParams(params);
    const rng = createRng(seed);
    const wave = params.data === 'hamiltonian' && misfitOf(params.data, params.model, params.cost) === null;
    const theta = isFit(params)
      ? params.model === 'network'
        ? firstWeights(problemOf(params, iris).network, rng)
        : new Float64Array(parameterCount(problemOf(params, iris).network))
      : Float64Array.from(wave ? [START_ALPHA] : []);
    const state: State = {
      rng,
      step: 0,
      theta,
      gradient: new Float64Array(theta.length),
      memory: createAdam(theta.length),
      energy: 0,
      error: 0,
      vmc: wave ? createVmc(WALKERS, 1, 1, 3, rng) : null,
      trace: createTrace(4, TRACE_ROWS),
    };
    measure(state, 4 * SETTLING);
    if (isFit(params)) keep(state, evaluate(problemOf(params, iris), theta, state.gradient));
    else if (wave) keep(state, state.energy);
    return state;
  },

  step(state, params, iris) {
    if (state.theta.length === 0) return;
    state.step++;
    if (state.vmc) {
      correct(state, params);
      measure(state, SETTLING);
      keep(state, state.energy);
      return;
    }
    const problem = problemOf(params, iris);
    evaluate(problem, state.theta, state.gradient);
    correct(state, params);
    keep(state, evaluate(problem, state.theta, state.gradient));
  },

  frame(state, params, iris) {
    const { data, model, cost } = params;
    const { trace, theta, step, vmc } = state;
    const column = (k: number) => traceColumn(trace, k);
    const shared = {
      data,
      model,
      cost,
      misfit: misfitOf(data, model, cost),
      step,
      theta: theta.slice(),
      error: state.error,
      trace: { step: column(0), cost: column(1), error: column(2), gradient: column(3) },
    };
    if (vmc) {
      return {
        ...shared,
        ...noFit,
        value: state.energy,
        least: oscillatorEnergy(1, 1, 1),
        gradientLength: lengthOf(state.gradient),
        picture: { kind: 'wave', samples: vmc.walkers.positions.slice(), alpha: theta[0] },
      };
    }
    if (theta.length === 0)
      return { ...shared, ...noFit, value: 0, least: null, gradientLength: 0, picture: null };
    const problem = problemOf(params, iris);
    const gradient = new Float64Array(theta.length);
    const value = evaluate(problem, theta, gradient);
    const fit = { ...shared, value, gradientLength: lengthOf(gradient) };
    return data === 'iris'
      ? { ...fit, ...flowers(problem, theta, iris) }
      : { ...fit, ...points(problem, theta, params) };
  },

  done: (state) => state.theta.length === 0,
};

const noFit = { right: null, shifts: null } satisfies Partial<Frame>;

function flowers(problem: Problem, theta: Float64Array, { inputs, targets }: IrisPair) {
  const odds = problem.cost === 'crossEntropy';
  // With the other costs f itself should be 0 or 1.
  const middle = odds ? 0 : 0.5;
  const answers = outputsAt(problem, theta, inputs);
  const right =
    answers.reduce((sum, f, i) => sum + (f > middle === targets[i] > 0.5 ? 1 : 0), 0) / targets.length;
  const places = Float64Array.from({ length: 2 * SIDE * SIDE }, (_, k) => {
    const cell = k >> 1;
    return (2 * (k % 2 === 0 ? cell % SIDE : Math.floor(cell / SIDE)) + 1) / SIDE - 1;
  });
  return {
    ...noFit,
    right,
    least: null,
    picture: {
      kind: 'plane' as const,
      inputs: inputs.slice(),
      targets: targets.slice(),
      side: SIDE,
      outputs: outputsAt(problem, theta, places),
      odds,
    },
  };
}

function points(problem: Problem, theta: Float64Array, params: Readonly<Params>) {
  const { x, y } = split(params.points);
  const cost = problem.cost as LineCost;
  const last = x.length - 1;
  const gridX = Float64Array.from({ length: 81 }, (_, i) => -1.1 + (2.2 * i) / 80);
  const line = params.model === 'line';
  const lines = (of: LineCost): [Line, Line] => [
    bestLine(of, x, y),
    bestLine(of, x.subarray(0, last), y.subarray(0, last)),
  ];
  const [best, without] = lines(cost);
  return {
    ...noFit,
    shifts: line
      ? (Object.fromEntries(COSTS_OF_LINES.map((of) => [of, largestShift(...lines(of))])) as Record<
          LineCost,
          number
        >)
      : null,
    least: leastCost(problem, x, y),
    picture: {
      kind: 'curve' as const,
      x,
      y,
      gridX,
      curve: outputsAt(problem, theta, gridX),
      best: line ? best : null,
      without: line ? without : null,
    },
  };
}

function checkParams({ learningRate, degree, hidden, points: pairs, data }: Readonly<Params>): void {
  if (!(learningRate > 0 && learningRate < Infinity)) {
    throw new RangeError(`learningRate = ${learningRate}: expected a number > 0`);
  }
  for (const [name, value] of Object.entries({ degree, hidden })) {
    if (!(Number.isInteger(value) && value >= 1)) {
      throw new RangeError(`${name} = ${value}: expected an integer ≥ 1`);
    }
  }
  if (pairs.length % 2 !== 0) throw new RangeError('points: expected pairs x, y');
  const { x } = split(pairs);
  if (data === 'points' && new Set(x.subarray(0, x.length - 1)).size < 2) {
    throw new RangeError('points: a line needs two different x besides the last point');
  }
}

export default simulation;
