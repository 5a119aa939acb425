import { PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { publicSite, queryOf, readOptions } from './pdf.mjs';
import { expectedPages, finishPdf, readPdf } from './pdfFile.mjs';

const chapters = [
  { slug: 'one', number: 1, title: 'A first chapter' },
  { slug: 'two', number: 2, title: 'Die zweite: E = mc²' },
];
const slides = [
  { id: 'a', title: 'A', chapter: 'one', steps: 0 },
  { id: 'b', title: 'B – ψ', chapter: 'one', steps: 3 },
  { id: 'c', title: 'C', chapter: 'two', steps: 1 },
];
const manifest = { chapters, slides, routes: [{ id: 'talk', slides: ['c', 'a'] }] };

describe('the pages that the manifest wants', () => {
  const pagesOf = (choice: Parameters<typeof expectedPages>[1]) => {
    const { slides, pages } = expectedPages(manifest, choice);
    return [slides.map(({ id, page }) => `${id}${page ?? ''}`).join(' '), pages];
  };
  test('a slide, a step or half a page each; a text as many as it needs', () => {
    expect(pagesOf({ layout: 'slides' })).toEqual(['a0 b1 c2', 3]);
    expect(pagesOf({ layout: 'steps' })).toEqual(['a0 b1 c5', 7]);
    expect(pagesOf({ layout: 'lines' })).toEqual(['a0 b0 c1', 2]);
    expect(pagesOf({ layout: 'text' })).toEqual(['a b c', undefined]);
  });
  test('a chapter, a route, both, and what does not exist', () => {
    expect(pagesOf({ layout: 'slides', chapter: 'two' })).toEqual(['c0', 1]);
    expect(pagesOf({ layout: 'steps', route: 'talk' })).toEqual(['c0 a2', 3]);
    expect(pagesOf({ layout: 'lines', route: 'talk', chapter: 'one' })).toEqual(['a0', 1]);
    expect(() => pagesOf({ layout: 'slides', chapter: 'x' })).toThrow('no chapter "x": expected one, two');
    expect(() => pagesOf({ layout: 'slides', route: 'x' })).toThrow('no route "x": expected talk');
  });
});

/** A PDF as the browser prints it: pages and the places that links lead to. */
async function printed(ids: string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const places = document.context.obj({});
  for (const id of ids) {
    const page = document.addPage([960, 540]);
    places.set(PDFName.of(id), document.context.obj([page.ref, 'XYZ', 0, 540, 0]));
  }
  document.catalog.set(PDFName.of('Dests'), places);
  return document.save();
}

describe('the finished PDF', () => {
  const expected = expectedPages(manifest, { layout: 'slides' });
  const finish = (bytes: Uint8Array) => finishPdf(bytes, expected, { title: 'Paper', chapters });

  test('has bookmarks for chapters and slides that lead to their pages, and says what it is', async () => {
    const { bookmarks, pages, title, author, language } = await readPdf(
      await finish(await printed(['a', 'b', 'c'])),
    );
    expect(pages).toEqual(Array(3).fill([960, 540]));
    expect([title, language]).toEqual(['Paper', 'en-GB']);
    expect(author).toContain('Morten Hjorth-Jensen');
    expect(bookmarks).toEqual([
      {
        title: '1 A first chapter',
        page: 0,
        marks: [
          { title: 'A', page: 0, marks: [] },
          { title: 'B – ψ', page: 1, marks: [] },
        ],
      },
      { title: '2 Die zweite: E = mc²', page: 2, marks: [{ title: 'C', page: 2, marks: [] }] },
    ]);
  });

  test('is refused in one line when a page or a slide is missing', async () => {
    await expect(finish(await printed(['a', 'b']))).rejects.toThrow(
      'the PDF has 2 pages, the manifest wants 3',
    );
    await expect(finish(await printed(['a', 'b', 'd']))).rejects.toThrow('the slide c is not in the PDF');
  });

  test('fonts that are not in the file are found, and links are read', async () => {
    const document = await PDFDocument.create();
    const page = document.addPage();
    page.drawText('x', { font: await document.embedFont(StandardFonts.Courier) });
    const action = document.context.obj({ S: 'URI', URI: PDFString.of('https://example.org/x') });
    page.node.addAnnot(document.context.register(document.context.obj({ Subtype: 'Link', A: action })));
    const { notEmbedded, links } = await readPdf(await document.save());
    expect(notEmbedded).toEqual(['Courier']);
    expect(links).toEqual(['https://example.org/x']);
  });
});

describe('the command', () => {
  test('reads its options, and refuses others in one line', () => {
    expect(readOptions([])).toMatchObject({ steps: false, handout: 'text', out: 'pdf' });
    expect(readOptions(['--steps', '--chapter', 'one', '--handout', 'lines'])).toMatchObject({
      steps: true,
      chapter: 'one',
      handout: 'lines',
    });
    expect(() => readOptions(['--handout', 'music'])).toThrow('--handout music: expected text or lines');
    expect(() => readOptions(['--pages', '3'])).toThrow(/--pages/);
  });

  test('knows where links are to lead', () => {
    expect(publicSite('https://example.org/a/', undefined)).toBe('https://example.org/a');
    expect(() => publicSite('example.org', undefined)).toThrow('SITE_URL = "example.org"');
    for (const remote of ['git@github.com:Ada/premio.git', 'https://github.com/Ada/premio'])
      expect(publicSite(undefined, remote)).toBe('https://ada.github.io/premio');
    expect(publicSite('', 'https://github.com/ada/ada.github.io.git')).toBe('https://ada.github.io');
    expect(publicSite(undefined, undefined)).toBe('http://localhost:3000');
    expect(publicSite(undefined, 'https://example.org/ada/premio.git')).toBe('http://localhost:3000');
  });

  test('asks the print page for what it expects', () => {
    expect(queryOf('slides', {})).toBe('');
    expect(queryOf('steps', { route: '45' })).toBe('?steps=all&route=45');
    expect(queryOf('lines', { chapter: 'one' })).toBe('?layout=handout&handout=lines&chapter=one');
  });
});
