/**
 * The way back over a tape. With v̄ = ∂(output)/∂v, each line v = f(x, y) adds v̄ ∂f/∂x to x̄ and v̄ ∂f/∂y to ȳ, from the
 * output to the inputs: one pass gives the derivatives with respect to all of them (S. Linnainmaa, 1970).
 *
 * The same pass over pairs (v, v̇), with a direction chosen for the inputs, gives second derivatives: the adjoints'
 * derivatives along it are one row combination of the Hessian.
 */
import { cos, sin } from '@/lib/math';
import {
  ADD,
  COS,
  DIVIDE,
  EXP,
  evaluateLine,
  HALF_SQUARE,
  INPUT,
  LOG,
  MULTIPLY,
  NEGATE,
  RELU,
  SIGMOID,
  SIN,
  SQRT,
  SQUARE,
  SUBTRACT,
  TANH,
  type Tape,
} from './autodiff';

/** Evaluates all lines and brings ∂(output)/∂(line) to `tape.adjoint`. @returns the output's value */
export function differentiate(tape: Tape, output: number): number {
  for (let line = 0; line <= output; line++) evaluateLine(tape, line);
  seedAdjoint(tape, output);
  for (let line = output; line >= 0; line--) pushBack(tape, line);
  return tape.value[output];
}

/** Forgets all adjoints; that of the output is 1. */
export function seedAdjoint({ adjoint, adjointTangent }: Tape, output: number): void {
  adjoint.fill(0);
  adjointTangent.fill(0);
  adjoint[output] = 1;
}

/** Adds what one line's adjoint means for its operands to theirs. */
export function pushBack({ code, first, second, value, adjoint }: Tape, line: number): void {
  const operation = code[line];
  const v = adjoint[line];
  const i = first[line];
  const j = second[line];
  switch (operation) {
    case INPUT:
      return;
    case ADD:
      adjoint[i] += v;
      adjoint[j] += v;
      return;
    case SUBTRACT:
      adjoint[i] += v;
      adjoint[j] -= v;
      return;
    case MULTIPLY:
      adjoint[i] += v * value[j];
      adjoint[j] += v * value[i];
      return;
    case DIVIDE:
      adjoint[i] += v / value[j];
      adjoint[j] -= (v * value[line]) / value[j];
      return;
    default:
      adjoint[i] += v * slopeOf(operation, value[i], value[line]);
  }
}

/** f′(x) of an operation on one number, from x and v = f(x). */
export function slopeOf(code: number, x: number, v: number): number {
  switch (code) {
    case NEGATE:
      return -1;
    case SQUARE:
      return 2 * x;
    case HALF_SQUARE:
      return x;
    case EXP:
      return v;
    case LOG:
      return 1 / x;
    case SQRT:
      return 0.5 / v;
    case SIN:
      return cos(x);
    case COS:
      return -sin(x);
    case TANH:
      return 1 - v * v;
    case SIGMOID:
      return v * (1 - v);
    case RELU:
      return x > 0 ? 1 : 0;
    default:
      return 1;
  }
}

/** Derivatives of a line by its one or two operands, at their present values. */
export function slopesAt({ code, first, second, value }: Tape, line: number): number[] {
  const operation = code[line];
  const y = value[second[line]];
  if (operation === INPUT) return [];
  if (operation === ADD) return [1, 1];
  if (operation === SUBTRACT) return [1, -1];
  if (operation === MULTIPLY) return [y, value[first[line]]];
  if (operation === DIVIDE) return [1 / y, -value[line] / y];
  return [slopeOf(operation, value[first[line]], value[line])];
}

/** f″(x), from x and v = f(x). */
function curvatureOf(code: number, x: number, v: number): number {
  switch (code) {
    case SQUARE:
      return 2;
    case HALF_SQUARE:
      return 1;
    case EXP:
      return v;
    case LOG:
      return -1 / (x * x);
    case SQRT:
      return -0.25 / (v * x);
    case SIN:
    case COS:
      return -v;
    case TANH:
      return -2 * v * (1 - v * v);
    case SIGMOID:
      return v * (1 - v) * (1 - 2 * v);
    default:
      return 0;
  }
}

/** Derivative of one line along the direction, from those of its operands. */
export function pushTangent({ code, first, second, value, tangent }: Tape, line: number): void {
  const operation = code[line];
  if (operation === INPUT) return;
  const i = first[line];
  const j = second[line];
  if (operation === ADD) tangent[line] = tangent[i] + tangent[j];
  else if (operation === SUBTRACT) tangent[line] = tangent[i] - tangent[j];
  else if (operation === MULTIPLY) tangent[line] = tangent[i] * value[j] + value[i] * tangent[j];
  else if (operation === DIVIDE) tangent[line] = (tangent[i] - value[line] * tangent[j]) / value[j];
  else tangent[line] = slopeOf(operation, value[i], value[line]) * tangent[i];
}

/** `pushBack` together with its derivative along the direction: needs values and tangents. */
export function pushBackPair(tape: Tape, line: number): void {
  const { code, first, second, value, tangent, adjoint, adjointTangent } = tape;
  const operation = code[line];
  const v = adjoint[line];
  const w = adjointTangent[line];
  const i = first[line];
  const j = second[line];
  if (operation === MULTIPLY) {
    adjointTangent[i] += w * value[j] + v * tangent[j];
    adjointTangent[j] += w * value[i] + v * tangent[i];
  } else if (operation === DIVIDE) {
    const y = value[j];
    adjointTangent[i] += (w - (v * tangent[j]) / y) / y;
    adjointTangent[j] -= (w * value[line] + v * (tangent[line] - (value[line] * tangent[j]) / y)) / y;
  } else if (operation === ADD || operation === SUBTRACT) {
    adjointTangent[i] += w;
    adjointTangent[j] += operation === ADD ? w : -w;
  } else if (operation !== INPUT) {
    const slope = slopeOf(operation, value[i], value[line]);
    adjointTangent[i] += w * slope + v * curvatureOf(operation, value[i], value[line]) * tangent[i];
  }
  pushBack(tape, line);
}

/**
 * First and second derivatives in two passes, whatever the number of inputs: forward with tangents, back with pairs.
 * With H the Hessian of the output with respect to the inputs and d the direction, `tape.adjointTangent` of the inputs
 * becomes H d and `tape.adjoint` the gradient.
 *
 * @param direction pairs of input line and its component of d; all others are 0
 * @returns the output's derivative along d
 */
export function differentiateTwice(
  tape: Tape,
  output: number,
  direction: readonly (readonly [line: number, component: number])[],
): number {
  tape.tangent.fill(0);
  for (const [line, component] of direction) tape.tangent[line] = component;
  for (let line = 0; line <= output; line++) {
    evaluateLine(tape, line);
    pushTangent(tape, line);
  }
  seedAdjoint(tape, output);
  for (let line = output; line >= 0; line--) pushBackPair(tape, line);
  return tape.tangent[output];
}
