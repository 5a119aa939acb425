import { describe, it } from 'vitest';
import { type NumberRun, readNumbers } from '@/components/mdx/plugins/numbers.mjs';
import { expectRounded } from './printed';
import { readFrom, repeatRun } from './runs';

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
      const readouts = await repeatRun(run);
      for (const key of keys) {
        const { value, error, unit, read = key } = numbers.get(key)!;
        const found = readFrom(readouts, read);
        const scale = unit === '%' ? 100 : 1;
        expectRounded(value, scale * found.value, key);
        if (error) expectRounded(error, scale * (found.error ?? Number.NaN), `error of ${key}`);
      }
    },
    180_000,
  );
});
