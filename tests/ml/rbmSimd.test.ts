import { beforeAll, describe, expect, it } from 'vitest';
import { isFiniteRbm, type Rbm } from '@/lib/ml/rbm';
import { exactGradient } from '@/lib/ml/rbmLikelihood';
import { createChains } from '@/lib/ml/rbmSampling';
import { loadRbmSimd, type RbmSimd, trainOnSimd, whyNot } from '@/lib/ml/rbmSimd';
import { createScratch, createTraining, type TrainingSettings, trainEpoch } from '@/lib/ml/rbmTraining';
import { createRng, integer, uniform } from '@/lib/rng';
import type { Assets } from '@/lib/simulation';
import { blocking } from '@/lib/stats';
import { nodeAssets } from '../tools/assets';
import { compileModules } from '../tools/wasm.mjs';
import { randomRbm, smallGaussian, worstDifference } from './rbmOracles';

let simd: RbmSimd;

beforeAll(async () => {
  await compileModules();
  const loaded = await loadRbmSimd(nodeAssets);
  if ('reason' in loaded) throw new Error(loaded.reason);
  simd = loaded;
  // The compiler may have work to do first.
}, 60_000);

const settings: TrainingSettings = {
  algorithm: 'cd',
  gibbsSteps: 1,
  learningRate: 0.1,
  momentum: 0,
  weightDecay: 0,
};

/** Rows of grey pixels, many of them 0, and one label on. */
function randomData({ visible, labels }: Rbm, rows: number, seed: number): Float64Array {
  const rng = createRng(seed);
  const data = new Float64Array(rows * visible);
  for (let n = 0; n < rows; n++) {
    for (let i = 0; i < visible - labels; i++) {
      data[n * visible + i] = uniform(rng) < 0.5 ? 0 : integer(rng, 17) / 16;
    }
    if (labels > 0) data[(n + 1) * visible - 1 - integer(rng, labels)] = 1;
  }
  return data;
}

/** Weights after the same batches in float64 and in the module. */
function both(rbm: Rbm, change: Partial<TrainingSettings>, rows: number, size: number, chains: number) {
  const all = { ...settings, ...change };
  const data = randomData(rbm, rows, 5);
  const order = Uint32Array.from({ length: rows }, (_, n) => (n * 7) % rows);
  const run = (train: (training: ReturnType<typeof createTraining>, rng: Uint32Array) => void) => {
    const rng = createRng(3);
    const training = createTraining(structuredClone(rbm), all, chains, rng);
    train(training, rng);
    return { ...training, rng };
  };
  const scratch = createScratch(rbm, size, chains);
  const ours = run((training, rng) => trainEpoch(training, all, { data, order, size }, scratch, rng));
  const theirs = run((training, rng) => trainOnSimd(simd, training, all, { data, order, size }, rng));
  return { ours, theirs };
}

describe('the module repeats the float64 kernel: same random numbers, same statistics up to rounding', () => {
  // Row lengths that are whole vectors, and that are not; tiles of eight vectors, and less.
  it.each([
    [8, 4, 0],
    [7, 5, 0],
    [9, 3, 3],
    [74, 100, 10],
    [33, 37, 2],
    [6, 200, 4],
  ])('%i visible, %i hidden, %i labels', (visible, hidden, labels) => {
    const rbm = randomRbm(visible, hidden, 'binary', visible, { labels, size: Math.min(0.3, 10 / hidden) });
    for (const change of [
      { gibbsSteps: 3, drawData: true },
      { algorithm: 'pcd', momentum: 0.5, weightDecay: 0.01 },
    ] as const) {
      const { ours, theirs } = both(rbm, change, 21, 10, 6);
      expect(theirs.rng).toEqual(ours.rng);
      for (const name of ['weights', 'visibleBias', 'hiddenBias'] as const) {
        expect(worstDifference(theirs.rbm[name], ours.rbm[name])).toBeLessThan(1e-6);
        expect(worstDifference(theirs.velocity[name], ours.velocity[name])).toBeLessThan(1e-6);
        expect(
          worstDifference(theirs.velocity[name], new Float64Array(ours.rbm[name].length)),
        ).toBeGreaterThan(1e-3);
      }
      const [a, b] = [ours.persistent, theirs.persistent];
      if (a && b && 'count' in a && 'count' in b) {
        expect(b.visible).toEqual(a.visible);
        expect(b.hidden).toEqual(a.hidden);
      }
    }
  });

  it('also where fields are extreme', () => {
    const rbm = randomRbm(6, 5, 'binary', 2, { size: 80 });
    const { ours, theirs } = both(rbm, { algorithm: 'pcd' }, 8, 4, 4);
    expect(worstDifference(theirs.rbm.weights, ours.rbm.weights)).toBeLessThan(2e-5);
  });
});

it('gives the exact gradient on average', () => {
  const rbm = randomRbm(6, 4, 'binary', 9, { size: 1 });
  const data = randomData(rbm, 4, 1);
  const exact = exactGradient(rbm, data, 4);
  const rng = createRng(4);
  const persistent = createChains(rbm, 10, rng);
  // With a rate so small that the machine stays, the change is the gradient times the rate.
  const training = { ...createTraining(structuredClone(rbm), settings, 10, rng), persistent };
  const all: TrainingSettings = { ...settings, algorithm: 'pcd', learningRate: 1 / 1024 };
  const series = Array.from(rbm.weights, () => [] as number[]);
  for (let t = 0; t < 10_000; t++) {
    training.rbm.weights.set(rbm.weights);
    training.rbm.visibleBias.set(rbm.visibleBias);
    training.rbm.hiddenBias.set(rbm.hiddenBias);
    trainOnSimd(simd, training, all, { data, order: [0, 1, 2, 3], size: 4 }, rng);
    if (t < 100) continue;
    training.velocity.weights.forEach((v, k) => {
      series[k].push(1024 * v);
    });
  }
  series.forEach((list, k) => {
    const { mean, standardError } = blocking(list);
    expect(standardError).toBeLessThan(0.01);
    expect(Math.abs(mean - exact.weights[k])).toBeLessThan(5 * standardError);
  });
});

describe('a run', () => {
  const rbm = randomRbm(10, 9, 'binary', 3, { labels: 2, size: 0.1 });
  const data = randomData(rbm, 40, 2);
  const order = Uint32Array.from({ length: 40 }, (_, n) => n);
  const all: TrainingSettings = { ...settings, algorithm: 'pcd', momentum: 0.9 };
  const start = () => {
    const rng = createRng(6);
    return { training: createTraining(structuredClone(rbm), all, 5, rng), rng };
  };

  it('replays bit for bit, in one piece or in portions, on a clone, after other machines used the module', () => {
    const one = start();
    for (let t = 0; t < 3; t++) trainOnSimd(simd, one.training, all, { data, order, size: 10 }, one.rng);
    let other = start();
    for (let t = 0; t < 3; t++) {
      for (let first = 0; first < 40; first += 20) {
        trainOnSimd(simd, other.training, all, { data, order, size: 10 }, other.rng, first, first + 20);
        other = structuredClone(other);
        both(randomRbm(30, 50, 'binary', 1), {}, 9, 4, 1);
      }
    }
    expect(other).toEqual(one);
  });

  it('that diverges is seen to', () => {
    const { training, rng } = start();
    const wild = { ...all, learningRate: 1e38, momentum: 0.99 };
    for (let t = 0; t < 5; t++) trainOnSimd(simd, training, wild, { data, order, size: 10 }, rng);
    expect(isFiniteRbm(training.rbm)).toBe(false);
  });
});

describe('without the module', () => {
  const failing = (bytes: Uint8Array | null): Assets => ({
    async bytes() {
      if (!bytes) throw new Error('cannot read it');
      return bytes;
    },
    url: (name) => name,
  });

  it('there is a reason', async () => {
    expect(await loadRbmSimd(failing(null))).toEqual({ reason: 'cannot read it' });
    const { reason } = (await loadRbmSimd(failing(new Uint8Array(8)))) as { reason: string };
    expect(reason).toContain('SIMD');
  });

  it('Gaussian units and tempering say so', () => {
    expect(whyNot(smallGaussian(), settings)).toContain('Gaussian');
    expect(whyNot(randomRbm(3, 2, 'binary', 1), { ...settings, algorithm: 'tempering' })).toContain(
      'tempering',
    );
    expect(whyNot(randomRbm(3, 2, 'binary', 1), settings)).toBeNull();
    const rng = createRng(1);
    const training = createTraining(smallGaussian(), settings, 1, rng);
    expect(() =>
      trainOnSimd(simd, training, settings, { data: new Float64Array(2), order: [0], size: 1 }, rng),
    ).toThrow(RangeError);
  });
});
