import { describe, expect, it } from 'vitest';
import { thumbnails as learning } from '@/lib/ml/thumbnails';
import { type AnyThumbnail, type Shown, STEPS } from '@/lib/ml/thumbnails/thumbnail';
import { thumbnails as quantum } from '@/lib/qmc/thumbnails';
import { createRng } from '@/lib/rng';

const thumbnails: Record<string, AnyThumbnail> = { ...learning, ...quantum };

const runs = new Map<string, { first: Shown; last: Shown; seconds: number }>();

/** A whole little run; each id and seed is run once. */
function run(id: string, seed = 1) {
  const known = runs.get(`${id} ${seed}`);
  if (known) return known;
  const rng = createRng(seed);
  // Processor time: other programs on the machine do not count.
  const start = process.cpuUsage();
  const state = thumbnails[id].init(rng);
  const first = thumbnails[id].show(state, 0);
  for (let k = 1; k <= STEPS; k++) thumbnails[id].step(state, k, rng);
  const last = thumbnails[id].show(state, STEPS);
  const done = { first, last, seconds: process.cpuUsage(start).user / 1e6 };
  runs.set(`${id} ${seed}`, done);
  return done;
}

function reading(id: string, name: string, seed = 1) {
  const found = run(id, seed).last.readings.find((r) => r.name === name);
  if (!found) throw new RangeError(`${id} has no reading ${name}`);
  return found;
}

const numbersOf = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : ArrayBuffer.isView(value)
      ? Array.from(value as Float64Array)
      : value && typeof value === 'object'
        ? Object.values(value).flatMap(numbersOf)
        : [];

describe.each(Object.keys(thumbnails))('the little run of %s', (id) => {
  it('shows finite numbers from its start to its end, in two seconds', () => {
    const { first, last, seconds } = run(id);
    for (const shown of [first, last]) {
      expect(numbersOf(shown.picture).every(Number.isFinite)).toBe(true);
      for (const { name, value, error = 0, exact = 0 } of shown.readings) {
        expect([value, error, exact].every(Number.isFinite), name).toBe(true);
      }
      expect(shown.readings.length).toBeGreaterThan(0);
    }
    expect(last.readings).not.toEqual(first.readings);
    expect(seconds).toBeLessThan(2);
  });
});

describe('against what is known', () => {
  it.each([
    ['ols', 'slope'],
    ['ising', 'energyPerSpin'],
    ['metropolis', 'meanSquare'],
    ['tempering', 'shareUp'],
    ['ais', 'logZ'],
  ])('%s: %s within five standard errors', (id, name) => {
    const { value, error, exact } = reading(id, name, 3);
    expect(Math.abs(value - (exact as number))).toBeLessThan(5 * (error as number));
  });

  it.each([
    ['bayes-regression', 'posteriorSlope', 1e-10],
    ['bayes', 'posteriorMean', 1e-10],
    ['neuron', 'weight', 1e-6],
    ['neuron', 'bias', 1e-6],
    ['vmc', 'energyOfTrial', 1e-6],
    ['vmc', 'alpha', 1e-3],
    ['hopfield', 'overlap', 1e-12],
    ['hopfield', 'energy', 1e-9],
    ['dense-memory', 'overlap', 1e-12],
    ['dense-memory', 'energy', 1e-9],
    ['annealing', 'lowestFound', 1e-9],
    ['value-iteration', 'startValue', 1e-9],
    ['perceptron', 'wrongSide', 0.5],
    ['logistic', 'costPerPoint', 1e-3],
    ['pca', 'reconstruction', 1e-12],
    ['q-learning', 'startValue', 0.05],
  ])('%s: %s to %s', (id, name, tolerance) => {
    const { value, exact } = reading(id, name);
    expect(Math.abs(value - (exact as number))).toBeLessThan(tolerance);
  });

  it('likelihoods rise and stay below the best there is', () => {
    for (const id of ['boltzmann', 'rbm']) {
      const { value, exact } = reading(id, 'likelihood');
      expect(value).toBeLessThan(exact as number);
      expect(value).toBeGreaterThan((exact as number) - 0.8);
    }
    const [before] = run('gaussian-rbm').first.readings;
    expect(reading('gaussian-rbm', 'likelihood').value).toBeGreaterThan(before.value + 0.3);
    const { value, exact } = reading('boltzmann', 'likelihood');
    // ln p falls short of the best by the divergence.
    expect((exact as number) - value).toBeCloseTo(reading('boltzmann', 'divergence').value, 12);
  });

  it.each([
    ['decision-tree', 0.2],
    ['bagging', 0.2],
    ['random-forest', 0.2],
    ['voting', 0.2],
    ['svm', 0.12],
    ['discriminant', 0.2],
    ['naive-bayes', 0.2],
  ])('%s: at most a share of %s of new points is told wrongly', (id, most) => {
    expect(reading(id, 'heldOutError').value).toBeLessThan(most);
  });

  it('many trees are better than one', () => {
    for (const id of ['bagging', 'random-forest']) {
      expect(reading(id, 'heldOutError').value).toBeLessThan(reading(id, 'singleTree').value);
    }
  });

  it('a bent code leaves less than the best straight one', () => {
    const { value, exact } = reading('autoencoder', 'reconstruction');
    expect(value).toBeLessThan(0.7 * (exact as number));
  });

  it('curves come near the truth they were drawn from', () => {
    expect(reading('gaussian-process', 'offTruth').value).toBeLessThan(0.15);
    expect(reading('boosting', 'offTruth').value).toBeLessThan(0.2);
    expect(reading('ffnn', 'cost').value).toBeLessThan(0.01);
  });

  it.each([
    ['vae', 'bound', 0.8],
    ['mixture', 'logDensity', 0.05],
  ])('%s: %s rises', (id, name, by) => {
    const before = run(id).first.readings.find((r) => r.name === name)?.value as number;
    expect(reading(id, name).value).toBeGreaterThan(before + by);
  });

  it('k-means never moves away, and noise is told from moons', () => {
    const [before] = run('kmeans').first.readings;
    expect(reading('kmeans', 'meanSquareDistance').value).toBeLessThan(0.5 * before.value);
    expect(reading('diffusion', 'noiseCost').value).toBeLessThan(0.4);
    const { value, exact } = reading('gan', 'judgeCost');
    expect(Math.abs(value - (exact as number))).toBeLessThan(0.4);
  });

  it('a ridge leaves fewer effective parameters than it has coefficients', () => {
    const [, start] = run('ridge').first.readings;
    expect(start.value).toBeGreaterThan(8);
    expect(reading('ridge', 'effectiveParameters').value).toBeLessThan(6);
  });

  it('the nearest neighbour learns the moons, Potts orders below its critical temperature', () => {
    expect(reading('nearest-neighbor', 'heldOutError').value).toBeLessThan(0.12);
    expect(reading('potts', 'order').value).toBeGreaterThan(0.5);
  });
});
