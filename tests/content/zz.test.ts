import { it } from 'vitest';
import { buildManifest, readChapters } from '@/components/mdx/manifest';
import { passagesOf, wordsOf } from './passages';

it('x', async () => {
  const side = new Set([
    'Aside',
    'Derivation',
    'Detail',
    'Exercise',
    'Notes',
    'table',
    'alt',
    'title',
    'label',
    'SlideTitle',
    'Place',
  ]);
  const ch = await readChapters();
  for (const { path, source } of ch.sort((a, b) => (a.path < b.path ? -1 : 1))) {
    let n = 0;
    const by: Record<string, number> = {};
    for (const p of passagesOf(source, path)) {
      const k = p.within.find((w) => side.has(w));
      const w = wordsOf(p.text).length;
      if (k) by[k] = (by[k] ?? 0) + w;
      else n += w;
    }
    console.log(path, n, JSON.stringify(by));
  }
  const m = buildManifest(ch);
  for (const s of m.slides) if (s.words > 40) console.log(s.chapter, s.id, s.words, s.demos.length);
});
