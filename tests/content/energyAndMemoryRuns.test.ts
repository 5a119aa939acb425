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
  }, 180_000);

  it('ising-magnet with the weights of a memory', async () => {
    const first = (await run('ising-magnet', 'memory', 1000, { temperature: 0.6 })).readouts;
    says('measures $0.8784 \\pm 0.0006$ in the valley of the first', '0.8784', first.magnetization.value);
    says('measures $0.8784 \\pm 0.0006$', '0.0006', first.magnetization.error ?? 0);
    const fourth = (await run('ising-magnet', 'memory', 1000, { temperature: 0.6 }, 4)).readouts;
    says('$0.8995 \\pm 0.0004$ in that of the fourth', '0.8995', fourth.magnetization.value);
    says('$0.8995 \\pm 0.0004$', '0.0004', fourth.magnetization.error ?? 0);
    let m = 1;
    for (let k = 0; k < 500; k++) m = Math.tanh(m / 0.6);
    says('gives $m = 0.907$', '0.907', m);
  });

  it('rbm-learns: copies get better, the machine gets worse', async () => {
    const { readouts, tables } = await run('rbm-learns', 'bars-and-stripes', 500);
    const measured = tables.progress.map(([updates, learnt, , , wrong]) => ({
      updates: Number(updates),
      likelihood: Number(learnt),
      wrong: Number(wrong),
    }));
    const best = measured.reduce((a, b) => (b.likelihood > a.likelihood ? b : a));
    const last = measured[measured.length - 1];
    says('best, $-4.82$, after 3620 updates', '-4.82', best.likelihood);
    says('best, $-4.82$, after 3620 updates', '3620', best.updates);
    says('log-likelihood is $-5.46$', '-5.46', last.likelihood);
    says('After 9520 updates', '9520', last.updates);
    says('-\\ln 30 = -3.40$', '-3.40', readouts.logLikelihood.exact ?? 0);
    expect(prose).toContain('one pixel in 5500');
    expect(Math.round(1 / best.wrong / 100)).toBe(55);
    expect(prose).toContain('copies are eleven times better');
    expect(Math.round(best.wrong / last.wrong)).toBe(11);
  }, 180_000);

  it('rbm-dreams', async () => {
    const { readouts, more } = await run('rbm-dreams', 'seven', 400);
    says('$95.3 \\pm 1.1\\,\\%$', '95.3', 100 * readouts.accuracy.value);
    says('$95.3 \\pm 1.1\\,\\%$', '1.1', 100 * (readouts.accuracy.error ?? 0));
    says('it calls $87\\,\\%$', '87', 100 * more.agreement.value);
  }, 180_000);

  it('rbm-ising', async () => {
    const { energyPerSite, magnetization, divergence } = (await run('rbm-ising', 'critical', 4000)).readouts;
    says('ends $0.119$ nats', '0.119', divergence.value);
    says('is $-1.521$ where the magnet has $-1.565$', '-1.521', energyPerSite.value);
    says('is $-1.521$ where the magnet has $-1.565$', '-1.565', energyPerSite.exact ?? 0);
    says('$0.844$ where the magnet has $0.844$', '0.844', magnetization.value);
    says('$0.844$ where the magnet has $0.844$', '0.844', magnetization.exact ?? 0);
    const lost = (await run('rbm-ising', 'lost', 4000)).readouts;
    says('$-1.874$ against $-1.927$', '-1.874', lost.energyPerSite.value);
    says('$-1.874$ against $-1.927$', '-1.927', lost.energyPerSite.exact ?? 0);
    says('divergence is $17.7$ nats', '17.7', lost.divergence.value);
  }, 180_000);
});
