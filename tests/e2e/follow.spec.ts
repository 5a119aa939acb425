import type { Page } from '@playwright/test';
import { encode } from 'uqr';
import { startMosquitto } from '../tools/mosquitto.mjs';
import { accessibilityProblems, expect, test } from './test';

/* A lecturer, a phone that follows and the lecturer's own phone, over a broker of this machine. */

const current = (page: Page) => page.locator('.slide[data-current]');
const bar = (page: Page) => page.locator('.follow-bar');

/** The text of the code on screen, checked module by module against a fresh encoding. */
async function readCode(page: Page): Promise<string> {
  const code = page.locator('.code-overlay .qr');
  const text = (await code.getAttribute('data-code')) ?? '';
  const d = (await code.locator('path').getAttribute('d')) ?? '';
  const { data } = encode(text, { ecc: 'L', boostEcc: true, border: 4 });
  const drawn = [...d.matchAll(/M(\d+) (\d+)h(\d+)/g)].flatMap(([, x, y, length]) =>
    Array.from({ length: Number(length) }, (_, i) => `${Number(x) + i} ${y}`),
  );
  const wanted = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`${x} ${y}`] : [])));
  expect(drawn).toEqual(wanted);
  return text;
}

test('the code of a slide leads to it, with its step, without a broker', async ({ page }) => {
  await page.goto('present/#/4/0');
  await expect(current(page)).toHaveCount(1);
  await page.keyboard.press('n');
  await page.keyboard.press('q');
  const link = await readCode(page);
  const [{ id, step }] = await current(page).evaluateAll((slides) =>
    slides.map(({ id, dataset }) => ({ id, step: (dataset as DOMStringMap).shown })),
  );
  expect(link).toBe(page.url().replace(/[?#].*/, '') + (step === '0' ? `#/${id}` : `#/${id}/${step}`));
  await expect(page.locator('.code-letters')).toContainText(`#/${id}`);
  const [light, dark] = await page
    .locator('.code-overlay .qr > *')
    .evaluateAll((parts) => parts.map((part) => getComputedStyle(part).fill));
  expect([light, dark]).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
  expect(await accessibilityProblems(page, ['light'])).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.locator('.code-overlay')).toHaveCount(0);
});

test('a phone follows, browses and comes back; the remote turns the pages', async ({
  page,
  browser,
  watch,
}) => {
  test.setTimeout(120_000);
  // The broker is another host than the site.
  watch.allow.push(/WebSocket|ERR_|third party: wss?:/);
  const broker = await startMosquitto();
  const [phone, remote] = [await browser.newPage(), await browser.newPage()];
  try {
    await page.goto('present/#/2/0');
    await expect(current(page)).toHaveCount(1);
    await page.keyboard.press('Shift+Q');
    await page.getByLabel('Broker', { exact: true }).fill(broker.url);
    await page.keyboard.press('Enter');
    await expect(page.locator('.class-line')).toHaveAttribute('data-line', 'connected');
    await page.getByRole('button', { name: 'Show the remote’s code' }).click();
    const links = page.locator('[data-url]');
    await expect(links).toHaveCount(2);
    const remoteLink = (await links.nth(1).getAttribute('data-url')) ?? '';
    await page.keyboard.press('Escape');
    await page.keyboard.press('q');
    await expect(page.locator('.code-overlay h2')).toHaveText('Follow on your phone');
    const link = await readCode(page);
    await page.keyboard.press('Escape');

    await phone.goto(link);
    await expect(bar(phone)).toHaveAttribute('data-tone', 'live');
    const [before, last] = await page
      .locator('.slide')
      .evaluateAll((slides) => slides.slice(-2).map(({ id }) => id));
    await page.keyboard.press('End');
    await expect(current(phone)).toHaveId(last);

    await phone.keyboard.press('Home');
    await expect(bar(phone)).toHaveAttribute('data-mode', 'browsing');
    await page.keyboard.press('Shift+ArrowLeft');
    await expect(current(page)).toHaveId(before);
    await expect(bar(phone)).toContainText('The lecturer is at slide');
    await expect(current(phone)).not.toHaveId(before);
    await phone.getByRole('button', { name: 'Back to live' }).click();
    await expect(current(phone)).toHaveId(before);
    await expect(bar(phone)).toHaveAttribute('data-mode', 'following');

    // What the class expects: locked on the phone, counted on the stage, covered until the lecturer shows it.
    await page.evaluate(() => {
      location.hash = '#/recall-live/0';
    });
    await expect(current(phone)).toHaveId('recall-live');
    await expect(bar(phone)).toContainText('Your locked answer goes to the lecturer');
    const question = current(phone).locator('[data-prediction="open"]');
    await question.locator('input').first().check();
    await question.locator('[data-action="lock"]').click();
    await expect(bar(phone)).toContainText('Your answer is with the lecturer');
    const votes = page.locator('.stage-votes .class-votes');
    await expect(votes).toHaveAttribute('data-votes', '1');
    await expect(votes).toContainText('unverified');
    await expect(votes.locator('dd')).toHaveCount(0);
    await votes.getByRole('button', { name: 'Show' }).click();
    await expect(votes.locator('dd').first()).toHaveText('1');
    await page.keyboard.press('Escape');

    await remote.setViewportSize({ width: 320, height: 568 });
    await remote.goto(remoteLink);
    await expect(remote.locator('.remote-where')).toHaveAttribute('data-at', /^recall-live\/0/);
    for (const button of await remote.locator('.remote button').all()) {
      const { width, height } = (await button.boundingBox()) ?? { width: 0, height: 0 };
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    }
    expect(await remote.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const where = () => page.evaluate(() => location.hash);
    await remote.locator('[data-ask="next"]').click();
    await expect.poll(where).toBe('#/recall-live/1');
    await remote.locator('[data-ask="previous"]').click();
    await expect.poll(where).toBe('#/recall-live/0');
    await expect.poll(async () => (await phone.evaluate(() => location.hash)) === (await where())).toBe(true);
  } finally {
    await Promise.all([phone.close(), remote.close(), broker.stop()]);
  }
});

test('the remote without a link says how to get one, and of a damaged one that it is', async ({ page }) => {
  await page.goto('remote/');
  await expect(page.getByText('Show the remote’s code')).toBeVisible();
  await expect(page.locator('.remote button')).toHaveCount(0);
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.goto('remote/#broken');
  await page.reload();
  await expect(page.locator('.remote [role="alert"]')).toContainText('damaged');
});
