import { beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '@/components/demos/registry';
import { findBrokenReferences } from '@/components/mdx/check';
import { buildManifest, type Manifest, readChapters } from '@/components/mdx/manifest';
import { outline } from '@/content/slides/outline';
import { chapter, compileChapter } from './compile';

let sources: { path: string; source: string }[];
let manifest: Manifest;
/** Code of each chapter by its path. */
const compiled = new Map<string, string>();

beforeAll(async () => {
  sources = await readChapters();
  manifest = buildManifest(sources);
  for (const { path, source } of sources) compiled.set(path, await compileChapter(source, path));
}, 60_000);

/** The texts of all notes of a source, as typed. */
function notesOf(source: string): string[] {
  return [...source.matchAll(/<Notes\b[^>]*>([\s\S]*?)<\/Notes>/g)].map(([, text]) => text.trim());
}

describe('the chapters', () => {
  it('exist, on the path, with what they cover', () => {
    expect(manifest.chapters.length).toBeGreaterThanOrEqual(3);
    for (const { slug, covers, minutes } of manifest.chapters) {
      expect(outline.map((o) => o.slug)).toContain(slug);
      expect(covers.length, slug).toBeGreaterThan(0);
      expect(minutes, slug).toBeGreaterThan(0);
    }
  });

  it('compile, formulas and all', () => {
    for (const [path, code] of compiled) {
      expect(code).toContain('MDXContent');
      expect(code, path).not.toMatch(/katex-error|#cc0000/);
    }
  });

  it('point at nothing that does not exist', async () => {
    expect(await findBrokenReferences(manifest)).toEqual([]);
  });

  it('keep the notes out of what is published', async () => {
    const published = [JSON.stringify(manifest), ...compiled.values()];
    const all = published.join('\n');
    const notes = sources.flatMap(({ source }) => notesOf(source));
    expect(notes.length).toBeGreaterThan(10);
    for (const note of notes) {
      // Runs of plain words survive any typesetting.
      // What stands between two * is the name on a public button.
      const run = note.replaceAll(/\*[^*]+\*/g, '|').match(/[A-Za-z][A-Za-z ,]{24,}/)?.[0];
      if (run) expect(all, note).not.toContain(run);
    }
  });

  it('say one thing a slide: titles are sentences, the stage is not a page', () => {
    for (const { id, title, words } of manifest.slides) {
      expect(title, id).toMatch(/^\p{Lu}|^\d/u);
      expect(words, `words on the slide ${id}`).toBeLessThanOrEqual(60);
    }
  });
});

it('a section that the talk does not have is named with its line', async () => {
  const source = chapter('\n## A [#a]\n').replace(
    'covers: {}',
    'covers:\n  Basic steps: [a]\n  Basic stepps: [a]',
  );
  const path = 'content/slides/en/03-regression.mdx';
  expect(await findBrokenReferences(buildManifest([{ path, source }]))).toEqual([
    `${path}:7: the talk has no section 'Basic stepps': see content/talk.json`,
  ]);
});

describe('an id that does not exist', () => {
  it.each([
    ['<Demo id="no-such-demo" />', /:10: no demo 'no-such-demo': expected one of .*vmc-oscillator/],
    [
      '<Demo id="vmc-oscillator" preset="nope" />',
      /:10: the demo vmc-oscillator has no preset 'nope': expected one of/,
    ],
    ['<Demo id="vmc-oscillator" steps="nope" />', /:10: the demo vmc-oscillator has no preset 'nope'/],
    ['<Cite id="nobody1900" />', /:10: no work 'nobody1900' in content\/references\.bib/],
    ['<Quote cite="nobody1900">x</Quote>', /:10: no work 'nobody1900'/],
    ['<Code of="lib/stats.ts#nope" />', /:10: lib\/stats\.ts exports no 'nope': expected one of .*blocking/],
    ['<Code of="lib/nope.ts#x" />', /:10: 'lib\/nope\.ts#x': there is no file/],
    ['<Code of="../secret.ts#x" />', /:10: '\.\.\/secret\.ts#x': expected a file and an export/],
    ['<Place demo="ols-fit">x</Place>', /:10: the demo ols-fit exists: show it with <Demo id="ols-fit" \/>/],
    ['<Figure src="/nope.png" alt="x">c</Figure>', /:10: no picture public\/nope\.png/],
  ])('is named with its line: %s', async (body, message) => {
    const path = 'content/slides/en/03-regression.mdx';
    const broken = await findBrokenReferences(
      buildManifest([{ path, source: chapter(`\n## A [#a]\n\n${body}\n`) }]),
    );
    expect(broken).toHaveLength(1);
    expect(broken[0]).toMatch(new RegExp(`^${path}`));
    expect(broken[0]).toMatch(message);
  });

  it('is not said of one that does', async () => {
    const path = 'content/slides/en/03-regression.mdx';
    const body = demoIds.map((id) => `<Demo id="${id}" />`).join('\n\n');
    const source = chapter(`\n## A [#a]\n\n${body}\n\n<Cite id="hopfield1982" />\n`);
    expect(await findBrokenReferences(buildManifest([{ path, source }]))).toEqual([]);
  });
});
