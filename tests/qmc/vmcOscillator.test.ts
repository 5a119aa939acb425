import { describe, expect, it } from 'vitest';
import demo from '@/components/demos/vmc-oscillator/demo';
import { messages } from '@/components/demos/vmc-oscillator/messages';
import { poster } from '@/components/demos/vmc-oscillator/paint';
import { paintCurve, paintHistogram } from '@/components/demos/vmc-oscillator/paintEnergy';
import { paintBlocking, paintMean, paintSlope } from '@/components/demos/vmc-oscillator/paintStatistics';
import { paintWalkers } from '@/components/demos/vmc-oscillator/paintWalkers';
import simulation, {
  type Frame,
  type Params,
  type State,
} from '@/components/demos/vmc-oscillator/simulation';
import { renderSvg } from '@/components/viz/svg';
import { defaults } from '@/lib/params';
import { oscillatorEnergy, oscillatorVariance } from '@/lib/qmc/exact';
import { gaussian } from '@/lib/qmc/wavefunctions/gaussian';

const base = defaults(demo.params);

function start(changes: Partial<Params> = {}, seed = 1) {
  const params: Params = { ...base, ...changes };
  const state = simulation.init(params, seed);
  return { params, state, frame: () => simulation.frame(state, params) };
}

function advance(state: State, params: Params, steps: number): void {
  for (let i = 0; i < steps; i++) simulation.step(state, params);
}

function run(changes: Partial<Params>, steps: number, seed = 1): Frame {
  const { params, state, frame } = start(changes, seed);
  advance(state, params, steps);
  return frame();
}

const readAll = (frame: Frame) =>
  Object.fromEntries(Object.entries(demo.readouts).map(([name, spec]) => [name, spec.read(frame)]));

/** Each walker's ln|Ψ| is that of its position at the α of the state. */
function expectFreshLogPsi({ vmc, theta }: State): void {
  const psi = gaussian(theta);
  const { walkers } = vmc;
  for (let w = 0; w < walkers.count; w++) {
    const x = walkers.positions.subarray(w * walkers.size, (w + 1) * walkers.size);
    expect(walkers.logPsi[w]).toBe(psi.logPsi(x));
  }
}

describe('the run everyone makes: α = 0.8, 20 000 sweeps, seed 1', () => {
  const frame = run({}, 20_000);
  const { energy, variance } = readAll(frame);

  it('energy within 4 blocked errors of 0.5125, on at least 64 blocks', () => {
    expect(energy.exact).toBeCloseTo(0.5125, 14);
    expect(Math.abs(energy.value - 0.5125) / (energy.error as number)).toBeLessThan(4);
    expect(energy.error).toBeLessThan(0.001);
    expect(frame.estimate.blocks).toBeGreaterThanOrEqual(64);
    expect(frame.estimate.plateau).toBe(1);
  });

  it('the variance too, and the naive error is too small', () => {
    expect(variance.exact).toBeCloseTo(0.0253125, 14);
    expect(Math.abs(variance.value - 0.0253125) / (variance.error as number)).toBeLessThan(5);
    expect(frame.estimate.blockedError).toBeGreaterThan(1.5 * frame.estimate.naiveError);
    expect(frame.estimate.autocorrelationTime).toBeGreaterThan(1);
  });

  it('histogram and trace are those of the run', () => {
    expect(frame.histogram.counts.reduce((a, b) => a + b)).toBe(32 * 19_900);
    const { edges, counts } = frame.histogram;
    const mean = counts.reduce((sum, c, i) => sum + (c * (edges[i] + edges[i + 1])) / 2, 0) / (32 * 19_900);
    expect(mean).toBeCloseTo(frame.estimate.energy, 2);
    expect(frame.trace.x.length).toBeLessThanOrEqual(128);
    expect(frame.trace.mean.at(-1)).toBeCloseTo(0.5125, 2);
  });
});

describe('sizes and moves', () => {
  it.each<[string, Partial<Params>]>([
    ['three dimensions', { dimensions: 3, particles: 4, stepSize: 1.2 }],
    ['ten particles', { particles: 10, stepSize: 1.5, alpha: 1.3 }],
    ['a soft trap', { omega: 0.5, stepSize: 3, alpha: 0.7 }],
    ['all moved together', { particles: 2, dimensions: 2, move: 'configuration', stepSize: 1.2 }],
    ['one walker', { walkers: 1 }],
  ])('%s', (_name, changes) => {
    const frame = run({ alpha: 0.8, ...changes }, 8000);
    const { alpha, energy, blockedError, variance, varianceError } = frame.estimate;
    expect(Math.abs(energy - oscillatorEnergy(alpha, frame.omega, frame.size)) / blockedError).toBeLessThan(
      5,
    );
    expect(
      Math.abs(variance - oscillatorVariance(alpha, frame.omega, frame.size)) / varianceError,
    ).toBeLessThan(5);
  });

  it('the exact state: every walker reports Ndω/2', () => {
    const { state, params } = start({ alpha: 1.5, omega: 1.5, particles: 2, dimensions: 3 });
    for (let s = 0; s < 300; s++) {
      simulation.step(state, params);
      for (const energy of state.vmc.localEnergies) expect(energy).toBeCloseTo(4.5, 11);
    }
    const { energy, variance, gradient } = readAll(simulation.frame(state, params));
    expect(energy.value).toBeCloseTo(4.5, 12);
    expect(energy.error).toBeLessThan(1e-13);
    expect(variance.value).toBeLessThan(1e-24);
    expect(Math.abs(gradient.value)).toBeLessThan(1e-12);
  });

  it('both ends of the step size stay finite and say what is wrong', () => {
    const tiny = run({ stepSize: 0.01 }, 2000);
    expect(tiny.estimate.acceptance).toBeGreaterThan(0.99);
    expect(tiny.estimate.plateau).toBe(0);
    expect(demo.describe(tiny)).toContain(messages.en.describe.noPlateau);
    const huge = run({ stepSize: 10, particles: 10, dimensions: 3, move: 'configuration' }, 500);
    expect(huge.estimate.acceptance).toBe(0);
    expect(demo.describe(huge)).toBe(messages.en.describe.stuck('10'));
    // Walkers that never moved differ only by where they started: that spread is the error, not zero.
    expect(huge.estimate.blockedError).toBeGreaterThan(0.05);
    for (const frame of [tiny, huge, start().frame()]) {
      for (const { value, error } of Object.values(readAll(frame))) {
        expect(Number.isFinite(value)).toBe(true);
        expect(error === undefined || Number.isFinite(error)).toBe(true);
      }
    }
  });
});

describe('a reader moves α while it runs', () => {
  it('the estimate so far is kept, ln|Ψ| refreshed, and the next is that of the new α', () => {
    const { params, state } = start({ alpha: 0.4, particles: 2 });
    advance(state, params, 3000);
    const before = simulation.frame(state, params).estimate;
    const moved = { ...params, alpha: 1.6 };
    simulation.step(state, moved);
    expectFreshLogPsi(state);
    expect(state.vmc.settling).toBe(base.equilibration - 1);
    const kept = simulation.frame(state, moved).tried;
    expect(kept).toEqual([before]);
    advance(state, moved, 12_000);
    const { estimate } = simulation.frame(state, moved);
    expect(estimate.alpha).toBe(1.6);
    expect(Math.abs(estimate.energy - oscillatorEnergy(1.6, 1, 2)) / estimate.blockedError).toBeLessThan(5);
    expect(Math.abs(estimate.variance - oscillatorVariance(1.6, 1, 2)) / estimate.varianceError).toBeLessThan(
      5,
    );
  });

  it('estimates too short for an error bar are not kept, and the list is bounded', () => {
    const { params, state } = start();
    const bytes = state.tried.rows.byteLength;
    for (let k = 0; k < 100; k++) {
      const alpha = 0.5 + 0.01 * k;
      advance(state, { ...params, alpha }, k % 2 === 0 ? 120 : 200);
    }
    const { tried } = simulation.frame(state, { ...params, alpha: 1.49 });
    expect(tried.length).toBe(50 - 1);
    expect(Math.min(...tried.map((a) => a.sweeps))).toBeGreaterThanOrEqual(64);
    expect(state.tried.rows.byteLength).toBe(bytes);
    for (let k = 0; k < 100; k++) advance(state, { ...params, alpha: 0.5 + 0.02 * k }, 200);
    expect(simulation.frame(state, params).tried.length).toBe(64);
  });

  it('another step size starts the sums anew but not the equilibration', () => {
    const { params, state } = start();
    advance(state, params, 500);
    advance(state, { ...params, stepSize: 0.5 }, 200);
    const { estimate, tried } = simulation.frame(state, { ...params, stepSize: 0.5 });
    expect(estimate.sweeps).toBe(200);
    expect(estimate.acceptance).toBeGreaterThan(0.8);
    expect(tried).toEqual([]);
  });
});

describe('gradient descent on α', () => {
  it('ln|Ψ| is up to date after every sweep, also right after a step of the descent', () => {
    const { params, state } = start({ optimize: 'on', alpha: 0.4, particles: 2 });
    let last = 0;
    for (let s = 0; s < 1000; s++) {
      simulation.step(state, params);
      if (state.iteration > last) expectFreshLogPsi(state);
      last = state.iteration;
    }
    expect(last).toBeGreaterThan(3);
  });

  it.each([
    [0.4, 1],
    [2.5, 1.4],
  ])('from α = %s it finds α = ω = %s, where the variance vanishes', (alpha, omega) => {
    const frame = run({ optimize: 'on', alpha, omega, learningRate: 0.5 }, 40_000);
    expect(frame.iteration).toBe(200);
    expect(Math.abs(frame.alpha - omega)).toBeLessThan(1e-5);
    expect(frame.estimate.energy).toBeCloseTo(0.5 * omega, 8);
    expect(frame.estimate.variance).toBeLessThan(1e-9);
    // The start was far off: something was learnt.
    expect(frame.tried[0].variance).toBeGreaterThan(0.1);
  });

  it('each estimate of the descent is one of its own α', () => {
    const { tried } = run({ optimize: 'on', alpha: 0.4, learningRate: 0.05, sweepsPerUpdate: 400 }, 15_000);
    expect(tried.length).toBeGreaterThan(20);
    for (const a of tried) {
      expect(Math.abs(a.variance - oscillatorVariance(a.alpha, 1, 1)) / a.varianceError).toBeLessThan(6);
    }
  });

  it('a learning rate far too large never makes Ψ grow at infinity', () => {
    const { params, state } = start({ optimize: 'on', learningRate: 2, particles: 10, dimensions: 3 });
    for (let s = 0; s < 5000; s++) {
      simulation.step(state, params);
      expect(state.theta[0]).toBeGreaterThan(0);
    }
    expect(Number.isFinite(simulation.frame(state, params).estimate.energy)).toBe(true);
  });

  it('switched off again, α is the reader’s', () => {
    const { params, state } = start({ optimize: 'on', alpha: 0.5 });
    advance(state, params, 3000);
    expect(state.theta[0]).toBeGreaterThan(0.7);
    const off: Params = { ...params, optimize: 'off' };
    advance(state, off, 1);
    expect(state.theta[0]).toBe(0.5);
    expect(simulation.frame(state, off).iteration).toBe(0);
  });
});

describe('parameters', () => {
  it.each<[Partial<Params>, string]>([
    [{ alpha: 0 }, 'alpha = 0: expected a number > 0'],
    [{ alpha: -1 }, 'alpha = -1: expected a number > 0'],
    [{ omega: 0 }, 'omega = 0: expected a number > 0'],
    [{ stepSize: Number.POSITIVE_INFINITY }, 'stepSize = Infinity: expected a number > 0'],
    [{ particles: 11 }, 'particles = 11: expected an integer from 1 to 10'],
    [{ dimensions: 1.5 }, 'dimensions = 1.5: expected an integer from 1 to 3'],
    [{ walkers: 0 }, 'walkers = 0: expected an integer from 1 to 256'],
  ])('%o is refused in one clear line', (changes, message) => {
    expect(() => start(changes)).toThrow(new RangeError(message));
  });

  it('the same seed gives the same state bit for bit, another seed another', () => {
    const states = [7, 7, 8].map((seed) => {
      const { params, state } = start({ particles: 2, dimensions: 2 }, seed);
      advance(state, params, 400);
      return state;
    });
    expect(states[0]).toEqual(states[1]);
    expect(states[0].vmc.walkers.positions).not.toEqual(states[2].vmc.walkers.positions);
  });
});

describe('the card', () => {
  it('the prediction asks for what the descent finds', () => {
    const predict = demo.predict;
    if (predict?.kind !== 'numbers') throw new Error('numbers expected');
    const frame = run(demo.presets[predict.preset].params, predict.until);
    const answer = predict.answer(frame);
    const tolerance = Object.fromEntries(predict.fields.map((f) => [f.id, f.tolerance]));
    expect(Math.abs(answer.alpha - 1)).toBeLessThan(tolerance.alpha);
    expect(answer.variance).toBeLessThan(tolerance.variance);
    expect(predict.explain(frame)).toContain('ground state');
  });

  it('while the reader predicts, no picture and no readout gives the minimum away', () => {
    const { params, frame } = start();
    const advanced = run({}, 300);
    const words = Object.values(messages.en.plots).flatMap((plot) => ('exact' in plot ? [plot.exact] : []));
    for (const paint of [paintWalkers, paintCurve, paintHistogram, paintMean, paintSlope]) {
      const draw = (revealed: boolean) =>
        renderSvg((ctx, size, theme) => paint(ctx, advanced, size, theme, { params, revealed }), {
          width: 400,
          height: 400,
        });
      const dashed = (svg: string) => svg.split('stroke="var(--exact)"').length - 1;
      expect(dashed(draw(false))).toBe(0);
      expect(dashed(draw(true))).toBe(1);
      for (const word of words) expect(draw(false)).not.toContain(`>${word}`);
    }
    expect(readAll(frame()).currentAlpha.exact).toBeUndefined();
  });

  it('every picture can be drawn at every moment, in every dimension', () => {
    for (const changes of [
      {},
      { dimensions: 2 },
      { dimensions: 3, particles: 3 },
      { optimize: 'on' },
    ] as const) {
      for (const steps of [0, 1, 101, 102, 400]) {
        const frame = run(changes, steps);
        const params = { ...base, ...changes };
        const shown = { params, revealed: true };
        for (const paint of [
          paintWalkers,
          paintCurve,
          paintHistogram,
          paintMean,
          paintBlocking,
          paintSlope,
        ]) {
          const svg = renderSvg((ctx, size, theme) => paint(ctx, frame, size, theme, shown), {
            width: 340,
            height: 200,
          });
          expect(svg).not.toContain('NaN');
          expect(svg).not.toContain('Infinity');
        }
        const svg = renderSvg((ctx, size, theme) => poster(ctx, frame, size, theme, params), {
          width: 720,
          height: 550,
        });
        expect(svg.length).toBeLessThan(60_000);
        expect(demo.describe(frame)).not.toMatch(/NaN|undefined|not a number/);
      }
    }
  });

  it('tables hold every plot, the present estimate last', () => {
    const { params, state } = start({ alpha: 0.5 });
    advance(state, params, 500);
    const moved = { ...params, alpha: 0.9 };
    advance(state, moved, 500);
    const frame = simulation.frame(state, moved);
    const tables = Object.fromEntries(demo.tables(frame).map((table) => [table.name, table]));
    expect(tables.energies.rows.map((row) => row[0])).toEqual([0.5, 0.9]);
    expect(tables.energies.rows[1][2]).toBe(frame.estimate.energy);
    expect(tables['local-energies'].rows).toHaveLength(80);
    expect(tables['running-mean'].rows).toHaveLength(frame.trace.x.length);
    expect(tables.blocking.rows).toHaveLength(frame.blocking.size.length);
    expect(tables.positions.rows).toHaveLength(32);
    for (const { columns } of Object.values(tables)) expect(new Set(columns).size).toBe(columns.length);
  });
});
