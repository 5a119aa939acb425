import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import demo from '@/components/demos/rbm-learns/demo';
import simulation, { type Frame, type Params, UPDATES } from '@/components/demos/rbm-learns/simulation';
import { logSumExp } from '@/lib/math';
import { baseRates } from '@/lib/ml/ais';
import { barsAndStripes } from '@/lib/ml/barsAndStripes';
import { imagesOf, loadLargeDigits, loadSmallDigits } from '@/lib/ml/digits';
import { classifyByNeighbor } from '@/lib/ml/nearestNeighbor';
import { createRbm, freeEnergy, type Rbm } from '@/lib/ml/rbm';
import { accuracy, classify, withLabels } from '@/lib/ml/rbmClassifier';
import { independentLikelihood, type Lesson, loadLesson } from '@/lib/ml/rbmLessons';
import { logPartition, meanLogLikelihood } from '@/lib/ml/rbmLikelihood';
import {
  advanceMeasurement,
  beginMeasurement,
  createMeasurement,
  createMeasurementScratch,
  likelihoodCeiling,
  type Measurement,
  meanLikelihood,
} from '@/lib/ml/rbmMeasurement';
import { partitionPortion, partitionPortions } from '@/lib/ml/rbmPortions';
import { createChains, createMeans } from '@/lib/ml/rbmSampling';
import { reconstructionError } from '@/lib/ml/rbmTraining';
import { defaults, parseValue } from '@/lib/params';
import { createRng, integer, normal, type Rng, uniform } from '@/lib/rng';
import { runInline } from '@/lib/runner';
import type { Readout, RunEvent } from '@/lib/simulation';
import { nodeAssets } from '../tools/assets';
import { compileModules } from '../tools/wasm.mjs';

beforeAll(compileModules, 120_000);

function strongRbm(visible: number, hidden: number, labels: number, seed: number, spread = 0.7): Rbm {
  const rng = createRng(seed);
  const rbm = createRbm(visible, hidden, 'binary', rng, { spread, labels });
  for (const bias of [rbm.visibleBias, rbm.hiddenBias]) bias.set(bias.map(() => 0.5 * normal(rng)));
  return rbm;
}

describe('bars and stripes', () => {
  it('are 30 different pictures of 4 × 4, each the same along all columns or along all rows', () => {
    const pictures = barsAndStripes(4);
    const seen = new Set<string>();
    for (let n = 0; n < pictures.length; n += 16) {
      const rows = [0, 4, 8, 12].map((at) => pictures.slice(n + at, n + at + 4).join(''));
      const flat = rows.every((row) => row === '0000' || row === '1111');
      expect(flat || rows.every((row) => row === rows[0])).toBe(true);
      seen.add(rows.join(''));
    }
    expect(seen.size).toBe(30);
    expect(pictures.length).toBe(30 * 16);
    expect([1, 2, 3].map((side) => barsAndStripes(side).length / (side * side))).toEqual([2, 6, 14]);
    expect(() => barsAndStripes(0)).toThrow(RangeError);
  });
});

describe('ln Z in portions', () => {
  it.each([
    [20, 15, 0],
    [13, 16, 0],
    [14, 14, 4],
    [5, 3, 0],
  ])('%i visible and %i hidden units, %i labels: the parts add up', (visible, hidden, labels) => {
    const rbm = strongRbm(visible, hidden, labels, 4);
    const parts = Array.from({ length: partitionPortions(rbm) }, (_, k) => partitionPortion(rbm, k));
    expect(parts.length).toBe(2 ** Math.max(0, (labels > 0 ? hidden : Math.min(visible, hidden)) - 12));
    expect(logSumExp(parts)).toBeCloseTo(logPartition(rbm), 10);
  });
});

/** A lesson of random pictures of 3 × 3 with two classes. */
function smallLesson(labels: number, rng: Rng): Lesson {
  const pictures = (count: number) => {
    const pixels = Float64Array.from({ length: 9 * count }, () => (uniform(rng) < 0.4 ? 1 : 0));
    const classes = Uint8Array.from({ length: count }, () => integer(rng, 2));
    return { count, pixels, levels: pixels, classes };
  };
  const [training, heldOut] = [pictures(40), pictures(25)];
  const rows = Float32Array.from(
    labels > 0 ? withLabels(training.pixels, training.classes, 9, labels) : training.pixels,
  );
  return {
    name: 'digits',
    side: 3,
    rows,
    count: 40,
    labels,
    training,
    heldOut,
    best: Number.NaN,
    neighbor: 0,
  };
}

/** A complete measurement, and the dreams it judged. */
function measure(rbm: Rbm, lesson: Lesson, seed: number): Measurement {
  const rng = createRng(seed);
  const base = baseRates(rbm, lesson.rows, lesson.count);
  const dreams = createChains(rbm, 10, rng);
  const measurement = createMeasurement(rbm, lesson, base, 10, rng);
  beginMeasurement(measurement, rbm, 7, base, rng);
  const scratch = createMeasurementScratch(rbm);
  scratch.rows = 8;
  let portions = 0;
  while (!advanceMeasurement(measurement, lesson, dreams.visible, scratch, rng)) portions++;
  expect(portions).toBeGreaterThan(5);
  return measurement;
}

describe('a measurement in portions', () => {
  it.each([0, 2])('with %i labels: is the exact one, all at once', (labels) => {
    const lesson = smallLesson(labels, createRng(6));
    const rbm = strongRbm(9 + labels, 13, labels, 3);
    const measured = measure(rbm, lesson, 5);
    const logZ = logPartition(rbm);
    expect(measured.logZ).toBeCloseTo(logZ, 10);
    expect(measured.logZError).toBe(0);
    for (const [pictures, energies] of [
      [lesson.training, measured.training],
      [lesson.heldOut, measured.heldOut],
    ] as const) {
      let sum = 0;
      for (let n = 0; n < pictures.count; n++) {
        const x = pictures.pixels.slice(9 * n, 9 * n + 9);
        const choices = Array.from({ length: Math.max(1, labels) }, (_, y) =>
          labels === 0 ? x : withLabels(x, [y], 9, labels),
        );
        sum += logSumExp(choices.map((choice) => -freeEnergy(rbm, choice))) - logZ;
      }
      expect(meanLikelihood(measured, energies)).toBeCloseTo(sum / pictures.count, 10);
    }
    if (labels === 0) {
      expect(meanLikelihood(measured, measured.training)).toBeCloseTo(
        meanLogLikelihood(rbm, lesson.training.pixels, 40, logZ),
        10,
      );
    } else {
      const names = classify(rbm, lesson.heldOut.pixels, 25);
      expect(measured.right / 25).toBe(accuracy(names, lesson.heldOut.classes));
    }
    const error = reconstructionError(rbm, Float64Array.from(lesson.rows), 40, createMeans(rbm, 40));
    expect(measured.squares / 40).toBeCloseTo(error, 12);
    expect(measured.update).toBe(7);
  });

  it('by AIS: within five of its errors of the exact one', () => {
    const lesson = smallLesson(2, createRng(8));
    const rbm = strongRbm(11, 17, 2, 9, 0.5);
    const measured = measure(rbm, lesson, 2);
    expect(measured.logZError).toBeGreaterThan(0);
    expect(measured.logZError).toBeLessThan(0.2);
    expect(Math.abs(measured.logZ - logPartition(rbm))).toBeLessThan(5 * measured.logZError);
  });

  it('its ceiling is never below the likelihood, and low where a machine believes in its dreams alone', () => {
    for (let seed = 0; seed < 20; seed++) {
      const lesson = smallLesson(0, createRng(seed));
      const measured = measure(strongRbm(9, 6, 0, seed), lesson, seed);
      expect(likelihoodCeiling(measured)).toBeGreaterThanOrEqual(meanLikelihood(measured, measured.training));
    }
    const lesson = smallLesson(0, createRng(1));
    const wrecked = createRbm(9, 2, 'binary', createRng(1));
    wrecked.visibleBias.fill(50);
    expect(likelihoodCeiling(measure(wrecked, lesson, 1))).toBeLessThan(-100);
  });

  it('the likelihood of independent pixels is that of a machine without weights', () => {
    const lesson = smallLesson(0, createRng(4));
    const rbm = createRbm(9, 2, 'binary', createRng(1), { spread: 0 });
    rbm.visibleBias.set(baseRates(rbm, lesson.rows, lesson.count));
    const exact = meanLogLikelihood(rbm, lesson.training.pixels, 40, logPartition(rbm));
    expect(independentLikelihood(lesson, rbm.visibleBias)).toBeCloseTo(exact, 10);
  });
});

describe('nearest neighbours', () => {
  it.each([false, true])('of the small digits, grey %s: as the lesson says', async (grey) => {
    const digits = await loadSmallDigits(nodeAssets);
    const level = (v: number) => (grey ? v : v >= 0.5 ? 1 : 0);
    const classes = (indices: Uint32Array) => Uint8Array.from(indices, (i) => digits.labels[i]);
    const [known, asked] = [digits.training, digits.heldOut].map((list) => imagesOf(digits, list).map(level));
    const found = classifyByNeighbor(known, classes(digits.training), asked, 64);
    const lesson = await loadLesson('digits', grey, true, nodeAssets);
    expect(lesson.neighbor).toBe(accuracy(found, classes(digits.heldOut)));
  });

  it('of some large digits: as the lesson says, within five standard errors', async () => {
    const digits = await loadLargeDigits(nodeAssets);
    const classes = (indices: Uint32Array) => Uint8Array.from(indices, (i) => digits.labels[i]);
    const asked = digits.heldOut.filter((_, i) => i % 40 === 0);
    const bits = (indices: Uint32Array) => Uint8Array.from(imagesOf(digits, indices));
    const found = classifyByNeighbor(bits(digits.training), classes(digits.training), bits(asked), 784);
    const { neighbor } = await loadLesson('mnist', false, true, nodeAssets);
    const error = Math.sqrt((neighbor * (1 - neighbor)) / asked.length);
    expect(Math.abs(accuracy(found, classes(asked)) - neighbor)).toBeLessThan(5 * error);
  });
});

const paramsOf = (preset: string, more: Partial<Params> = {}): Params => ({
  ...defaults(demo.params),
  ...demo.presets[preset].params,
  ...more,
});

const readouts = (frame: Frame): Record<string, Readout> =>
  Object.fromEntries(Object.entries(demo.readouts).map(([name, spec]) => [name, spec.read(frame)]));

function learn(params: Params, steps: number, events: RunEvent<Params, never>[] = []) {
  const run = { id: 'rbm-learns', params, seed: 1, events };
  return runInline(simulation, run, { steps, assets: nodeAssets, readouts });
}

describe('rbm-learns', () => {
  it('bars and stripes by CD-1: the reconstruction error falls on while the likelihood turns and falls', async () => {
    const { frame } = await learn(paramsOf('bars-and-stripes'), 500);
    const { training, reconstruction, update } = frame.trace;
    const peak = training.indexOf(Math.max(...training));
    const last = training.length - 1;
    expect(training[peak]).toBeGreaterThan(-5.3);
    expect(update[peak]).toBeLessThan(5000);
    expect(training[last]).toBeLessThan(training[peak] - 0.3);
    expect(reconstruction[last]).toBeLessThan(0.2 * reconstruction[peak]);
    expect(frame.best).toBeCloseTo(-Math.log(30), 12);
    expect(readouts(frame).logLikelihood).toEqual({ value: training[last], exact: frame.best });
    const answer = demo.predict?.kind === 'curve' ? demo.predict.answer(frame) : [];
    expect(answer).toHaveLength(6);
    for (const value of answer) expect(value).toBeGreaterThan(-11.1);
  });

  it('digits: more likely than pixels one by one, kept-back ones too, and most of them named', async () => {
    const { frame, engine } = await learn(paramsOf('digits'), 160);
    expect(engine).toBe('simd');
    const { logLikelihood, heldOut, error, accuracy: named, reconstruction } = frame.measured;
    expect(frame.measured.update).toBeGreaterThan(300);
    expect(logLikelihood).toBeGreaterThan(frame.start + 3);
    expect(heldOut).toBeGreaterThan(frame.start + 3);
    expect(Math.abs(heldOut - logLikelihood)).toBeLessThan(1);
    expect(error).toBeGreaterThan(0);
    expect(named).toBeGreaterThan(0.6);
    expect(reconstruction).toBeLessThan(0.6 * frame.trace.reconstruction[0]);
    expect(readouts(frame)).toMatchObject({
      logLikelihood: { value: heldOut, error },
      accuracy: { value: named },
    });
  });

  it('a hundred times the rate: diverges, says so, and keeps the last good machine', async () => {
    const params = paramsOf('bars-and-stripes');
    const events = [{ step: 100, tune: { learningRate: 10 } }];
    const { frame, status, reason } = await learn(params, 400, events);
    expect(status).toBe('diverged');
    expect(reason).toMatch(/logLikelihood .* step \d+/);
    const { update, logLikelihood } = frame.measured;
    expect(update).toBeGreaterThan(0);
    expect(frame.lost).toBeGreaterThan(update);
    expect(logLikelihood).toBeGreaterThan(frame.start);
    expect(demo.describe(frame)).toContain(`update ${update}, the last good one`);
    const then = await learn(params, update / UPDATES.bars, events);
    expect(frame.filters).toEqual(then.frame.filters);
  });

  it('no hidden unit is refused, and clamped in a link', async () => {
    await expect(learn(paramsOf('digits', { hidden: 0 }), 1)).rejects.toThrow(
      'hidden = 0: expected an integer',
    );
    const data = await simulation.load?.(paramsOf('bars-and-stripes'), nodeAssets);
    expect(() => simulation.init(paramsOf('bars-and-stripes', { hidden: 0 }), 1, data as never)).toThrow(
      RangeError,
    );
    expect(parseValue('hidden', demo.params.hidden, '0')).toMatchObject({
      value: 1,
      note: expect.any(String),
    });
  });

  it.each(['cpu', 'wasm', 'simd'] as const)(
    '%s: learns what float64 learns, and leaves no tensor',
    async (engine) => {
      const small = { hidden: 12, labels: 'on', batch: 10 } as const;
      const reference = await learn(paramsOf('digits', { ...small, engine: 'float64' }), 3);
      await learn(paramsOf('digits', { ...small, engine }), 1);
      const before = tf.memory().numTensors;
      for (const algorithm of ['cd', 'pcd'] as const) {
        const outcome = await learn(paramsOf('digits', { ...small, algorithm, engine }), 3);
        expect(outcome.engine).toBe(engine);
        expect(outcome.frame.tensors).toBe(engine === 'simd' ? 0 : before);
        if (algorithm === 'pcd') continue;
        outcome.frame.filters.forEach((w, i) => {
          expect(Math.abs(w - reference.frame.filters[i])).toBeLessThan(1e-3);
        });
      }
      expect(tf.memory().numTensors).toBe(before);
    },
  );

  it.each(['wasm', 'simd', 'float64'] as const)(
    '%s: a clone goes the way of the original, PCD',
    async (engine) => {
      const params = paramsOf('bars-and-stripes', { engine, algorithm: 'pcd' });
      const data = (await simulation.load?.(params, nodeAssets)) as never;
      const advance = async (state: ReturnType<typeof simulation.init>, steps: number) => {
        for (let i = 0; i < steps; i++) await simulation.step(state, params, data);
        return state;
      };
      const state = await advance(simulation.init(params, 3, data), 2);
      const clone = structuredClone(state);
      expect(await advance(clone, 3)).toEqual(await advance(state, 3));
    },
  );

  it('tempering runs on typed arrays, whatever is chosen, and says why', async () => {
    const params = paramsOf('bars-and-stripes', { engine: 'wasm', algorithm: 'tempering' });
    const outcome = await learn(params, 3);
    expect(outcome.engine).toBe('float64');
    const data = await simulation.load?.(params, nodeAssets);
    expect(data?.engine.report.fallbacks).toEqual([
      { engine: 'wasm', reason: expect.stringContaining('tempering') },
    ]);
  });
});
