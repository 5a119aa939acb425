import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { basePath, chapters, dist, exported, read, sources } from './site';

// The built files themselves, read in node: what holds for every page needs no browser.

const pages = exported('.html');

/** The markup of a page without the text of its scripts. */
function markup(page: string): string {
  return read(page).replaceAll(/(<script\b[^>]*>)[\s\S]*?<\/script>/g, '$1');
}

function decode(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return text
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll(/&(amp|lt|gt|quot);/g, (_, name) => named[name]);
}

/** The words of a page, without tags, formulas and code. */
function words(page: string): string {
  const body = markup(page)
    .replaceAll(/<(style|code|pre)\b[^>]*>[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ');
  return decode(body).replaceAll(/\s+/g, ' ');
}

const idsOf = new Map(
  pages.map((page) => [
    page,
    new Set([...markup(page).matchAll(/\sid="([^"]+)"/g)].map((m) => decode(m[1]))),
  ]),
);

/** The exported file an internal address stands for, or undefined. */
function target(path: string): string | undefined {
  const inside = path.slice(basePath.length).replace(/^\//, '');
  const file = inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
  return existsSync(join(dist, file)) ? file : undefined;
}

test('the site has its pages', () => {
  const wanted = [
    'index.html',
    '404.html',
    'demos/index.html',
    'credits/index.html',
    'coverage/index.html',
    'present/index.html',
  ];
  for (const chapter of chapters) wanted.push(`lecture/${chapter}/index.html`);
  expect(pages).toEqual(expect.arrayContaining(wanted));
  expect(existsSync(join(dist, '.nojekyll'))).toBe(true);
});

test('every internal link leads to a page, and to an id that is there', () => {
  const slides = new Set(
    chapters.flatMap((chapter) => [...(idsOf.get(`lecture/${chapter}/index.html`) ?? [])]),
  );
  const broken: string[] = [];
  for (const page of pages) {
    const here = `${basePath}/${page.replace(/index\.html$/, '')}`;
    for (const [, raw] of markup(page).matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      const address = decode(raw);
      if (/^(https?:|mailto:|data:|blob:)/.test(address)) continue;
      const url = new URL(address, `http://localhost${here}`);
      const hash = decodeURIComponent(url.hash.slice(1));
      const file = url.pathname.startsWith(`${basePath}/`) ? target(decodeURI(url.pathname)) : undefined;
      if (!file) broken.push(`${page}: ${address}`);
      else if (hash.startsWith('/')) {
        const slide = hash.split(/[/?]/)[1];
        if (slide && !/^\d+$/.test(slide) && !slides.has(slide)) broken.push(`${page}: no slide ${address}`);
      } else if (hash && file.endsWith('.html') && !idsOf.get(file)?.has(hash)) {
        broken.push(`${page}: no id ${address}`);
      }
    }
  }
  expect(broken).toEqual([]);
});

test('without its scripts a chapter has its words and a picture for each demo', () => {
  const wrong: string[] = [];
  for (const chapter of chapters) {
    const html = markup(`lecture/${chapter}/index.html`);
    const count = words(`lecture/${chapter}/index.html`).split(' ').length;
    if (count < 600) wrong.push(`${chapter}: ${count} words`);
    const demos = html.split(/(?=<[^>]* data-demo=")/).slice(1);
    for (const demo of demos) {
      const [, picture] = /<noscript>\s*<img src="([^"]+)"/.exec(demo) ?? [];
      if (!picture) wrong.push(`${chapter}: ${demo.slice(0, 80)}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('an id stands once on a page', () => {
  const twice: string[] = [];
  for (const page of pages) {
    const seen = new Set<string>();
    for (const [, id] of markup(page).matchAll(/\sid="([^"]+)"/g)) {
      if (seen.has(id)) twice.push(`${page}: ${id}`);
      seen.add(id);
    }
  }
  expect(twice).toEqual([]);
});

test('what a style sheet names is there, and nothing comes from another host', () => {
  const wrong: string[] = [];
  for (const file of exported('.css')) {
    for (const [, raw] of read(file).matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)) {
      if (raw.startsWith('data:') || raw.startsWith('#')) continue;
      if (/^(https?:)?\/\//.test(raw)) wrong.push(`${file}: ${raw}`);
      const path = raw.startsWith('/')
        ? raw.slice(basePath.length)
        : join(dirname(file), raw.replace(/[?#].*$/, ''));
      if (!existsSync(join(dist, path))) wrong.push(`${file}: ${raw} is not there`);
    }
    if (/@import\s+(url\()?["']?https?:/.test(read(file))) wrong.push(`${file}: @import`);
  }
  for (const page of pages) {
    const outside = markup(page).matchAll(
      /<(?:script|img|link|iframe|video|audio|source)\b[^>]*\s(?:src|href)="((?:https?:)?\/\/[^"]+)"[^>]*>/g,
    );
    for (const [tag, address] of outside) {
      if (!/rel="(canonical|license|alternate)"/.test(tag)) wrong.push(`${page}: ${address}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('every formula renders: no error class, no error colour, no source text', () => {
  const wrong: string[] = [];
  for (const page of pages) {
    const html = markup(page);
    if (html.includes('katex-error')) wrong.push(`${page}: error class`);
    if (/#cc0000/i.test(html)) wrong.push(`${page}: error colour`);
    const text = words(page);
    const raw = text.match(/.{0,30}(\$\$|\\(?:frac|mathbf|boldsymbol|sum|partial|left|begin)\b).{0,30}/);
    if (raw) wrong.push(`${page}: source text ${raw[0]}`);
  }
  expect(wrong).toEqual([]);
});

test('as many display formulas as the chapters write', () => {
  for (const [slug, text] of sources) {
    const written = [...text.matchAll(/^[>\s]*\$\$\s*$/gm)].length / 2;
    const rendered = markup(`lecture/${slug}/index.html`).split('class="katex-display"').length - 1;
    expect(rendered, slug).toBeGreaterThanOrEqual(written - shownOnStageOnly(text));
  }
});

test("the public site holds nothing of the lecturer's notes", () => {
  const all = exported('.html', '.txt', '.js', '.json', '.xml', '.svg')
    .map((file) => decode(read(file)))
    .join('\n')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
  const leaked: string[] = [];
  let [noteLines, proseLines, proseFound] = [0, 0, 0];
  for (const [, text] of sources) {
    // What stands between two * is the name on a public button.
    const notes = [...text.matchAll(/<Notes\b[^>]*>([\s\S]*?)<\/Notes>/g)].flatMap((m) =>
      sentences(m[1].replaceAll(/\*[^*]+\*/g, '|')),
    );
    noteLines += notes.length;
    leaked.push(...notes.filter((line) => all.includes(line)));
    const prose = sentences(
      text.replace(/^---[\s\S]*?\n---/, '').replaceAll(/<Notes\b[^>]*>[\s\S]*?<\/Notes>/g, ''),
    );
    proseLines += prose.length;
    proseFound += prose.filter((line) => all.includes(line)).length;
  }
  expect(leaked).toEqual([]);
  // The same search finds the prose, so it would find a note.
  expect(noteLines).toBeGreaterThan(10);
  expect(proseFound / proseLines).toBeGreaterThan(0.9);
});

/** Stretches of plain words in MDX: at least five words without markup, formulas or quotation marks. */
function sentences(mdx: string): string[] {
  return mdx
    .replaceAll(/\s+/g, ' ')
    .split(/<[^>]*>|\$[^$]*\$|\[[^\]]*\]\([^)]*\)|[^\p{L}\p{N} ,.;:()-]|(?<=[.;:]) /u)
    .map((piece) => piece.trim())
    .filter((piece) => piece.split(' ').length >= 5 && !/https?:/.test(piece));
}

/** Display formulas inside `<Show>`, which the reading page leaves out. */
function shownOnStageOnly(mdx: string): number {
  const blocks = [...mdx.matchAll(/<(Show|Notes)\b[^>]*>[\s\S]*?<\/\1>/g)].map((m) => m[0]).join('\n');
  return [...blocks.matchAll(/^[>\s]*\$\$\s*$/gm)].length / 2;
}
