import type { Page } from '@playwright/test';
import { expect, test } from './test';

const PAGE = 'lecture/regression/';
const PROGRAMS = '**/_next/static/**/*.js';

/** Holds the programs of a page back until the returned function is called. */
async function holdPrograms(page: Page): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route(PROGRAMS, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

/** Number of programs that the page runs or waits for. */
const wanted = (page: Page) => page.locator('head script[src]:not([nomodule])').count();

test('the programs of a chapter wait for a sign of a reader, or for seconds of rest', async ({ page }) => {
  await page.goto(PAGE);
  await page.waitForTimeout(1000);
  expect(await wanted(page)).toBe(0);
  await page.mouse.move(100, 100);
  await expect.poll(() => wanted(page)).toBeGreaterThan(3);
  await page.goto('lecture/outlook/');
  expect(await wanted(page)).toBe(0);
  await expect(page.locator('head script[src]:not([nomodule])')).not.toHaveCount(0);
  await page.goto(`${PAGE}?ols-fit.seed=3`);
  await expect.poll(() => wanted(page), { timeout: 2000 }).toBeGreaterThan(3);
});

test('a button pressed before the programs are there works once they are, and once only', async ({
  page,
}) => {
  const release = await holdPrograms(page);
  await page.goto(PAGE);
  await page.getByRole('banner').getByRole('button', { name: 'Search' }).click();
  await expect.poll(() => wanted(page)).toBeGreaterThan(3);
  release();
  const field = page.getByRole('combobox', { name: 'Search' });
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
});

test('so does a key and a choice; a field waits for the programs', async ({ page }) => {
  const release = await holdPrograms(page);
  await page.goto('lecture/why-this-prize/');
  const done = page.getByLabel('I have worked this out').first();
  await expect(page.getByLabel('Energy in a valley').first()).toBeDisabled();
  await expect(done).toBeDisabled();
  await page.getByLabel('Theme').selectOption('dark');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('/');
  release();
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await done.check();
  await expect(page.getByText(/exercises, 1 done/).first()).toBeVisible();
});

test('the later sections of a chapter come without a sign of a reader, and at once to a link into one', async ({
  page,
}) => {
  const release = await holdPrograms(page);
  const code = await (await page.request.get(PAGE)).text();
  const parts = [...code.matchAll(/<noscript data-later="">(.*?)<\/noscript>/gs)].map(([, part]) => part);
  expect(parts.length).toBeGreaterThan(10);
  const id = parts.join('').match(/ id="([^"]+)"/)?.[1] ?? '';
  const left = page.locator('noscript[data-later]');
  await page.goto(PAGE);
  await expect(left).toHaveCount(0);
  expect(await wanted(page)).toBe(0);
  const sections = (html: string) => html.match(/<section id="[^"]+" style="/g)?.length;
  expect(sections(await page.content())).toBe(sections(code));
  await expect(page.locator('main section[style]').last().locator('p').first()).not.toBeEmpty();
  await page.goto('about:blank');
  await page.goto(`${PAGE}#${id}`, { waitUntil: 'domcontentloaded' });
  await expect(left).toHaveCount(0);
  await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
  release();
});
