import { describe, expect, test } from 'vitest';
import { makeCloud } from '@/lib/ml/cloud';
import { evaluateKernel, gammaOfLength, type KernelFunction } from '@/lib/ml/kernelFunctions';
import { type Points, pointsOfCloud } from '@/lib/ml/points';
import { decisionValue, offsetOf, type SvmOptions, startSmo, stepSmo, svmOf, trainSvm } from '@/lib/ml/svm';
import { createRng } from '@/lib/rng';
import { classicTable, reference, standardized } from './classicTables';

function moons(n: number, seed: number): { inputs: Points; y: Int8Array } {
  const cloud = makeCloud('moons', n, 0.15, createRng(seed));
  return { inputs: pointsOfCloud(cloud), y: Int8Array.from(cloud.label, (k) => (k ? 1 : -1)) };
}

describe('closed forms', () => {
  const pair = { features: Float64Array.of(0, 0, 3, 4), n: 2, p: 2 };

  test('two points: the boundary halves their distance', () => {
    const svm = trainSvm(pair, [-1, 1], { kernel: { kind: 'linear' }, penalty: 10, tolerance: 1e-12 });
    // w = 2 (x₂ − x₁)/|x₂ − x₁|², α = 2/|x₂ − x₁|² = 0.08
    expect([...svm.coefficients]).toEqual([-0.08, 0.08].map((c) => expect.closeTo(c, 12)));
    expect(svm.offset).toBeCloseTo(-1, 12);
    expect(decisionValue(svm, [3, 4])).toBeCloseTo(1, 12);
  });

  test('two points: a single step goes all the way', () => {
    const state = startSmo(pair, [-1, 1], { kernel: { kind: 'linear' }, penalty: 10 });
    expect(stepSmo(state, 1e-12)).toBe(true);
    expect([...state.alpha]).toEqual([0.08, 0.08].map((a) => expect.closeTo(a, 14)));
    expect(stepSmo(state, 1e-12)).toBe(false);
  });

  test('two points, penalty below 2/d²: both multipliers at C', () => {
    const svm = trainSvm(pair, [-1, 1], { kernel: { kind: 'linear' }, penalty: 0.02, tolerance: 1e-12 });
    expect([...svm.coefficients]).toEqual([-0.02, 0.02]);
    // f = 0.02 (x·x₂) + b; the offset is in the middle of what is allowed: 0 on the perpendicular bisector.
    expect(decisionValue(svm, [1.5, 2])).toBeCloseTo(0, 12);
  });

  test('XOR with (x·x′ + 1)²: every α = 1/8, f = x₁ x₂', () => {
    const xor = { features: Float64Array.of(-1, -1, -1, 1, 1, -1, 1, 1), n: 4, p: 2 };
    const kernel: KernelFunction = { kind: 'polynomial', gamma: 1, constant: 1, degree: 2 };
    const svm = trainSvm(xor, [1, -1, -1, 1], { kernel, penalty: 10, tolerance: 1e-12 });
    expect([...svm.coefficients]).toEqual([1, -1, -1, 1].map((y) => expect.closeTo(y / 8, 12)));
    expect(svm.offset).toBeCloseTo(0, 12);
    expect(decisionValue(svm, [0.3, -0.7])).toBeCloseTo(-0.21, 12);
  });

  test('kernels by hand', () => {
    const at = (kernel: KernelFunction) => evaluateKernel(kernel, 2, [1, 2], 0, [0, 3, 1], 1);
    expect(at({ kind: 'linear' })).toBe(5);
    expect(at({ kind: 'polynomial', gamma: 0.5, constant: 1, degree: 3 })).toBeCloseTo(3.5 ** 3, 12);
    expect(at({ kind: 'rbf', gamma: gammaOfLength(2) })).toBeCloseTo(Math.exp(-5 / 8), 14);
    const s = Math.sqrt(5) / 2;
    expect(at({ kind: 'matern', smoothness: 0.5, lengthScale: 2 })).toBeCloseTo(Math.exp(-s), 14);
    const t = Math.sqrt(3) * s;
    expect(at({ kind: 'matern', smoothness: 1.5, lengthScale: 2 })).toBeCloseTo((1 + t) * Math.exp(-t), 14);
    const u = Math.sqrt(5) * s;
    const fifth = (1 + u + (u * u) / 3) * Math.exp(-u);
    expect(at({ kind: 'matern', smoothness: 2.5, lengthScale: 2 })).toBeCloseTo(fifth, 14);
  });
});

describe('at the optimum', () => {
  const options: SvmOptions = { kernel: { kind: 'rbf', gamma: 3 }, penalty: 2, tolerance: 1e-9 };

  test('constraints hold, margins are kept, and primal and dual agree', () => {
    const { inputs, y } = moons(80, 1);
    const state = startSmo(inputs, y, options);
    let dual = 0;
    for (let moved = true; moved; ) {
      moved = stepSmo(state, 1e-9);
      let sum = 0;
      let energy = 0;
      for (let i = 0; i < 80; i++) {
        sum += y[i] * state.alpha[i];
        energy += 0.5 * state.alpha[i] * (state.gradient[i] - 1);
        expect(state.alpha[i]).toBeGreaterThanOrEqual(0);
        expect(state.alpha[i]).toBeLessThanOrEqual(2);
      }
      expect(Math.abs(sum)).toBeLessThan(1e-10);
      expect(energy).toBeLessThanOrEqual(dual + 1e-12);
      dual = energy;
    }
    const svm = svmOf(state, inputs, options.kernel);
    const f = Float64Array.from({ length: 80 }, (_, i) => decisionValue(svm, inputs.features, 2 * i));
    let norm = 0;
    let slack = 0;
    for (let i = 0; i < 80; i++) {
      norm += state.alpha[i] * y[i] * (f[i] - svm.offset);
      slack += Math.max(0, 1 - y[i] * f[i]);
      if (state.alpha[i] === 0) expect(y[i] * f[i]).toBeGreaterThan(1 - 1e-7);
      else if (state.alpha[i] === 2) expect(y[i] * f[i]).toBeLessThan(1 + 1e-7);
      else expect(y[i] * f[i]).toBeCloseTo(1, 7);
    }
    expect(0.5 * norm + 2 * slack).toBeCloseTo(-dual, 6);
    expect(offsetOf(state)).toBe(svm.offset);
  });

  test('a wider search for a better dual finds none', () => {
    const { inputs, y } = moons(12, 2);
    const state = startSmo(inputs, y, { ...options, penalty: 1 });
    while (stepSmo(state, 1e-12));
    const dualOf = (alpha: Float64Array) => {
      let value = 0;
      for (let i = 0; i < 12; i++) {
        value -= alpha[i];
        for (let j = 0; j < 12; j++) {
          value += 0.5 * alpha[i] * alpha[j] * y[i] * y[j] * state.kernel[i * 12 + j];
        }
      }
      return value;
    };
    const best = dualOf(state.alpha);
    for (let i = 0; i < 12; i++) {
      for (let j = 0; j < 12; j++) {
        for (const t of [1e-4, 1e-2, 0.3]) {
          const alpha = state.alpha.slice();
          alpha[i] += y[i] * t;
          alpha[j] -= y[j] * t;
          if (i === j || alpha.some((a) => a < 0 || a > 1)) continue;
          expect(dualOf(alpha)).toBeGreaterThan(best - 1e-12);
        }
      }
    }
  });

  test('what cannot be trained is refused', () => {
    const { inputs, y } = moons(10, 3);
    const wrong: [Points, ArrayLike<number>, Partial<SvmOptions>][] = [
      [inputs, y, { penalty: 0 }],
      [inputs, y.map(() => 1), {}],
      [inputs, y.with(0, 0), {}],
      [{ ...inputs, n: 9 }, y, {}],
      [inputs, y, { kernel: { kind: 'rbf', gamma: -1 } }],
      [inputs, y, { kernel: { kind: 'polynomial', gamma: 1, constant: 0, degree: 1.5 } }],
      [inputs, y, { kernel: { kind: 'polynomial', gamma: 1, constant: -1, degree: 2 } }],
    ];
    for (const [x, signs, more] of wrong) {
      expect(() => trainSvm(x, signs, { ...options, ...more })).toThrow(RangeError);
    }
  });
});

describe('scikit-learn', () => {
  const kinds = ['linear', 'rbf', 'polynomial'] as const;
  const cases = ['iris', 'wine', 'breastCancer'].flatMap((name) =>
    kinds.map((kind) => [name, kind] as const),
  );

  test.each(cases)('decision values: %s, %s', async (name, kind) => {
    const table = await classicTable(name);
    const first = name === 'iris' ? 50 : 0;
    const { p } = table;
    const kept = { n: table.n - first, p, features: table.features.subarray(first * p) };
    const inputs = standardized(kept);
    const y = Int8Array.from(table.labels.subarray(first), (k) => (k === (name === 'iris' ? 2 : 1) ? 1 : -1));
    const kernels: Record<typeof kind, KernelFunction> = {
      linear: { kind: 'linear' },
      rbf: { kind: 'rbf', gamma: 1 / p },
      polynomial: { kind: 'polynomial', gamma: 1 / p, constant: 1, degree: 3 },
    };
    const penalty = kind === 'rbf' ? 10 : 1;
    const svm = trainSvm(inputs, y, { kernel: kernels[kind], penalty, tolerance: 1e-10 });
    const { decision, support } = reference.svm[name][kind];
    let worst = 0;
    for (let i = 0; i < inputs.n; i++) {
      worst = Math.max(worst, Math.abs(decisionValue(svm, inputs.features, i * p) - decision[i]));
    }
    expect(decision).toHaveLength(inputs.n);
    // LIBSVM keeps its kernel matrix in single precision.
    expect(worst).toBeLessThan(2e-5);
    // scikit-learn lists them class by class.
    expect([...svm.rows]).toEqual(support.toSorted((a, b) => a - b));
  });
});
