/**
 * A tape for automatic differentiation of functions of numbers: each line of a program is one elementary operation,
 * written down in the order of its evaluation (the list of R. E. Wengert, Commun. ACM 7, 463, 1964). The tape is a
 * program, not a run: its inputs may change, and `evaluate` gives every line its value again.
 *
 * Derivatives are read from it by `autodiffReverse.ts` (back, all of one output's at once) and by `autodiffTaylor.ts`
 * (forward, of any order, along one direction at a time).
 */
import { cos, exp, log, sigmoid, sin, tanh } from '@/lib/math';

/** What a line does; its place in this list is its code on the tape. */
export const OPERATIONS = [
  'input',
  'add',
  'subtract',
  'multiply',
  'divide',
  'negate',
  'square',
  'halfSquare',
  'exp',
  'log',
  'sqrt',
  'sin',
  'cos',
  'tanh',
  'sigmoid',
  'relu',
  'identity',
] as const;

export type Operation = (typeof OPERATIONS)[number];

export const [
  INPUT,
  ADD,
  SUBTRACT,
  MULTIPLY,
  DIVIDE,
  NEGATE,
  SQUARE,
  HALF_SQUARE,
  EXP,
  LOG,
  SQRT,
  SIN,
  COS,
  TANH,
  SIGMOID,
  RELU,
  IDENTITY,
] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16] as const;

/** Lines of a program; operands come before what is made of them. */
export interface Tape {
  /** Lines so far, at most the capacity. */
  length: number;
  /** Codes of `OPERATIONS`. */
  code: Uint8Array;
  /** Lines of the operands; −1 where there is none. */
  first: Int32Array;
  second: Int32Array;
  value: Float64Array;
  /** Derivative of the output with respect to each line. */
  adjoint: Float64Array;
  /** Derivative of each line along the chosen direction. */
  tangent: Float64Array;
  /** Derivative of each adjoint along the chosen direction. */
  adjointTangent: Float64Array;
}

/** An empty tape for at most `capacity` lines. */
export function createTape(capacity: number): Tape {
  if (!(Number.isInteger(capacity) && capacity >= 1)) {
    throw new RangeError(`capacity = ${capacity}: expected an integer ≥ 1`);
  }
  return {
    length: 0,
    code: new Uint8Array(capacity),
    first: new Int32Array(capacity),
    second: new Int32Array(capacity),
    value: new Float64Array(capacity),
    adjoint: new Float64Array(capacity),
    tangent: new Float64Array(capacity),
    adjointTangent: new Float64Array(capacity),
  };
}

/** Number of operands: 0 for an input, 1 or 2. */
export function operandCount(code: number): number {
  return code === INPUT ? 0 : code <= DIVIDE ? 2 : 1;
}

/** Writes an input. @returns its line */
export function input(tape: Tape, value: number): number {
  return write(tape, INPUT, -1, -1, value);
}

/**
 * Writes an operation on lines already written, and evaluates it.
 *
 * @returns its line
 * @throws RangeError when the tape is full, or an operand is missing or stands later
 */
export function apply(tape: Tape, operation: Exclude<Operation, 'input'>, x: number, y = -1): number {
  const code = OPERATIONS.indexOf(operation);
  const operands = operandCount(code) === 2 ? [x, y] : [x];
  for (const line of operands) {
    if (!(Number.isInteger(line) && line >= 0 && line < tape.length)) {
      throw new RangeError(`${operation} of line ${line}: expected a line from 0 to ${tape.length - 1}`);
    }
  }
  const line = write(tape, code, x, operands.length === 2 ? y : -1, 0);
  evaluateLine(tape, line);
  return line;
}

function write(tape: Tape, code: number, first: number, second: number, value: number): number {
  const line = tape.length;
  if (line === tape.code.length) throw new RangeError(`the tape is full: ${line} lines`);
  tape.length++;
  tape.code[line] = code;
  tape.first[line] = first;
  tape.second[line] = second;
  tape.value[line] = value;
  return line;
}

/** Evaluates every line in order. */
export function evaluate(tape: Tape): void {
  for (let line = 0; line < tape.length; line++) evaluateLine(tape, line);
}

/** Evaluates one line from the values of its operands; an input keeps its value. */
export function evaluateLine({ code, first, second, value }: Tape, line: number): void {
  const operation = code[line];
  if (operation === INPUT) return;
  const x = value[first[line]];
  value[line] = operation <= DIVIDE ? ofTwo(operation, x, value[second[line]]) : ofOne(operation, x);
}

function ofTwo(code: number, x: number, y: number): number {
  if (code === ADD) return x + y;
  if (code === SUBTRACT) return x - y;
  return code === MULTIPLY ? x * y : x / y;
}

function ofOne(code: number, x: number): number {
  switch (code) {
    case NEGATE:
      return -x;
    case SQUARE:
      return x * x;
    case HALF_SQUARE:
      return 0.5 * x * x;
    case EXP:
      return exp(x);
    case LOG:
      return log(x);
    case SQRT:
      return Math.sqrt(x);
    case SIN:
      return sin(x);
    case COS:
      return cos(x);
    case TANH:
      return tanh(x);
    case SIGMOID:
      return sigmoid(x);
    case RELU:
      return Math.max(0, x);
    default:
      return x;
  }
}
