import { describe, expect, it } from 'vitest';
import demo from '@/components/demos/dot-two-electrons/demo';
import simulation, { type Frame, type Params } from '@/components/demos/dot-two-electrons/simulation';
import { defaults } from '@/lib/params';
import { exactTwoElectrons } from '@/lib/qmc/exactTwoElectrons';
import type { WalkerEngine } from '@/lib/qmc/gpu/walkerEngine';
import {
  addDistance,
  createRadialHistogram,
  endRadialSweep,
  estimateRadial,
} from '@/lib/qmc/radialHistogram';
import { tautState } from '@/lib/qmc/tautStates';
import { twoElectronTrial } from '@/lib/qmc/twoElectronTrials';
import { createRng, normal, uniform } from '@/lib/rng';
import { checkDerivatives, checkMoves } from './waveChecks';

/** The float64 kernel, no device. */
const ENGINE: WalkerEngine = { report: { name: 'float64', fallbacks: [] } };

const run = (patch: Partial<Params>, steps: number, seed = 1): Frame => {
  const params = { ...defaults<Params>(demo.params), ...patch };
  const state = simulation.init(params, seed, ENGINE);
  for (let k = 0; k < steps; k++) simulation.step(state, params, ENGINE);
  return simulation.frame(state, params, ENGINE);
};

/** A frame of a run that measured something: energies agree with the trial's own, noise-free ones. */
function expectHonest(frame: Frame): void {
  const { estimate, trial } = frame;
  expect(frame.phase).toBe('measuring');
  if (!trial) throw new Error('no trial');
  for (const key of ['energy', 'kinetic', 'external', 'interaction'] as const) {
    const { value, error } = estimate[key];
    expect(Math.abs(value - trial[key]), `${key} ${value} ± ${error}, expected ${trial[key]}`).toBeLessThan(
      5 * error + 1e-11,
    );
  }
  expect(estimate.energy.value).toBeGreaterThan(frame.exact.energy - 5 * estimate.energy.error - 1e-11);
}

describe('trials of two electrons', () => {
  it.each(['gaussian', 'pade-jastrow', 'exact'] as const)(
    '%s: derivatives, moves, and its pair function',
    (ansatz) => {
      for (const dimensions of [2, 3]) {
        const omega = 0.3;
        const trial = twoElectronTrial(ansatz, omega, dimensions);
        const theta = trial.start(0.8, 0.4, createRng(1));
        const rng = createRng(dimensions);
        const points = Array.from({ length: 4 }, () =>
          Float64Array.from({ length: 2 * dimensions }, () => 2 * normal(rng)),
        );
        checkDerivatives(trial.of, theta, points);
        const moves = Array.from({ length: 9 }, () =>
          Float64Array.from({ length: dimensions }, () => 2 * normal(rng)),
        );
        checkMoves(trial.of(theta), points[0], moves);
        const pair = trial.pair(theta);
        if (!pair) throw new Error('no pair function');
        const out = new Float64Array(3);
        const ofPair = (x: Float64Array) => {
          let [all, between] = [0, 0];
          for (let i = 0; i < x.length; i++) all += x[i] * x[i];
          for (let k = 0; k < dimensions; k++) between += (x[k] - x[dimensions + k]) ** 2;
          pair.logJet(Math.sqrt(between), out);
          return out[0] - 0.5 * pair.width * all;
        };
        const psi = trial.of(theta);
        const [first, ...others] = points;
        for (const x of others) {
          expect(psi.logPsi(x) - psi.logPsi(first)).toBeCloseTo(ofPair(x) - ofPair(first), 10);
        }
      }
    },
  );

  it('α and β come back from θ', () => {
    const trial = twoElectronTrial('pade-jastrow', 0.2, 2);
    expect(trial.named(trial.start(0.9, 0.3, createRng(1)))).toEqual({
      alpha: expect.closeTo(0.9, 12),
      beta: expect.closeTo(0.3, 12),
    });
  });
});

describe('distances in bins', () => {
  it('means per unit length and blocked errors', () => {
    const histogram = createRadialHistogram(4, 2);
    const rng = createRng(3);
    for (let sweep = 0; sweep < 4000; sweep++) {
      for (let k = 0; k < 5; k++) addDistance(histogram, 2.5 * uniform(rng), 1 / 5);
      endRadialSweep(histogram);
    }
    const { r, mean, error } = estimateRadial(histogram);
    expect([...r]).toEqual([0.25, 0.75, 1.25, 1.75]);
    for (let b = 0; b < 4; b++) {
      expect(Math.abs(mean[b] - 0.4)).toBeLessThan(5 * error[b]);
      // Independent counts: √(p(1 − p)/n)/width with p = 0.2 and n = 20 000. What looks like correlation lengthens one.
      expect(error[b] / 0.00566).toBeGreaterThan(0.7);
      expect(error[b] / 0.00566).toBeLessThan(1.5);
    }
  });
});

describe('dot-two-electrons', () => {
  it.each([
    [0.1, 2],
    [0.7, 2],
    [2, 3],
  ])(
    'ω = %f in %i dimensions: SR finds the best Padé–Jastrow state from a bad start',
    (omega, dimensions) => {
      const frame = run({ omega, dimensions, alpha: 0.5, beta: 3 }, 2000);
      expectHonest(frame);
      const best = frame.best?.energy ?? Number.NaN;
      expect(Math.abs((frame.trial?.energy ?? 0) - best)).toBeLessThan(1e-4);
      expect(Math.abs(frame.estimate.energy.value - best)).toBeLessThan(1e-3);
    },
  );

  it.each([
    [1, 2],
    [tautState(1, 3).omega, 3],
    [tautState(3, 2).omega, 2],
  ])('ω = %f in %i dimensions: the exact state has no variance', (omega, dimensions) => {
    const frame = run({ omega, dimensions, ansatz: 'exact' }, 400);
    expect(Math.abs(frame.estimate.energy.value - exactTwoElectrons(omega, dimensions).energy)).toBeLessThan(
      1e-10,
    );
    expect(frame.estimate.variance.value).toBeLessThan(1e-20);
    const { value, error } = frame.estimate.virial;
    expect(Math.abs(value)).toBeLessThan(5 * error);
    expect(frame.histogram.counts.filter((c) => c > 0)).toHaveLength(1);
  });

  it('values set by hand are kept, and the walkers follow when they change', () => {
    const params: Params = { ...defaults<Params>(demo.params), optimizer: 'off', alpha: 0.8, beta: 0.6 };
    const state = simulation.init(params, 2, ENGINE);
    for (let k = 0; k < 700; k++) simulation.step(state, params, ENGINE);
    expectHonest(simulation.frame(state, params, ENGINE));
    const other: Params = { ...params, alpha: 1.2, beta: 0.2 };
    for (let k = 0; k < 900; k++) simulation.step(state, other, ENGINE);
    const frame = simulation.frame(state, other, ENGINE);
    expect(frame.named).toEqual({ alpha: expect.closeTo(1.2, 12), beta: expect.closeTo(0.2, 12) });
    expect(frame.sweeps).toBe(800);
    expectHonest(frame);
  });

  it('sampled density and distances are those of the trial', () => {
    const frame = run({ optimizer: 'off', alpha: 0.95, beta: 0.4 }, 2500, 4);
    const { trialProfile, density, separation, reach } = frame;
    if (!trialProfile) throw new Error('no curves');
    const at = (xs: Float64Array, ys: Float64Array, x: number) => {
      const i = Math.floor((x / xs[xs.length - 1]) * (xs.length - 1));
      const t = (x - xs[i]) / (xs[i + 1] - xs[i]);
      return ys[i] * (1 - t) + ys[i + 1] * t;
    };
    for (let b = 2; b < 30; b++) {
      const n = at(trialProfile.r, trialProfile.density, density.r[b]);
      const p = at(trialProfile.separation, trialProfile.probability, separation.r[b]);
      expect(Math.abs(density.mean[b] - n)).toBeLessThan(5 * density.error[b] + 0.004);
      expect(Math.abs(separation.mean[b] - p)).toBeLessThan(5 * separation.error[b] + 0.006);
    }
    const electrons = density.mean.reduce(
      (sum, n, b) => sum + (2 * Math.PI * density.r[b] * n * reach) / 40,
      0,
    );
    expect(electrons).toBeCloseTo(2, 2);
  });

  it('the weak trap answers the question of the prediction', () => {
    const { predict, presets } = demo;
    if (predict?.kind !== 'choice') throw new Error('no prediction');
    expect(predict.answer(run(presets[predict.preset].params, 1800))).toBe('more');
  });

  it('says in words what must not be taken for a result', () => {
    const frame = run({ optimizer: 'sr' }, 1250);
    expect(demo.describe(frame)).not.toContain('five standard errors');
    expect(demo.describe(frame)).not.toContain('not come to its end');
    for (const trusted of [true, false]) {
      const words = demo.describe({ ...frame, estimate: { ...frame.estimate, trusted } });
      expect(words.includes('More sweeps are needed before the error bars can be trusted.')).toBe(!trusted);
    }
    const low = { ...frame.estimate, energy: { value: 2.99, error: 0.001 } };
    expect(demo.describe({ ...frame, estimate: low })).toContain('five standard errors');
    const high = frame.trial && { ...frame.trial, energy: 3.1 };
    expect(demo.describe({ ...frame, trial: high })).toContain('not come to its end');
  });

  it('an energy below the exact one is explained while walkers settle and while α and β learn', () => {
    const low = (frame: Frame) =>
      demo.describe({ ...frame, estimate: { ...frame.estimate, energy: { value: 2.9, error: 0.01 } } });
    const [settling, learning] = [run({}, 20), run({}, 200)];
    expect([settling.phase, learning.phase]).toEqual(['settling', 'learning']);
    for (const frame of [settling, learning]) {
      expect(low(frame)).toMatch(/five standard errors below the exact .*do not sample/);
      expect(demo.describe(frame)).not.toContain('below');
    }
  });

  it('the deep network says how many local energies its gradient clips, and only while it learns', () => {
    const clipped = (patch: Partial<Params>, steps: number) => demo.moreReadouts!(run(patch, steps)).clipped;
    const params: Params = { ...defaults<Params>(demo.params), ansatz: 'deep' };
    const state = simulation.init(params, 1, ENGINE);
    for (let k = 0; k < 70; k++) simulation.step(state, params, ENGINE);
    state.learning.clipped = 9;
    const frame = simulation.frame(state, params, ENGINE);
    expect(frame.phase).toBe('learning');
    const { value, label } = demo.moreReadouts!(frame).clipped;
    expect(value).toBe(9);
    expect(label).toMatch(/clipped in the last update.*gradient only/);
    expect(demo.moreReadouts!({ ...frame, phase: 'measuring' }).clipped).toBeUndefined();
    expect(clipped({ ansatz: 'deep' }, 20)).toBeUndefined();
    expect(clipped({}, 200)).toBeUndefined();
  });

  it('any setting of the sliders ends in numbers, none of them below the exact energy unsaid', () => {
    const rng = createRng(77);
    const pick = (key: 'omega' | 'alpha' | 'beta' | 'learningRate') => {
      const { min, max } = demo.params[key] as { min: number; max: number };
      return min * (max / min) ** uniform(rng);
    };
    for (let k = 0; k < 8; k++) {
      const ansatz = (['gaussian', 'pade-jastrow', 'pade-jastrow', 'exact'] as const)[k % 4];
      const patch = {
        ansatz,
        omega: pick('omega'),
        alpha: pick('alpha'),
        beta: pick('beta'),
        learningRate: pick('learningRate'),
        dimensions: 2 + (k % 2),
      };
      const frame = run(patch, 1300, k);
      const { value, error } = frame.estimate.energy;
      expect(Number.isFinite(value + error), JSON.stringify(patch)).toBe(true);
      if (value < frame.exact.energy - 5 * error - 1e-9)
        expect(demo.describe(frame)).toContain('five standard errors');
    }
  });
});
