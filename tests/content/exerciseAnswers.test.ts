import { beforeAll, describe, expect, it } from 'vitest';
import { judge } from '@/components/mdx/exercises/answer';
import { getManifest } from '@/components/mdx/manifest';
import type { ExerciseEntry } from '@/components/mdx/plugins/structure.mjs';
import { learning } from './answers/learning';
import { machines } from './answers/machines';
import { quantum } from './answers/quantum';

const oracles = { ...learning, ...machines, ...quantum };
const entries = new Map<string, ExerciseEntry>();

beforeAll(async () => {
  for (const { slug, exercises } of (await getManifest()).chapters) {
    for (const exercise of exercises) entries.set(`${slug}/${exercise.id}`, exercise);
  }
}, 60_000);

describe('the answers to the exercises', () => {
  it('are all found again, and nothing else is', () => {
    const chapters = new Set(Object.keys(oracles).map((name) => name.split('/')[0]));
    const asked = [...entries]
      .filter(([name, { answers }]) => answers.length && chapters.has(name.split('/')[0]))
      .map(([name]) => name);
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
