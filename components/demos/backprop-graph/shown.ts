import { tickText } from '@/components/viz/axes';
import { formatNumber } from '@/lib/format';
import { OPERATIONS } from '@/lib/ml/autodiff';
import { operandsOf } from '@/lib/ml/autodiffSteps';
import { messages } from './messages';
import type { Frame, Params } from './simulation';

export const text = messages.en.plots;

/** What the painters need besides the frame. */
export interface Shown {
  params: Readonly<Params>;
  /** On the stage letters are large and the graph is small: derivatives stand without their names. */
  stage: boolean;
}

/** A number in a picture: three significant digits. */
export function short(value: number): string {
  const size = Math.abs(value);
  if (size > 0 && (size < 1e-3 || size >= 1e5)) return tickText(Number(value.toPrecision(3)));
  return formatNumber(value, undefined, 3);
}

/** In a product or sum: negative numbers stand in brackets. */
export function factor(value: number): string {
  return value < 0 ? `(${short(value)})` : short(value);
}

const GREEK: Record<string, string> = { alpha: 'α', psi: 'ψ' };

/** A line's name as it is written: `w1` as w₁, `alpha` as α. */
export function symbolOf(name: string): string {
  return GREEK[name] ?? name.replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]);
}

/** The line the reader looks at besides the one that was handled last; −1 for none. */
export function chosenLine({ program, trail }: Frame, { chosen }: Readonly<Params>): number {
  return chosen >= 0 && chosen < program.names.length && chosen !== trail.moment.line ? chosen : -1;
}

const FORMS: Partial<Record<(typeof OPERATIONS)[number], (x: string, y: string) => string>> = {
  add: (x, y) => `${x} + ${y}`,
  subtract: (x, y) => `${x} − ${y}`,
  multiply: (x, y) => `${x}·${y}`,
  negate: (x) => `−${x}`,
  square: (x) => `${x}²`,
  halfSquare: (x) => `½ ${x}²`,
  exp: (x) => `e^${x}`,
  tanh: (x) => `tanh ${x}`,
  sigmoid: (x) => `σ(${x})`,
  relu: (x) => `max(0, ${x})`,
  identity: (x) => x,
};

/** The equation of a computed line with symbols and with its numbers: `u = w·x = 0.5·2 = 1`. */
export function valueEquation({ program, trail }: Frame, line: number): string {
  const { names, tape } = program;
  const operands = operandsOf(program, line);
  const form = FORMS[OPERATIONS[tape.code[line]]] ?? ((x: string) => x);
  const [x, y] = operands.map((operand) => symbolOf(names[operand]));
  const left = `${symbolOf(names[line])} = ${form(x, y)}`;
  const numbers = operands.map((operand) => trail.value[operand]);
  if (!Number.isFinite(trail.value[line]) || numbers.some(Number.isNaN)) return left;
  const [p, q] = numbers.map(factor);
  const middle = form(p, q);
  const result = short(trail.value[line]);
  return middle === result ? `${left} = ${result}` : `${left} = ${middle} = ${result}`;
}

/** What a line hands back to each operand: `∂C/∂w = ∂C/∂u · 2 = −2.25`. */
export function backEquations({ program, trail, slopes }: Frame, line: number): string[] {
  const { names, output, tape } = program;
  const out = symbolOf(names[output]);
  const users = (operand: number) =>
    Array.from({ length: output + 1 }, (_, k) => k).filter(
      (k) => tape.first[k] === operand || tape.second[k] === operand,
    ).length;
  return operandsOf(program, line).map((operand, k) => {
    const part = trail.first[line] * slopes[k];
    const [to, from] = [symbolOf(names[operand]), symbolOf(names[line])];
    const sign = users(operand) > 1 ? ' gets' : ' =';
    const product = line === output ? short(slopes[k]) : `${factor(trail.first[line])}·${factor(slopes[k])}`;
    const left = `∂${out}/∂${to}${sign} ${line === output ? '' : `∂${out}/∂${from} · ∂${from}/∂${to} = `}`;
    return product === short(part) ? `${left}${short(part)}` : `${left}${product} = ${short(part)}`;
  });
}

/** How a line changes along the variable of this pass: `∂u/∂w = 2·1 + 0.5·0 = 2`. */
export function tangentEquation({ program, trail, slopes }: Frame, line: number): string {
  const { names, variables } = program;
  const by = symbolOf(names[variables[trail.moment.pass]]);
  const terms = operandsOf(program, line).map(
    (operand, k) => `${factor(slopes[k])}·${factor(trail.first[operand])}`,
  );
  return `∂${symbolOf(names[line])}/∂${by} = ${terms.join(' + ')} = ${short(trail.first[line])}`;
}

/** What was done last, as one or two equations, and what the line is that the reader looks at. */
export function equationsOf(frame: Frame, params: Readonly<Params>): { now: string[]; chosen: string[] } {
  const { program, trail } = frame;
  const line = chosenLine(frame, params);
  if (line < 0) return { now: momentEquations(frame), chosen: [] };
  if (operandsOf(program, line).length > 0) {
    return { now: momentEquations(frame), chosen: [valueEquation(frame, line)] };
  }
  const [own, out] = [line, program.output].map((k) => symbolOf(program.names[k]));
  const slope = frame.way === 'reverse' ? trail.first[line] : Number.NaN;
  const given = messages.en.listing.given(own, short(trail.value[line]));
  return {
    now: momentEquations(frame),
    chosen: Number.isNaN(slope) ? [given] : [given, `∂${out}/∂${own} = ${short(slope)}`],
  };
}

function momentEquations(frame: Frame): string[] {
  const { program, trail, graph, way } = frame;
  const { kind, line } = trail.moment;
  if (kind === 'start') return [messages.en.listing.start];
  if (kind === 'seed') return [messages.en.listing.seed(symbolOf(program.names[line]))];
  if (kind === 'back') return graph === 'neuron' && trail.ended ? chainOf(frame) : backEquations(frame, line);
  const value = valueEquation(frame, line);
  return way === 'forward' ? [value, tangentEquation(frame, line)] : [value];
}

/** The whole chain of the neuron, once it is walked. */
function chainOf({ program, trail }: Frame): string[] {
  const { chain } = messages.en.listing;
  const at = (name: string) => program.names.indexOf(name);
  const [e, x] = [trail.value[at('e')], trail.value[at('x')]];
  const [w, b] = trail.gradient;
  // What came back to z, over what came back to a.
  const slope = e === 0 ? 0 : trail.first[at('z')] / trail.first[at('a')];
  return [
    chain.w(factor(e), factor(slope), factor(x), short(w)),
    chain.b(factor(e), factor(slope), short(b)),
  ];
}
