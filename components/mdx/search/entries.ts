import { demoIds, loadDemo } from '@/components/demos/registry';
import { glossary } from '../glossary';
import type { Manifest } from '../manifest';
import { listWorks } from '../works';
import type { Entry } from './engine';

/** Everything that can be found: slides with their text, demos, the glossary, works. */
export async function searchEntries(manifest: Manifest): Promise<Entry[]> {
  const slides = manifest.slides.map(({ id, title, chapter, searchText }): Entry => {
    const place = manifest.chapters.find(({ slug }) => slug === chapter);
    return {
      id: `slide:${id}`,
      kind: 'slide',
      title,
      // A citation leaves its brackets behind.
      text: searchText.replace(/ ?\(\)/g, ''),
      address: `/lecture/${chapter}/#${id}`,
      group: `${place?.number} · ${place?.topic}`,
    };
  });
  const demos = demoIds.map(async (id): Promise<Entry> => {
    const { title, asks } = await loadDemo(id);
    return { id: `demo:${id}`, kind: 'demo', title, text: asks, address: `/demos/${id}/`, group: 'Demos' };
  });
  const terms = glossary(manifest).map(
    ({ id, term, aliases, text }): Entry => ({
      id: `term:${id}`,
      kind: 'term',
      title: [term, ...aliases].join(', '),
      text,
      address: `/glossary/#${id}`,
      group: 'Glossary',
    }),
  );
  const works = (await listWorks(manifest)).map(
    ({ key, html, label }): Entry => ({
      id: `work:${key}`,
      kind: 'work',
      title: label,
      text: plain(html),
      address: `/bibliography/#ref-${key}`,
      group: 'Works',
    }),
  );
  return [...slides, ...(await Promise.all(demos)), ...terms, ...works];
}

/** A formatted entry without its tags and its address. */
function plain(html: string): string {
  return html
    .replace(/<a\b[\s\S]*?<\/a>/g, '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replace(/&#3[49];/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}
