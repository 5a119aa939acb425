import { beforeAll, describe, expect, it } from 'vitest';
import { readLink } from '@/components/demos/permalink';
import { demoIds, loadDemo } from '@/components/demos/registry';
import { KINDS } from '@/components/mdx/plugins/exercises.mjs';
import { defaultValues, type ParamSpec } from '@/lib/params';
import { allExercises, type ChapterExercises } from './answers/entries';

let chapters: ChapterExercises[];

beforeAll(async () => {
  chapters = await allExercises();
}, 60_000);

describe('the exercises', () => {
  it('are six to ten in a chapter, of every kind', () => {
    for (const { slug, entries } of chapters) {
      expect(entries.length, slug).toBeGreaterThanOrEqual(6);
      expect(entries.length, slug).toBeLessThanOrEqual(10);
      expect([...new Set(entries.map(({ kind }) => kind))].sort(), slug).toEqual([...KINDS].sort());
    }
  });

  it('have a hint and a solution each, and what is computed or explored has a field', () => {
    for (const { title, kind, answers, text } of chapters.flatMap(({ entries }) => entries)) {
      expect(text.match(/<Hint>/g), title).toHaveLength(1);
      expect(text.match(/<Solution>/g), title).toHaveLength(1);
      expect(text.indexOf('<Hint>'), title).toBeLessThan(text.indexOf('<Solution>'));
      if (kind === 'compute' || kind === 'explore') expect(answers.length, title).toBeGreaterThan(0);
      if (kind === 'explore') expect(text, title).toMatch(/\(\/demos\/[a-z0-9-]+\//);
    }
  });
});

describe('a link to an experiment in prose', () => {
  it('opens a demo that exists, with parameters that it has', async () => {
    let links = 0;
    for (const { slug, source } of chapters) {
      for (const [, id, query = ''] of source.matchAll(/\]\(\/demos\/([a-z0-9-]+)\/(?:\?([^)\s]*))?\)/g)) {
        links++;
        expect(demoIds, `${slug}: ${id}`).toContain(id);
        const demo = await loadDemo(id);
        const specs = demo.params as Record<string, ParamSpec>;
        const { notes } = readLink(query, id, specs, defaultValues(specs), demo.version ?? 1);
        expect(notes, `${slug}: ${id}?${query}`).toEqual([]);
        const strange = [...new URLSearchParams(query).keys()].filter((key) => !key.startsWith(`${id}.`));
        expect(strange, `${slug}: ${id}?${query}`).toEqual([]);
      }
    }
    expect(links).toBeGreaterThan(25);
  });
});
