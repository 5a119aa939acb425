import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './test';

const PAGE = 'lecture/why-this-prize/';

/** The first exercise of the page, once it is awake. */
async function first(page: Page) {
  const exercise = page.locator('#exercise-all-eight-arrangements-of-three-switches');
  await exercise.scrollIntoViewIfNeeded();
  const form = exercise.locator('form').filter({ has: page.getByLabel('Energy in a valley') });
  const field = form.getByLabel('Energy in a valley');
  const check = form.getByRole('button', { name: 'Check' });
  return { exercise, field, check };
}

test('an answer is checked in the page, may be tried again, and is there after a reload', async ({
  page,
}) => {
  await page.goto(PAGE);
  const { exercise, field, check } = await first(page);
  await expect(async () => {
    await field.fill('1');
    await check.click();
    await expect(exercise.getByRole('status').filter({ hasText: 'the sign is not' })).toBeAttached({
      timeout: 500,
    });
  }).toPass();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill('−1,0');
  await field.press('Enter');
  await expect(exercise.getByRole('status').filter({ hasText: 'Right.' })).toBeAttached();
  await page.reload();
  await expect((await first(page)).field).toHaveValue('−1,0');
  await expect(exercise.locator('[data-right="true"]')).toHaveText('Right.');
  // What was said before the reload is not announced again.
  await expect(exercise.getByRole('status').filter({ hasText: 'Right.' })).toHaveCount(0);
});

test('an opened solution is noted; progress is exported, cleared after a question, and imported', async ({
  page,
}) => {
  await page.goto(PAGE);
  const last = page.locator('#exercise-what-was-borrowed');
  await last.scrollIntoViewIfNeeded();
  const done = last.getByLabel('I have worked this out');
  await expect(async () => {
    await done.uncheck();
    await done.check();
    await expect(page.getByText(/exercises, 1 done/).first()).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.locator('#exercise-twice-as-hot').getByText('Solution').click();
  const line = page.getByText(/exercises, 1 done, 1 with the solution opened first/);
  await expect(line).toBeVisible();
  await page.getByText('Your answers stay on this device').click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  const file = await (await download).path();
  expect(JSON.parse(readFileSync(file, 'utf8')).exercises).toEqual({
    'why-this-prize/what-was-borrowed': { marked: true },
    'why-this-prize/twice-as-hot': { seen: true },
  });
  page.once('dialog', (dialog) => dialog.dismiss());
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(line).toBeVisible();
  page.once('dialog', (dialog) => dialog.accept());
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(line).toHaveCount(0);
  await page.getByLabel('File with your progress').setInputFiles(file);
  await expect(line).toBeVisible();
  await page.goto('');
  await expect(page.locator('#path ~ ol').getByText(/exercises, 1 done/)).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('an exercise reads well: no field, hint and solution to open', async ({ page }) => {
    await page.goto(PAGE);
    const exercise = page.locator('#exercise-all-eight-arrangements-of-three-switches');
    await expect(exercise).toContainText('How many valleys are there');
    for (const input of await exercise.locator('input').all()) await expect(input).toBeHidden();
    await exercise.getByText('Solution').click();
    await expect(exercise).toContainText('two valleys of equal depth');
  });
});
