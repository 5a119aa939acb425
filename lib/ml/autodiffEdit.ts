/** Any value of a tape may be set by hand: the input that can bring it about moves. */
import { exp, log } from '@/lib/math';
import { evaluate, OPERATIONS } from './autodiff';
import type { Program } from './autodiffPrograms';
import { operandsOf } from './autodiffSteps';

/** An input and the value it has to take. */
export interface InputChange {
  line: number;
  value: number;
}

/**
 * One input that makes a line take a value while all other inputs stay: each operation is undone for one of its
 * operands, down to an input, and the answer is checked by evaluating the tape.
 *
 * @returns null when no single input can
 */
export function inputFor(program: Program, line: number, value: number): InputChange | null {
  const operands = operandsOf(program, line);
  if (operands.length === 0) return Number.isFinite(value) ? { line, value } : null;
  // A sum is moved by its last term, a product by its first factor: the bias, the weight.
  const order = operands.length === 2 && isSum(program, line) ? [1, 0] : operands.map((_, k) => k);
  for (const k of order) {
    const needed = undone(program, line, k, value);
    if (!Number.isFinite(needed)) continue;
    const change = inputFor(program, operands[k], needed);
    if (change && brings(program, change, line, value)) return change;
  }
  return null;
}

function isSum({ tape }: Program, line: number): boolean {
  const operation = OPERATIONS[tape.code[line]];
  return operation === 'add' || operation === 'subtract';
}

/** What operand k has to be for the line to be v, the other one as it is; NaN when nothing will do. */
function undone(program: Program, line: number, k: number, v: number): number {
  const { value, code } = program.tape;
  const [x, y] = operandsOf(program, line).map((operand) => value[operand]);
  switch (OPERATIONS[code[line]]) {
    case 'add':
      return k === 0 ? v - y : v - x;
    case 'subtract':
      return k === 0 ? v + y : x - v;
    case 'multiply':
      return k === 0 ? v / y : v / x;
    case 'divide':
      return k === 0 ? v * y : x / v;
    case 'negate':
      return -v;
    case 'square':
      return Math.sqrt(v) * (x < 0 ? -1 : 1);
    case 'halfSquare':
      return Math.sqrt(2 * v) * (x < 0 ? -1 : 1);
    case 'exp':
      return log(v);
    case 'log':
      return exp(v);
    case 'sqrt':
      return v >= 0 ? v * v : Number.NaN;
    case 'tanh':
      return 0.5 * log((1 + v) / (1 - v));
    case 'sigmoid':
      return log(v / (1 - v));
    case 'relu':
      return v > 0 ? v : Number.NaN;
    case 'identity':
      return v;
    default:
      return Number.NaN;
  }
}

/** Whether the change does it: an input may reach a line on more than one way. */
function brings({ tape }: Program, change: InputChange, line: number, value: number): boolean {
  const before = tape.value[change.line];
  tape.value[change.line] = change.value;
  evaluate(tape);
  const found = tape.value[line];
  tape.value[change.line] = before;
  evaluate(tape);
  return Math.abs(found - value) <= 1e-9 * Math.max(1, Math.abs(value));
}
