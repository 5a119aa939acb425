import { beforeAll, describe, expect, it } from 'vitest';
import { judge } from '@/components/mdx/exercises/answer';
import type { ExerciseEntry } from '@/components/mdx/plugins/structure.mjs';
import { beyond } from './answers/beyond';
import { allExercises } from './answers/entries';
import { learning } from './answers/learning';
import { machines } from './answers/machines';
import { quantum } from './answers/quantum';

const oracles = { ...learning, ...machines, ...quantum, ...beyond };
const entries = new Map<string, ExerciseEntry>();

beforeAll(async () => {
  for (const chapter of await allExercises()) {
    for (const entry of chapter.entries) entries.set(`${chapter.slug}/${entry.id}`, entry);
  }
}, 60_000);

describe('the answers to the exercises', () => {
  it('are all found again, and nothing else is', () => {
    const asked = [...entries].filter(([, { answers }]) => answers.length).map(([name]) => name);
    expect(Object.keys(oracles).sort()).toEqual(asked.sort());
  });

  it.each(Object.entries(oracles))('%s', async (name, oracle) => {
    const answers = entries.get(name)?.answers ?? [];
    const truths = await oracle();
    expect(truths.length).toBe(answers.length);
    for (const [i, { label, value, tolerance = 0, choices }] of answers.entries()) {
      const truth = truths[i];
      if (truth === null) continue;
      if (choices) expect(truth, label).toBe(value);
      // Who computes exactly is right with half of the tolerance to spare.
      else
        expect(
          judge(Number(truth), { value: Number(value), tolerance: tolerance / 2 }),
          `${label}: ${truth}`,
        ).toBe('right');
    }
  });
});
