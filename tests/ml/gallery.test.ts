import { describe, expect, it } from 'vitest';
import demo from '@/components/demos/generative-gallery/demo';
import { ratioOf, verdictOf } from '@/components/demos/generative-gallery/shown';
import simulation, { type Frame, type Params } from '@/components/demos/generative-gallery/simulation';
import { createCloud, unpackCloud } from '@/lib/ml/cloud';
import { meanDistanceWithin } from '@/lib/ml/energyDistance';
import { fieldOf, SIDE } from '@/lib/ml/gallery';
import { createPlaneData, drawShape, realSampler, toPlane } from '@/lib/ml/galleryData';
import { createJudgements, createYardstick, judge, scoreOf } from '@/lib/ml/galleryJudge';
import { MODELS } from '@/lib/ml/galleryModels';
import { createLearner, learn, noteUpdates } from '@/lib/ml/learner';
import { averageWeights } from '@/lib/ml/weightAverage';
import { defaults } from '@/lib/params';
import { createRng, normal } from '@/lib/rng';
import { nodeAssets } from '../tools/assets';

const base: Params = defaults(demo.params);

async function run(patch: Partial<Params>, steps: number, seed = 1) {
  const params = { ...base, ...patch };
  const data = await simulation.load?.(params, nodeAssets);
  if (!data) throw new Error('nothing loaded');
  const gallery = simulation.init(params, seed, data);
  for (let k = 0; k < steps; k++) await simulation.step(gallery, params, data);
  return { gallery, params, frame: simulation.frame(gallery, params, data) as Frame };
}

describe('the points', () => {
  it('are standardised by the training points, and go back to where they were', () => {
    const data = createPlaneData('moons', 0.05, createCloud(0), createRng(2));
    let [sum, squares] = [0, 0];
    for (const v of data.training) {
      sum += v;
      squares += v * v;
    }
    expect(Math.abs(sum / data.training.length)).toBeLessThan(1e-12);
    expect(squares / data.training.length).toBeCloseTo(1, 12);
    const again = drawShape('moons', 0.05, 2000, createRng(2));
    toPlane(data, data.training).forEach((v, k) => {
      expect(Math.abs(v - again[k])).toBeLessThan(1e-6);
    });
  });

  it('of a drawn cloud are two thirds to learn from and one third held out, each once', () => {
    const cloud = createCloud(30);
    for (let i = 0; i < 30; i++) cloud.x[i] = i / 32;
    const data = createPlaneData('drawn', 0, cloud, createRng(5));
    expect(data.training).toHaveLength(40);
    expect(data.heldOut).toHaveLength(20);
    const places = [...toPlane(data, data.training), ...toPlane(data, data.heldOut)].filter(
      (_, k) => k % 2 === 0,
    );
    expect(places.map((x) => Math.round(32 * x)).sort((a, b) => a - b)).toEqual([...cloud.x.keys()]);
  });

  it('of a shape belong to either class with probability ½, independently', () => {
    const rng = createRng(3);
    const sets = 300;
    const size = 100;
    let squares = 0;
    for (let k = 0; k < sets; k++) {
      const points = drawShape('blobs', 0, size, rng);
      let above = 0;
      for (let i = 0; i < size; i++) if (points[2 * i] + points[2 * i + 1] > 0) above++;
      squares += (above - size / 2) ** 2 / sets;
    }
    // Binomial variance 25; its own standard error here is 25 √(2/300).
    expect(Math.abs(squares - 25)).toBeLessThan(5 * 25 * Math.sqrt(2 / sets));
  });
});

describe('the judge', () => {
  const data = createPlaneData('circles', 0.05, createCloud(0), createRng(4));
  const rng = createRng(6);
  const draw = realSampler('circles', 0.05, data, rng);
  const yardstick = createYardstick(data.heldOut, draw);

  it('finds real samples about as far as the yardstick says, and nearly all of the data within its radius', () => {
    const judgements = createJudgements(2);
    for (let k = 0; k < 8; k++) judge(judgements, 1, draw(), data.heldOut, yardstick);
    const score = scoreOf(judgements, 1, yardstick);
    const error = Math.sqrt(score.error ** 2 + yardstick.error ** 2);
    expect(Math.abs(score.distance - yardstick.distance)).toBeLessThan(5 * error);
    expect(score.coverage).toBeGreaterThan(0.93);
    expect(score.coverage).toBeLessThan(0.97);
    expect(score.precision).toBeGreaterThan(0.9);
    expect(scoreOf(judgements, 0, yardstick)).toEqual({
      distance: 0,
      error: 0,
      coverage: 0,
      precision: 0,
      samples: 0,
    });
  });

  it('keeps the last eight samples only', () => {
    const judgements = createJudgements(1);
    const far = Float64Array.from({ length: 1000 }, (_, k) => 50 + (k % 7));
    for (let k = 0; k < 8; k++) judge(judgements, 0, far, data.heldOut, yardstick);
    expect(scoreOf(judgements, 0, yardstick).distance).toBeGreaterThan(20);
    expect(scoreOf(judgements, 0, yardstick).precision).toBe(0);
    for (let k = 0; k < 8; k++) judge(judgements, 0, draw(), data.heldOut, yardstick);
    expect(scoreOf(judgements, 0, yardstick).distance).toBeLessThan(3 * yardstick.distance);
    expect(scoreOf(judgements, 0, yardstick).samples).toBe(16);
  });

  it('finds half of the data when one of two clusters is missing', () => {
    const two = createPlaneData('blobs', 0, createCloud(0), createRng(8));
    const sampler = realSampler('blobs', 0, two, createRng(9));
    const measure = createYardstick(two.heldOut, sampler);
    const one = sampler().filter((_, k, all) => all[k - (k % 2)] + all[k - (k % 2) + 1] > 0);
    const judgements = createJudgements(1);
    judge(judgements, 0, one, two.heldOut, measure);
    const score = scoreOf(judgements, 0, measure);
    expect(score.coverage).toBeGreaterThan(0.4);
    expect(score.coverage).toBeLessThan(0.6);
    expect(score.precision).toBeGreaterThan(0.9);
    expect(score.distance).toBeGreaterThan(20 * measure.distance);
  });
});

describe('a learner', () => {
  it('falls in rate, and its mean forgets the start', () => {
    const learner = createLearner(Float64Array.of(5));
    for (let k = 0; k < 2000; k++) {
      const { theta } = learner;
      learn(learner, Float64Array.of(theta[0] - 1), 0.5 * (theta[0] - 1) ** 2, { rate: 0.05, settling: 100 });
    }
    expect(learner.updates).toBe(2000);
    expect(learner.theta[0]).toBeCloseTo(1, 3);
    expect(learner.mean[0]).toBeCloseTo(1, 2);
    expect(learner.cost).toBeLessThan(1e-3);
  });

  it('the mean of weights that stand still is where they stand, and of noise it is quiet', () => {
    const rng = createRng(2);
    const mean = Float64Array.of(100);
    let squares = 0;
    for (let k = 1; k <= 20_000; k++) {
      averageWeights(mean, Float64Array.of(3 + normal(rng)), k, 0.0005);
      if (k > 10_000) squares += (mean[0] - 3) ** 2 / 10_000;
    }
    // Variance c/(2 − c) of a running mean.
    expect(squares).toBeLessThan(2 * 0.00025);
    const learner = createLearner(Float64Array.of(0));
    learner.theta[0] = 7;
    noteUpdates(learner, 2, 4);
    expect(learner.mean[0]).toBe(7);
    expect(learner.cost).toBe(4);
  });
});

describe('the gallery', () => {
  it('after 150 steps on two moons the mixture and diffusion are near, densities are densities', async () => {
    const { gallery, frame } = await run({}, 150);
    const scoreFor = (name: (typeof MODELS)[number]) => frame.scores[MODELS.indexOf(name)];
    expect(ratioOf(scoreFor('mixture'), frame)).toBeLessThan(2);
    expect(verdictOf(frame, 0)).toBe('passes');
    expect(frame.scores.map(({ samples }) => samples)).toEqual([3, 3, 3, 3, 3]);
    // The square holds nearly all of the first density, and no more than all of any; cells are 1/400 of a unit of area.
    const cell = (2 / SIDE) ** 2;
    frame.fields.forEach((field, k) => {
      const mass = field.reduce((sum, v) => sum + v, 0) * cell;
      expect(mass, MODELS[k]).toBeGreaterThan(k === 0 ? 0.97 : 0.6);
      expect(mass, MODELS[k]).toBeLessThan(1.03);
    });
    expect(fieldOf(gallery, 0).some((v) => v > 0)).toBe(true);
    expect(frame.likelihood.every(Number.isFinite)).toBe(true);
    expect(frame.likelihood[0]).toBeGreaterThan(frame.likelihood[2]);
    expect(frame.yardstick.distance).toBeGreaterThan(0);
    expect(frame.samples.every((rows) => rows.length === 1000)).toBe(true);
    const words = demo.describe(frame);
    expect(words).toContain('After 150 steps');
    // The spread of samples is that of the data.
    expect(meanDistanceWithin(frame.samples[0])).toBeCloseTo(meanDistanceWithin(frame.data), 1);
  });

  it('with too few painted points rests, says so, and never gives a number that is none', async () => {
    const { frame } = await run({ cloud: 'drawn', points: new Float64Array(5) }, 60);
    expect(frame.tooFew).toBe(true);
    expect(demo.describe(frame)).toContain('fewer than');
    for (const spec of Object.values(demo.readouts)) expect(spec.read(frame).value).toBe(0);
    const { frame: none } = await run({ cloud: 'drawn', points: new Float64Array(0) }, 2);
    expect(none.tooFew).toBe(true);
  });

  it('the autoencoder by TensorFlow.js takes the same course as by float64', async () => {
    const [one, other] = [await run({}, 12), await run({ engine: 'cpu' }, 12)];
    expect(other.frame.engine).toBe('cpu');
    expect(other.gallery.learners.vae.updates).toBe(one.gallery.learners.vae.updates);
    expect(Math.abs(other.gallery.learners.vae.cost / one.gallery.learners.vae.cost - 1)).toBeLessThan(0.2);
    // The mixture does not know who trains the autoencoder.
    expect(other.gallery.mixture.k).toBe(one.gallery.mixture.k);
  });

  it('refuses numbers outside their domain', () => {
    const data = { scratch: undefined as never };
    for (const patch of [
      { noise: -1 },
      { noise: 0.6 },
      { components: 0 },
      { components: 2.5 },
      { shown: 32 },
    ]) {
      expect(() => simulation.init({ ...base, ...patch }, 1, data)).toThrow(RangeError);
    }
  });

  it('the cloud that stands there before the reader paints is eight clusters', () => {
    const cloud = unpackCloud(base.points);
    expect(cloud.n).toBe(400);
    const counts = new Map<number, number>();
    for (let i = 0; i < cloud.n; i++) {
      const turn = Math.round((8 * Math.atan2(cloud.y[i], cloud.x[i])) / (2 * Math.PI) + 8) % 8;
      counts.set(turn, (counts.get(turn) ?? 0) + 1);
    }
    expect([...counts.values()]).toEqual(Array(8).fill(50));
  });
});
