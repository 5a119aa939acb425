import type { Page } from '@playwright/test';
import { chapters, demoIds, sample, sources } from './site';
import { accessibilityProblems, card, expect, sharing, test } from './test';

const plain: [name: string, path: string][] = [
  ['home', ''],
  ['gallery', 'demos/'],
  ['credits', 'credits/'],
  ['glossary', 'glossary/'],
  ['works', 'bibliography/'],
  ['coverage', 'coverage/'],
  ['a missing page', 'no-such-page/'],
  ...sample(chapters, 3).map((slug): [string, string] => [`chapter ${slug}`, `lecture/${slug}/`]),
];

/**
 * Most JavaScript a page may fetch before anybody touches it, compressed, in bytes; and what React takes the page over from,
 * which is part of the page and no program: its file has a name without a folder.
 */
const [MAX_SCRIPTS, MAX_PAYLOAD] = [160_000, 50_000];
const isPayload = ({ name }: { name: string }) => /\/_next\/static\/[^/]*$/.test(name);

for (const [name, path] of plain) {
  const limited = /home|gallery|chapter/.test(name);
  // Home, the gallery and the first chapter stand for what the dark colours are put on.
  const dark = /home|gallery|why-this-prize/.test(name);
  sharing(
    `${name}: no barrier for assistive technology${dark ? ', light and dark' : ''}${limited ? '; JavaScript fetched without interaction stays within 160 kB' : ''}`,
    async ({ page, watch }) => {
      watch.allow.push(/status of 404/);
      await page.goto(path);
      if (limited) await expectFewScripts(page);
      expect(await accessibilityProblems(page, dark ? ['light', 'dark'] : undefined)).toEqual([]);
    },
  );
}

/** Waits until scripts stop coming, which is later than the load event and so counts no less. */
async function expectFewScripts(page: Page): Promise<void> {
  const fetched = () =>
    page.evaluate(() =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter(({ name }) => /\.js(\?|$)/.test(name))
        // What was fetched ahead is listed again when it runs.
        .filter(({ name }, i, all) => all.findIndex((other) => other.name === name) === i)
        .map(({ name, encodedBodySize }) => ({ name, bytes: encodedBodySize })),
    );
  let scripts = await fetched();
  for (let before = -1; scripts.length === 0 || scripts.length !== before; ) {
    before = scripts.length;
    await page.waitForTimeout(700);
    scripts = await fetched();
  }
  const sizeOf = (files: typeof scripts) => files.reduce((sum, { bytes }) => sum + bytes, 0);
  const programs = scripts.filter((script) => !isPayload(script));
  expect(sizeOf(programs), JSON.stringify(programs, null, 1)).toBeLessThanOrEqual(MAX_SCRIPTS);
  expect(sizeOf(scripts.filter(isPayload)), 'payload').toBeLessThanOrEqual(MAX_PAYLOAD);
  expect(scripts.filter(({ name }) => /tfjs|tensorflow/i.test(name))).toEqual([]);
}

for (const slug of sample(chapters, 2)) {
  test.describe(`chapter ${slug} without JavaScript`, () => {
    test.use({ javaScriptEnabled: false });
    test('shows prose, formulas and the pictures of its demos', async ({ page }) => {
      await page.goto(`lecture/${slug}/`);
      await expect(page.locator('h1')).toBeVisible();
      const text = (await page.locator('main').allInnerTexts()).join(' ');
      expect(text.split(/\s+/).length).toBeGreaterThan(600);
      await expect(page.locator('noscript[data-later] > p').last()).toBeVisible();
      const formula = page.locator('.katex-html').first();
      if ((await formula.count()) > 0) await expect(formula).toBeVisible();
      const demos = page.locator('main [data-demo]');
      for (let i = 0; i < (await demos.count()); i++) {
        const picture = demos.nth(i).locator('img').first();
        await expect(picture).toBeVisible();
        const lower = (img: HTMLElement) =>
          img.getBoundingClientRect().top - (img.closest('figure')?.getBoundingClientRect().top ?? 0);
        expect(await picture.evaluate(lower), 'how far below its frame it stands').toBeLessThan(2);
        expect(
          await picture.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth)),
        ).toBeGreaterThan(0);
      }
    });
  });
}

test.describe('the timeline', () => {
  test.use({ hasTouch: true });
  test('goes through the years by keys, buttons and a finger, one card at a time', async ({ page }) => {
    await page.goto('lecture/why-this-prize/');
    const figure = page.getByRole('figure', { name: 'From Ising to the prize' });
    const axis = figure.getByRole('slider', { name: 'Year' });
    const shown = figure.locator('li:visible');
    await expect(shown).toContainText('Ernst Ising');
    await axis.press('End');
    await expect(axis).toHaveAttribute('aria-valuenow', (await axis.getAttribute('aria-valuemax')) ?? '');
    await expect(figure.getByRole('button', { name: 'Later event' })).toBeDisabled();
    await axis.press('Home');
    await axis.press('ArrowRight');
    await figure.getByRole('button', { name: 'Earlier event' }).click();
    await expect(shown).toContainText('Ernst Ising');
    const box = await axis.boundingBox();
    await axis.tap({ position: { x: (box?.width ?? 0) * 0.98, y: (box?.height ?? 0) * 0.5 } });
    await expect(shown).toHaveCount(1);
    await expect(axis).toHaveAttribute('aria-valuenow', /^20[12]\d$/);
    await expect(axis).toHaveAttribute(
      'aria-valuetext',
      new RegExp(`^${await shown.locator('b').first().textContent()}, `),
    );
  });
});

test.describe('the timeline without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('is a list of all its events', async ({ page }) => {
    await page.goto('lecture/why-this-prize/');
    const cards = page.getByRole('figure', { name: 'From Ising to the prize' }).locator('li');
    expect(await cards.count()).toBeGreaterThan(20);
    for (const end of [cards.first(), cards.last()]) await expect(end).toBeVisible();
  });
});

test('from the gallery to a demo and back', async ({ page }) => {
  const [id] = demoIds;
  await page.goto('demos/');
  await page.locator(`main a[href*="/demos/${id}/"]`).first().click();
  await expect(page).toHaveURL(new RegExp(`/demos/${id}/`));
  await expect(card(page, id).locator('[data-action="play"]')).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/demos\/$/);
  await expect(page.locator(`main a[href*="/demos/${id}/"]`).first()).toBeVisible();
});

sharing(
  'the demos of a reading page wake up when they come near: each kind, first and last of a page',
  async ({ page }) => {
    sharing.slow();
    const tried = sample(chapters, 4);
    const texts = sources.filter(([slug]) => tried.includes(slug)).map(([, text]) => text);
    const written = new Set(
      texts.flatMap((text) => [...text.matchAll(/<Demo\b[^>]*\sid="([^"]+)"/g)].map((m) => m[1])),
    );
    const seen = new Set<string>();
    for (const slug of tried) {
      await page.goto(`lecture/${slug}/`);
      const demos = page.locator('main [data-demo]');
      const ids = await demos.evaluateAll((all) => all.map((demo) => demo.getAttribute('data-demo') ?? ''));
      for (const [i, id] of ids.entries()) {
        if (seen.has(id) && i > 0 && i < ids.length - 1) continue;
        seen.add(id);
        const demo = demos.nth(i);
        await demo.scrollIntoViewIfNeeded();
        await expect(demo.locator('[data-action="play"]')).toBeVisible();
        await expect(demo).toHaveAttribute('data-status', /idle|paused|running|done/);
      }
    }
    expect([...seen].sort()).toEqual([...written].sort());
  },
);
