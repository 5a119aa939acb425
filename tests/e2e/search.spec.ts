import { basePath } from './site';
import { accessibilityProblems, expect, test } from './test';

test.describe('the search', () => {
  test('opens from the home page, is led by the keyboard, and groups what it finds', async ({ page }) => {
    await page.goto('');
    await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
    const field = page.getByRole('combobox', { name: 'Search' });
    await expect(field).toBeFocused();
    await field.fill('boltzmann machine');
    const options = page.getByRole('option');
    await expect(options.first()).toBeVisible();
    await expect(page.getByRole('dialog').getByRole('status')).toHaveText(/^\d+ results$/);
    await expect(page.getByRole('group', { name: 'Glossary' })).toBeVisible();
    await expect(options.first().locator('mark').first()).toBeVisible();
    expect(await accessibilityProblems(page)).toEqual([]);

    await expect(options.first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowDown');
    const second = options.nth(1);
    await expect(second).toHaveAttribute('aria-selected', 'true');
    await expect(field).toHaveAttribute('aria-activedescendant', (await second.getAttribute('id')) ?? '');
    const address = (await second.getAttribute('href')) ?? '';
    expect(address.startsWith(`${basePath}/`)).toBe(true);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL((url) => `${url.pathname}${url.hash}` === address);
  });

  test('opens by / and Ctrl+K on a reading page, not in a field, and closes by Esc', async ({ page }) => {
    await page.goto('lecture/regression/');
    const field = page.getByRole('combobox', { name: 'Search' });
    await page.keyboard.press('/');
    await expect(field).toBeFocused();
    await page.keyboard.press('/');
    await expect(field).toHaveValue('/');
    await page.keyboard.press('Escape');
    await expect(field).toHaveCount(0);
    await page.keyboard.press('Control+k');
    await field.fill('normal equatoins');
    await expect(page.getByRole('dialog').getByRole('status')).toContainText('similar');
    await expect(page.getByRole('option', { name: /normal equations/i }).first()).toBeVisible();
    await field.fill('xyzzyx');
    await expect(page.getByRole('dialog').getByRole('status')).toContainText('Nothing has these words');
  });

  test('says when the index cannot be had, and tries again', async ({ page, watch }) => {
    watch.allow.push(/search\.json|Failed to load resource/);
    await page.goto('lecture/regression/');
    await page.route('**/search.json', (route) => route.abort());
    await page.getByRole('banner').getByRole('button', { name: 'Search' }).click();
    await page.getByRole('combobox', { name: 'Search' }).fill('ridge');
    await expect(page.getByRole('dialog').getByRole('status')).toContainText('could not be loaded');
    await page.unroute('**/search.json');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('option').first()).toBeVisible();
  });
});

test.describe('a word of the glossary', () => {
  const path = 'lecture/regression/';

  test('opens with the keyboard and closes by Esc; Enter follows its link', async ({ page }) => {
    await page.goto(path);
    const term = page.locator('a[data-term]').first();
    const note = page.locator('#term-note');
    await expect(note).toBeAttached();
    await term.evaluate((link) => {
      // Focus that comes from the keyboard: from the link before it.
      const before = document.createElement('a');
      before.href = '#';
      link.before(before);
      before.focus();
    });
    await page.keyboard.press('Tab');
    await expect(note).toBeVisible();
    await expect(term).toHaveAttribute('aria-describedby', 'term-note');
    await page.keyboard.press('Escape');
    await expect(note).toBeHidden();
    await expect(term).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/glossary\/#[\w-]+$/);
    const id = new URL(page.url()).hash.slice(1);
    await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
  });

  test('opens on hover and stays while the mouse is on the note', async ({ page }) => {
    await page.goto(path);
    const note = page.locator('#term-note');
    await expect(note).toBeAttached();
    await page.locator('a[data-term]').first().hover();
    await expect(note).toBeVisible();
    await note.hover();
    await page.waitForTimeout(500);
    await expect(note).toBeVisible();
    await page.locator('h1').hover();
    await expect(note).toBeHidden();
  });

  test.describe('on a touch screen', () => {
    test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
    test('opens and closes by taps, inside the screen', async ({ page }) => {
      await page.goto(path);
      const term = page.locator('a[data-term]').first();
      const note = page.locator('#term-note');
      await expect(note).toBeAttached();
      await term.tap();
      await expect(note).toBeVisible();
      const box = await note.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
      await term.tap();
      await expect(note).toBeHidden();
      await term.tap();
      await page.locator('h1').tap();
      await expect(note).toBeHidden();
      await expect(page).toHaveURL(/regression/);
    });
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });
    test('is a link to its entry', async ({ page }) => {
      await page.goto(path);
      await page.locator('a[data-term]').first().click();
      await expect(page).toHaveURL(/\/glossary\/#[\w-]+$/);
    });
  });
});
