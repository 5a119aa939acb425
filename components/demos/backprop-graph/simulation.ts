import { evaluate, operandCount } from '@/lib/ml/autodiff';
import { type CostGrowth, costGrowth } from '@/lib/ml/autodiffGrowth';
import { type Cost, costOf } from '@/lib/ml/autodiffListing';
import {
  type Bend,
  layerProgram,
  neuronProgram,
  type Program,
  type WaveName,
  waveProgram,
} from '@/lib/ml/autodiffPrograms';
import { differentiate, slopesAt } from '@/lib/ml/autodiffReverse';
import { replay, stepCount, type Trail, type Way } from '@/lib/ml/autodiffSteps';
import { derivativesAlong } from '@/lib/ml/autodiffTaylor';
import {
  differenceQuotient,
  type QuotientName,
  quotientErrors,
  roundingError,
  truncationError,
} from '@/lib/ml/finiteDifferences';
import { layerSlopes, neuronSlopes } from '@/lib/ml/neuronSlopes';
import { localEnergyOf, type WaveValues, waveValues } from '@/lib/ml/trialWaves';
import type { Simulation } from '@/lib/simulation';

export type GraphName = 'neuron' | 'layer' | WaveName;

export interface Params {
  graph: GraphName;
  way: Way;
  bend: Bend;
  /** Step of the difference quotients. */
  h: number;
  x: number;
  y: number;
  /** Weight and bias of the neuron, or of the first hidden one. */
  w: number;
  b: number;
  /** The rest of the hidden layer: [v₁, w₂, b₂, v₂, c]. */
  layer: Float64Array;
  /** Trial wave function: parameter, and distance from the nucleus for hydrogen. */
  alpha: number;
  r: number;
  /** The line that the reader looks at; −1 follows the steps. */
  chosen: number;
  /** Which plot stands at the lower right; no arithmetic. */
  panel: 'differences' | 'operations';
}

export interface State {
  /** Lines handled so far; what they gave follows from the inputs, which a reader may change at any time. */
  step: number;
}

/** Errors of one difference quotient against h, and where its two causes put them. */
export interface Quotients {
  name: QuotientName;
  h: Float64Array;
  error: Float64Array;
  /** By the Taylor series, and by rounding. */
  truncation: Float64Array;
  rounding: Float64Array;
  /** Estimate and error at the reader's own h. */
  estimate: number;
  ownError: number;
}

export interface Frame {
  step: number;
  steps: number;
  graph: GraphName;
  way: Way;
  bend: Bend;
  program: Program;
  trail: Trail;
  /** Derivatives of the lit line by its operands. */
  slopes: number[];
  /** Derivatives by the variables in closed form. */
  exact: Float64Array;
  /** Closed forms of the wave function, and the local energy from the tape (NaN until it is known). */
  wave: (WaveValues & { name: WaveName; coordinate: number; energy: number }) | null;
  probe: { line: number; h: number; exact: number; quotients: Quotients[] };
  cost: Cost;
  /** Costs of hidden layers of growing size. */
  growth: CostGrowth;
}

/** Halvings of h, from 0.9 down to 8·10⁻¹⁶. */
const HALVINGS = 50;

/** @throws RangeError for a parameter outside its domain. */
function check(params: Readonly<Params>): void {
  for (const name of ['x', 'y', 'w', 'b'] as const) {
    if (!Number.isFinite(params[name])) throw new RangeError(`${name} = ${params[name]}: expected a number`);
  }
  for (const name of ['h', 'alpha', 'r'] as const) {
    const value = params[name];
    if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} = ${value}: expected a number > 0`);
  }
  if (!Number.isInteger(params.chosen)) {
    throw new RangeError(`chosen = ${params.chosen}: expected an integer ≥ −1`);
  }
  if (params.layer.length !== 5) throw new RangeError(`layer: ${params.layer.length} numbers; expected 5`);
}

function layerOf({ w, b, layer: [v1, w2, b2, v2, c] }: Readonly<Params>) {
  return { w: [w, w2], b: [b, b2], v: [v1, v2], c };
}

/** The program on screen, with the reader's numbers. */
export function programOf(params: Readonly<Params>): Program {
  const { graph, bend, x, y, alpha, r } = params;
  if (graph === 'neuron') return neuronProgram(bend, params);
  if (graph === 'layer') return layerProgram(bend, x, y, layerOf(params));
  return waveProgram(graph, graph === 'oscillator' ? x : r, alpha);
}

function exactOf(params: Readonly<Params>): Float64Array {
  const { graph, bend, x, y, alpha, r } = params;
  if (graph === 'neuron') return neuronSlopes(bend, params);
  if (graph === 'layer') return layerSlopes(bend, x, y, layerOf(params));
  const { slope, alphaSlope } = waveValues(graph, graph === 'oscillator' ? x : r, alpha);
  return Float64Array.of(alphaSlope, slope);
}

function waveOf({ graph, x, r, alpha }: Readonly<Params>, program: Program, trail: Trail): Frame['wave'] {
  if (graph === 'neuron' || graph === 'layer') return null;
  const coordinate = graph === 'oscillator' ? x : r;
  const energy = localEnergyOf(graph, coordinate, trail.value[program.output], trail.curvature);
  return { ...waveValues(graph, coordinate, alpha), name: graph, coordinate, energy };
}

/** Difference quotients by the chosen variable, or the first; of a wave function the second derivative. */
function probeOf(params: Readonly<Params>, program: Program): Frame['probe'] {
  const { tape, output, variables, coordinate } = program;
  const wave = coordinate >= 0;
  const line = wave ? coordinate : variables.includes(params.chosen) ? params.chosen : variables[0];
  const center = tape.value[line];
  const derivatives = derivativesAlong(tape, output, line, 4);
  if (!wave) differentiate(tape, output);
  const exact = wave ? derivatives[2] : tape.adjoint[line];
  const f = (value: number) => {
    tape.value[line] = value;
    evaluate(tape);
    return tape.value[output];
  };
  const quotients = (wave ? (['second'] as const) : (['forward', 'central'] as const)).map((name) => {
    const { h, error } = quotientErrors(name, f, center, exact, HALVINGS);
    const estimate = differenceQuotient(name, f, center, params.h);
    return {
      name,
      h,
      error,
      truncation: h.map((step) => truncationError(name, derivatives, step)),
      rounding: h.map((step) => roundingError(name, derivatives[0], step)),
      estimate,
      ownError: Math.abs(estimate - exact),
    };
  });
  f(center);
  return { line, h: params.h, exact, quotients };
}

/** A small program is differentiated line by line; one step is one line evaluated, or one adjoint handed on. */
const simulation: Simulation<Params, State, Frame> = {
  init(params) {
    check(params);
    return { step: 0 };
  },

  step(state, params) {
    if (state.step < stepCount(programOf(params), params.way)) state.step++;
  },

  done: (state, params) => state.step >= stepCount(programOf(params), params.way),

  frame({ step }, params) {
    const program = programOf(params);
    const probe = probeOf(params, program);
    const trail = replay(program, params.way, step);
    const lit = trail.moment.line;
    return {
      step,
      steps: stepCount(program, params.way),
      graph: params.graph,
      way: params.way,
      bend: params.bend,
      program,
      trail,
      slopes: lit >= 0 && operandCount(program.tape.code[lit]) > 0 ? slopesAt(program.tape, lit) : [],
      exact: exactOf(params),
      wave: waveOf(params, program, trail),
      probe,
      cost: costOf(program),
      growth: costGrowth(params.bend),
    };
  },
};

export default simulation;
