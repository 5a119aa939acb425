import type { Manifest } from '../../components/mdx/manifest';
import type { LectureRoute } from '../../components/mdx/routes';
import { blankPictures, misfitsOnPaper } from '../tools/paper.mjs';
import { printPage, queryOf } from '../tools/pdf.mjs';
import { expectedPages, finishPdf, readPdf } from '../tools/pdfFile.mjs';
import { basePath } from './site';
import { barriers, expect, test } from './test';

type Lecture = Manifest & { routes: LectureRoute[] };

/** Short, with demos whose steps change the preset, quotations, formulas and drawings. */
const chapter = 'regression';

test.use({ viewport: { width: 1400, height: 900 }, reducedMotion: 'reduce' });

test('a chapter on paper: a page for each slide, bookmarks that lead to it, letters in the file, links to live runs', async ({
  page,
  baseURL,
}) => {
  const manifest: Lecture = await (await page.request.get('deck.json')).json();
  const expected = expectedPages(manifest, { layout: 'slides', chapter });
  const raw = await printPage(page.context(), `${baseURL}print/${queryOf('slides', { chapter })}`);
  const pdf = await readPdf(await finishPdf(raw, expected, { title: 'Paper', chapters: manifest.chapters }));
  expect(pdf.pages).toEqual(expected.slides.map(() => [960, 540]));
  expect(pdf.notEmbedded).toEqual([]);
  const [{ title, marks }] = pdf.bookmarks;
  const entry = manifest.chapters.find(({ slug }) => slug === chapter);
  expect(title).toBe(`${entry?.number} ${entry?.title}`);
  expect(marks.map(({ title, page }) => [title, page])).toEqual(
    expected.slides.map(({ title, page }) => [title, page]),
  );
  const live = pdf.links
    .map((link) => new URL(link))
    .filter(({ pathname }) => pathname.endsWith('/present/'));
  expect(live.length).toBeGreaterThanOrEqual(5);
  for (const { hash } of live) expect(manifest.slides.map(({ id }) => id)).toContain(hash.split('/')[1]);
});

test('on paper nothing is cut off, no picture of a demo is blank, and each has its words, seed and code', async ({
  page,
}) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark', reducedMotion: 'reduce' });
  const manifest: Lecture = await (await page.request.get('deck.json')).json();
  const drawnOn = manifest.slides.find((slide) => slide.chapter === chapter && slide.steps > 1);
  const stroke = { id: 'a', color: 'model', nib: 'medium', points: [1000, 1000, 5000, 6000] };
  await page.addInitScript(
    ([key, ink]) => localStorage.setItem(key, ink),
    [`${basePath}/ink.v1/${drawnOn?.id}`, JSON.stringify([stroke])],
  );
  await page.goto(`print/?steps=all&chapter=${chapter}`);
  await expect(page.locator('[data-print="ready"]')).toBeAttached({ timeout: 60_000 });
  expect(await page.evaluate(misfitsOnPaper)).toEqual([]);
  const { pictures, blank } = await blankPictures(page);
  expect(pictures).toBeGreaterThan(8);
  expect(blank).toEqual([]);
  const captions = page.locator('.print-demo:visible figcaption');
  expect(await captions.allInnerTexts()).toEqual(
    Array(pictures).fill(expect.stringMatching(/\w+.*Seed \d+, \d+ \w+/s)),
  );
  await expect(captions.locator('[data-code] svg')).toHaveCount(pictures);
  // What was drawn on the stage is printed with the slide, at each of its steps.
  await expect(page.locator('.slide:visible .print-ink path')).toHaveCount((drawnOn?.steps ?? 0) + 1);
  await expect(page.locator('.print-bar')).toBeHidden();
  const paper = await page
    .locator('.slide:visible')
    .first()
    .evaluate((slide) => getComputedStyle(slide).backgroundColor);
  expect(paper).toBe('rgb(255, 255, 255)');
});

test('what is printed can be chosen, stays in the address, and is counted', async ({ page }) => {
  const manifest: Lecture = await (await page.request.get('deck.json')).json();
  const slides = manifest.slides.filter((slide) => slide.chapter === chapter);
  const short = manifest.routes[0].slides.filter((id) => slides.some((slide) => slide.id === id));
  await page.goto(`print/?chapter=${chapter}&route=46`);
  await expect(page.locator('p[role="alert"]')).toContainText('There is no route “46”');
  const count = page.locator('.print-bar output');
  await expect(count).toHaveText(`${slides.length} pages`, { timeout: 60_000 });
  await expect(page.locator('.print-page:visible')).toHaveCount(slides.length);
  await page.getByLabel('Paper').selectOption('steps');
  await expect(count).toHaveText(`${slides.reduce((sum, { steps }) => sum + steps + 1, 0)} pages`);
  await expect(page).toHaveURL(/\?steps=all&chapter=/);
  await page.getByLabel('Route').selectOption('45');
  await page.getByLabel('Paper').selectOption('lines');
  await expect(count).toHaveText(/page/);
  await expect(page.locator('.handout-page:visible .slide')).toHaveCount(short.length);
  await expect(page.locator('.handout-page:visible')).toHaveCount(Math.ceil(short.length / 2));
  expect(await page.evaluate(misfitsOnPaper)).toEqual([]);
  await page.getByLabel('Paper').selectOption('text');
  await expect(count).toHaveText(/^Two slides to a page/);
  const texts = await page.locator('.handout-text').allInnerTexts();
  expect(texts.filter((text) => text.split(/\s+/).length > 40)).toHaveLength(short.length);
  await expect(page.locator('.handout-text :is([data-demo], button, details)')).toHaveCount(0);
  expect(await barriers(page, ['light'])).toEqual([]);
});

test('the handout has the text of all slides of a chapter, to its last', async ({ page }) => {
  const chapter = 'why-this-prize';
  const manifest: Lecture = await (await page.request.get('deck.json')).json();
  const slides = manifest.slides.filter((slide) => slide.chapter === chapter);
  await page.goto(`print/?layout=handout&handout=text&chapter=${chapter}`);
  await expect(page.locator('[data-print="ready"]')).toBeAttached({ timeout: 60_000 });
  const words = (await page.locator('.handout-text').allInnerTexts()).map((text) => text.split(/\s+/).length);
  expect(words).toHaveLength(slides.length);
  // The last slide asks; its exercises stay on the site.
  expect(Math.min(...words.slice(0, -1))).toBeGreaterThan(60);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('every slide stands on a page of paper, with the pictures of its demos', async ({ page }) => {
    await page.emulateMedia({ media: 'print' });
    await page.goto('print/');
    const manifest: Lecture = await (await page.request.get('deck.json')).json();
    await expect(page.locator('.print-page')).toHaveCount(manifest.slides.length);
    const last = page.locator('.print-page').last();
    expect((await last.boundingBox())?.width).toBeCloseTo(1280, 0);
    await expect(page.locator('.print-demo:visible .print-picture > svg').first()).toBeVisible();
  });
});
