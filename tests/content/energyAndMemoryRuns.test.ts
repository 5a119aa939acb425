import { describe, expect, it } from 'vitest';
import { loadDemo, loadSimulation } from '@/components/demos/registry';
import { defaultValues, type ParamValue } from '@/lib/params';
import { runInline } from '@/lib/runner';
import { nodeAssets } from '../tools/assets';
import { expectPrinted, proseOf } from './printed';

const prose = proseOf('04-energy-and-memory.mdx');
const says = (within: string, as: string, value: number) => expectPrinted(prose, within, as, value);

/** The readouts of a demo after some steps from a preset, and its tables. */
async function run(
  id: string,
  preset: string,
  steps: number,
  more: Record<string, ParamValue> = {},
  seed = 1,
) {
  const demo = await loadDemo(id);
  const params = { ...defaultValues(demo.params), ...demo.presets[preset].params, ...more };
  const simulation = await loadSimulation(id);
  const { frame } = await runInline(
    simulation,
    { id, params, seed, events: [] },
    { steps, assets: nodeAssets },
  );
  const readouts = Object.fromEntries(
    Object.entries(demo.readouts).map(([name, spec]) => [name, spec.read(frame)]),
  );
  const tables = Object.fromEntries(demo.tables(frame).map((table) => [table.name, table.rows]));
  return { readouts, more: demo.moreReadouts?.(frame) ?? {}, tables };
}

describe('what chapter 4 says of its experiments', () => {
  it('boltzmann-learns, without it', async () => {
    const { tables } = await run('boltzmann-learns', 'no-negative-phase', 60);
    const energies = tables.states.map((row) => Number(row.at(-1)));
    says('energies of 15 of the 16', '15', energies.filter((energy) => energy < -1e-9).length);
    expect(energies.indexOf(Math.min(...energies))).toBe(15);
    says('log-likelihood, $-2.77$ before', '-2.77', -4 * Math.log(2));
  });

  it('boltzmann-learns, an even number of pixels', async () => {
    const without = await run('boltzmann-learns', 'parity', 600);
    expect(without.readouts.largestWeight.value).toBe(0);
    says('stays $0.5$', '0.5', without.readouts.dataProbability.value);
  });

  it('hopfield-recall', async () => {
    for (const preset of ['default', 'half']) {
      const { readouts } = await run('hopfield-recall', preset, 640);
      expect(readouts.overlap.value).toBe(1);
    }
    expect((await run('hopfield-recall', 'crowded', 640)).readouts.overlap.value).toBeLessThan(0.9);
    expect((await run('hopfield-recall', 'inverse', 640)).readouts.overlap.value).toBe(1);
    expect((await run('hopfield-recall', 'flip-flop', 640)).readouts.restless.value).toBe(256);
  });

  it('hopfield-capacity', async () => {
    const digits = await run('hopfield-capacity', 'pictures', 400);
    expect(prose).toContain('three can be stored before the first is forgotten');
    expect(digits.more.kept.value).toBe(3);
    expect(digits.more.keptRandom.value).toBe(10);
    says('0.138 \\times 192 = 26$', '26', Math.floor(0.138 * 192));
    expect((await run('hopfield-capacity', 'pictures-inverse', 400)).more.kept.value).toBe(10);
  }, 180_000);
});
