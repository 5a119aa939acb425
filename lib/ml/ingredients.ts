/**
 * The three ingredients of a learning problem, data, model and cost, put together. Line, polynomial and network are one
 * and the same thing here: a feed-forward network on powers of the inputs, with or without a hidden layer.
 */
import type { Cost } from './costs';
import {
  costAndGradient,
  createWorkspace,
  everyRow,
  feedForward,
  type Network,
  type Samples,
  unitResponse,
} from './ffnn';

/** `hamiltonian`: no data at all, but an operator. */
export type DataCard = 'points' | 'iris' | 'hamiltonian';
export type ModelCard = 'line' | 'polynomial' | 'network' | 'wave';
/** A cost of residuals: `absolute` is |f − y|, the others are those of the networks. */
export type FitCost = Cost | 'absolute';
/** `energy`: the mean local energy. */
export type CostCard = FitCost | 'energy';

/** Why three cards do not make a problem. */
export type Misfit = 'notAState' | 'notAnAnswer' | 'noHamiltonian' | 'nothingToCompare' | 'notClasses';

/** The reason why data, model and cost do not go together; null when they do. */
export function misfitOf(data: DataCard, model: ModelCard, cost: CostCard): Misfit | null {
  if (data === 'hamiltonian') {
    if (model !== 'wave') return 'notAState';
    return cost === 'energy' ? null : 'nothingToCompare';
  }
  if (model === 'wave') return 'notAnAnswer';
  if (cost === 'energy') return 'noHamiltonian';
  return data === 'points' && cost === 'crossEntropy' ? 'notClasses' : null;
}

/** All products of powers of the inputs, of total degree 1 … degree, in rising degree; the constant is the bias. */
export function powersOf(inputs: ArrayLike<number>, degree: number): number[] {
  let last: { value: number; from: number }[] = [{ value: 1, from: 0 }];
  const all: number[] = [];
  for (let d = 1; d <= degree; d++) {
    const next: typeof last = [];
    for (const { value, from } of last) {
      for (let i = from; i < inputs.length; i++) next.push({ value: value * inputs[i], from: i });
    }
    all.push(...next.map(({ value }) => value));
    last = next;
  }
  return all;
}

export interface ModelShape {
  model: Exclude<ModelCard, 'wave'>;
  /** Of the polynomial. */
  degree: number;
  /** Units of the network. */
  hidden: number;
}

/** A model, how its inputs are made, and what it is asked for. */
export interface Problem {
  network: Network;
  samples: Samples;
  cost: FitCost;
  /** Inputs of a data point, and the degree of the powers the network reads. */
  inputs: number;
  degree: number;
}

/**
 * Puts the ingredients together.
 *
 * @param rows inputs of the data points, row by row
 */
export function createProblem(
  shape: ModelShape,
  cost: FitCost,
  rows: ArrayLike<number>,
  inputs: number,
  targets: Float64Array,
): Problem {
  const degree = shape.model === 'polynomial' ? shape.degree : 1;
  const first = powersOf(new Float64Array(inputs), degree).length;
  const sizes = shape.model === 'network' ? [first, shape.hidden, 1] : [first, 1];
  const network: Network = {
    sizes,
    activation: 'tanh',
    output: 'identity',
    cost: cost === 'absolute' ? 'squared' : cost,
  };
  return { network, samples: { inputs: readRows(rows, inputs, degree), targets }, cost, inputs, degree };
}

function readRows(rows: ArrayLike<number>, inputs: number, degree: number): Float64Array {
  const all: number[] = [];
  for (let at = 0; at < rows.length; at += inputs) {
    const row = Array.from({ length: inputs }, (_, j) => rows[at + j]);
    all.push(...powersOf(row, degree));
  }
  return Float64Array.from(all);
}

/** f at every row of inputs. */
export function outputsAt(
  { network, inputs, degree }: Problem,
  theta: Float64Array,
  rows: ArrayLike<number>,
): Float64Array {
  const n = rows.length / inputs;
  const work = createWorkspace(network, n);
  feedForward(network, theta, readRows(rows, inputs, degree), everyRow(n), work);
  return unitResponse(work, 1, network.sizes.length - 1, 0, n);
}

/**
 * Mean cost over all data points and its gradient.
 *
 * @param gradient receives ∂C/∂θ
 */
export function evaluate(
  { network, samples, cost }: Problem,
  theta: Float64Array,
  gradient: Float64Array,
): number {
  const n = samples.targets.length;
  const work = createWorkspace(network, n);
  if (cost !== 'absolute') return costAndGradient(network, theta, samples, everyRow(n), gradient, work);
  feedForward(network, theta, samples.inputs, everyRow(n), work);
  const f = unitResponse(work, 1, network.sizes.length - 1, 0, n);
  let sum = 0;
  // The slope of |f − y| is that of ½(f − t)² at t = f − sign(f − y).
  const targets = f.map((value, i) => {
    const residual = value - samples.targets[i];
    sum += Math.abs(residual);
    return value - Math.sign(residual);
  });
  costAndGradient(network, theta, { inputs: samples.inputs, targets }, everyRow(n), gradient, work);
  return sum / n;
}
