import { visit } from 'unist-util-visit';
import { readLink } from '@/components/demos/permalink';
import { demoIds, loadDemo } from '@/components/demos/registry';
import { type Manifest, parseProse } from '@/components/mdx/manifest';

/** A link of prose. */
export interface Link {
  url: string;
  line: number;
}

/** All links of a chapter's source, pictures apart. */
export function linksOf(source: string, path: string): Link[] {
  const links: Link[] = [];
  visit(parseProse(source, path), ['link', 'definition'], (node) => {
    const { url, position } = node as unknown as { url: string; position?: { start: { line: number } } };
    links.push({ url, line: position?.start.line ?? 0 });
  });
  return links;
}

/** Addresses of the pages that are one file each: `/`, `/demos/`, `/present/`. */
const staticPages = new Set(
  Object.keys(import.meta.glob('../../app/**/page.tsx'))
    .map((file) => file.replace(/^\.\.\/\.\.\/app|\([^)]*\)\/|page\.tsx$/g, ''))
    .filter((folder) => !folder.includes('[')),
);

/** Why a link of one chapter leads nowhere; undefined for one that leads somewhere. */
export async function brokenLink(url: string, slug: string, manifest: Manifest): Promise<string | undefined> {
  if (!/^[/#]/.test(url)) return wrongAddress(url);
  const [, page = '', query = '', anchor = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(url) ?? [];
  const [, kind, name] = /^\/(lecture|demos)\/([^/]+)\/$/.exec(page) ?? [];
  if (page === '' || kind === 'lecture') return wrongPlace(name ?? slug, query, anchor, manifest);
  if (kind === 'demos')
    return demoIds.includes(name) ? wrongSettings(query, [[name, name]]) : `no demo '${name}'`;
  if (!staticPages.has(page)) return `no page ${page} (a page's address ends in /)`;
  if (page === '/present/' && anchor) return wrongSlide(anchor, manifest);
}

function wrongAddress(url: string): string | undefined {
  if (!/^https:\/\/[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(url) || !URL.canParse(url)) return 'expected https://…';
}

/** A place of a chapter: its slides, its works, and the demos that its address may set. */
function wrongPlace(slug: string, query: string, anchor: string, { chapters }: Manifest) {
  const chapter = chapters.find((entry) => entry.slug === slug);
  if (!chapter) return `no chapter '${slug}'`;
  const places = [
    '',
    '#references',
    ...chapter.slides.map((id) => `#${id}`),
    ...chapter.cites.map((id) => `#ref-${id}`),
  ];
  if (!places.includes(anchor)) return `no place ${anchor} in the chapter ${slug}`;
  const shown = chapter.references.flatMap((r) => (r.kind === 'demo' ? [[r.name, r.id] as const] : []));
  return wrongSettings(query, shown);
}

function wrongSlide(anchor: string, { slides }: Manifest): string | undefined {
  const [, id, step = '0'] = /^#\/([a-z0-9-]+)(?:\/(\d+))?$/.exec(anchor) ?? [];
  const slide = slides.find((entry) => entry.id === id);
  if (!slide) return `no slide ${anchor}`;
  if (Number(step) > slide.steps) return `the slide ${id} has no step ${step}`;
}

/** What the demos of a page would say of a query. */
async function wrongSettings(
  query: string,
  shown: (readonly [name: string, id: string])[],
): Promise<string | undefined> {
  const keys = [...new URLSearchParams(query).keys()];
  const stray = keys.find((key) => !shown.some(([name]) => key.startsWith(`${name}.`)));
  if (stray) return `no demo of that page takes ${stray}`;
  for (const [name, id] of shown) {
    const { params, version } = await loadDemo(id);
    const { notes } = readLink(query, name, params, {}, version);
    if (notes.length) return notes.join('; ');
  }
}
