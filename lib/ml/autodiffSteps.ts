/** The two ways over a tape taken one line at a time, and what is known after any number of steps. */
import { evaluateLine, operandCount } from './autodiff';
import type { Program } from './autodiffPrograms';
import { pushBackPair, pushTangent, seedAdjoint } from './autodiffReverse';
import { createSeries, pushSeries } from './autodiffTaylor';

/** `reverse`: all values, then one pass back. `forward`: one pass of values and slopes for each variable. */
export type Way = 'forward' | 'reverse';

/** What the last step did. */
export interface Moment {
  kind: 'start' | 'value' | 'seed' | 'back';
  /** The line it was done to; −1 at the start. */
  line: number;
  /** Which pass of the forward way, from 0. */
  pass: number;
}

/** What is known so far; NaN where nothing is. */
export interface Trail {
  moment: Moment;
  ended: boolean;
  value: Float64Array;
  /** Derivative of the output by each line (reverse), or of each line by the pass's variable (forward). */
  first: Float64Array;
  /** Derivative of `first` along the coordinate (reverse), or the second derivative (forward, in its own pass). */
  second: Float64Array;
  /** Derivatives of the output by the program's variables, as they get complete. */
  gradient: Float64Array;
  /** Second derivative of the output by the program's coordinate. */
  curvature: number;
}

/** Lines that are computed, in order. */
export function computedLines({ tape, output }: Program): number[] {
  return Array.from({ length: output + 1 }, (_, line) => line).filter(
    (line) => operandCount(tape.code[line]) > 0,
  );
}

/** Steps until every derivative is known. */
export function stepCount(program: Program, way: Way): number {
  const lines = computedLines(program).length;
  return way === 'reverse' ? 2 * lines + 1 : lines * program.variables.length;
}

/** Takes the first `steps` steps anew, from the inputs as they stand on the tape. */
export function replay(program: Program, way: Way, steps: number): Trail {
  const size = program.output + 1;
  const unknown = () => new Float64Array(size).fill(Number.NaN);
  const trail: Trail = {
    moment: { kind: 'start', line: -1, pass: 0 },
    ended: steps >= stepCount(program, way),
    value: unknown(),
    first: unknown(),
    second: unknown(),
    gradient: new Float64Array(program.variables.length).fill(Number.NaN),
    curvature: Number.NaN,
  };
  const { code, value } = program.tape;
  for (let line = 0; line < size; line++) {
    if (operandCount(code[line]) === 0) trail.value[line] = value[line];
  }
  const taken = Math.min(steps, stepCount(program, way));
  if (way === 'reverse') goBack(program, trail, taken);
  else goForward(program, trail, taken);
  return trail;
}

function goBack(program: Program, trail: Trail, steps: number): void {
  const { tape, output, variables, coordinate } = program;
  const lines = computedLines(program);
  tape.tangent.fill(0);
  if (coordinate >= 0) tape.tangent[coordinate] = 1;
  for (const line of lines.slice(0, steps)) {
    evaluateLine(tape, line);
    pushTangent(tape, line);
    trail.value[line] = tape.value[line];
    trail.moment = { kind: 'value', line, pass: 0 };
  }
  if (steps <= lines.length) return;
  seedAdjoint(tape, output);
  const reached = new Set([output]);
  trail.moment = { kind: 'seed', line: output, pass: 0 };
  const back = [...lines].reverse().slice(0, steps - lines.length - 1);
  for (const line of back) {
    pushBackPair(tape, line);
    for (const operand of operandsOf(program, line)) reached.add(operand);
    trail.moment = { kind: 'back', line, pass: 0 };
  }
  for (const line of reached) {
    trail.first[line] = tape.adjoint[line];
    if (coordinate >= 0) trail.second[line] = tape.adjointTangent[line];
  }
  // A derivative is complete when the first line that uses the variable, the last on the way back, has given its part.
  const from = back.at(-1) ?? output + 1;
  variables.forEach((variable, k) => {
    const user = lines.find((line) => operandsOf(program, line).includes(variable)) ?? output;
    if (user < from) return;
    trail.gradient[k] = tape.adjoint[variable];
    if (variable === coordinate) trail.curvature = tape.adjointTangent[variable];
  });
}

function goForward(program: Program, trail: Trail, steps: number): void {
  const { tape, output, variables, coordinate } = program;
  const lines = computedLines(program);
  const series = createSeries(tape, 2);
  const pass = Math.max(0, Math.ceil(steps / lines.length) - 1);
  for (let p = 0; p <= pass; p++) {
    const done = Math.min(lines.length, steps - p * lines.length);
    trail.first.fill(Number.NaN);
    trail.second.fill(Number.NaN);
    const keep = (line: number) => {
      trail.value[line] = tape.value[line];
      trail.first[line] = series.coefficients[3 * line + 1];
      if (variables[p] === coordinate) trail.second[line] = 2 * series.coefficients[3 * line + 2];
    };
    for (let line = 0; line <= output; line++) {
      if (operandCount(tape.code[line]) > 0) continue;
      pushSeries(tape, series, line, variables[p]);
      keep(line);
    }
    for (const line of lines.slice(0, done)) {
      pushSeries(tape, series, line, variables[p]);
      keep(line);
      trail.moment = { kind: 'value', line, pass: p };
    }
    if (done < lines.length) return;
    trail.gradient[p] = trail.first[output];
    if (variables[p] === coordinate) trail.curvature = trail.second[output];
  }
}

/** The one or two lines that a computed line is made of. */
export function operandsOf({ tape }: Program, line: number): number[] {
  return [tape.first[line], tape.second[line]].slice(0, operandCount(tape.code[line]));
}
