import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildManifest, type Manifest, readChapters } from '@/components/mdx/manifest';
import { createIndex, type Entry, find, openIndex } from '@/components/mdx/search/engine';
import { searchEntries } from '@/components/mdx/search/entries';
import { passage, pieces } from '@/components/mdx/search/passage';
import { listWorks } from '@/components/mdx/works';

const entry = (id: string, title: string, text = ''): Entry => ({
  id,
  kind: 'slide',
  title,
  text,
  address: `/lecture/x/#${id}`,
  group: '3 · Regression',
});

describe('the search', () => {
  const index = openIndex(
    JSON.stringify(
      createIndex([
        entry('a', 'A memory is a valley', 'Each stored pattern is a minimum of the energy.'),
        entry('b', 'Walkers', 'Metropolis walkers of Schrödinger’s equation; the energy is an average.'),
        entry('c', 'Energy decides', 'A magnet and its temperature.'),
      ]),
    ),
  );
  const ids = (query: string) => find(index, query).hits.map(({ id }) => id);

  it('finds all words, their beginnings, with or without accents, titles first', () => {
    expect(ids('energy')[0]).toBe('c');
    expect(ids('energy').sort()).toEqual(['a', 'b', 'c']);
    expect(ids('ener patt')).toEqual(['a']);
    expect(ids('schrodinger')).toEqual(['b']);
    expect(ids('magnet pattern')).not.toEqual([]);
    expect(ids('  ')).toEqual([]);
  });

  it('forgives a wrong letter, and says so', () => {
    expect(find(index, 'metropolis').loose).toBe(false);
    expect(find(index, 'metropols')).toMatchObject({ loose: true, hits: [{ id: 'b' }] });
    expect(find(index, 'xyzzy')).toEqual({ hits: [], loose: true });
  });

  it('shows the passage, with the words that matched', () => {
    const [hit] = find(index, 'schrod').hits;
    expect(hit.words).toEqual(['schrodinger']);
    expect(
      pieces(hit.text, hit.words)
        .filter((piece) => piece.hit)
        .map((piece) => piece.text),
    ).toEqual(['Schrödinger']);
    expect(
      pieces(hit.text, hit.words)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(hit.text);
    const long = `${'before '.repeat(40)}target ${'after '.repeat(60)}`;
    expect(passage(long, ['target'])).toMatch(/^… (before ){2,6}target (after ){10,}…$/);
    expect(passage('short', [])).toBe('short');
  });
});

describe('the index of the site', () => {
  let manifest: Manifest;
  let entries: Entry[];
  beforeAll(async () => {
    manifest = buildManifest(await readChapters());
    entries = await searchEntries(manifest);
  }, 180_000);

  it('has every slide, demo, term and work, at most 400 kB compressed', () => {
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(entries.filter(({ kind }) => kind === 'slide')).toHaveLength(manifest.slides.length);
    for (const { kind, title, address, group } of entries) {
      expect(title.length * group.length, address).toBeGreaterThan(0);
      expect(address).toMatch(
        {
          slide: /^\/lecture\/[\w-]+\/#/,
          demo: /^\/demos\/[\w-]+\/$/,
          term: /^\/glossary\/#/,
          work: /#ref-/,
        }[kind],
      );
    }
    expect(gzipSync(JSON.stringify(createIndex(entries))).length).toBeLessThan(400_000);
  });

  it('puts first what a reader looks for', () => {
    const index = createIndex(entries);
    const first = (query: string, count: number) =>
      find(index, query)
        .hits.slice(0, count)
        .map(({ id }) => id);
    expect(first('carleo troyer', 1)).toEqual(['work:carleo2017']);
    expect(first('metropols', 8).join()).toContain('metropolis');
    expect(first('normal equations', 3).join()).toMatch(/slide:/);
  });

  it('lists every work once, with where it is cited', async () => {
    const works = await listWorks(manifest);
    const hopfield = works.find(({ key }) => key === 'hopfield1982');
    expect(hopfield?.brought).toBeTruthy();
    expect(hopfield?.citedIn.map(({ address }) => address)).toContain(
      '/lecture/energy-and-memory/#ref-hopfield1982',
    );
    for (const { key, inTalk, brought, elsewhere, citedIn } of works) {
      expect(inTalk || brought || elsewhere || citedIn.length, `${key} is cited nowhere`).toBeTruthy();
    }
    for (const { slug, cites } of manifest.chapters) {
      for (const key of cites) {
        const places = works.find((work) => work.key === key)?.citedIn.map(({ address }) => address);
        expect(places, key).toContain(`/lecture/${slug}/#ref-${key}`);
      }
    }
  });
});
