import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exp, log } from '@/lib/math';
import { createGaussian } from '@/lib/ml/gaussian';
import { linearBoundary, logPosterior } from '@/lib/ml/gaussianDiscriminant';
import { EXIT, type GridWorld, solveWorld } from '@/lib/ml/gridworld';
import { assignClusters, moveCentres } from '@/lib/ml/kmeans';
import { fitLogistic, logisticCost, logisticGradient } from '@/lib/ml/logistic';
import { expectPrinted, proseOf } from './printed';

const prose = proseOf('02-what-is-machine-learning.mdx');
const says = (within: string, as: string, value: number) => expectPrinted(prose, within, as, value);

/** The text of a figure, without its numbers of coordinates. */
const labelsOf = (name: string) =>
  [...readFileSync(`public/figures/${name}.svg`, 'utf8').matchAll(/<text[^>]*>([\s\S]*?)<\/text>/g)].map(
    ([, label]) => label.replace(/<[^>]+>/g, ''),
  );

const { sqrt } = Math;
const sigma = (z: number) => 1 / (1 + exp(-z));
const normal = (x: number, mean: number, s: number) =>
  exp(-((x - mean) ** 2) / (2 * s * s)) / (s * sqrt(2 * Math.PI));
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
const range = (n: number) => Array.from({ length: n }, (_, i) => i);

/** Simpson's rule with 4000 intervals. */
function integrate(f: (x: number) => number, from: number, to: number): number {
  const h = (to - from) / 4000;
  return (sum(range(4001).map((k) => (k % 4000 === 0 ? 1 : k % 2 ? 4 : 2) * f(from + k * h))) * h) / 3;
}

describe('cross-entropy and logistic regression in chapter 2', () => {
  const x = [-2, -1, 0, 1, 2, 3];
  const y = [0, 0, 1, 0, 1, 1];
  const points = { n: 6, p: 1, features: Float64Array.from(x), labels: Uint8Array.from(y) };
  const cost = (w: number, b: number) => logisticCost(Float64Array.of(b, w), points, 0);
  const slopes = (w: number, b: number) => {
    const out = new Float64Array(2);
    logisticGradient(Float64Array.of(b, w), points, 0, out);
    return [out[1], out[0]];
  };

  it('charges what the text and the figure say', () => {
    says('$0.11$ for $\\model{p} = 0.9$', '0.11', -log(0.9));
    says('$0.69$ for an even guess', '0.69', -log(0.5));
    says('$4.61$ for $\\model{p} = 0.01$', '4.61', -log(0.01));
    for (const [p, printed] of [
      [0.9, '0.11'],
      [0.5, '0.69'],
      [0.1, '2.30'],
      [0.01, '4.61'],
    ] as const) {
      expect(labelsOf('surprise')).toContain(printed);
      expect((-log(p)).toFixed(2)).toBe(printed);
    }
  });

  it('has the slope of the derivation, by differences', () => {
    const h = 1e-5;
    const [w, b] = [0.4, -0.3];
    const [dw, db] = slopes(w, b);
    expect((cost(w + h, b) - cost(w - h, b)) / (2 * h)).toBeCloseTo(dw, 8);
    expect((cost(w, b + h) - cost(w, b - h)) / (2 * h)).toBeCloseTo(db, 8);
    says('\\data{x} = -3.5$', '-3.5', slopes(0, 0)[0]);
    expect(slopes(0, 0)[1]).toBe(0);
  });

  it('has the lowest point of the text', () => {
    says('$\\ln 2 = 0.693$ per point', '0.693', cost(0, 0) / 6);
    const [b, w] = fitLogistic(points).theta;
    expect(Math.hypot(...slopes(w, b))).toBeLessThan(1e-12);
    says('$\\model{w} = 1.214$, $\\model{b} = -0.607$', '1.214', w);
    says('$\\model{w} = 1.214$, $\\model{b} = -0.607$', '-0.607', b);
    says('the cost is $0.413$ per point', '0.413', cost(w, b) / 6);
    says('even at $\\data{x} = 0.5$', '0.5', -b / w);
    says('The lowest possible is $2.478$', '2.478', cost(w, b));
    says('the cost is $6 \\ln 2 = 4.159$', '4.159', cost(0, 0));
    says('with label 1 is $3.216$', '3.216', cost(0.35, 0));
  });
});

describe('k-means in chapter 2', () => {
  /** Costs after each half of a turn, and where the centres rest. */
  const run = (rows: number[][], start: number[][]) => {
    const points = { n: rows.length, p: 2, features: Float64Array.from(rows.flat()) };
    const centres = Float64Array.from(start.flat());
    const owner = new Uint8Array(rows.length);
    const costs: number[] = [];
    for (let turn = 0; turn < 20; turn++) {
      costs.push(assignClusters(points, centres, owner));
      moveCentres(points, centres, owner);
      costs.push(
        sum(rows.map((row, i) => sum(row.map((value, j) => (value - centres[2 * owner[i] + j]) ** 2)))),
      );
    }
    return { costs, centres };
  };

  it('falls from turn to turn as the text and the figure say', () => {
    const points = [
      [1, 1],
      [1.5, 2],
      [3, 4],
      [5, 7],
      [3.5, 5],
      [4.5, 5],
      [3.5, 4.5],
    ];
    expect(prose).toContain(
      points
        .slice(0, 6)
        .map(([a, b]) => `$(${a}, ${b})$`)
        .join(', '),
    );
    const { costs, centres } = run(points, [points[0], points[3]]);
    for (const [k, cost] of costs.entries()) if (k) expect(cost).toBeLessThanOrEqual(costs[k - 1]);
    says('falls from $33.25$ to $12.208$', '33.25', costs[0]);
    says('falls from $33.25$ to $12.208$', '12.208', costs[1]);
    says('changes sides, $11.226$', '11.226', costs[2]);
    says('with $8.525$', '8.525', costs.at(-1) ?? 0);
    says('centres $(1.25, 1.5)$ and $(3.9, 5.1)$', '1.25', centres[0]);
    says('centres $(1.25, 1.5)$ and $(3.9, 5.1)$', '5.1', centres[3]);
    const feet = labelsOf('k-means').filter((label) => label.startsWith('C'));
    expect(feet).toEqual(['C = 33.25', 'C = 12.208', 'C = 8.525']);
  });

  it('rests in two places on the rectangle of the exercise', () => {
    const corners = [
      [0, 0],
      [0, 2],
      [3, 0],
      [3, 2],
    ];
    says('4 \\times 1.5^2 = 9$', '9', run(corners, [corners[0], corners[1]]).costs.at(-1) ?? 0);
    says('4 \\times 1^2 = 4$', '4', run(corners, [corners[0], corners[2]]).costs.at(-1) ?? 0);
  });
});

describe('EM in chapter 2', () => {
  const data = [-1.2, -0.7, -0.3, 0.1, 0.6, 1.1, 2.2, 2.6, 3.1, 3.4, 3.8, 4.3];
  const bumps = (x: number, mean: number) => [0.5 * normal(x, 0, 1), 0.5 * normal(x, mean, 1)];
  const logLikelihood = (mean: number) => sum(data.map((x) => log(sum(bumps(x, mean)))));
  const shares = (mean: number) =>
    data.map((x) => {
      const [a, b] = bumps(x, mean);
      return b / (a + b);
    });
  const bound = (mean: number, q: number[]) =>
    sum(
      data.map((x, i) => {
        const [a, b] = bumps(x, mean);
        return (1 - q[i]) * log(a / (1 - q[i])) + q[i] * log(b / q[i]);
      }),
    );
  const turn = (mean: number) => {
    const q = shares(mean);
    return sum(data.map((x, i) => q[i] * x)) / sum(q);
  };

  it('bounds the likelihood from below and touches it', () => {
    const q = shares(0.8);
    expect(bound(0.8, q)).toBeCloseTo(logLikelihood(0.8), 10);
    for (const mean of [-0.5, 0.3, 1.4, 2.3, 3.6, 4.9]) {
      expect(bound(mean, q)).toBeLessThan(logLikelihood(mean));
      expect(bound(mean, q)).toBeLessThanOrEqual(bound(turn(0.8), q));
    }
  });

  it('climbs as the text says', () => {
    says('From $0.8$, with a log-likelihood of $-36.31$', '-36.31', logLikelihood(0.8));
    const [one, two] = [turn(0.8), turn(turn(0.8))];
    says('leads to $2.298$ and $-24.09$', '2.298', one);
    says('leads to $2.298$ and $-24.09$', '-24.09', logLikelihood(one));
    says('the second to $2.944$ and $-22.34$', '2.944', two);
    says('the second to $2.944$ and $-22.34$', '-22.34', logLikelihood(two));
    let mean = two;
    for (let k = 0; k < 200; k++) mean = turn(mean);
    says('it ends at $3.172$', '3.172', mean);
    const h = 1e-4;
    expect((logLikelihood(mean + h) - logLikelihood(mean - h)) / (2 * h)).toBeCloseTo(0, 6);
  });
});

describe('values in the corridor of chapter 2', () => {
  /** Value iteration; entering the goal right of the last cell pays 1, leaving by the left pays `left`. */
  const values = (gamma: number, left: number) => {
    let v = new Array<number>(5).fill(0);
    const changes: number[] = [];
    for (let round = 0; round < 400; round++) {
      const next = v.map((_, s) =>
        Math.max(s === 4 ? 1 : gamma * v[s + 1], s === 0 ? left : gamma * v[s - 1]),
      );
      changes.push(Math.max(...next.map((value, s) => Math.abs(value - v[s]))));
      v = next;
    }
    return { v, changes };
  };

  it('are the powers of the discount, and spread a cell a round', () => {
    const { v, changes } = values(0.9, 0);
    says('$0.9^4 = 0.656$', '0.656', v[0]);
    const world: GridWorld = {
      width: 6,
      height: 1,
      cells: Uint8Array.of(0, 0, 0, 0, 0, EXIT),
      reward: Float64Array.of(0, 0, 0, 0, 0, 1),
      slip: 0,
      discount: 0.9,
    };
    const solved = solveWorld(world).values;
    for (const [s, value] of v.entries()) expect(solved[s]).toBeCloseTo(value, 12);
    expect(labelsOf('corridor').filter((label) => /^[01]\.?\d*$/.test(label) && label !== '0')).toEqual(
      v.map((value) => String(Math.round(1000 * value) / 1000)),
    );
    expect(changes.indexOf(0)).toBe(5);
    says('22 rounds gain a factor of 10', '22', Math.ceil(log(10) / -log(0.9)));
  });

  it('change their mind at the discount of the exercise', () => {
    says('$0.5$ with $0.656$', '0.656', values(0.9, 0.5).v[0]);
    says('0.5^{1/4} = 0.841$', '0.841', sqrt(sqrt(0.5)));
    expect(values(0.842, 0.5).v[0]).toBeGreaterThan(0.5);
    expect(values(0.84, 0.5).v[0]).toBe(0.5);
  });
});

describe('likelihood, Bayes and bounds in chapter 2', () => {
  it('turn the line of chapter 3 into a cost', () => {
    const y = [1, 3, 2, 5, 4];
    const variance = sum(y.map((yi, x) => (yi - 1.4 - 0.8 * x) ** 2)) / 5;
    says('mean squared error, $0.72$', '0.72', variance);
    const cost = -sum(y.map((yi, x) => log(normal(yi, 1.4 + 0.8 * x, sqrt(variance))))) / 5;
    says('= 1.255$ per point', '1.255', cost);
    for (const other of [0.6, 0.85]) {
      expect(-sum(y.map((yi, x) => log(normal(yi, 1.4 + 0.8 * x, sqrt(other))))) / 5).toBeGreaterThan(cost);
    }
  });

  it('make a logistic curve of two equal bells', () => {
    const bells = {
      p: 1,
      logPrior: Float64Array.of(log(2 / 3), log(1 / 3)),
      gaussians: [0, 2].map((mean) => createGaussian(Float64Array.of(mean), Float64Array.of(1))),
    };
    const posterior = (x: number) => {
      const out = new Float64Array(2);
      logPosterior(bells, [x], 0, out);
      return exp(out[1]);
    };
    const [b, w] = linearBoundary(bells);
    says('so $\\model{w} = 2$ and', '2', w);
    expect(b).toBeCloseTo(-2 - log(2), 12);
    for (const x of [-2, -0.5, 0.9, 1.7, 3]) expect(posterior(x)).toBeCloseTo(sigma(2 * x - 2 - log(2)), 14);
    says('\\model{b} = -2 - \\ln 2 = -2.693$', '-2.693', -2 - log(2));
    says('with probability $0.787$', '0.787', posterior(2));
    says('\\data{x} = 1.347$', '1.347', 1 + log(2) / 2);
    expect(posterior(1 + log(2) / 2)).toBeCloseTo(0.5, 14);
    expect(labelsOf('logistic-posterior')).toEqual(expect.arrayContaining(['σ(2x − 2.69)', '1.35']));
  });

  it('put the border of unequal bells where the exercise says', () => {
    const border = sqrt((8 / 3) * log(2));
    says('= \\pm 1.360$', '1.360', border);
    expect(normal(border, 0, 1)).toBeCloseTo(normal(border, 0, 2), 14);
  });

  it('charge for saying more about z', () => {
    const price = integrate(
      (z) => normal(z, 1, 0.5) * (log(normal(z, 1, 0.5)) - log(normal(z, 0, 1))),
      -5,
      7,
    );
    says('it is $0.818$ nats for $m = 1$, $s = \\tfrac12$', '0.818', price);
    expect(price).toBeCloseTo(0.5 * (1 + 0.25 - 1 - log(0.25)), 8);
  });
});

describe('the game and the noise of chapter 2', () => {
  it('leave the judge no better answer than Bayes’ rule', () => {
    const p = (x: number) => 0.5 * normal(x, -1.1, 0.5) + 0.5 * normal(x, 1.3, 0.6);
    const q = (x: number) => normal(x, 0.7, 1.05);
    const best = (x: number) => p(x) / (p(x) + q(x));
    const game = (judge: (x: number) => number, generator: (x: number) => number) =>
      integrate((x) => p(x) * log(judge(x)) + generator(x) * log(1 - judge(x)), -4.5, 4.5);
    for (const shift of [-0.3, 0.2])
      expect(game((x) => sigma(log(best(x) / (1 - best(x))) + shift), q)).toBeLessThan(game(best, q));
    says(
      '$-\\ln 4 = -1.386$',
      '-1.386',
      game(() => 0.5, p),
    );
    expect(game(best, q)).toBeGreaterThan(-log(4));
    expect(normal(0.2, 0, 1) / (normal(0.2, 0, 1) + normal(0.2, 1, 1))).toBeCloseTo(sigma(0.5 - 0.2), 14);
  });

  const left = [1];
  for (let t = 1; t <= 1000; t++) left.push(left[t - 1] * (1 - (1e-4 + ((0.02 - 1e-4) * (t - 1)) / 999)));

  it('leave as much of the example as the text says', () => {
    says('it is $0.897$ after 100 steps', '0.897', left[100]);
    says('$0.079$ after 500', '0.079', left[500]);
    expect(prose).toContain('$4.0 \\times 10^{-5}$ after 1000');
    expect(left[1000].toExponential(1)).toBe('4.0e-5');
  });

  it('make the best guess of the noise the score', () => {
    const [a, s] = [sqrt(left[300]), sqrt(1 - left[300])];
    const clean = (x: number) => 0.5 * normal(x, -1.2, 0.2) + 0.5 * normal(x, 1.2, 0.2);
    const noisy = (x: number) => integrate((x0) => clean(x0) * normal(x, a * x0, s), -3, 3);
    for (const x of [-1.1, 0.2, 0.8]) {
      const guess =
        integrate((x0) => ((clean(x0) * (x - a * x0)) / s) * normal(x, a * x0, s), -3, 3) / noisy(x);
      const h = 1e-4;
      const score = (log(noisy(x + h)) - log(noisy(x - h))) / (2 * h);
      expect(score).toBeCloseTo(-guess / s, 6);
    }
  });
});

describe('other costs in chapter 3', () => {
  const regression = proseOf('03-regression.mdx');
  const y = [1, 2, 3, 4, 50];
  /** The number with the least cost, by ternary search: all three costs are convex. */
  const best = (cost: (miss: number) => number, values = y) => {
    const total = (m: number) => sum(values.map((v) => cost(v - m)));
    let [low, high] = [0, 60];
    for (let k = 0; k < 200; k++) {
      const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
      if (total(a) <= total(b)) high = b;
      else low = a;
    }
    return (low + high) / 2;
  };
  const huber = (d: number) => (miss: number) =>
    Math.abs(miss) <= d ? 0.5 * miss * miss : d * (Math.abs(miss) - 0.5 * d);

  it('choose the mean, the median and a number between', () => {
    expect(best((miss) => miss * miss, [1, 3, 2, 5, 4])).toBeCloseTo(3, 6);
    expect(best(Math.abs, [1, 3, 2, 5, 4])).toBeCloseTo(3, 6);
    expectPrinted(
      regression,
      '{50}$: mean 12, median 3',
      '12',
      best((miss) => miss * miss),
    );
    expectPrinted(regression, 'mean 12, median 3', '3', best(Math.abs));
    expectPrinted(regression, 'With $d = 5$ it gives $3.75$', '3.75', best(huber(5)));
    expectPrinted(regression, 'with $d = 2$ again 3', '3', best(huber(2)));
  });
});
