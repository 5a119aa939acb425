import type { Page } from '@playwright/test';
import { hallPort, port } from './site';
import { accessibilityProblems, expect, test } from './test';

test.use({ viewport: { width: 1280, height: 720 } });

const current = (page: Page) => page.locator('.surface .slide[data-current]');
const notes = (page: Page) => page.locator('[data-notes]:visible');
const now = (page: Page) => page.locator('.notes-text [aria-current]');
const still = (page: Page) => page.locator('.next-scaled .slide');
const elapsed = (page: Page) => page.locator('[data-elapsed]');
const link = (page: Page) => page.locator('[data-link]');

/** Opens the presenter and waits until it is in its room. */
async function openPresenter(page: Page, hash = '#/12/0', query = '') {
  await page.goto(`presenter/${query}${hash}`);
  await expect(current(page)).toHaveCount(1);
  await expect(link(page)).toBeVisible();
}

/** Opens the projector's window from the presenter, as its key does. */
async function openProjector(page: Page): Promise<Page> {
  const [projector] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('s')]);
  await expect(current(projector)).toHaveCount(1);
  await expect(link(page)).toHaveAttribute('data-link', 'same');
  await page.bringToFront();
  return projector;
}

test.describe('on a synthetic deck with notes', () => {
  test.use({ baseURL: `http://localhost:${hallPort}/` });

  test('the notes follow the steps, the still picture runs ahead of them to the end of the way', async ({
    page,
  }) => {
    await openPresenter(page);
    await expect(notes(page)).toHaveCount(1);
    await expect(now(page)).toContainText('Ask the room first');
    await expect(page.getByRole('region', { name: 'Next' })).toContainText('Step 1 of 3');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    await expect(now(page)).toHaveText(/^\[2\] Now point at step 2/);
    await expect(now(page).locator('.katex')).toBeVisible();
    await expect(still(page).locator('[data-step="3"]:not([inert])')).toHaveCount(1);
    await expect(still(page).locator('[data-step][inert]')).toHaveCount(0);
    await page.keyboard.press('PageUp');
    await expect(still(page).locator('[data-step="3"][inert]')).toHaveCount(1);
    // It is a picture: nothing in it can be reached, and no id is there twice.
    await expect(still(page).locator('[id], [tabindex]')).toHaveCount(0);
    await expect(still(page)).toHaveAttribute('inert', '');
    await page.keyboard.press('ArrowDown');
    await expect(current(page)).toHaveId('slide-13');
    await expect(still(page)).toContainText('Slide 14 says one thing');
    await page.keyboard.press('ArrowDown');
    await expect(notes(page)).toHaveCount(0);
    await expect(page.getByText('This slide has no notes.')).toBeVisible();

    await page.keyboard.press('End');
    await expect(page.locator('.next-words')).toHaveText(/Step 1 of 3/);
    for (let step = 0; step < 3; step++) await page.keyboard.press('PageDown');
    await expect(page.locator('.next-words')).toHaveText(/The end of whole lecture/);
    await expect(still(page)).toHaveCount(0);
    await page.locator('.toolbar select').selectOption('short');
    await page.locator('.toolbar select').blur();
    await page.keyboard.press('Home');
    await expect(current(page)).toHaveId('slide-2');
    await page.keyboard.press('PageDown');
    await expect(page.locator('.next-words')).toContainText('Slide 5 runs vmc-oscillator');
    await expect(page.locator('.outline-part').first()).toHaveText(/Chapter 1\d+ min/);
  });

  test('the clock counts from where it was started, holds it against the plan, and outlives a reload', async ({
    page,
  }) => {
    const start = new Date('2026-12-01T09:00:00');
    await page.clock.setFixedTime(start);
    await openPresenter(page, '#/5/0');
    await expect(page.locator('.time-now')).toHaveText(/09:00$/);
    await page.locator('.time-bar').getByRole('button', { name: 'Start' }).click();
    await page.keyboard.press('ArrowDown');
    await expect(current(page)).toHaveId('slide-6');
    // Slides 5 and 6 have half a minute and a whole one.
    await page.clock.setFixedTime(start.getTime() + 210_000);
    await expect(elapsed(page)).toHaveText('3:30');
    await expect(page.locator('[data-pace]')).toHaveText('2 min behind');
    const address = page.url();
    expect(new URL(address).searchParams.get('s')).toMatch(/^\w{16}$/);
    await page.reload();
    await expect(elapsed(page)).toHaveText('3:30');
    await expect(current(page)).toHaveId('slide-6');
    expect(page.url()).toBe(address);
    await expect(page.locator('.time-bar').getByRole('button', { name: 'Reset' })).toBeDisabled();
    await page.locator('.time-bar').getByRole('button', { name: 'Pause' }).click();
    await page.clock.setFixedTime(start.getTime() + 900_000);
    await expect(page.locator('.time-now')).toHaveText(/09:15$/);
    await expect(elapsed(page)).toHaveText('3:30');
    await page.locator('.time-bar').getByRole('button', { name: 'Reset' }).click();
    await expect(elapsed(page)).toHaveText('0:00');
  });

  test('the projector’s window follows; its state is told, and who computes can be changed', async ({
    page,
  }) => {
    await openPresenter(page);
    await expect(link(page)).toHaveText('No projector window');
    const projector = await openProjector(page);
    await expect(current(projector)).toHaveId('slide-12');
    const name = await projector.evaluate(() => window.name);
    await page.locator('.outline [data-goto="14"]').click();
    await expect(current(projector)).toHaveId('slide-15');
    await expect(link(page)).toHaveAttribute('data-link', 'same');

    // The demo at hand moves in both.
    await page.locator('[data-desk-preset]').first().waitFor();
    await page.locator('[data-desk="run"]').click();
    await expect(current(projector).locator('[data-demo]')).toHaveAttribute('data-status', /running|done/);
    await expect(page.locator('.demo-words dl')).toContainText('Overlap');

    const leader = page.locator('[data-leads]');
    if ((await leader.getAttribute('data-leads')) === 'there') {
      await page.getByRole('button', { name: 'Take over' }).click();
    }
    await expect(leader).toHaveAttribute('data-leads', 'here');

    await projector.reload();
    await expect(current(projector)).toHaveId('slide-15');
    await expect(link(page)).toHaveAttribute('data-link', 'same');
    // The key finds the window that is open.
    await page.keyboard.press('s');
    expect(await projector.evaluate(() => window.name)).toBe(name);
    // So does the projector's.
    const windows = page.context().pages().length;
    await projector.keyboard.press('s');
    await projector.keyboard.press('PageUp');
    await expect(current(page)).toHaveId('slide-14');
    expect(page.context().pages()).toHaveLength(windows);
    await projector.close();
    await expect(link(page)).toHaveAttribute('data-link', 'none');
    await expect(page.getByRole('button', { name: /Open the projector window/ })).toBeVisible();
  });

  test('keys, Tab and a dark room', async ({ page }) => {
    await openPresenter(page, '#/13/0');
    // A button pressed with the pointer gives the space bar back; one reached by Tab keeps it.
    await page.getByRole('button', { name: 'Larger notes' }).click();
    await page.keyboard.press('Space');
    await expect(current(page)).toHaveId('slide-14');
    await page.getByRole('button', { name: 'Larger notes' }).focus();
    await page.keyboard.press('Space');
    await expect(page.locator('.notes-text')).toHaveCSS('font-size', '23px');
    await expect(current(page)).toHaveId('slide-14');
    await page.keyboard.press('PageUp');
    await expect(current(page)).toHaveId('slide-13');

    const seen: string[] = [];
    await page.locator('.time-bar button').first().focus();
    for (let i = 0; i < 40; i++, await page.keyboard.press('Tab')) {
      const at = await page.evaluate(() => {
        const part = document.activeElement?.closest('.surface, .toolbar, section, .desk-tabs');
        return part?.getAttribute('aria-label') ?? part?.className ?? '';
      });
      if (seen.at(-1) !== at) seen.push(at);
    }
    expect(seen.slice(0, 6)).toEqual(['Time', 'Windows', 'Stage', 'Notes', 'Panels', 'Outline']);

    await page.keyboard.press('b');
    await expect(page.getByText('The screen is black.')).toBeVisible();
    await expect(current(page).getByRole('heading')).toBeVisible();
    await page.keyboard.press('PageDown');
    await expect(page.locator('.screen')).toHaveCount(0);
    await expect(current(page)).toHaveId('slide-13');

    await expect(page.locator('.desk')).toHaveAttribute('data-tab', 'outline');
    await page.keyboard.press('m');
    await expect(page.getByRole('button', { name: 'Countdown of 1 minute' })).toBeFocused();
  });

  test('nothing stands in the way of a screen reader, nothing reaches out of the window', async ({
    page,
  }) => {
    await openPresenter(page, '#/15/0');
    await page.locator('[data-desk-preset]').first().waitFor();
    for (const [width, height] of [
      [1024, 768],
      [1920, 1080],
      [390, 844],
      [1280, 720],
    ]) {
      await page.setViewportSize({ width, height });
      const out = await page.evaluate(() =>
        [
          ...document.querySelectorAll(
            '.presenter button, .presenter select, .presenter p, .presenter .slide',
          ),
        ]
          .filter((part) => part.checkVisibility() && !part.closest('.next-scaled, .surface [data-demo]'))
          .filter((part) => {
            const { left, right } = part.getBoundingClientRect();
            return left < -1 || right > innerWidth + 1;
          })
          .map((part) => part.outerHTML.slice(0, 80)),
      );
      expect(out, `${width} × ${height}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

test('the published presenter has no notes and says how to get them; search engines leave it out', async ({
  page,
}) => {
  await openPresenter(page, '#/1/0');
  expect(page.url()).toContain(`:${port}/`);
  await expect(page.locator('.notes-text')).toContainText('npm start');
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);
  // What a step asks of a demo is said beside the picture of the step before.
  const steps = page.locator('.surface [data-presets]').first();
  const id = await steps.evaluate((demo) => demo.closest('.slide')?.id);
  const first = Number(await steps.getAttribute('data-first-step'));
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#/${id}/${first - 1}`,
  );
  await expect(page.locator('.next-preset')).toHaveText(/^The demo takes .+\.$/);
});
