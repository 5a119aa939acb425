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
    for (const [cost, printed] of [
      ['squared', '0.41'],
      ['huber', '0.24'],
      ['absolute', '0'],
    ]) {
      const { shift } = (await run('ingredients', 'outlier', 1, { cost })).more;
      if (cost === 'absolute') expect(shift.value).toBe(0);
      else says('by $0.41$ with squares and by $0.24$ with Huber', printed, shift.value);
    }
    const flowers = await run('ingredients', 'flowers', 300);
    says('94 of the 100 on the right side', '94', 100 * flowers.more.right.value);
    expect(flowers.tables.flowers).toHaveLength(100);
    const start = (await run('ingredients', 'hamiltonian', 0)).more;
    says('0.3$ with $0.91 \\pm 0.02$', '0.91', start.cost.value);
    says('0.3$ with $0.91 \\pm 0.02$', '0.02', start.cost.error ?? 0);
    const { more, tables } = await run('ingredients', 'hamiltonian', 100);
    says('stands at $0.99$ with', '0.99', more.alpha.value);
    says('$0.49998 \\pm 0.00010$', '0.49998', more.cost.value);
    says('$0.49998 \\pm 0.00010$', '0.00010', more.cost.error ?? 0);
    expect(prose).toContain('at 300 points');
    expect(tables.samples).toHaveLength(300);
    expect(Object.keys((await run('ingredients', 'misfit', 10)).more)).toEqual([]);
  });

  it('generative-gallery', async () => {
    const { readouts } = await run('generative-gallery', 'moons', 1);
    says('the moons are at $0.0048$', '0.0048', readouts.mixtureDistance.exact ?? 0);
    const greedy = (await loadDemo('generative-gallery')).presets.collapse.params.gan;
    const choice = (await loadDemo('generative-gallery')).params.gan;
    expect(greedy).toBe('greedy');
    expect(JSON.stringify(choice)).toContain('twelve moves of the generator for one of the judge');
  });

  it('generative-discriminative', async () => {
    const errors = async (preset: string) => (await run('generative-discriminative', preset, 160)).readouts;
    const wrong = await errors('correlation');
    says('$0.254 \\pm 0.007$ for the generative', '0.254', wrong.generativeSmall.value);
    says('$0.254 \\pm 0.007$ for the generative', '0.007', wrong.generativeSmall.error ?? 0);
    says('$0.291 \\pm 0.012$ for logistic', '0.291', wrong.discriminativeSmall.value);
    says('$0.291 \\pm 0.012$ for logistic', '0.012', wrong.discriminativeSmall.error ?? 0);
    says('2048 they are $0.232$ and $0.189$', '0.232', wrong.generativeLarge.value);
    says('2048 they are $0.232$ and $0.189$', '0.189', wrong.discriminativeLarge.value);
    says('where $0.188$ is the best', '0.188', wrong.generativeLarge.exact ?? 0);
    const right = await errors('right');
    says('holds: $0.205 \\pm 0.007$', '0.205', right.generativeSmall.value);
    says('holds: $0.205 \\pm 0.007$', '0.007', right.generativeSmall.error ?? 0);
    says('against $0.259 \\pm 0.014$', '0.259', right.discriminativeSmall.value);
    says('against $0.259 \\pm 0.014$', '0.014', right.discriminativeSmall.error ?? 0);
    says('reach the best, $0.134$', '0.134', right.generativeLarge.exact ?? 0);
    for (const { value } of [right.generativeLarge, right.discriminativeLarge]) {
      expect(value - (right.generativeLarge.exact ?? 0)).toBeLessThan(0.0015);
    }
    const known = await errors('covariance');
    says('errs in $0.333 \\pm 0.016$', '0.333', known.generativeSmall.value);
    says('errs in $0.333 \\pm 0.016$', '0.016', known.generativeSmall.error ?? 0);
    expect(Math.abs(known.generativeLarge.value - known.discriminativeLarge.value)).toBeLessThan(0.001);
  }, 120_000);

  it('types-of-learning', async () => {
    const learn = async (preset: string, more: Record<string, ParamValue> = {}) =>
      (await run('types-of-learning', preset, 300, more)).more;
    says('with them is $-0.01$', '-0.01', (await learn('ring', { labels: 'shown' })).adjustedRand.value);
    const line = await learn('ring', { lens: 'classify' });
    expect(prose).toContain('a line gets half of the points right');
    expect([line.accuracy.value, line.heldOutAccuracy.value]).toEqual([0.5, 0.5]);
    const tree = await learn('ring', { lens: 'classify', classifier: 'tree' });
    expect([tree.accuracy.value, tree.heldOutAccuracy.value]).toEqual([1, 1]);
    says('with 13 of the 16 kept-back', '13', 16 * (await learn('classify')).heldOutAccuracy.value);
    says('kept-back heights by $0.23$', '0.23', (await learn('regress')).heldOutRmse.value);
    says('Gaussian process by $0.12$', '0.12', (await learn('process')).heldOutRmse.value);
    const { value } = await learn('reward');
    says('the start to be worth $0.133$', '0.133', value.value);
    says('it is worth $0.137$', '0.137', value.exact ?? 0);
  }, 60_000);
});
