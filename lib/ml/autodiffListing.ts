/**
 * A tape as the lines of code it stands for, and what they cost. `d.u` is the derivative of u along a direction, `dC.u`
 * that of the output C with respect to u; a test runs the lines as they stand and compares them with the tape.
 */
import { OPERATIONS, type Operation, operandCount } from './autodiff';
import type { Program } from './autodiffPrograms';

interface Formula {
  /** f of {x}, {y}. */
  value: string;
  /** ∂f/∂x, ∂f/∂y, also of {v} = f; `+` and `-` stand for 1 and −1. */
  slopes: string[];
  /** ½ of the second-order form in d{x}, d{y}, doubled: what dd.v has beyond the slopes; empty where it vanishes. */
  bend?: string;
}

const FORMULAS: Record<Exclude<Operation, 'input'>, Formula> = {
  add: { value: '{x} + {y}', slopes: ['+', '+'] },
  subtract: { value: '{x} - {y}', slopes: ['+', '-'] },
  multiply: { value: '{x} * {y}', slopes: ['{y}', '{x}'], bend: '2 * d.{x} * d.{y}' },
  divide: { value: '{x} / {y}', slopes: ['(1 / {y})', '(-{v} / {y})'], bend: '-2 * d.{v} * d.{y} / {y}' },
  negate: { value: '-{x}', slopes: ['-'] },
  square: { value: '{x} * {x}', slopes: ['2 * {x}'], bend: '2 * d.{x} * d.{x}' },
  halfSquare: { value: '0.5 * {x} * {x}', slopes: ['{x}'], bend: 'd.{x} * d.{x}' },
  exp: { value: 'exp({x})', slopes: ['{v}'], bend: '{v} * d.{x} * d.{x}' },
  log: { value: 'log({x})', slopes: ['(1 / {x})'], bend: '-d.{v} * d.{v}' },
  sqrt: { value: 'sqrt({x})', slopes: ['(0.5 / {v})'], bend: '-d.{v} * d.{v} / {v}' },
  sin: { value: 'sin({x})', slopes: ['cos({x})'], bend: '-{v} * d.{x} * d.{x}' },
  cos: { value: 'cos({x})', slopes: ['-sin({x})'], bend: '-{v} * d.{x} * d.{x}' },
  tanh: { value: 'tanh({x})', slopes: ['(1 - {v} * {v})'], bend: '-2 * {v} * d.{v} * d.{x}' },
  sigmoid: { value: 'sigmoid({x})', slopes: ['{v} * (1 - {v})'], bend: '(1 - 2 * {v}) * d.{v} * d.{x}' },
  relu: { value: 'max(0, {x})', slopes: ['step({x})'] },
  identity: { value: '{x}', slopes: ['+'] },
};

/** The code of one line of a program. */
export interface LineCode {
  /** `u = w * x` */
  value: string;
  /** `d.u = x * d.w + w * d.x` */
  tangent: string;
  /** `dd.u = …` */
  second: string;
  /** `dC.w += dC.u * x`, one for each operand. */
  back: string[];
}

/** Code of a line that is no input. */
export function codeOf({ tape, names, output }: Program, line: number): LineCode {
  const operation = OPERATIONS[tape.code[line]];
  if (operation === 'input') throw new RangeError(`line ${line} is an input`);
  const { value, slopes, bend } = FORMULAS[operation];
  const operands = [tape.first[line], tape.second[line]].slice(0, operandCount(tape.code[line]));
  const fill = (formula: string) =>
    formula
      .replaceAll('{x}', names[operands[0]])
      .replaceAll('{y}', names[operands[1]])
      .replaceAll('{v}', names[line]);
  const terms = (d: string) =>
    slopes.map((slope, k) => term(fill(slope), `${d}.${names[operands[k]]}`, k > 0)).join('');
  const d = `d${names[output]}`;
  return {
    value: `${names[line]} = ${fill(value)}`,
    tangent: `d.${names[line]} = ${terms('d')}`,
    second: `dd.${names[line]} = ${terms('dd')}${bend ? ` + ${fill(bend)}`.replace('+ -', '- ') : ''}`,
    back: slopes.map((slope, k) => {
      const from = `${d}.${names[line]}`;
      const to = `${d}.${names[operands[k]]}`;
      if (slope === '+' || slope === '-') return `${to} ${slope}= ${from}`;
      return `${to} += ${from} * ${fill(slope)}`;
    }),
  };
}

/** One term of a sum: slope times derivative. */
function term(slope: string, derivative: string, further: boolean): string {
  if (slope === '-') return further ? ` - ${derivative}` : `-${derivative}`;
  const product = slope === '+' ? derivative : `${slope} * ${derivative}`;
  return further ? ` + ${product}` : product;
}

/** Arithmetic operations and calls of elementary functions in a line of code. */
export function countOperations(code: string): number {
  const right = code.replace(/^[\w.]+ = /, '');
  return (right.match(/[-+*/]=?|\b[a-z]+\(/g) ?? []).length;
}

/** What a program and its derivatives cost, in operations. */
export interface Cost {
  /** The value alone. */
  value: number;
  /** The value and all derivatives by one pass forward and one back. */
  reverse: number;
  /** The value and all derivatives by one pass forward for each variable. */
  forward: number;
}

export function costOf(program: Program): Cost {
  const cost: Cost = { value: 0, reverse: 0, forward: 0 };
  let tangents = 0;
  for (let line = 0; line <= program.output; line++) {
    if (operandCount(program.tape.code[line]) === 0) continue;
    const { value, tangent, back } = codeOf(program, line);
    cost.value += countOperations(value);
    tangents += countOperations(tangent);
    cost.reverse += back.reduce((sum, code) => sum + countOperations(code), 0);
  }
  cost.reverse += cost.value;
  cost.forward = cost.value + tangents * program.variables.length;
  return cost;
}
