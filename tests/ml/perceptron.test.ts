import { describe, expect, test } from 'vitest';
import { largestMargin } from '@/lib/ml/largestMargin';
import { activation, correct, isMistake, mistakesOf, nextMistake } from '@/lib/ml/perceptron';
import type { LabelledPoints } from '@/lib/ml/points';
import { createRng, integer, uniform } from '@/lib/rng';

function plane(rows: [x: number, y: number, label: number][]): LabelledPoints {
  return {
    n: rows.length,
    p: 2,
    features: Float64Array.from(rows.flatMap((row) => row.slice(0, 2))),
    labels: Uint8Array.from(rows, (row) => row[2]),
  };
}

const corners = (labels: number[]) =>
  plane([
    [0, 0, labels[0]],
    [0, 1, labels[1]],
    [1, 0, labels[2]],
    [1, 1, labels[3]],
  ]);

const inTurn = (n: number) => Uint16Array.from({ length: n }, (_, i) => i);

/** Corrections until nothing is wrong, from zero. */
function corrections(points: LabelledPoints, most: number): number {
  const weights = new Float64Array(points.p + 1);
  let at = 0;
  for (let count = 0; count <= most; count++) {
    const found = nextMistake(weights, points, inTurn(points.n), at);
    if (found < 0) return count;
    correct(weights, points, found);
    at = (found + 1) % points.n;
  }
  return Number.POSITIVE_INFINITY;
}

/** Points on both sides of a random line, none nearer to it than `gap`. */
function apart(n: number, gap: number, seed: number): LabelledPoints {
  const rng = createRng(seed);
  const angle = 2 * Math.PI * uniform(rng);
  const [a, b, c] = [Math.cos(angle), Math.sin(angle), uniform(rng) - 0.5];
  const rows: [number, number, number][] = [];
  while (rows.length < n) {
    const [x, y] = [(integer(rng, 128) - 64) / 64, (integer(rng, 128) - 64) / 64];
    const side = a * x + b * y + c;
    if (Math.abs(side) > gap) rows.push([x, y, side > 0 ? 1 : 0]);
  }
  return plane(rows);
}

/** The largest margin from every set of one, two and three points that could support it. */
function marginByEnumeration(points: LabelledPoints): number {
  const v = Array.from({ length: points.n }, (_, i) => {
    const y = points.labels[i] === 0 ? -1 : 1;
    return [y, y * points.features[2 * i], y * points.features[2 * i + 1]];
  });
  const dot = (a: number[], b: number[]) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  const cross = (a: number[], b: number[]) => [
    a[1] * b[2] - a[2] * b[1],
    a[2] * b[0] - a[0] * b[2],
    a[0] * b[1] - a[1] * b[0],
  ];
  const minus = (a: number[], b: number[]) => a.map((c, j) => c - b[j]);
  let best = 0;
  const offer = (w: number[]) => {
    const length = Math.sqrt(dot(w, w));
    if (length > 0)
      for (const s of [1, -1]) best = Math.max(best, Math.min(...v.map((u) => (s * dot(w, u)) / length)));
  };
  for (let i = 0; i < v.length; i++) {
    offer(v[i]);
    for (let j = 0; j < i; j++) {
      // The normal that lies in the plane of two points: nearest point of their line.
      const d = minus(v[i], v[j]);
      offer(cross(d, cross(v[i], d)));
      for (let k = 0; k < j; k++) offer(cross(d, minus(v[k], v[j])));
    }
  }
  return best;
}

describe('the largest margin', () => {
  test('of two points and of AND, in closed form', () => {
    const two = largestMargin(
      plane([
        [0.5, 0, 1],
        [-0.5, 0, 0],
      ]),
    );
    // w = (0, 1, 0) would leave ½ to each.
    expect(two.gamma).toBeCloseTo(0.5, 14);
    expect(two.bound).toBeCloseTo(1.25 / 0.25, 12);
    const and = largestMargin(corners([0, 0, 0, 1]));
    // w = (−3/2, 1, 1)·2: the four margins are 3, 1, 1, 1, and |w|² = 17.
    expect(and.gamma).toBeCloseTo(1 / Math.sqrt(17), 13);
    expect(and.bound).toBeCloseTo(51, 10);
    const scale = and.weights[1];
    expect([...and.weights].map((w) => w / scale)).toEqual([
      expect.closeTo(-1.5, 12),
      1,
      expect.closeTo(1, 12),
    ]);
  });

  test('is that of the best support set, over random clouds', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const points = apart(4 + (seed % 12), 0.02, seed);
      const { gamma, separable, weights, radius } = largestMargin(points);
      expect(separable).toBe(true);
      expect(gamma).toBeCloseTo(marginByEnumeration(points), 12);
      expect(weights.reduce((sum, w) => sum + w * w, 0)).toBeCloseTo(1, 13);
      const lengths = [...inTurn(points.n)].map((i) =>
        Math.hypot(1, points.features[2 * i], points.features[2 * i + 1]),
      );
      expect(radius).toBeCloseTo(Math.max(...lengths), 14);
    }
  });

  test('is zero for XOR, for a point in a triangle of the other class, for one point of both classes', () => {
    for (const points of [
      corners([0, 1, 1, 0]),
      plane([
        [0, 0, 1],
        [-1, -1, 0],
        [1, -1, 0],
        [0, 0.5, 0],
      ]),
      plane([
        [0.25, 0.5, 0],
        [0.25, 0.5, 1],
      ]),
    ]) {
      const margin = largestMargin(points);
      expect([margin.separable, margin.gamma, margin.bound]).toEqual([false, 0, Number.POSITIVE_INFINITY]);
    }
  });

  test('a point on the line between two of the other class is not separable, one step beside it is', () => {
    const y = 1 / 64;
    const rows: [number, number, number][] = [
      [-1, 0, 0],
      [63 / 64, 0, 0],
    ];
    expect(largestMargin(plane([...rows, [0.5, 0, 1]])).separable).toBe(false);
    const { gamma, separable } = largestMargin(plane([...rows, [0.5, y, 1]]));
    expect(separable).toBe(true);
    expect(gamma).toBeCloseTo(marginByEnumeration(plane([...rows, [0.5, y, 1]])), 12);
  });

  test('one class alone has a margin too', () => {
    expect(largestMargin(plane([[0, 0, 1]])).gamma).toBe(1);
  });
});

describe("Rosenblatt's rule", () => {
  test('a correction adds y(1, x), and raises y(b + w·x) by |(1, x)|²', () => {
    const points = plane([[0.5, -0.25, 0]]);
    const weights = Float64Array.of(1, 2, 3);
    const before = activation(weights, points, 0);
    expect(before).toBe(1 + 1 - 0.75);
    correct(weights, points, 0);
    expect([...weights]).toEqual([0, 1.5, 3.25]);
    expect(before - activation(weights, points, 0)).toBeCloseTo(1 + 0.25 + 0.0625, 14);
  });

  test('zero weights are wrong about everything', () => {
    const points = corners([0, 1, 1, 0]);
    expect(mistakesOf(new Float64Array(3), points)).toBe(4);
    expect(isMistake(new Float64Array(3), points, 1)).toBe(true);
  });

  test('the next mistake is looked for once round', () => {
    const points = corners([0, 0, 0, 1]);
    const weights = Float64Array.of(-0.5, 1, 1);
    // Wrong: (0, 1) and (1, 0), which come out as +½.
    expect(nextMistake(weights, points, inTurn(4), 3)).toBe(1);
    expect(nextMistake(weights, points, inTurn(4), 2)).toBe(2);
    expect(nextMistake(Float64Array.of(-3, 2, 2), points, inTurn(4), 0)).toBe(-1);
  });

  test('never makes more mistakes than (R/γ)², over random separable clouds', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const points = apart(5 + (seed % 30), 0.03, 100 + seed);
      const { bound } = largestMargin(points);
      expect(corrections(points, Math.min(bound, 1e5))).toBeLessThanOrEqual(bound);
      expect(bound).toBeLessThan(1e5);
    }
  });

  test('the length of the weights stays between kγ and √k R', () => {
    const points = apart(30, 0.05, 3);
    const { gamma, radius, weights: best } = largestMargin(points);
    const weights = new Float64Array(3);
    for (let k = 1, at = 0; ; k++) {
      at = nextMistake(weights, points, inTurn(30), at);
      if (at < 0) break;
      correct(weights, points, at);
      const along = weights.reduce((sum, w, j) => sum + w * best[j], 0);
      expect(along).toBeGreaterThanOrEqual(k * gamma - 1e-12);
      expect(Math.hypot(...weights)).toBeLessThanOrEqual(Math.sqrt(k) * radius + 1e-12);
    }
  });

  test('learns AND and OR, and goes round in XOR for ever', () => {
    expect(corrections(corners([0, 0, 0, 1]), 51)).toBeLessThanOrEqual(51);
    expect(corrections(corners([0, 1, 1, 1]), 51)).toBeLessThanOrEqual(51);
    expect(corrections(corners([0, 1, 1, 0]), 10_000)).toBe(Number.POSITIVE_INFINITY);
  });
});
