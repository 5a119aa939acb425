import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { makeCloud } from '@/lib/ml/cloud';
import { oneHot } from '@/lib/ml/decisionTree';
import { conditionProcess } from '@/lib/ml/gaussianProcess';
import { EXIT, type GridWorld, sweepValues } from '@/lib/ml/gridworld';
import { gammaOfLength, kernelMatrix } from '@/lib/ml/kernelFunctions';
import { pointsOfCloud } from '@/lib/ml/points';
import { createLearner, playEpisode } from '@/lib/ml/qLearning';
import { trainSvm } from '@/lib/ml/svm';
import { growTree } from '@/lib/ml/treeGrowth';
import { createRng, normal } from '@/lib/rng';

const ROWS = 500;
const COLUMNS = 20;
const rng = createRng(1);
const labels = Uint8Array.from({ length: ROWS }, (_, i) => i % 2);
/** Two overlapping bells in 20 dimensions. */
const x = Float64Array.from({ length: ROWS * COLUMNS }, (_, at) => {
  return normal(rng) + 0.25 * labels[Math.floor(at / COLUMNS)];
});
const inputs = { n: ROWS, p: COLUMNS, features: x };
const targets = oneHot(labels, 2);

/** The plainest code: at every node each input is sorted anew. */
function plainTree(rows: number[]): number {
  const ones = (list: number[]) => list.reduce((sum, i) => sum + labels[i], 0);
  const all = ones(rows);
  if (all === 0 || all === rows.length) return 1;
  let best = { score: -1, left: [] as number[], right: [] as number[] };
  for (let j = 0; j < COLUMNS; j++) {
    const value = (i: number) => x[i * COLUMNS + j];
    const sorted = rows.slice().sort((a, b) => value(a) - value(b));
    let left = 0;
    for (let k = 1; k < sorted.length; k++) {
      left += labels[sorted[k - 1]];
      if (value(sorted[k]) === value(sorted[k - 1])) continue;
      const [n, m] = [k, sorted.length - k];
      const score = (left ** 2 + (n - left) ** 2) / n + ((all - left) ** 2 + (m - all + left) ** 2) / m;
      if (score > best.score) best = { score, left: sorted.slice(0, k), right: sorted.slice(k) };
    }
  }
  return plainTree(best.left) + plainTree(best.right);
}

const cloud = makeCloud('moons', 300, 0.2, rng);
const plane = pointsOfCloud(cloud);
const signs = Int8Array.from(cloud.label, (k) => (k ? 1 : -1));
const bump = { kind: 'rbf', gamma: gammaOfLength(0.3) } as const;

const world: GridWorld = {
  width: 12,
  height: 12,
  cells: new Uint8Array(144).with(143, EXIT),
  reward: new Float64Array(144).fill(-0.01).with(143, 1),
  slip: 0.1,
  discount: 0.95,
};

export const benchmarks = [
  {
    name: 'tree grown to its end, 500 rows, 20 inputs (native: inputs sorted at every node)',
    unit: 'trees',
    run() {
      for (let k = 0; k < 5; k++) growTree(inputs, targets);
      return { count: 5 };
    },
    native() {
      plainTree(Array.from({ length: ROWS }, (_, i) => i));
      return { count: 1 };
    },
  },
  {
    name: 'support vector machine, 300 points, Gaussian kernel, tolerance 1e-3',
    unit: 'trainings',
    run() {
      trainSvm(plane, signs, { kernel: bump, penalty: 5 });
      return { count: 1 };
    },
  },
  {
    name: 'Gaussian process, 300 measurements (native: ml-matrix Cholesky of the same matrix)',
    unit: 'fits',
    run() {
      conditionProcess({ kernel: bump, amplitude: 1, noise: 0.2 }, plane, signs);
      return { count: 1 };
    },
    native() {
      const k = kernelMatrix(bump, 2, plane.features, plane.features);
      for (let i = 0; i < 300; i++) k[i * 301] += 0.04;
      const matrix = Matrix.from1DArray(300, 300, k as unknown as number[]);
      new CholeskyDecomposition(matrix).solve(Matrix.columnVector(Array.from(signs)));
      return { count: 1 };
    },
  },
  {
    name: 'value iteration, 144 squares',
    unit: 'square updates',
    run() {
      let now: Float64Array = new Float64Array(144);
      let next: Float64Array = new Float64Array(144);
      for (let k = 0; k < 100; k++) {
        sweepValues(world, now, next);
        [now, next] = [next, now];
      }
      return { count: 100 * 144 };
    },
  },
  {
    name: 'Q-learning, 144 squares',
    unit: 'moves',
    run() {
      const learner = createLearner(world);
      let count = 0;
      for (let k = 0; k < 100; k++) {
        count += playEpisode(learner, world, rng, { start: 0, explore: 0.3, limit: 400 }).moves;
      }
      return { count };
    },
  },
];
