import { qr, svd, symmetricEigen } from '@/lib/linalg';
import { cos, exp, expm1, log, log1p, sin, tanh } from '@/lib/math';
import { adam, createAdam } from '@/lib/optimizers';
import { createRng, integer, nextUint32, normal, type Rng, uniform } from '@/lib/rng';
import { createBlocking, createWelford, pushBlocking, pushWelford } from '@/lib/stats';

const REPEATS = 100;

/** Arguments spread evenly over an interval. */
function numbers(low: number, high: number): Float64Array {
  const rng = createRng(1);
  return Float64Array.from({ length: 4096 }, () => low + (high - low) * uniform(rng));
}

/**
 * A loop that calls `name(x)`. Each is compiled from its own text, as a kernel is: a loop shared by several functions
 * would be timed with calls that the engine cannot inline.
 */
function loopOver(f: (x: number) => number, x: Float64Array): () => { count: number } {
  const body = `return () => {
    let sum = 0;
    for (let k = 0; k < ${REPEATS}; k++) for (let i = 0; i < x.length; i++) sum += f(x[i]);
    sink(sum);
    return { count: ${REPEATS} * x.length };
  }`;
  return new Function('f', 'x', 'sink', body)(f, x, keep);
}

let kept = 0;
/** Uses a result, so that no loop can be dropped. */
function keep(sum: number): void {
  kept += sum === kept ? 1 : 0;
}

const elementary = (
  [
    ['exp', exp, -20, 5],
    ['log', log, 0, 3],
    ['log1p', log1p, -0.9, 3],
    ['expm1', expm1, -3, 3],
    ['sin', sin, -10, 10],
    ['cos', cos, -10, 10],
    ['tanh', tanh, -3, 3],
  ] as const
).map(([name, f, low, high]) => {
  const x = numbers(low, high);
  return { name: `math ${name}`, unit: 'calls', run: loopOver(f, x), native: loopOver(Math[name], x) };
});

function draws(name: string, next: (rng: Rng) => number) {
  const rng = createRng(1);
  return { name: `rng ${name}`, unit: 'numbers', run: loopOver(() => next(rng), new Float64Array(4096)) };
}

const random = loopOver(() => Math.random(), new Float64Array(4096));
/** Box and Muller's pair of normal numbers from Math.random, the plainest way. */
const boxMuller = loopOver(
  () => Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random()),
  new Float64Array(4096),
);

function pushes(name: string, push: (acc: Float64Array, x: number) => void, create: () => Float64Array) {
  const acc = create();
  const x = numbers(-1, 1);
  return {
    name: `stats ${name}`,
    unit: 'numbers',
    run() {
      for (let k = 0; k < REPEATS; k++) for (let i = 0; i < x.length; i++) push(acc, x[i]);
      keep(acc[1]);
      return { count: REPEATS * x.length };
    },
  };
}

const ROWS = 100;
const COLUMNS = 10;
const design = numbers(-1, 1).slice(0, ROWS * COLUMNS);
const square = Float64Array.from({ length: 400 }, (_, i) => {
  const [row, column] = [Math.floor(i / 20), i % 20];
  return design[Math.min(row, column) * 20 + Math.max(row, column)];
});

function decomposition(name: string, run: () => ArrayLike<number>) {
  return {
    name: `linalg ${name}`,
    unit: 'matrices',
    run() {
      for (let k = 0; k < 20; k++) keep(run()[0]);
      return { count: 20 };
    },
  };
}

const theta = numbers(-1, 1);
const gradient = numbers(-1, 1);
const memory = createAdam(theta.length);

export const benchmarks = [
  ...elementary,
  draws('nextUint32', nextUint32),
  { ...draws('uniform', uniform), native: random },
  { ...draws('normal', normal), native: boxMuller },
  draws('integer below 10', (rng) => integer(rng, 10)),
  pushes('Welford push', pushWelford, createWelford),
  pushes('blocking push', pushBlocking, () => createBlocking(32)),
  decomposition('QR 100 × 10', () => qr(design, ROWS, COLUMNS).r),
  decomposition('SVD 100 × 10', () => svd(design, ROWS, COLUMNS).s),
  decomposition('symmetric eigenvalues 20 × 20', () => symmetricEigen(square, 20).values),
  {
    name: 'optimizers Adam',
    unit: 'parameters',
    run() {
      for (let k = 0; k < REPEATS; k++) adam(theta, gradient, memory, 1e-3);
      return { count: REPEATS * theta.length };
    },
  },
];
