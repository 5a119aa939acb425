/** What a PDF of the lecture must be, made of the manifest, and what a PDF is. */
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib';

/** Sides of the paper in points. */
export const PAPER = { slides: [960, 540], handout: [595, 842] };

/** Slides on a page of a handout with lines. */
const PER_HANDOUT = 2;

/**
 * The slides of a PDF in order, each with the page (0-based) on which it begins; no page where that depends on the length
 * of texts. A page counts as one slide, or with `steps` as one of its states, of which there is one more than steps.
 *
 * @param {{ slides: object[], routes: object[] }} manifest the lecture's `deck.json`
 * @param {{ layout: 'slides' | 'steps' | 'text' | 'lines', chapter?: string, route?: string }} choice
 * @returns {{ slides: { id: string, title: string, chapter: string, page?: number }[], pages?: number }}
 * @throws Error in one line when the manifest has no such chapter or route
 */
export function expectedPages(manifest, { layout, chapter, route }) {
  const way = route === undefined ? undefined : manifest.routes.find(({ id }) => id === route);
  if (route !== undefined && !way)
    throw new Error(`no route "${route}": expected ${manifest.routes.map(({ id }) => id).join(', ')}`);
  const slugs = manifest.chapters.map(({ slug }) => slug);
  if (chapter !== undefined && !slugs.includes(chapter))
    throw new Error(`no chapter "${chapter}": expected ${slugs.join(', ')}`);
  const byId = new Map(manifest.slides.map((slide) => [slide.id, slide]));
  const chosen = (way?.slides ?? manifest.slides.map(({ id }) => id))
    .map((id) => byId.get(id))
    .filter((slide) => chapter === undefined || slide.chapter === chapter);
  if (chosen.length === 0) throw new Error('the chapter has no slide on this route: nothing to print');
  let pages = 0;
  const slides = chosen.map(({ id, title, chapter, steps }, i) => {
    const page = layout === 'lines' ? Math.floor(i / PER_HANDOUT) : pages;
    pages = layout === 'lines' ? page + 1 : pages + (layout === 'steps' ? steps + 1 : 1);
    return { id, title, chapter, ...(layout === 'text' ? {} : { page }) };
  });
  return { slides, ...(layout === 'text' ? {} : { pages }) };
}

/** Where the links of a PDF lead: `[page reference, …place on it]` by the id in the page it was printed from. */
function destinations(document) {
  const table = document.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  return new Map(
    table?.entries().map(([name, value]) => [name.decodeText(), document.context.lookup(value)]),
  );
}

/**
 * Gives a PDF that the browser made its bookmarks (chapters, in them slides), title, author and language.
 *
 * @param {Uint8Array} bytes
 * @param {ReturnType<typeof expectedPages>} expected
 * @param {{ title: string, chapters: { slug: string, number: number, title: string }[] }} names
 * @returns {Promise<Uint8Array>}
 * @throws Error in one line when a slide is missing, or a page is
 */
export async function finishPdf(bytes, expected, { title, chapters }) {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const count = document.getPageCount();
  if (expected.pages !== undefined && count !== expected.pages)
    throw new Error(`the PDF has ${count} pages, the manifest wants ${expected.pages}`);
  const found = destinations(document);
  const marks = [];
  for (const slide of expected.slides) {
    const destination = found.get(slide.id);
    if (!destination) throw new Error(`the slide ${slide.id} is not in the PDF`);
    if (marks.at(-1)?.chapter !== slide.chapter) {
      const { number, title } = chapters.find(({ slug }) => slug === slide.chapter);
      marks.push({ chapter: slide.chapter, title: `${number} ${title}`, destination, marks: [] });
    }
    marks.at(-1).marks.push({ title: slide.title, destination, marks: [] });
  }
  addBookmarks(document, marks);
  document.setTitle(title, { showInWindowTitleBar: true });
  document.setAuthor('The authors of this project, after the seminar by Morten Hjorth-Jensen');
  document.setSubject('A lecture on the 2024 Nobel Prize in Physics');
  document.setLanguage('en-GB');
  return document.save();
}

function addBookmarks(document, marks) {
  const { context, catalog } = document;
  const write = (parent, list) => {
    const references = list.map(() => context.nextRef());
    for (const [i, { title, destination, marks }] of list.entries()) {
      const item = context.obj({ Parent: parent });
      item.set(PDFName.of('Title'), PDFHexString.fromText(title));
      item.set(PDFName.of('Dest'), destination);
      if (i > 0) item.set(PDFName.of('Prev'), references[i - 1]);
      if (i + 1 < list.length) item.set(PDFName.of('Next'), references[i + 1]);
      if (marks.length > 0) {
        const inner = write(references[i], marks);
        item.set(PDFName.of('First'), inner[0]);
        item.set(PDFName.of('Last'), inner.at(-1));
        // Negative: shown closed.
        item.set(PDFName.of('Count'), PDFNumber.of(-marks.length));
      }
      context.assign(references[i], item);
    }
    return references;
  };
  const outline = context.nextRef();
  const top = write(outline, marks);
  context.assign(
    outline,
    context.obj({ Type: 'Outlines', First: top[0], Last: top.at(-1), Count: marks.length }),
  );
  catalog.set(PDFName.of('Outlines'), outline);
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

/** @typedef {{ title: string, page: number | undefined, marks: Bookmark[] }} Bookmark */

/**
 * What a PDF holds, read back from its bytes.
 *
 * @param {Uint8Array} bytes
 * @returns {Promise<{
 *   pages: number[][], bookmarks: Bookmark[], notEmbedded: string[], links: string[], title?: string, author?: string,
 *   language?: string,
 * }>}
 */
export async function readPdf(bytes) {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const pages = document.getPages();
  const pageOf = new Map(pages.map(({ ref }, i) => [ref.toString(), i]));
  return {
    pages: pages.map((page) => [page.getWidth(), page.getHeight()].map(Math.round)),
    bookmarks: readBookmarks(document, pageOf),
    notEmbedded: notEmbedded(document),
    links: pages.flatMap((page) => linksOf(document, page)),
    title: document.getTitle(),
    author: document.getAuthor(),
    language: document.catalog.get(PDFName.of('Lang'))?.decodeText(),
  };
}

function readBookmarks(document, pageOf) {
  const read = (reference) => {
    const marks = [];
    for (let at = reference; at; ) {
      const item = document.context.lookup(at, PDFDict);
      const destination = item.lookup(PDFName.of('Dest'), PDFArray);
      marks.push({
        title: item.lookup(PDFName.of('Title'), PDFHexString).decodeText(),
        page: pageOf.get(destination.get(0).toString()),
        marks: read(item.get(PDFName.of('First'))),
      });
      at = item.get(PDFName.of('Next'));
    }
    return marks;
  };
  return read(document.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict)?.get(PDFName.of('First')));
}

/** Names of the fonts whose letters are not in the file; those of Type 3 are drawings and always are. */
function notEmbedded(document) {
  const names = [];
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('Font')) continue;
    const kind = object.get(PDFName.of('Subtype'))?.decodeText();
    if (kind === 'Type3' || kind === 'Type0') continue;
    const descriptor = object.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict);
    const file = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.has(PDFName.of(key)));
    if (!file) names.push(object.get(PDFName.of('BaseFont'))?.decodeText() ?? kind);
  }
  return names;
}

function linksOf(document, page) {
  const annotations = page.node.Annots()?.asArray() ?? [];
  return annotations.flatMap((reference) => {
    const action = document.context.lookup(reference, PDFDict).lookupMaybe(PDFName.of('A'), PDFDict);
    const address = action?.lookup(PDFName.of('URI'));
    return address instanceof PDFString || address instanceof PDFHexString ? [address.decodeText()] : [];
  });
}
