import { describe, expect, it } from 'vitest';
import demo, { orderOf } from '@/components/demos/ingredients/demo';
import { messages } from '@/components/demos/ingredients/messages';
import simulation, { type Frame, type Params } from '@/components/demos/ingredients/simulation';
import { type CostCard, type DataCard, type ModelCard, misfitOf } from '@/lib/ml/ingredients';
import { defaults } from '@/lib/params';
import { oscillatorEnergy } from '@/lib/qmc/exact';
import { nodeAssets } from '../tools/assets';

const data = await simulation.load?.(defaults(demo.params), nodeAssets);

function run(patch: Partial<Params>, steps: number): Frame {
  const params = { ...defaults(demo.params), ...patch };
  const state = simulation.init(params, 1, data as never);
  for (let k = 0; k < steps; k++) simulation.step(state, params, data as never);
  return simulation.frame(state, params, data as never);
}

describe('one optimiser for every problem', () => {
  const { points } = demo.presets.outlier.params as { points: Float64Array };

  it('descends to the closed form of least squares, and to the best line of Huber', () => {
    for (const cost of ['squared', 'huber'] as const) {
      const { value, least, theta, picture } = run({ cost, points }, 900);
      if (picture?.kind !== 'curve' || !picture.best) throw new Error('no line');
      expect(value - (least as number)).toBeLessThan(1e-12);
      expect(value).toBeGreaterThanOrEqual((least as number) - 1e-15);
      expect(theta[0]).toBeCloseTo(picture.best.slope, 6);
      expect(theta[1]).toBeCloseTo(picture.best.intercept, 6);
    }
  });

  it('stays within one step of the best line of absolute values, where the slope never fades', () => {
    const { value, least, gradientLength } = run({ cost: 'absolute', points, learningRate: 0.01 }, 900);
    expect(value).toBeGreaterThanOrEqual(least as number);
    expect(value - (least as number)).toBeLessThan(0.003);
    expect(gradientLength).toBeGreaterThan(0.02);
  });

  it.each(['descent', 'momentum', 'adam'] as const)(
    '%s: a polynomial nears least squares on its columns',
    (optimizer) => {
      const { value, least } = run({ model: 'polynomial', degree: 3, optimizer }, 3000);
      expect(value).toBeGreaterThanOrEqual((least as number) - 1e-15);
      expect(value - (least as number)).toBeLessThan(1e-5);
    },
  );

  it('finds the ground state without data: energy, parameter and error all exact', () => {
    const { value, error, theta, picture, least } = run(demo.presets.hamiltonian.params, 300);
    expect(least).toBe(0.5);
    expect(value).toBeCloseTo(oscillatorEnergy(theta[0], 1, 1), 5);
    expect(error).toBeLessThan(1e-5);
    expect(theta[0]).toBeCloseTo(1, 3);
    if (picture?.kind !== 'wave') throw new Error('no state');
    // The samples belong to the state: ⟨x²⟩ = 1/(2α).
    const square = picture.samples.reduce((sum, x) => sum + x * x, 0) / picture.samples.length;
    expect(Math.abs(square - 0.5)).toBeLessThan(5 * Math.sqrt(0.5 / picture.samples.length));
  });

  it('parts the flowers', () => {
    expect(run(demo.presets.flowers.params, 300).right).toBeGreaterThan(0.92);
    expect(run({ data: 'iris' }, 300).right).toBeGreaterThan(0.92);
  });
});

describe('every combination of cards', () => {
  const choices = <T extends string>(key: 'data' | 'model' | 'cost') =>
    (demo.params[key] as { options: readonly string[] }).options as readonly T[];

  it('runs and says something finite, or stays where it is and says why', () => {
    let legal = 0;
    for (const dataCard of choices<DataCard>('data')) {
      for (const model of choices<ModelCard>('model')) {
        for (const cost of choices<CostCard>('cost')) {
          const misfit = misfitOf(dataCard, model, cost);
          const before = run({ data: dataCard, model, cost }, 0);
          const after = run({ data: dataCard, model, cost }, 20);
          expect(after.misfit).toBe(misfit);
          expect(Number.isFinite(after.value) && Number.isFinite(after.gradientLength)).toBe(true);
          if (misfit) {
            expect(after.step).toBe(0);
            expect(demo.describe(after)).toContain(messages.en.misfits[misfit]);
            expect(demo.moreReadouts?.(after)).toEqual({});
          } else {
            legal++;
            expect(after.value, `${dataCard} ${model} ${cost}`).toBeLessThan(before.value);
          }
        }
      }
    }
    expect(legal).toBe(22);
  });
});

describe('the question', () => {
  it('has its answer among the options: squares, Huber, absolute values', () => {
    const { predict } = demo;
    if (predict?.kind !== 'choice') throw new Error('no choice');
    const frame = run(demo.presets[predict.preset].params, predict.until);
    expect(orderOf(frame)).toBe('squared huber absolute');
    expect(predict.options.map(({ id }) => id)).toContain(predict.answer(frame));
    expect(new Set(predict.options.map(({ id }) => id)).size).toBe(4);
  });
});
