import { describe, expect, test } from 'vitest';
import { clouds } from '@/components/demos/types-of-learning/clouds';
import { qr, solve } from '@/lib/linalg';
import { adjustedRandIndex } from '@/lib/ml/adjustedRand';
import {
  BOX,
  classifyCost,
  classifyPlaces,
  leafBoxes,
  startClassify,
  stepClassify,
} from '@/lib/ml/classifyLens';
import { makeCloud, unpackCloud } from '@/lib/ml/cloud';
import { agreementOf, inertiaOf, startCluster, stepCluster } from '@/lib/ml/clusterLens';
import { EXIT, FLOOR, WALL } from '@/lib/ml/gridworld';
import { clusterPoints } from '@/lib/ml/kmeans';
import { pointsOfCloud } from '@/lib/ml/points';
import { gridPoints, groundHeight, readerTable, rootMeanSquare, trainingPoints } from '@/lib/ml/readerTable';
import { doubtAt, heightAt, regressCost, startRegress, stepRegress } from '@/lib/ml/regressLens';
import {
  freeSquare,
  middleOf,
  policyOf,
  SIDE,
  SQUARES,
  squareAt,
  startReward,
  startValue,
  stepReward,
} from '@/lib/ml/rewardLens';
import { createRng } from '@/lib/rng';

const table = (name: keyof typeof clouds, noise = 0.1, seed = 1) =>
  readerTable(unpackCloud(clouds[name]), noise, seed);

function permutations(items: number[]): number[][] {
  if (items.length < 2) return [items];
  return items.flatMap((first, i) =>
    permutations(items.filter((_, j) => j !== i)).map((rest) => [first, ...rest]),
  );
}

describe('the adjusted Rand index', () => {
  test('names do not matter', () => {
    expect(adjustedRandIndex([0, 0, 1, 1, 2], [7, 7, 3, 3, 5])).toBe(1);
  });

  test('by hand', () => {
    // Pairs together: 1; within: 2 and 1 of 6. (1 − 1/3)/(3/2 − 1/3) = 4/7.
    expect(adjustedRandIndex([0, 0, 1, 1], [0, 0, 1, 2])).toBeCloseTo(4 / 7, 14);
    expect(adjustedRandIndex([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 14);
    expect(adjustedRandIndex([0, 0, 0], [1, 1, 1])).toBe(1);
  });

  test('over all ways of handing out the same groups its mean is 0', () => {
    const groups = [0, 0, 0, 1, 1, 2];
    const all = permutations([0, 1, 2, 3, 4, 5]);
    const mean = all.reduce(
      (sum, order) =>
        sum +
        adjustedRandIndex(
          groups,
          order.map((i) => [0, 0, 1, 1, 1, 1][i]),
        ),
      0,
    );
    expect(mean / all.length).toBeCloseTo(0, 12);
  });

  test('lists that do not belong together are refused', () => {
    expect(() => adjustedRandIndex([0, 1], [0])).toThrow(RangeError);
    expect(() => adjustedRandIndex([0], [0])).toThrow(RangeError);
  });
});

describe('the table', () => {
  test('every row is learnt from or kept back, never both; the part kept back knows both classes', () => {
    const { n, training, heldOut, labels } = table('moons');
    expect([...training, ...heldOut].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
    expect(new Set(Array.from(heldOut, (i) => labels[i]))).toEqual(new Set([0, 1]));
  });

  test('heights are the ground and a normal error of the stated size', () => {
    const exact = table('scattered', 0);
    for (let i = 0; i < exact.n; i++) {
      expect(exact.heights[i]).toBe(groundHeight(exact.features[2 * i], exact.features[2 * i + 1]));
    }
    let squares = 0;
    for (let seed = 0; seed < 50; seed++) {
      const { heights, n } = table('scattered', 0.1, seed);
      for (let i = 0; i < n; i++) squares += ((heights[i] - exact.heights[i]) / 0.1) ** 2;
    }
    const count = 50 * exact.n;
    expect(Math.abs(squares / count - 1)).toBeLessThan(5 * Math.sqrt(2 / count));
  });
});

describe('a class', () => {
  test('the descent never rises and ends at the least cost Newton’s method finds', () => {
    const training = trainingPoints(table('moons'));
    const state = startClassify(training, 2, 'logistic');
    let before = classifyCost(state, training);
    expect(before).toBeCloseTo(Math.log(2), 12);
    for (let k = 0; k < 3000 && !state.settled; k++) {
      stepClassify(state, training);
      const now = classifyCost(state, training);
      expect(now).toBeLessThanOrEqual(before + 1e-14);
      before = now;
    }
    expect(state.settled).toBe(true);
    expect(before - state.minimum).toBeLessThan(1e-7);
    expect(before).toBeGreaterThanOrEqual(state.minimum - 1e-12);
  });

  test('three classes: each against the rest, the likeliest wins', () => {
    const heaps = table('heaps');
    const training = trainingPoints(heaps);
    const state = startClassify(training, 3, 'logistic');
    for (let k = 0; k < 300; k++) stepClassify(state, training);
    const { classes, sureness } = classifyPlaces(state, heaps.features);
    const right = classes.filter((c, i) => c === heaps.labels[i]).length;
    expect(right / heaps.n).toBeGreaterThan(0.95);
    expect(sureness.every((s) => s >= 0 && s <= 1)).toBe(true);
  });

  test('the boxes of a tree tile the square and say what the tree says', () => {
    const moons = table('moons');
    const training = trainingPoints(moons);
    const state = startClassify(training, 2, 'tree');
    while (!state.settled) stepClassify(state, training);
    const boxes = leafBoxes(state);
    let area = 0;
    for (let b = 0; b < boxes.length; b += BOX) {
      area += (boxes[b + 1] - boxes[b]) * (boxes[b + 3] - boxes[b + 2]);
    }
    expect(area).toBeCloseTo(4, 12);
    const places = gridPoints(23);
    const { classes } = classifyPlaces(state, places);
    for (let i = 0; i < classes.length; i++) {
      const [x, y] = places.subarray(2 * i, 2 * i + 2);
      const inside = Array.from({ length: boxes.length / BOX }, (_, k) =>
        boxes.subarray(k * BOX, (k + 1) * BOX),
      ).filter(([left, right, bottom, top]) => x > left && x <= right && y > bottom && y <= top);
      expect(inside).toHaveLength(1);
      expect(inside[0][4]).toBe(classes[i]);
    }
    expect(classifyCost(state, training)).toBe(0);
  });
});

describe('a number', () => {
  test('the plane ends where least squares by QR puts it', () => {
    const data = table('scattered');
    const state = startRegress(data, 'plane');
    for (let k = 0; k < 2000 && !state.settled; k++) stepRegress(state, data);
    const rows = [...data.training];
    const matrix = rows.flatMap((i) => [1, data.features[2 * i], data.features[2 * i + 1]]);
    const { q, r } = qr(matrix, rows.length, 3);
    const right = [0, 1, 2].map((j) => rows.reduce((sum, i, k) => sum + q[3 * k + j] * data.heights[i], 0));
    const best = solve(r, 3, right);
    for (let j = 0; j < 3; j++) expect(state.theta[j]).toBeCloseTo(best[j], 5);
    expect(regressCost(state, data, 0.1)).toBeCloseTo(state.minimum, 10);
    const height = heightAt(state, data, 0.1, data.features);
    expect(rootMeanSquare(height, data.heights, data.training) ** 2).toBeCloseTo(state.minimum, 10);
  });

  test('points on one line leave a plane open, and one is found all the same', () => {
    const cloud = {
      n: 8,
      x: new Float64Array(8),
      y: Float64Array.from({ length: 8 }, (_, i) => i / 8),
      label: new Uint8Array(8),
    };
    const data = readerTable(cloud, 0, 1);
    // On x₁ = 0 the plane is a straight line in x₂.
    const rows = [...data.training];
    const matrix = rows.flatMap((i) => [1, data.features[2 * i + 1]]);
    const { q } = qr(matrix, rows.length, 2);
    const [a, b] = [0, 1].map((j) => rows.reduce((sum, i, k) => sum + q[2 * k + j] * data.heights[i], 0));
    const squares = rows.reduce((sum, i) => sum + data.heights[i] ** 2, 0);
    expect(startRegress(data, 'plane').minimum).toBeCloseTo((squares - a * a - b * b) / rows.length, 10);
  });

  test('with each row told the process doubts no place more than before', () => {
    const data = table('scattered');
    const state = startRegress(data, 'process');
    const places = gridPoints(6);
    let before = doubtAt(state, data, 0.1, places);
    while (!state.settled) {
      stepRegress(state, data);
      const now = doubtAt(state, data, 0.1, places);
      for (let i = 0; i < now.length; i++) expect(now[i]).toBeLessThanOrEqual(before[i] + 1e-9);
      before = now;
    }
    expect(state.seen).toBe(data.training.length);
    const height = heightAt(state, data, 0.1, data.features);
    expect(rootMeanSquare(height, data.heights, data.heldOut)).toBeLessThan(0.2);
  });
});

describe('nothing', () => {
  test('centres and points move by turns, never to a higher cost, to where Lloyd’s iteration ends', () => {
    for (const seed of [1, 2, 3, 4]) {
      const heaps = table('heaps');
      const state = startCluster(heaps, 4, createRng(seed));
      const reference = clusterPoints(heaps, state.centres.slice());
      let before = inertiaOf(state, heaps);
      while (!state.settled) {
        stepCluster(state, heaps);
        const now = inertiaOf(state, heaps);
        expect(now).toBeLessThanOrEqual(before + 1e-12);
        before = now;
      }
      expect(before).toBeCloseTo(reference.inertia, 12);
      expect(state.clusters).toEqual(reference.clusters);
      expect(state.best).toBeLessThanOrEqual(before + 1e-12);
    }
  });

  test('three heaps are found, a ring is cut like a cake', () => {
    const agreement = (name: 'heaps' | 'ring', groups: number, seed: number) => {
      const points = table(name);
      const state = startCluster(points, groups, createRng(seed));
      while (!state.settled) stepCluster(state, points);
      return agreementOf(state, points);
    };
    for (const seed of [1, 2, 3, 4, 5]) {
      expect(agreement('ring', 2, seed)).toBeLessThan(0.1);
    }
    expect(agreement('heaps', 3, 1)).toBeGreaterThan(0.9);
  });

  test('more groups than points are refused', () => {
    const points = pointsOfCloud(makeCloud('blobs', 3, 0, createRng(1)));
    expect(() => startCluster(points, 4, createRng(1))).toThrow(RangeError);
  });
});

describe('a later reward', () => {
  test('a point knows its square, and the square its middle', () => {
    for (let square = 0; square < SQUARES; square++) expect(squareAt(...middleOf(square))).toBe(square);
    expect(squareAt(-1, -1)).toBe(0);
    expect(squareAt(1, 1)).toBe(SQUARES - 1);
  });

  test('points become walls, pits and the goal', () => {
    const state = startReward(table('maze'), 'planning', 0, 0.9);
    const count = (kind: number) => state.world.cells.filter((cell) => cell === kind).length;
    expect(state.world.cells[state.goal]).toBe(EXIT);
    expect(state.world.reward[state.goal]).toBe(1);
    expect(count(EXIT)).toBe(2);
    expect(state.world.reward.filter((r) => r === -1)).toHaveLength(1);
    expect(count(WALL)).toBe(unpackCloud(clouds.maze).label.filter((label) => label === 0).length);
    expect(freeSquare(state.world, SIDE + 1)).not.toBe(SIDE + 1);
    expect(state.world.cells[freeSquare(state.world, SIDE + 1)]).toBe(FLOOR);
  });

  test('planning ends on the exact values and a policy that no step betters', () => {
    const state = startReward(table('maze'), 'planning', 0, 0.9);
    const rng = createRng(1);
    while (!state.settled) stepReward(state, rng);
    for (let s = 0; s < SQUARES; s++) expect(state.values[s]).toBeCloseTo(state.exact[s], 6);
    expect(startValue(state).value).toBeGreaterThan(0);
    const policy = policyOf(state);
    expect(
      policy.filter((a, s) => a < 0 && state.world.cells[s] === FLOOR && state.exact[s] > 1e-6),
    ).toHaveLength(0);
  });

  test.each([1, 2, 3])('walking comes near the exact worth of the start: seed %i', (seed) => {
    const state = startReward(table('moons'), 'walking', SIDE * (SIDE - 1), 0.9);
    const rng = createRng(seed);
    for (let k = 0; k < 300; k++) stepReward(state, rng);
    const { value, exact } = startValue(state);
    expect(Math.abs(value - exact)).toBeLessThan(0.15 * exact);
    expect(state.path[0]).toBe(state.start);
  });

  test('behind walls without a door the start is worth nothing', () => {
    const cloud = unpackCloud(clouds.maze);
    // The gap in the outer wall is closed.
    const gap = middleOf(SIDE + 5);
    const closed = {
      n: cloud.n + 1,
      x: Float64Array.from([...cloud.x, gap[0]]),
      y: Float64Array.from([...cloud.y, gap[1]]),
      label: Uint8Array.from([...cloud.label, 0]),
    };
    const state = startReward(pointsOfCloud(closed), 'planning', 0, 0.9);
    expect(startValue(state).exact).toBe(0);
  });

  test('a map full of walls has nowhere to walk and does not fail', () => {
    const walls = {
      n: SQUARES,
      x: Float64Array.from({ length: SQUARES }, (_, s) => middleOf(s)[0]),
      y: Float64Array.from({ length: SQUARES }, (_, s) => middleOf(s)[1]),
      label: new Uint8Array(SQUARES),
    };
    const state = startReward(pointsOfCloud(walls), 'walking', 0, 0.9);
    stepReward(state, createRng(1));
    expect(startValue(state)).toEqual({ value: 0, exact: 0 });
  });
});
