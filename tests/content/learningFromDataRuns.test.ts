import { describe, expect, it } from 'vitest';
import methodMap from '@/components/demos/method-map/methods.json';
import { loadDemo, loadSimulation } from '@/components/demos/registry';
import { defaultValues, type ParamValue } from '@/lib/params';
import { runInline } from '@/lib/runner';
import { nodeAssets } from '../tools/assets';
import { expectPrinted, proseOf } from './printed';

const prose = proseOf('02-what-is-machine-learning.mdx');
const says = (within: string, as: string, value: number) => expectPrinted(prose, within, as, value);

/** The readouts of a demo after some steps from a preset. */
async function run(id: string, preset: string, steps: number, more: Record<string, ParamValue> = {}) {
  const demo = await loadDemo(id);
  const params = { ...defaultValues(demo.params), ...demo.presets[preset].params, ...more };
  const simulation = await loadSimulation(id);
  const { frame } = await runInline(
    simulation,
    { id, params, seed: 1, events: [] },
    { steps, assets: nodeAssets },
  );
  return Object.fromEntries(Object.entries(demo.readouts).map(([name, spec]) => [name, spec.read(frame)]));
}

describe('what chapter 2 says of its experiments', () => {
  it('method-map', async () => {
    expect(methodMap.methods).toHaveLength(50);
    expect(prose).toContain('on a map: fifty methods');
    says('no labels 14 of the fifty', '14', (await run('method-map', 'unlabelled', 1)).usable.value);
    says('there are 7, and among them', '7', (await run('method-map', 'hamiltonian', 1)).usable.value);
    says('has 7 relatives', '7', (await run('method-map', 'rbm', 1)).relatives.value);
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
});
