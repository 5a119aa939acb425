import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { read } from './site';
import { expect, readoutsOf, stepOf, test } from './test';

test.use({ viewport: { width: 1280, height: 720 } });

const current = (page: Page) => page.locator('.slide[data-current]');
const demoOf = (page: Page) => current(page).locator('[data-demo]');
const recorder = (page: Page) => page.getByRole('dialog').locator('.path-panel');

async function openStage(page: Page, address: string): Promise<void> {
  await page.goto(`present/${address}`);
  await expect(current(page)).toHaveCount(1);
}

/** Id of the first slide with a demo. */
function slideWith(id: string): string {
  const slide = read('present/index.html')
    .split(/(?=<[^>]* data-slide=")/)
    .find((part) => part.includes(`data-demo="${id}"`));
  return / data-slide="([^"]+)"/.exec(slide ?? '')?.[1] ?? '';
}

/** Records: opens the slide with the demo, runs it, looks at it, goes on by one. Gives the file and what was seen. */
async function record(page: Page, id: string) {
  await openStage(page, '#/1/0');
  await page.keyboard.press('?');
  await recorder(page).getByRole('button', { name: 'Record', exact: true }).click();
  await page.keyboard.press('Escape');
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#/${slideWith(id)}/0`,
  );
  const demo = demoOf(page);
  await expect(demo).toHaveAttribute('data-status', /idle|done/);
  await page.keyboard.press('k');
  await expect.poll(() => stepOf(demo)).toBeGreaterThan(5);
  await page.keyboard.press('k');
  await expect(demo).toHaveAttribute('data-status', /paused|done/);
  const seen = { step: await stepOf(demo), readouts: await readoutsOf(demo) };
  await page.keyboard.press('?');
  await recorder(page).getByRole('button', { name: 'Stop' }).click();
  const download = page.waitForEvent('download');
  await recorder(page)
    .getByRole('button', { name: /^Save \(\d+ kB\)$/ })
    .click();
  return { file: await (await download).path(), seen };
}

test('a lecture is recorded, saved, and replayed with live demos that come to the same numbers', async ({
  page,
}) => {
  const id = 'hopfield-recall';
  const { file, seen } = await record(page, id);

  // As a file of the site, by its address.
  const text = readFileSync(file, 'utf8');
  await page.route('**/recorded/some.path.json', (route) =>
    route.fulfill({ body: text, contentType: 'application/json' }),
  );
  await openStage(page, '?path=recorded/some.path.json#/9/0');
  const bar = page.getByRole('complementary', { name: 'Recorded lecture' });
  await bar.getByRole('button', { name: 'Play' }).click();
  await bar.getByRole('combobox', { name: 'Speed' }).selectOption('2');
  // The viewer looks elsewhere: the recording waits, and goes on where it was.
  await page.keyboard.press('End');
  await expect(bar).toContainText('You took over');
  await bar.getByRole('button', { name: 'Resume' }).click();
  await expect(bar).toHaveAttribute('data-path', 'ended', { timeout: 40_000 });
  await expect(current(page)).toHaveId(slideWith(id));
  const demo = demoOf(page);
  await expect.poll(() => stepOf(demo)).toBe(seen.step);
  await expect(demo).toHaveAttribute('data-status', /paused|done/);
  expect(await readoutsOf(demo)).toEqual(seen.readouts);
  await expect(bar).not.toContainText('other numbers');
  // Nothing of the slide is under the player.
  const [slide, player] = await Promise.all([current(page).boundingBox(), bar.boundingBox()]);
  expect((slide?.y ?? 0) + (slide?.height ?? 0)).toBeLessThanOrEqual((player?.y ?? 0) + 1);
});

test('what is not saved of a recording is not lost by a slip', async ({ page }) => {
  await openStage(page, '#/1/0');
  await page.keyboard.press('?');
  await recorder(page).getByRole('button', { name: 'Record', exact: true }).click();
  await recorder(page).getByRole('button', { name: 'Stop' }).click();
  await recorder(page).getByRole('button', { name: 'Record anew' }).click();
  await expect(recorder(page)).toContainText('It is not saved yet');
  const leaving = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await leaving;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await expect(recorder(page)).toContainText('It is not saved yet');
  await recorder(page).getByRole('button', { name: 'Drop it and record' }).click();
  await recorder(page).getByRole('button', { name: 'Stop' }).click();
  const download = page.waitForEvent('download');
  await recorder(page).getByRole('button', { name: /^Save/ }).click();
  await download;
  await expect(recorder(page)).toContainText('saved');
  await recorder(page).getByRole('button', { name: 'Record anew' }).click();
  await expect(recorder(page).getByText('Recording', { exact: true })).toBeVisible();
  await recorder(page).getByRole('button', { name: 'Stop' }).click();
  await recorder(page).getByRole('button', { name: /^Save/ }).click();
});

test('a file that is no path, and one that is not there, are told in words', async ({ page, watch }) => {
  watch.allow.push(/404/);
  await openStage(page, '?path=recorded/nothing.path.json');
  const bar = page.getByRole('complementary', { name: 'Recorded lecture' });
  await expect(bar.getByRole('alert')).toContainText('there is no file');
  await bar.getByRole('button', { name: 'Close' }).click();
  await expect(bar).toHaveCount(0);
  await page.keyboard.press('?');
  await recorder(page)
    .locator('input[type="file"]')
    .setInputFiles({ name: 'talk.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') });
  await expect(bar.getByRole('alert')).toContainText('talk.json: this is not a recorded path.');
});
