import { describe, expect, it } from 'vitest';
import { loadDemo, loadSimulation } from '@/components/demos/registry';
import { defaultValues, type ParamValue } from '@/lib/params';
import { runInline } from '@/lib/runner';
import { nodeAssets } from '../tools/assets';
import { expectPrinted, proseOf } from './printed';

const prose = proseOf('04-energy-and-memory.mdx');
const says = (within: string, as: string, value: number) => expectPrinted(prose, within, as, value);

/** The readouts of a demo after some steps from a preset with seed 1, and its tables. */
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

describe('what chapter 4 says of its experiments', () => {
  it('boltzmann-learns, with its negative phase', async () => {
    const { readouts } = await run('boltzmann-learns', 'bars', 600);
    says('it is $0.059$ nats', '0.059', readouts.divergence.value);
    says('probability $0.943$', '0.943', readouts.dataProbability.value);
  });

  it('boltzmann-learns, without it', async () => {
    const { readouts, tables } = await run('boltzmann-learns', 'no-negative-phase', 60);
    const energies = tables.states.map((row) => Number(row.at(-1)));
    says('energies of 15 of the 16', '15', energies.filter((energy) => energy < -1e-9).length);
    says('The deepest, at $-18$', '-18', Math.min(...energies));
    expect(energies.indexOf(Math.min(...energies))).toBe(15);
    says('with probability $0.990$', '0.990', Number(tables.states[15][2]));
    says('log-likelihood, $-2.77$ before', '-2.77', -4 * Math.log(2));
    says('is $-10.51$', '-10.51', readouts.logLikelihood.value);
  });

  it('boltzmann-learns, an even number of pixels', async () => {
    const without = await run('boltzmann-learns', 'parity', 600);
    expect(without.readouts.largestWeight.value).toBe(0);
    says('stays $0.5$', '0.5', without.readouts.dataProbability.value);
    const three = await run('boltzmann-learns', 'parity-hidden', 3000);
    says('it is $0.964$ after 3000', '0.964', three.readouts.dataProbability.value);
  });

  it('hopfield-recall', async () => {
    for (const preset of ['default', 'half']) {
      const { readouts } = await run('hopfield-recall', preset, 640);
      expect(readouts.overlap.value).toBe(1);
      says('its energy of $-132.1$', '-132.1', readouts.energy.value);
    }
    const mixture = await run('hopfield-recall', 'mixture', 640);
    says('an energy of $-139.3$', '-139.3', mixture.readouts.energy.value);
    expect((await run('hopfield-recall', 'crowded', 640)).readouts.overlap.value).toBeLessThan(0.9);
    expect((await run('hopfield-recall', 'inverse', 640)).readouts.overlap.value).toBe(1);
    expect((await run('hopfield-recall', 'flip-flop', 640)).readouts.restless.value).toBe(256);
  });

  it('hopfield-capacity', async () => {
    const full = (await run('hopfield-capacity', 'full', 400)).readouts.overlap;
    says('an overlap of $0.9974 \\pm 0.0004$', '0.9974', full.value);
    says('an overlap of $0.9974 \\pm 0.0004$', '0.0004', full.error ?? 0);
    says('the theory says $0.9981$', '0.9981', full.exact ?? 0);
    const overfull = (await run('hopfield-capacity', 'overfull', 400)).readouts.overlap;
    says('$0.36 \\pm 0.01$', '0.36', overfull.value);
    says('$0.36 \\pm 0.01$', '0.01', overfull.error ?? 0);
    const digits = await run('hopfield-capacity', 'pictures', 400);
    expect(prose).toContain('three can be stored before the first is forgotten');
    expect(digits.more.kept.value).toBe(3);
    expect(digits.more.keptRandom.value).toBe(10);
    says('0.138 \\times 192 = 26$', '26', Math.floor(0.138 * 192));
    expect((await run('hopfield-capacity', 'pictures-inverse', 400)).more.kept.value).toBe(10);
  });

  it('ising-magnet with the weights of a memory', async () => {
    const { readouts } = await run('ising-magnet', 'memory', 1000, { temperature: 0.6 });
    says('measures $0.9066 \\pm 0.0004$', '0.9066', readouts.magnetization.value);
    says('measures $0.9066 \\pm 0.0004$', '0.0004', readouts.magnetization.error ?? 0);
    let m = 1;
    for (let k = 0; k < 500; k++) m = Math.tanh(m / 0.6);
    says('gives $m = 0.907$', '0.907', m);
  });
});
