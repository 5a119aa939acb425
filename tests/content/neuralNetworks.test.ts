import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadDemo, loadSimulation } from '@/components/demos/registry';
import { exp, log, sigmoid, tanh } from '@/lib/math';
import { apply, createTape, input } from '@/lib/ml/autodiff';
import { derivativesAlong } from '@/lib/ml/autodiffTaylor';
import {
  type Cost,
  costAndGradient,
  createWorkspace,
  everyRow,
  type Network,
  outputsOf,
  parameterCount,
} from '@/lib/ml/ffnn';
import { differenceQuotient } from '@/lib/ml/finiteDifferences';
import { costAndGradient as neuronGradient } from '@/lib/ml/neuron';
import { sampleDensely, unitCurves, worstError } from '@/lib/ml/unitCurves';
import { adam, createAdam } from '@/lib/optimizers';
import { defaultValues, type ParamValue } from '@/lib/params';
import { createRng, integer, normal } from '@/lib/rng';
import { runInline } from '@/lib/runner';
import { nodeAssets } from '../tools/assets';
import { stairs } from './computed/neuralNetworks';
import { expectPrinted, proseOf } from './printed';

const prose = proseOf('05-neural-networks.mdx');
const says = (within: string, as: string, value: number) => expectPrinted(prose, within, as, value);

/** Rosenblatt's rule on points of the plane with labels ±1, from zero, until a pass goes by without a correction. */
function perceptron(labels: number[], passes = 100) {
  const points = [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ];
  let w = [0, 0, 0];
  const corrections: number[] = [];
  for (let pass = 0; pass < passes; pass++) {
    let count = 0;
    for (const [i, [p, q]] of points.entries()) {
      const y = labels[i];
      if (y * (w[0] + w[1] * p + w[2] * q) > 0) continue;
      w = [w[0] + y, w[1] + y * p, w[2] + y * q];
      count++;
    }
    corrections.push(count);
    if (count === 0) break;
  }
  return { w, corrections, total: corrections.reduce((a, b) => a + b, 0) };
}

/** The largest margin by looking through directions of (b, w₁, w₂) on a fine grid of angles. */
function largestMargin(labels: number[]): number {
  let best = 0;
  const n = 720;
  for (let i = 0; i < n; i++) {
    const turn = (2 * Math.PI * i) / n;
    for (let k = 0; k <= n; k++) {
      const rise = Math.PI * (k / n - 0.5);
      const [b, w1, w2] = [Math.sin(rise), Math.cos(rise) * Math.cos(turn), Math.cos(rise) * Math.sin(turn)];
      const margin = Math.min(
        labels[0] * b,
        labels[1] * (b + w2),
        labels[2] * (b + w1),
        labels[3] * (b + w1 + w2),
      );
      if (margin > best) best = margin;
    }
  }
  return best;
}

describe('the perceptron of chapter 5', () => {
  const or = [-1, 1, 1, 1];
  const and = [-1, -1, -1, 1];

  it('makes the stated corrections, fewer than the bound', () => {
    const { w, corrections, total } = perceptron(or);
    says('the rule makes 9 corrections', '9', total);
    expect(prose).toContain('ends at $\\model{\\mathbf w} = (2, 2)$, $\\model{b} = -1$');
    expect(w).toEqual([-1, 2, 2]);
    expect(prose).toContain('the next four make 1, 2, 2 and 1, the sixth none');
    expect(corrections).toEqual([3, 1, 2, 2, 1, 0]);
    expect(largestMargin(or)).toBeCloseTo(1 / 3, 2);
    expect(largestMargin(or)).toBeLessThan(1 / 3 + 1e-12);
    says('the theorem allows 27', '27', 3 / (1 / 3) ** 2);
    says('For "and" it makes 18 of', '18', perceptron(and).total);
    expect(largestMargin(and)).toBeCloseTo(1 / Math.sqrt(17), 2);
    expect(largestMargin(and)).toBeLessThan(1 / Math.sqrt(17) + 1e-12);
    says('of at most 51', '51', 3 * 17);
  });

  it('goes in circles on exclusive or', () => {
    const { w, corrections } = perceptron([-1, 1, 1, -1], 10);
    expect(corrections).toEqual(Array(10).fill(4));
    expect(w).toEqual([0, 0, 0]);
  });

  it('is helped by two hidden units, in both ways of the text', () => {
    const step = (z: number) => (z > 0 ? 1 : 0);
    for (const [p, q] of [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]) {
      const either = step(p + q - 0.5);
      expect(step(either - step(p + q - 1.5) - 0.5)).toBe(p ^ q);
      expect(step(either + step(-p - q + 1.5) - 1.5)).toBe(p ^ q);
    }
  });
});

/** The small network of the chapter, logistic throughout, W¹, b¹, W², b². */
const THETA = Float64Array.of(1, -1, 2, 1, 0, -1, 1, -2, 0.5);
const INPUT = Float64Array.of(1, 2);

function small(cost: Cost, y: number, theta = THETA) {
  const network: Network = {
    sizes: [2, 2, 1],
    activation: 'sigmoid',
    output: cost === 'crossEntropy' ? 'identity' : 'sigmoid',
    cost,
  };
  const work = createWorkspace(network, 1);
  const gradient = new Float64Array(parameterCount(network));
  const samples = { inputs: INPUT, targets: Float64Array.of(y) };
  const value = costAndGradient(network, theta, samples, everyRow(1), gradient, work);
  return {
    value,
    gradient,
    hidden: [work.a[1][0], work.a[1][4]],
    output: outputsOf(network, theta, INPUT, work)[0],
  };
}

describe('the small network of chapter 5', () => {
  const squared = small('squared', 1);
  // ∂C/∂b is δ: the biases stand at 4, 5 and 8.
  const delta = (g: Float64Array) => [g[4], g[5], g[8]];

  it('answers as printed', () => {
    says('= (0.2689, 0.9526)$', '0.2689', squared.hidden[0]);
    says('= (0.2689, 0.9526)$', '0.9526', squared.hidden[1]);
    says('0.2689 - 1.9051 + 0.5 = -1.1362$', '-1.1362', log(squared.output / (1 - squared.output)));
    says('0.2689 - 1.9051 + 0.5', '1.9051', 2 * squared.hidden[1]);
    says('the answer $\\model{a^2} = 0.2430$', '0.2430', squared.output);
    expect(squared.hidden[0]).toBeCloseTo(sigmoid(-1), 14);
    expect(squared.hidden[1]).toBeCloseTo(sigmoid(3), 14);
  });

  it('has the printed errors and slopes', () => {
    says('= 0.2865$:', '0.2865', squared.value);
    const [d1, d2, out] = delta(squared.gradient);
    says('\\times 0.1840 = -0.1393', '-0.1393', out);
    says('0.1966 \\\\ 0.0452', '0.1966', sigmoid(-1) * (1 - sigmoid(-1)));
    says('0.1966 \\\\ 0.0452', '0.0452', sigmoid(3) * (1 - sigmoid(3)));
    says('-0.0274 \\\\ 0.0126', '-0.0274', d1);
    says('-0.0274 \\\\ 0.0126', '0.0126', d2);
    expect(Math.abs(d2)).toBeLessThan(0.5 * Math.abs(d1));
    says('= (-0.0375, -0.1327)$', '-0.0375', squared.gradient[6]);
    says('= (-0.0375, -0.1327)$', '-0.1327', squared.gradient[7]);
    const row = '-0.0274 & -0.0548 \\\\ 0.0126 & 0.0252';
    for (const [as, i] of [
      ['-0.0274', 0],
      ['-0.0548', 1],
      ['0.0126', 2],
      ['0.0252', 3],
    ] as const) {
      says(row, as, squared.gradient[i]);
    }
    const slope = squared.output * (1 - squared.output);
    says("$\\sigma'(z) = 0.1840$, and $\\delta = -0.1393$", '0.1840', slope);
    says('$\\delta = 0.2430 - 1 = -0.7570$', '-0.7570', delta(small('crossEntropy', 1).gradient)[2]);
  });

  it('has the slopes that difference quotients give', () => {
    for (const cost of ['squared', 'crossEntropy'] as const) {
      for (const y of [0, 1]) {
        const { gradient } = small(cost, y);
        for (let i = 0; i < THETA.length; i++) {
          const along = (t: number) => {
            const theta = Float64Array.from(THETA);
            theta[i] = t;
            return small(cost, y, theta).value;
          };
          expect(differenceQuotient('central', along, THETA[i], 1e-5)).toBeCloseTo(gradient[i], 9);
        }
      }
    }
  });

  it('is the exercise with the other answer', () => {
    const [d1, d2, out] = delta(small('squared', 0).gradient);
    says('0.2430 \\times 0.1840 = 0.0447$', '0.0447', out);
    says('= (0.0088, -0.0040)$', '0.0088', d1);
    says('= (0.0088, -0.0040)$', '-0.0040', d2);
    says(
      'With the cross-entropy $\\delta^2 = 0.2430$',
      '0.2430',
      delta(small('crossEntropy', 0).gradient)[2],
    );
    says('$1/0.1840 = 5.4$', '5.4', 1 / (squared.output * (1 - squared.output)));
    says('\\times 0.001 = 0.000998$', '0.000998', 0.999 * 0.999 * 0.001);
  });

  it('and the larger ones have the stated numbers of parameters and products', () => {
    const count = (sizes: number[]) =>
      parameterCount({ sizes, activation: 'relu', output: 'identity', cost: 'squared' });
    says('= 46$ numbers', '46', count([3, 4, 4, 2]));
    expect(prose).toContain('ten outputs has 101,770');
    expect(count([784, 128, 10])).toBe(101_770);
    const forward = 784 * 128 + 128 * 10;
    expect(prose).toContain('= 101{,}632$');
    expect(forward).toBe(101_632);
    const back = forward + 128 * 10;
    expect(prose).toContain(
      'plus 1280 to bring the error to the hidden layer: $2 \\times 101{,}632 + 1280 = 204{,}544$ in all',
    );
    expect(forward + back).toBe(204_544);
    says('or $2.01$ times the answer alone', '2.01', (forward + back) / forward);
    says('is $10.2$ seconds', '10.2', 101_771 * 1e-4);
    says('28 hours against 3 seconds', '28', (101_771 * 1e-4 * 1e4) / 3600);
  });
});

describe('the slopes of chapter 5', () => {
  it('of the talk’s neuron are those of its first step', () => {
    const gradient = new Float64Array(2);
    const theta = Float64Array.of(1.76405235, 0.40015721);
    neuronGradient(theta, Float64Array.of(4, 9), gradient);
    says('the answer is $\\model{a_1} = 7.4564$', '7.4564', theta[0] * 4 + theta[1]);
    says('slopes are $-6.1745$ and $-1.5436$', '-6.1745', gradient[0]);
    says('slopes are $-6.1745$ and $-1.5436$', '-1.5436', gradient[1]);
    adam(theta, gradient, createAdam(2), 0.01);
    says('to $(1.7741, 0.4102)$', '1.7741', theta[0]);
    says('to $(1.7741, 0.4102)$', '0.4102', theta[1]);
  });

  it('of a sigmoid, ten layers deep, and of a GELU at most', () => {
    says('at most $9.5 \\times 10^{-7}$', '9.5', 1e7 * 4 ** -10);
    // z Φ(z) is steepest where its curvature (2 − z²) φ(z) ends, at √2; Φ(√2) = ½ + ∫₀^√2 φ.
    const n = 1000;
    const h = Math.SQRT2 / n;
    const density = (z: number) => exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    let integral = 0;
    for (let k = 0; k <= n; k++) integral += (k === 0 || k === n ? 1 : k % 2 ? 4 : 2) * density(k * h);
    const steepest = 0.5 + (integral * h) / 3 + Math.SQRT2 * density(Math.SQRT2);
    says('none as short | $1.129$', '1.129', steepest);
  });

  it('keep the size of the sums with the stated variances', () => {
    const rng = createRng(5);
    const n = 400;
    for (const [bend, variance] of [
      [(z: number) => z, 1 / n],
      [(z: number) => Math.max(0, z), 2 / n],
    ] as const) {
      const ratios = [];
      for (let trial = 0; trial < 400; trial++) {
        let z = 0;
        for (let i = 0; i < n; i++) z += Math.sqrt(variance) * normal(rng) * bend(normal(rng));
        ratios.push(z * z);
      }
      const mean = ratios.reduce((a, b) => a + b, 0) / ratios.length;
      // The square of a normal number of variance 1 has variance 2.
      expect(Math.abs(mean - 1)).toBeLessThan(5 * Math.sqrt(2 / ratios.length));
    }
  });

  it('by differences have the best steps that the picture shows', () => {
    const exact = sigmoid(1) * (1 - sigmoid(1));
    const error = (name: 'forward' | 'central', h: number) =>
      Math.abs(differenceQuotient(name, sigmoid, 1, h) - exact) / exact;
    says('quotient is wrong by $2.3\\,\\%$', '2.3', 100 * error('forward', 0.1));
    const bestOf = (name: 'forward' | 'central') =>
      Array.from({ length: 15 }, (_, k) => 10 ** -(k + 1)).reduce((a, h) =>
        error(name, h) < error(name, a) ? h : a,
      );
    expect(prose).toContain('until about $10^{-8}$, where it is right to 7 digits');
    expect(bestOf('forward')).toBeLessThan(1e-6);
    expect(bestOf('forward')).toBeGreaterThan(1e-10);
    expect(error('forward', 1e-8)).toBeLessThan(1e-7);
    expect(prose).toContain('reaches 11 digits, near $h = 10^{-5}$');
    expect(error('central', 1e-5)).toBeLessThan(1e-10);
    expect(prose).toContain('at $h = 10^{-14}$ the result is off by some per cent');
    const worst = Math.max(error('forward', 1e-14), error('forward', 2e-14), error('forward', 7e-15));
    expect(worst).toBeGreaterThan(0.01);
  });

  it('and curvatures give the local energy', () => {
    const tape = createTape(8);
    const x = input(tape, 0.5);
    const half = input(tape, 0.5);
    const gaussian = apply(tape, 'negate', apply(tape, 'halfSquare', x));
    const bend = apply(tape, 'tanh', x);
    const push = apply(tape, 'multiply', half, bend);
    const logPsi = apply(tape, 'add', gaussian, push);
    const [, slope, curvature] = derivativesAlong(tape, logPsi, x, 2);
    says('slope is $-0.1068$', '-0.1068', slope);
    says('curvature $-1.3634$', '-1.3634', curvature);
    const local = -0.5 * (curvature + slope * slope) + 0.125;
    says('local energy $0.8010$', '0.8010', local);
    const psi = (t: number) => exp(-0.5 * t * t + 0.5 * tanh(t));
    const second = differenceQuotient('second', psi, 0.5, 1e-4);
    expect((-0.5 * second) / psi(0.5) + 0.125).toBeCloseTo(local, 6);
    const carried = derivativesAlong(tape, bend, x, 2);
    for (const [k, as] of ['0.4621', '0.7864', '-0.7269'].entries()) {
      says('(0.4621,\\ 0.7864,\\ -0.7269)', as, carried[k]);
      says('(0.2311,\\ 0.3932,\\ -0.3634)', ['0.2311', '0.3932', '-0.3634'][k], 0.5 * carried[k]);
    }
    says('(0.1061,\\ -0.1068,\\ -1.3634)', '0.1061', tape.value[logPsi]);
    says('(-1.3634 + 0.0114)', '0.0114', slope * slope);
  });
});

describe('the staircase of chapter 5', () => {
  const { wiggle } = unitCurves;
  const steepest = (() => {
    const { x, y } = sampleDensely(wiggle, 20_000);
    return x.reduce(
      (most, t, i) => (i ? Math.max(most, Math.abs((y[i] - y[i - 1]) / (t - x[i - 1]))) : most),
      0,
    );
  })();

  it('misses the curve as printed, within its bound', () => {
    says('steepest slope $4.61$', '4.61', steepest);
    for (const count of [10, 20, 40, 80])
      expect(stairs(count)).toBeLessThanOrEqual(steepest / (2 * count) + 1e-4);
    let count = 1;
    while (stairs(count) > 0.05) count++;
    says('the staircase needs 47 steps', '47', count);
  });

  it('may be soft: within the bound of the derivation', () => {
    const count = 20;
    const s = 4000;
    const eta = 0.004;
    const value = (k: number) => wiggle.f((k + 0.5) / count);
    const { x, y } = sampleDensely(wiggle, 2000);
    const soft = x.map((t) => {
      let sum = value(0);
      for (let k = 1; k < count; k++) sum += (value(k) - value(k - 1)) * sigmoid(s * (t - k / count));
      return sum;
    });
    expect(worstError(soft, y)).toBeLessThan(steepest * (1 / (2 * count) + eta + exp(-s * eta)));
    expect(worstError(soft, y)).toBeGreaterThan(0.1);
  });

  it('of free steps is the exercise', () => {
    says('gives $H = 100$', '100', 2 / (2 * 0.01));
    // The k-th of 50 steps has the height (k + ½)/50: it serves the values from k/50 to (k + 1)/50.
    let worst = 0;
    for (let i = 0; i <= 10_000; i++) {
      const y = (i / 10_000) ** 2;
      const k = Math.min(49, Math.floor(y * 50));
      worst = Math.max(worst, Math.abs(y - (k + 0.5) / 50));
    }
    expect(worst).toBeLessThanOrEqual(0.01 + 1e-12);
  });
});

describe('softmax and cross-entropy in chapter 5', () => {
  it('have the slope that is the miss, for random sums', () => {
    const rng = createRng(2);
    for (let trial = 0; trial < 20; trial++) {
      const z = Array.from({ length: 4 }, () => 2 * normal(rng));
      const truth = integer(rng, 4);
      const cost = (sums: number[]) => log(sums.reduce((a, v) => a + exp(v), 0)) - sums[truth];
      const total = z.reduce((a, v) => a + exp(v), 0);
      z.forEach((_, k) => {
        const along = (t: number) => cost(z.map((v, i) => (i === k ? t : v)));
        const miss = exp(z[k]) / total - (k === truth ? 1 : 0);
        expect(differenceQuotient('central', along, z[k], 1e-5)).toBeCloseTo(miss, 8);
      });
    }
  });
});

/** The readouts of a demo after some steps from a preset. */
async function run(id: string, preset: string, steps: number, more: Record<string, ParamValue> = {}) {
  const demo = await loadDemo(id);
  const params = { ...defaultValues(demo.params), ...demo.presets[preset].params, ...more };
  const record = { id, params, seed: 1, events: [] };
  const { frame } = await runInline(await loadSimulation(id), record, { steps, assets: nodeAssets });
  const readouts = Object.entries(demo.readouts).map(([name, spec]) => [name, spec.read(frame)]);
  return { ...Object.fromEntries(readouts), ...demo.moreReadouts?.(frame) };
}

describe('what chapter 5 says of its experiments', () => {
  it('the talk’s neuron', async () => {
    const { weight, bias } = await run('linear-neuron', 'talk', 40);
    says('ends at $\\model{w_1} = 2.127$, $\\model{b_1} = 0.491$', '2.127', weight.value);
    says('ends at $\\model{w_1} = 2.127$, $\\model{b_1} = 0.491$', '0.491', bias.value);
  });

  it('the perceptron', async () => {
    const wide = await run('perceptron-separates', 'separable', 2000);
    expect(prose).toContain('Nine corrections are enough, and the bound allows 81');
    expect([wide.mistakes.value, wide.wrong.value, Math.floor(wide.bound.value)]).toEqual([9, 0, 81]);
    const narrow = await run('perceptron-separates', 'narrow', 2000);
    expect(prose).toContain('makes 19 corrections and might have made 450');
    expect([narrow.mistakes.value, narrow.wrong.value, Math.floor(narrow.bound.value)]).toEqual([19, 0, 450]);
    const corners = await run('perceptron-separates', 'xor', 200);
    expect([corners.mistakes.value, corners.pocket.value]).toEqual([200, 2]);
  });

  it('the graph', async () => {
    const neuron = await run('backprop-graph', 'neuron', 11);
    says('\\times \\tfrac14 = -1.625$', '-1.625', neuron.dCdb.value);
    says('weight is $-4.875$', '-4.875', neuron.dCdw.value);
    const saturated = await run('backprop-graph', 'saturated', 11);
    says('yet $\\delta = -0.0046$', '-0.0046', saturated.dCdb.value);
    says('The miss is $-8.00$', '-8.00', sigmoid(1.76405235 * 4 + 0.40015721) - 9);
    const wave = await run('backprop-graph', 'wave-function', 100);
    says('= 0.7741$ and', '0.7741', wave.output.value);
    says("'' = -0.3022$", '-0.3022', wave.curvature.value);
    says('the local energy is $0.5152$', '0.5152', wave.localEnergy.value);
    const exact = await run('backprop-graph', 'wave-function', 100, { alpha: 0.5, x: 1.3 });
    expect(exact.localEnergy.value).toBeCloseTo(0.5, 12);
  });

  it('the playground', () => {
    // Counted over 5,000 starts by the test of the training.
    expect(prose).toContain('from 73 % of random starts');
    expect(readFileSync('tests/ml/ffnnTraining.test.ts', 'utf8')).toContain('const XOR_SHARE = 0.73;');
  });

  it('the tube', async () => {
    const jump = await run('ffnn-approximates', 'jump', 0, { engine: 'float64' });
    says('cannot be less than $0.3$', '0.3', jump.worstError.exact ?? 0);
  }, 180_000);
});
