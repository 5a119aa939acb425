import { sigmoid } from '@/lib/math';
import { layerProgram } from '@/lib/ml/autodiffPrograms';
import { differentiate, differentiateTwice } from '@/lib/ml/autodiffReverse';
import { derivativesAlong } from '@/lib/ml/autodiffTaylor';
import { createRng, normal } from '@/lib/rng';
import type { Benchmark } from '../tools/bench';

const HIDDEN = 32;
const rng = createRng(1);
const draw = () => Float64Array.from({ length: HIDDEN }, () => normal(rng));
const weights = { w: draw(), b: draw(), v: draw(), c: 0.3 };
const program = layerProgram('sigmoid', 0.4, 1.2, weights);
const { tape, output, variables } = program;

/** The usual way: an object with a closure for each number, as in teaching code. */
class Value {
  grad = 0;
  back: (() => void) | null = null;
  readonly data: number;
  readonly from: Value[];
  constructor(data: number, from: Value[] = []) {
    this.data = data;
    this.from = from;
  }
}

function plus(x: Value, y: Value): Value {
  const v = new Value(x.data + y.data, [x, y]);
  v.back = () => {
    x.grad += v.grad;
    y.grad += v.grad;
  };
  return v;
}

function times(x: Value, y: Value): Value {
  const v = new Value(x.data * y.data, [x, y]);
  v.back = () => {
    x.grad += v.grad * y.data;
    y.grad += v.grad * x.data;
  };
  return v;
}

function bent(x: Value): Value {
  const a = sigmoid(x.data);
  const v = new Value(a, [x]);
  v.back = () => {
    x.grad += v.grad * a * (1 - a);
  };
  return v;
}

/** Gradient of the same network: objects sorted by a depth-first walk, then each one's closure. */
function byObjects(): void {
  const of = (list: Float64Array) => Array.from(list, (value) => new Value(value));
  const [w, b, v] = [of(weights.w), of(weights.b), of(weights.v)];
  const x = new Value(0.4);
  let f = new Value(weights.c);
  for (let j = 0; j < HIDDEN; j++) f = plus(f, times(v[j], bent(plus(times(w[j], x), b[j]))));
  const e = plus(f, new Value(-1.2));
  const cost = times(new Value(0.5), times(e, e));
  const order: Value[] = [];
  const seen = new Set<Value>();
  const visit = (value: Value) => {
    if (seen.has(value)) return;
    seen.add(value);
    value.from.forEach(visit);
    order.push(value);
  };
  visit(cost);
  cost.grad = 1;
  for (const value of order.reverse()) value.back?.();
}

const repeat = (count: number, work: () => void) => () => {
  for (let k = 0; k < count; k++) work();
  return { count };
};

/** Gradient of a network of 32 hidden neurons (97 weights) from a tape; objects with closures are the yardstick. */
export const benchmarks: Benchmark[] = [
  {
    name: 'autodiff gradient of 97 weights, reverse (native: an object and a closure for each number)',
    unit: 'gradients',
    run: repeat(2000, () => differentiate(tape, output)),
    native: repeat(200, byObjects),
  },
  {
    name: 'autodiff gradient of 97 weights, forward',
    unit: 'gradients',
    run: repeat(5, () => {
      for (const line of variables) derivativesAlong(tape, output, line, 1);
    }),
  },
  {
    name: 'autodiff Hessian times vector of 97 weights',
    unit: 'products',
    run: repeat(1000, () => differentiateTwice(tape, output, [[variables[0], 1]])),
  },
];
