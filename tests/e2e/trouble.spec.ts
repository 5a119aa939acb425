import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { card, expect, openDemo, stepOf, test } from './test';

// Whatever goes wrong is told in words where it happened, and nothing else breaks.

test('an unknown demo has a page that says so and leads on', async ({ page, watch }) => {
  watch.allow.push(/status of 404/);
  const response = await page.goto('demos/no-such-demo/');
  expect(response?.status()).toBe(404);
  await expect(page.locator('main')).toContainText('There is no page at this address');
  await page.locator('main a[href*="/demos/"]').first().click();
  await expect(page.locator('[data-action="play"]').first()).toBeVisible();
});

test('a link of another version of a demo says that its numbers may differ', async ({ page }) => {
  const demo = await openDemo(page, 'vmc-oscillator', 'vmc-oscillator.alpha=0.8&vmc-oscillator.v=999');
  await expect(demo.locator('[data-notes]')).toContainText('version 999');
  await expect(demo.locator('[data-notes]')).toContainText('may differ');
  await demo.locator('[data-action="step"]').click();
  await expect.poll(() => stepOf(demo)).toBe(1);
});

test('a value out of range is clamped with a note', async ({ page }) => {
  const demo = await openDemo(page, 'vmc-oscillator', 'vmc-oscillator.particles=1e6');
  await expect(demo.locator('[data-notes]')).toContainText('particles');
  const slider = demo.locator('input[data-param="particles"]');
  expect(await slider.inputValue()).toBe(await slider.getAttribute('max'));
});

test('a run that leaves the finite numbers stops, and says at which step', async ({ page }) => {
  const demo = await openDemo(page, 'linear-neuron');
  const rate = demo.locator('input[data-param="learningRate"]');
  await rate.press('End');
  const play = demo.locator('[data-action="play"]');
  await play.click();
  await expect(demo).toHaveAttribute('data-status', 'diverged');
  await expect(demo.getByRole('alert')).toContainText(/Diverged.*step \d+/);
  await demo.getByRole('alert').getByRole('button', { name: 'Reset' }).click();
  await expect(demo).toHaveAttribute('data-status', 'idle');
});

test('a worker that throws is told in its card, and the other demos run', async ({ page, watch }) => {
  watch.allow.push(/planted/);
  let planted = false;
  await page.route(/worker.*\.js/, async (route) => {
    if (planted || route.request().resourceType() !== 'script') return route.continue();
    planted = true;
    await route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("planted")' });
  });
  await page.goto('demos/vmc-oscillator/');
  const demo = card(page, 'vmc-oscillator');
  await expect(demo).toHaveAttribute('data-status', 'error');
  await expect(demo.getByRole('alert')).toContainText('planted');
  await openDemo(page, 'ols-fit');
});

test('data too large for a link: the link carries the settings, and the card says so', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'data-'));
  try {
    const rows = Array.from({ length: 400 }, (_, i) => `${Math.sin(i)},${i / 7}`);
    writeFileSync(join(folder, 'large.csv'), `y,x\n${rows.join('\n')}\n`);
    const demo = await openDemo(page, 'ols-fit');
    await demo.locator('input[type="file"][data-param]').setInputFiles(join(folder, 'large.csv'));
    await expect(demo).toHaveAttribute('data-status', /idle|done/);
    await demo.getByRole('button', { name: /copy link/i }).click();
    await expect(demo).toContainText(/too large for a link/);
    expect(page.url().length).toBeLessThan(2000);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a reader's file of junk gives one clear line and changes nothing", async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'data-'));
  try {
    writeFileSync(join(folder, 'junk.csv'), 'a,b\nthis is,not a number\n');
    const demo = await openDemo(page, 'ols-fit');
    const before = await demo.locator('[data-readout="cost"]').getAttribute('data-value');
    await demo.locator('input[type="file"][data-param]').setInputFiles(join(folder, 'junk.csv'));
    await expect(demo.locator('[data-notes]')).toContainText('junk.csv');
    expect(await demo.locator('[data-readout="cost"]').getAttribute('data-value')).toBe(before);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
