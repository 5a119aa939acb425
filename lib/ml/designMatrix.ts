import { cos, sin } from '@/lib/math';
import {
  add,
  createVector,
  type DoubleDouble,
  type DoubleDoubleVector,
  divide,
  entry,
  multiply,
  setEntry,
  subtract,
} from './doubleDouble';

/** One column of the design matrix: a function of one input, evaluated at every data point. */
export interface Column {
  /** As in the formula: `1`, `x`, `x²`, `P₃`, `sin x`, `x₂`. */
  name: string;
  family: 'power' | 'legendre' | 'wave';
  /** Which input, from 0. */
  input: number;
  /** Power, degree of the polynomial, or index into `WAVES`. */
  order: number;
}

/** What the columns are made of. */
export interface Model {
  basis: 'powers' | 'legendre';
  intercept: boolean;
  /** Inputs of a data point. */
  inputs: number;
  /**
   * Changes by hand: 1 … 4 puts in the wave of that number, −(order + 100·input) takes a column out. A wave needs a
   * single input.
   */
  changes: ArrayLike<number>;
}

/** Columns that are not polynomials. */
export const WAVES = [
  { name: 'sin x', of: (x: number) => sin(x) },
  { name: 'cos x', of: (x: number) => cos(x) },
  { name: 'sin 2x', of: (x: number) => sin(2 * x) },
  { name: 'cos 2x', of: (x: number) => cos(2 * x) },
] as const;

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const SUBSCRIPT = '₀₁₂₃₄₅₆₇₈₉';

/** 12 as ¹² or ₁₂. */
function small(n: number, digits: string): string {
  return [...String(n)].map((c) => digits[Number(c)]).join('');
}

/** Text of a column: `x³` with one input, `x₂³` or `P₃(x₂)` with several. */
function nameOf(family: Column['family'], input: number, order: number, inputs: number): string {
  if (family === 'wave') return WAVES[order].name;
  if (order === 0) return '1';
  const x = inputs > 1 ? `x${small(input + 1, SUBSCRIPT)}` : 'x';
  if (family === 'power') return order === 1 ? x : `${x}${small(order, SUPERSCRIPT)}`;
  return `P${small(order, SUBSCRIPT)}${inputs > 1 ? `(${x})` : ''}`;
}

/** Code of a column among `Model.changes`: positive puts a wave in, negative takes a polynomial column out. */
export function changeCode(column: Column): number {
  return column.family === 'wave' ? column.order + 1 : -(column.order + 100 * column.input);
}

/** The columns of a model of the given degree: 1, then degree by degree every input, then the waves. */
export function modelColumns(model: Model, degree: number): Column[] {
  const { basis, inputs } = model;
  const changes = new Set(Array.from(model.changes));
  const family = basis === 'powers' ? 'power' : 'legendre';
  const columns: Column[] = [];
  if (model.intercept) columns.push({ name: '1', family, input: 0, order: 0 });
  for (let order = 1; order <= degree; order++) {
    for (let input = 0; input < inputs; input++) {
      const column: Column = { name: nameOf(family, input, order, inputs), family, input, order };
      if (!changes.has(changeCode(column))) columns.push(column);
    }
  }
  WAVES.forEach(({ name }, order) => {
    if (inputs === 1 && changes.has(order + 1)) columns.push({ name, family: 'wave', input: 0, order });
  });
  return columns;
}

/**
 * Values of a column at the points x (n of them). Powers and Legendre polynomials are built in double-double
 * arithmetic, right to 30 digits; waves to float64's rounding.
 *
 * @param domain smallest and largest x of the data: the interval on which the Legendre polynomials are orthogonal
 */
export function evaluateColumn(
  column: Column,
  x: DoubleDoubleVector,
  domain: readonly [number, number],
): DoubleDoubleVector {
  const n = x.hi.length;
  const out = createVector(n);
  if (column.family === 'wave') {
    for (let i = 0; i < n; i++) out.hi[i] = WAVES[column.order].of(x.hi[i]);
    return out;
  }
  for (let i = 0; i < n; i++) {
    setEntry(
      out,
      i,
      column.family === 'power'
        ? power(entry(x, i), column.order)
        : legendre(entry(x, i), column.order, domain),
    );
  }
  return out;
}

function power(x: DoubleDouble, order: number): DoubleDouble {
  let out: DoubleDouble = [1, 0];
  for (let m = 0; m < order; m++) out = multiply(out, x);
  return out;
}

/** Pₖ(t), t ∈ [−1, 1], by (m + 1) Pₘ₊₁ = (2m + 1) t Pₘ − m Pₘ₋₁. */
function legendre(x: DoubleDouble, order: number, [a, b]: readonly [number, number]): DoubleDouble {
  if (order === 0) return [1, 0];
  if (a === b) return [0, 0];
  const twice = add(subtract(x, [a, 0]), subtract(x, [b, 0]));
  const t = divide(twice, subtract([b, 0], [a, 0]));
  let before: DoubleDouble = [1, 0];
  let now = t;
  for (let m = 1; m < order; m++) {
    const next = divide(subtract(multiply([2 * m + 1, 0], multiply(t, now)), multiply([m, 0], before)), [
      m + 1,
      0,
    ]);
    before = now;
    now = next;
  }
  return now;
}
