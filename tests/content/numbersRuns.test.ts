import { describe, expect, it } from 'vitest';
import { type NumberRun, readNumbers } from '@/components/mdx/plugins/numbers.mjs';
import { expectPrinted, expectRounded, proseOf } from './printed';
import { readFrom, repeat } from './runs';

/** Numbers of the file by the experiment that gives them: each is repeated once. */
const experiments = new Map<string, [run: NumberRun, keys: string[]]>();
const numbers = readNumbers();
for (const [key, { run }] of numbers) {
  if (!run) continue;
  const name = JSON.stringify(run);
  experiments.set(name, [run, [...(experiments.get(name)?.[1] ?? []), key]]);
}

describe('a number that comes from an experiment is what the experiment gives', () => {
  it.each([...experiments])(
    '%s',
    async (_, [run, keys]) => {
      const shown = await repeat(run);
      for (const key of keys) {
        const { value, error, unit, read = key } = numbers.get(key)!;
        const found = readFrom(shown, read);
        const scale = unit === '%' ? 100 : 1;
        expectRounded(value, scale * found.value, key);
        if (error) expectRounded(error, scale * (found.error ?? Number.NaN), `error of ${key}`);
      }
    },
    180_000,
  );
});

it('copies get better and the machine worse, as chapter 4 says', async () => {
  const { readouts, tables } = await repeat(numbers.get('rbm-copies-best')!.run!);
  const prose = proseOf('04-energy-and-memory.mdx');
  const measured = tables.progress.map(([updates, learnt, , , wrong]) => ({
    updates: Number(updates),
    likelihood: Number(learnt),
    wrong: Number(wrong),
  }));
  const best = measured.reduce((a, b) => (b.likelihood > a.likelihood ? b : a));
  const last = measured[measured.length - 1];
  expectPrinted(prose, 'best, $-4.82$, after 3620 updates', '3620', best.updates);
  expectPrinted(prose, 'After 9520 updates', '9520', last.updates);
  expectPrinted(prose, '-\\ln 30 = -3.40$', '-3.40', readouts.logLikelihood.exact ?? 0);
  expect(prose).toContain('one pixel in 5500');
  expect(Math.round(1 / best.wrong / 100)).toBe(55);
  expect(prose).toContain('copies are eleven times better');
  expect(Math.round(best.wrong / last.wrong)).toBe(11);
}, 180_000);
