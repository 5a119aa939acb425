import { beforeAll, describe, expect, it } from 'vitest';
import { readLink } from '@/components/demos/permalink';
import { demoIds, loadDemo } from '@/components/demos/registry';
import { getManifest, type Manifest, readChapters } from '@/components/mdx/manifest';
import { KINDS } from '@/components/mdx/plugins/exercises.mjs';
import { defaultValues, type ParamSpec } from '@/lib/params';

let sources: { path: string; source: string }[];
let manifest: Manifest;

beforeAll(async () => {
  sources = await readChapters();
  manifest = await getManifest();
}, 60_000);

/** Texts of the exercises of a chapter, by title. */
function textsOf(source: string): Map<string, string> {
  const blocks = source.matchAll(/<Exercise\b[^>]*\btitle="([^"]*)"[^>]*>([\s\S]*?)<\/Exercise>/g);
  return new Map([...blocks].map(([, title, text]) => [title, text]));
}

describe('the exercises', () => {
  it('are six to ten in a chapter, of every kind', () => {
    for (const { slug, exercises } of manifest.chapters) {
      expect(exercises.length, slug).toBeGreaterThanOrEqual(6);
      expect(exercises.length, slug).toBeLessThanOrEqual(10);
      expect([...new Set(exercises.map(({ kind }) => kind))].sort(), slug).toEqual([...KINDS].sort());
    }
  });

  it('have a hint and a solution each, and what is computed or explored has a field', () => {
    for (const { path, exercises } of manifest.chapters) {
      const texts = textsOf(sources.find((source) => source.path === path)?.source ?? '');
      expect(texts.size, path).toBe(exercises.length);
      for (const { title, kind, answers } of exercises) {
        const text = texts.get(title) ?? '';
        expect(text.match(/<Hint>/g), title).toHaveLength(1);
        expect(text.match(/<Solution>/g), title).toHaveLength(1);
        expect(text.indexOf('<Hint>'), title).toBeLessThan(text.indexOf('<Solution>'));
        if (kind === 'compute' || kind === 'explore') expect(answers.length, title).toBeGreaterThan(0);
        if (kind === 'explore') expect(text, title).toMatch(/\(\/demos\/[a-z0-9-]+\//);
      }
    }
  });
});

describe('a link to an experiment in prose', () => {
  it('opens a demo that exists, with parameters that it has', async () => {
    let links = 0;
    for (const { path, source } of sources) {
      for (const [, id, query = ''] of source.matchAll(/\]\(\/demos\/([a-z0-9-]+)\/(?:\?([^)\s]*))?\)/g)) {
        links++;
        expect(demoIds, `${path}: ${id}`).toContain(id);
        const demo = await loadDemo(id);
        const specs = demo.params as Record<string, ParamSpec>;
        const { notes } = readLink(query, id, specs, defaultValues(specs), demo.version ?? 1);
        expect(notes, `${path}: ${id}?${query}`).toEqual([]);
        const strange = [...new URLSearchParams(query).keys()].filter((key) => !key.startsWith(`${id}.`));
        expect(strange, `${path}: ${id}?${query}`).toEqual([]);
      }
    }
    expect(links).toBeGreaterThan(25);
  });
});
