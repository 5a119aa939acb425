import { describe, expect, it } from 'vitest';
import { parameterCount } from '@/lib/ml/ffnn';
import {
  type CostCard,
  createProblem,
  type DataCard,
  evaluate,
  type FitCost,
  type ModelCard,
  misfitOf,
  outputsAt,
  powersOf,
} from '@/lib/ml/ingredients';
import { bestLine, type LineCost, largestShift, lineCost } from '@/lib/ml/robustLine';
import { createRng, normal, uniform } from '@/lib/rng';

describe('what goes together', () => {
  const data: DataCard[] = ['points', 'iris', 'hamiltonian'];
  const models: ModelCard[] = ['line', 'polynomial', 'network', 'wave'];
  const costs: CostCard[] = ['squared', 'absolute', 'huber', 'crossEntropy', 'energy'];
  it('is 22 of the 60 combinations', () => {
    const legal = data.flatMap((d) =>
      models.flatMap((m) => costs.filter((c) => !misfitOf(d, m, c)).map((c) => `${d} ${m} ${c}`)),
    );
    expect(legal).toHaveLength(22);
    expect(legal).toContain('hamiltonian wave energy');
    expect(legal.filter((text) => /hamiltonian|wave|energy/.test(text))).toHaveLength(1);
    expect(legal.filter((text) => text.includes('crossEntropy'))).toEqual([
      'iris line crossEntropy',
      'iris polynomial crossEntropy',
      'iris network crossEntropy',
    ]);
  });
  it('each misfit has its own reason', () => {
    expect(misfitOf('hamiltonian', 'line', 'squared')).toBe('notAState');
    expect(misfitOf('hamiltonian', 'wave', 'squared')).toBe('nothingToCompare');
    expect(misfitOf('points', 'wave', 'energy')).toBe('notAnAnswer');
    expect(misfitOf('iris', 'line', 'energy')).toBe('noHamiltonian');
    expect(misfitOf('points', 'line', 'crossEntropy')).toBe('notClasses');
  });
});

describe('powers', () => {
  it('are all products of one degree after the other', () => {
    expect(powersOf([3], 4)).toEqual([3, 9, 27, 81]);
    expect(powersOf([2, 5], 2)).toEqual([2, 5, 4, 10, 25]);
    // (inputs + degree choose degree) − 1 of them.
    expect(powersOf([1, 1], 6)).toHaveLength(27);
  });
});

describe('a problem', () => {
  const rng = createRng(5);
  const rows = Float64Array.from({ length: 24 }, () => 2 * uniform(rng) - 1);
  const y = Float64Array.from({ length: 12 }, () => normal(rng));
  const classes = Float64Array.from({ length: 12 }, (_, i) => i % 2);

  it.each<[FitCost, ModelCard]>([
    ['squared', 'line'],
    ['absolute', 'polynomial'],
    ['huber', 'network'],
    ['absolute', 'network'],
    ['crossEntropy', 'network'],
  ])('%s with a %s: the gradient agrees with finite differences', (cost, model) => {
    const shape = { model: model as 'line', degree: 3, hidden: 4 };
    const problem = createProblem(shape, cost, rows, 2, cost === 'crossEntropy' ? classes : y);
    const theta = Float64Array.from({ length: parameterCount(problem.network) }, () => normal(rng));
    const gradient = new Float64Array(theta.length);
    const scratch = new Float64Array(theta.length);
    evaluate(problem, theta, gradient);
    for (let k = 0; k < theta.length; k++) {
      const at = (shift: number) => {
        const moved = theta.slice();
        moved[k] += shift;
        return evaluate(problem, moved, scratch);
      };
      expect((at(1e-6) - at(-1e-6)) / 2e-6).toBeCloseTo(gradient[k], 7);
    }
  });

  it('of a line is the line: cost and outputs by hand', () => {
    const x = Float64Array.of(-1, 0, 2);
    const targets = Float64Array.of(0, 3, 1);
    for (const cost of ['squared', 'absolute', 'huber'] as const) {
      const problem = createProblem({ model: 'line', degree: 5, hidden: 3 }, cost, x, 1, targets);
      const theta = Float64Array.of(0.5, 1);
      expect(evaluate(problem, theta, new Float64Array(2))).toBeCloseTo(
        lineCost(cost, { slope: 0.5, intercept: 1 }, x, targets),
        14,
      );
      expect(Array.from(outputsAt(problem, theta, [4]))).toEqual([3]);
    }
  });
});

describe('the best line', () => {
  const x = Float64Array.from({ length: 13 }, (_, i) => -1 + i / 6);
  const rng = createRng(11);
  const y = x.map((value) => 0.7 * value + 0.3 * normal(rng));
  y[12] = -2.5;

  it.each<LineCost>(['squared', 'absolute', 'huber'])('%s: no other line nearby costs less', (cost) => {
    const line = bestLine(cost, x, y);
    const least = lineCost(cost, line, x, y);
    for (let k = 0; k < 400; k++) {
      const size = [1, 0.1, 1e-3][k % 3];
      const other = {
        slope: line.slope + size * normal(rng),
        intercept: line.intercept + size * normal(rng),
      };
      expect(lineCost(cost, other, x, y)).toBeGreaterThanOrEqual(least - 1e-15);
    }
  });

  it('has no slope left in any direction', () => {
    for (const cost of ['squared', 'huber'] as const) {
      const { slope, intercept } = bestLine(cost, x, y);
      const problem = createProblem({ model: 'line', degree: 1, hidden: 1 }, cost, x, 1, y);
      const gradient = new Float64Array(2);
      evaluate(problem, Float64Array.of(slope, intercept), gradient);
      expect(Math.abs(gradient[0]) + Math.abs(gradient[1])).toBeLessThan(1e-13);
    }
  });

  it('of absolute values goes through two points', () => {
    const line = bestLine('absolute', x, y);
    const through = x.filter((value, i) => Math.abs(y[i] - line.intercept - line.slope * value) < 1e-12);
    expect(through.length).toBeGreaterThanOrEqual(2);
  });

  it('follows an outlier for ever with squares; the others stop as soon as its residual is large', () => {
    const away = (cost: LineCost, by: number) => {
      const moved = y.slice();
      moved[12] -= by;
      return largestShift(bestLine(cost, x, moved), bestLine(cost, x, y));
    };
    // Linear in y: twice as far moves the line twice as far.
    expect(away('squared', 20)).toBeCloseTo(2 * away('squared', 10), 10);
    expect(away('squared', 10)).toBeGreaterThan(1);
    expect(away('absolute', 10)).toBe(0);
    expect(away('huber', 10)).toBeLessThan(1e-12);
  });

  it('needs two different x', () => {
    expect(() => bestLine('squared', [1, 1], [0, 2])).toThrow(RangeError);
  });
});
