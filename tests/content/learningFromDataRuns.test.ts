import { describe, expect, it } from 'vitest';
import methodMap from '@/components/demos/method-map/methods.json';
import { loadDemo, loadSimulation } from '@/components/demos/registry';
import { defaultValues, type ParamValue } from '@/lib/params';
import { runInline } from '@/lib/runner';
import { nodeAssets } from '../tools/assets';
import { expectPrinted, proseOf } from './printed';

const prose = proseOf('02-what-is-machine-learning.mdx');
const says = (within: string, as: string, value: number) => expectPrinted(prose, within, as, value);

/** The readouts of a demo after some steps from a preset, and its tables. */
async function run(id: string, preset: string, steps: number, more: Record<string, ParamValue> = {}) {
  const demo = await loadDemo(id);
  const params = { ...defaultValues(demo.params), ...demo.presets[preset].params, ...more };
  const simulation = await loadSimulation(id);
  const { frame } = await runInline(
    simulation,
    { id, params, seed: 1, events: [] },
    { steps, assets: nodeAssets },
  );
  const readouts = Object.fromEntries(
    Object.entries(demo.readouts).map(([name, spec]) => [name, spec.read(frame)]),
  );
  const tables = Object.fromEntries(demo.tables(frame).map((table) => [table.name, table.rows]));
  return { readouts, more: demo.moreReadouts?.(frame) ?? {}, tables };
}

describe('what chapter 2 says of its experiments', () => {
  it('method-map', async () => {
    expect(methodMap.methods).toHaveLength(50);
    expect(prose).toContain('on a map: fifty methods');
    says('no labels 14 of the fifty', '14', (await run('method-map', 'unlabelled', 1)).readouts.usable.value);
    says(
      'there are 7, and among them',
      '7',
      (await run('method-map', 'hamiltonian', 1)).readouts.usable.value,
    );
    says('has 7 relatives', '7', (await run('method-map', 'rbm', 1)).readouts.relatives.value);
    const near = methodMap.edges
      .filter(({ from, to }) => from === 'rbm' || to === 'rbm')
      .map(({ from, to }) => (from === 'rbm' ? to : from));
    const families = new Set(
      methodMap.methods.filter(({ id }) => near.includes(id)).map(({ family }) => family),
    );
    expect(prose).toContain('7 relatives in five families');
    expect(families.size).toBe(5);
    expect(prose).toContain('the lecture in six steps');
    expect(methodMap.route).toHaveLength(6);
  });

  it('ingredients', async () => {
    expect((await run('ingredients', 'outlier', 1, { cost: 'absolute' })).more.shift.value).toBe(0);
    const flowers = await run('ingredients', 'flowers', 300);
    says('94 of the 100 on the right side', '94', 100 * flowers.more.right.value);
    expect(flowers.tables.flowers).toHaveLength(100);
    const { tables } = await run('ingredients', 'hamiltonian', 100);
    expect(prose).toContain('at 300 points');
    expect(tables.samples).toHaveLength(300);
    expect(Object.keys((await run('ingredients', 'misfit', 10)).more)).toEqual([]);
  });

  it('generative-gallery', async () => {
    const greedy = (await loadDemo('generative-gallery')).presets.collapse.params.gan;
    const choice = (await loadDemo('generative-gallery')).params.gan;
    expect(greedy).toBe('greedy');
    expect(JSON.stringify(choice)).toContain('twelve moves of the generator for one of the judge');
  });

  it('generative-discriminative', async () => {
    const errors = async (preset: string) => (await run('generative-discriminative', preset, 160)).readouts;
    const right = await errors('right');
    for (const { value } of [right.generativeLarge, right.discriminativeLarge]) {
      expect(value - (right.generativeLarge.exact ?? 0)).toBeLessThan(0.0015);
    }
    const known = await errors('covariance');
    expect(Math.abs(known.generativeLarge.value - known.discriminativeLarge.value)).toBeLessThan(0.001);
  }, 120_000);

  it('types-of-learning', async () => {
    const learn = async (preset: string, more: Record<string, ParamValue> = {}) =>
      (await run('types-of-learning', preset, 300, more)).more;
    const line = await learn('ring', { lens: 'classify' });
    expect(prose).toContain('a line gets half of the points right');
    expect([line.accuracy.value, line.heldOutAccuracy.value]).toEqual([0.5, 0.5]);
    const tree = await learn('ring', { lens: 'classify', classifier: 'tree' });
    expect([tree.accuracy.value, tree.heldOutAccuracy.value]).toEqual([1, 1]);
    says('with 13 of the 16 kept-back', '13', 16 * (await learn('classify')).heldOutAccuracy.value);
  }, 60_000);
});
