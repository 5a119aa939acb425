import { describe, expect, it } from 'vitest';
import demo from '@/components/demos/vmc-oscillator/demo';
import { messages } from '@/components/demos/vmc-oscillator/messages';
import { paintCurve } from '@/components/demos/vmc-oscillator/paintEnergy';
import { paintLocal } from '@/components/demos/vmc-oscillator/paintLocal';
import { paintSteps } from '@/components/demos/vmc-oscillator/paintSteps';
import { paintWalkers } from '@/components/demos/vmc-oscillator/paintWalkers';
import simulation, { type Params, type State } from '@/components/demos/vmc-oscillator/simulation';
import { renderSvg } from '@/components/viz/svg';
import { defaults } from '@/lib/params';
import { energyRange } from '@/lib/qmc/energyRange';
import { oscillatorEnergy, oscillatorVariance } from '@/lib/qmc/exact';
import { GAUSSIAN_SHAPE, shapeEnergy, shapeEnergyDerivative } from '@/lib/qmc/shapes';

const base = defaults(demo.params);
const preset = (name: string): Partial<Params> => demo.presets[name].params;

function start(changes: Partial<Params> = {}, seed = 5) {
  const params: Params = { ...base, ...changes };
  return { params, state: simulation.init(params, seed) as State };
}

function advance(state: State, params: Params, steps: number) {
  for (let s = 0; s < steps; s++) simulation.step(state, params);
  return simulation.frame(state, params);
}

function run(changes: Partial<Params>, steps: number, seed = 5) {
  const { params, state } = start(changes, seed);
  return advance(state, params, steps);
}

const readAll = (frame: ReturnType<typeof run>) =>
  Object.fromEntries(Object.entries(demo.readouts).map(([name, spec]) => [name, spec.read(frame)]));

describe('a move along the drift', () => {
  it('samples |Ψ|²: energy, its slope and ⟨x²⟩ within 5 errors', () => {
    const frame = run({ move: 'langevin', stepSize: 1.4, particles: 2, dimensions: 2 }, 6000);
    const { energy, gradient, meanSquare } = readAll(frame);
    for (const { value, error, exact } of [energy, gradient, meanSquare]) {
      expect(Math.abs(value - (exact as number)) / (error as number)).toBeLessThan(5);
    }
    expect(meanSquare.exact).toBeCloseTo(1 / 1.6, 14);
  });

  it('with the wrong acceptance the exact state hides the bug from the energy, and one moment finds it', () => {
    const frame = run(preset('bug'), 4000);
    const { energy, variance, meanSquare } = readAll(frame);
    expect(energy.value).toBeCloseTo(0.5, 12);
    expect(variance.value).toBeLessThan(1e-20);
    const error = meanSquare.error as number;
    expect(Math.abs(meanSquare.value - 0.5) / error).toBeGreaterThan(20);
    // (3/2)α²δt r² in the exponent, δt = s²/3: ⟨x²⟩ = 1/(α²s²).
    expect(Math.abs(meanSquare.value - 1 / 1.1 ** 2) / error).toBeLessThan(5);
    expect(demo.describe(frame)).toContain('the walkers do not sample |Ψ|²');
    expect(demo.describe(run({ ...preset('bug'), green: 'right' }, 4000))).not.toContain('do not sample');
  });

  it('an energy below the ground state is said to be a fault', () => {
    const frame = run({ ...preset('bug'), alpha: 1.6, stepSize: 0.5 }, 3000);
    expect(frame.estimate.energy).toBeLessThan(0);
    expect(demo.describe(frame)).toContain(messages.en.describe.below);
  });

  it('put right again, the walkers settle anew', () => {
    const { params, state } = start({ ...preset('bug'), equilibration: 50 });
    advance(state, params, 2000);
    const right: Params = { ...params, green: 'right' };
    advance(state, right, 1);
    expect(state.vmc.settling).toBe(49);
    const { meanSquare } = readAll(advance(state, right, 4000));
    expect(Math.abs(meanSquare.value - 0.5) / (meanSquare.error as number)).toBeLessThan(5);
    // Of what was wrong nothing is left in the mean: it was 0.83.
    expect(Math.abs(meanSquare.value - 0.5)).toBeLessThan(0.03);
  });
});

describe('a wave function drawn by hand', () => {
  it('begins as the Gaussian: the same walk, the same energies', () => {
    const [gaussian, drawn] = (['gaussian', 'drawn'] as const).map((wave) => run({ wave }, 600).estimate);
    expect(drawn.energy).toBeCloseTo(gaussian.energy, 9);
    expect(drawn.difference).toBeCloseTo(gaussian.difference, 7);
    expect(run({ wave: 'drawn', alpha: 1 }, 300).estimate.variance).toBeLessThan(1e-18);
  });

  it('any curve: energy, variance, slope and ⟨x²⟩ are those of the quadrature', () => {
    const frame = run({ ...preset('drawn'), particles: 2, alpha: 0.8 }, 12_000);
    const readouts = readAll(frame);
    for (const name of ['energy', 'variance', 'gradient', 'meanSquare']) {
      const { value, error, exact } = readouts[name];
      expect(Math.abs(value - (exact as number)) / (error as number), name).toBeLessThan(5);
    }
    expect(readouts.kinkEnergy.value).toBe(0);
    expect(frame.estimate.variance).toBeGreaterThan(0.1);
  });

  it('sharp kinks: the mean is too low by what they hold, and the demo says so', () => {
    const frame = run(preset('kink'), 3000);
    const { energy, kinkEnergy } = readAll(frame);
    expect(energy.value).toBeLessThan(0);
    expect(
      Math.abs(energy.value + kinkEnergy.value - (energy.exact as number)) / (energy.error as number),
    ).toBeLessThan(5);
    expect(demo.describe(frame)).toContain('sharp kinks');
  });

  it('a rounded kink shows as a spike, and its energy is in the samples', () => {
    const { params, state } = start(preset('spikes'));
    let highest = 0;
    for (let s = 0; s < 6000; s++) {
      simulation.step(state, params);
      highest = Math.max(highest, ...state.vmc.localEnergies);
    }
    const { energy } = readAll(simulation.frame(state, params));
    expect(highest).toBeGreaterThan(5);
    expect(Math.abs(energy.value - (energy.exact as number)) / (energy.error as number)).toBeLessThan(5);
  });

  it('stretching it downhill ends where its energy is lowest', () => {
    const frame = run({ ...preset('drawn'), optimize: 'on', alpha: 0.5, learningRate: 0.5 }, 16_000);
    const best = Math.sqrt(frame.shape.potential / frame.shape.kinetic);
    expect(readAll(frame).currentAlpha.exact).toBeCloseTo(best, 12);
    expect(Math.abs(frame.alpha - best)).toBeLessThan(0.15);
    expect(shapeEnergyDerivative(frame.shape, best, 1, 1)).toBeCloseTo(0, 12);
    expect(shapeEnergy(frame.shape, best, 1, 1)).toBeGreaterThan(0.5);
  });

  it('a knot that moves ends the estimate: others tried belong to another curve', () => {
    const { params, state } = start(preset('drawn'));
    advance(state, params, 300);
    advance(state, { ...params, alpha: 1.2 }, 300);
    expect(state.tried.count).toBe(1);
    const knots = params.knots.with(4, -0.5);
    const frame = advance(state, { ...params, alpha: 1.2, knots }, 150);
    expect(frame.tried).toEqual([]);
    expect(frame.estimate.sweeps).toBe(50);
    expect(frame.curve?.logHeights[5]).toBe(-0.5);
  });

  it('what has no effect starts nothing anew', () => {
    const { params, state } = start();
    advance(state, params, 300);
    const idle: Params = { ...params, corner: 0.2, green: 'wrong', knots: params.knots.with(3, 0) };
    expect(advance(state, idle, 1).estimate.sweeps).toBe(201);
  });
});

describe('the survey of step sizes', () => {
  it('acceptance falls with the step; the time has its minimum in between', () => {
    const { survey } = run({ panel: 'steps' }, 6000);
    expect(survey).toHaveLength(11);
    for (let k = 1; k < survey.length; k++) {
      expect(survey[k].acceptance).toBeLessThan(survey[k - 1].acceptance);
    }
    const best = survey.reduce((a, b) => (b.time < a.time ? b : a));
    expect(best.stepSize).toBeGreaterThan(0.9);
    expect(best.stepSize).toBeLessThan(4.5);
    expect(survey[0].time).toBeGreaterThan(10 * best.time);
    expect(survey[10].time).toBeGreaterThan(2 * best.time);
    // The same step as the run's own: both measure the same time.
    const own = run({ stepSize: 1.6 }, 12_000).estimate.autocorrelationTime;
    expect(Math.abs(Math.log(survey[6].time / own))).toBeLessThan(0.4);
  });

  it('to look at it changes nothing else', () => {
    const looked = run({ panel: 'steps' }, 400);
    const plain = run({}, 400);
    expect(looked.estimate).toEqual(plain.estimate);
    expect(plain.survey).toEqual([]);
  });

  it('a step that is never accepted has no time', () => {
    const { survey } = run({ panel: 'steps', particles: 10, dimensions: 3, move: 'configuration' }, 300);
    expect(survey[10].acceptance).toBe(0);
    expect(survey[10].time).toBeNaN();
  });
});

describe('the axis of the histogram', () => {
  it('holds five standard deviations and the ground state, and ends at a Gaussian’s wall', () => {
    for (const alpha of [0.4, 0.9, 1.7]) {
      const [low, high] = energyRange(GAUSSIAN_SHAPE, alpha, 1, 3, null);
      const spread = 5 * Math.sqrt(oscillatorVariance(alpha, 1, 3));
      expect(low).toBeLessThan(1.5);
      expect(high).toBeGreaterThan(oscillatorEnergy(alpha, 1, 3) + spread - 1e-9);
      const walled = energyRange(GAUSSIAN_SHAPE, alpha, 1, 3, 1.5 * alpha);
      expect(alpha < 1 ? walled[0] : -walled[1]).toBeGreaterThan(alpha < 1 ? low : -high);
    }
  });
});

describe('the pictures', () => {
  it('can be drawn at every moment', () => {
    for (const name of ['drawn', 'spikes', 'kink', 'steps', 'langevin', 'bug']) {
      for (const more of [{}, { dimensions: 2, particles: 2 }] as Partial<Params>[]) {
        const { params, state } = start({ ...preset(name), ...more });
        for (const steps of [0, 1, 150]) {
          const frame = advance(state, params, steps);
          for (const revealed of [true, false]) {
            for (const paint of [paintWalkers, paintCurve, paintLocal, paintSteps]) {
              const svg = renderSvg(
                (ctx, size, theme) => paint(ctx, frame, size, theme, { params, revealed }),
                {
                  width: 340,
                  height: 300,
                },
              );
              expect(svg).not.toMatch(/NaN|Infinity/);
              if (!revealed) expect(svg).not.toContain('stroke="var(--exact)"');
            }
          }
          expect(demo.describe(frame)).not.toMatch(/NaN|undefined|not a number/);
          for (const { value } of Object.values(readAll(frame))) expect(Number.isFinite(value)).toBe(true);
        }
      }
    }
  });
});
