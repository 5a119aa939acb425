import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test as watched } from './test';

const viewport = { width: 1280, height: 720 };
const other = { width: 1000, height: 800 };

/** Two windows of one lecture, of different sizes, for all tests: they draw on slides of their own. */
const test = watched.extend<object, { room: [Page, Page] }>({
  room: [
    async ({ browser }, use, { project }) => {
      // While a slide fades in, the page underneath has no pointer.
      const context = await browser.newContext({ ...project.use, viewport, reducedMotion: 'reduce' });
      const room: [Page, Page] = [await context.newPage(), await context.newPage()];
      await room[1].setViewportSize(other);
      for (const page of room) {
        await page.goto('present/?s=ink-in-two-windows#/2/0');
        await expect(page.locator('.slide[data-current]')).toHaveCount(1);
      }
      // The tools are there once the windows know each other.
      for (const page of room) await expect(page.locator('.ink-desk')).toBeAttached();
      await use(room);
      await context.close();
    },
    { scope: 'worker' },
  ],
  page: ({ room }, use) => use(room[0]),
});

const slide = (page: Page) => page.locator('.surface .slide[data-current]');
const ink = (page: Page) => slide(page).locator('> .ink path');

/** A place of the slide in px of the window. */
async function placeOf(page: Page, x: number, y: number): Promise<[number, number]> {
  const box = (await slide(page).boundingBox())!;
  return [box.x + x * box.width, box.y + y * box.height];
}

/** Goes to a slide in both windows. */
async function openSlide(room: [Page, Page], number: number) {
  await room[0].evaluate((hash) => {
    location.hash = hash;
  }, `#/${number}/0`);
  const id = await slide(room[0]).getAttribute('id');
  await expect(slide(room[1])).toHaveId(id ?? '');
}

async function take(page: Page, key: string, tool: string) {
  await page.keyboard.press(key);
  await expect(page.locator('.deck')).toHaveAttribute('data-tool', tool);
  await expect(page.locator('.slide[data-current] .ink-surface')).toBeAttached();
}

/** Without a tool in hand the slide has the pointer again. */
async function putAway(page: Page) {
  await page.keyboard.press('Escape');
  await expect(page.locator('.ink-surface')).toHaveCount(0);
}

/** Draws from one place to another with what is in hand; the button stays down with `hold`. */
async function stroke(page: Page, from: [number, number], to: [number, number], hold = false) {
  await page.mouse.move(...(await placeOf(page, ...from)));
  await page.mouse.down();
  await page.mouse.move(...(await placeOf(page, ...to)), { steps: 8 });
  if (!hold) await page.mouse.up();
}

/** The box of a stroke in parts of the slide's width. */
async function measure(page: Page, path: ReturnType<typeof ink>) {
  const [inner, outer] = [(await path.boundingBox())!, (await slide(page).boundingBox())!];
  return [inner.x - outer.x, inner.y - outer.y, inner.width, inner.height].map((px) => px / outer.width);
}

test('a stroke is seen in the other window while it is drawn and at the same place; undo and redo are shared', async ({
  room,
}) => {
  const [here, there] = room;
  await take(here, 'd', 'pen');
  await stroke(here, [0.2, 0.4], [0.7, 0.6], true);
  await expect(there.locator('.ink-desk .ink path')).toHaveCount(1);
  await here.mouse.up();
  await expect(ink(there)).toHaveCount(1);
  await expect(there.locator('.ink-desk .ink path')).toHaveCount(0);
  const [mine, theirs] = await Promise.all(room.map((page) => measure(page, ink(page))));
  expect(mine[2]).toBeGreaterThan(0.45);
  mine.forEach((part, i) => {
    expect(Math.abs(part - theirs[i])).toBeLessThan(0.01);
  });
  await there.keyboard.press('Control+z');
  await expect(ink(here)).toHaveCount(0);
  await here.keyboard.press('Control+Shift+Z');
  await expect(ink(there)).toHaveCount(1);
  await putAway(here);
});

test('what is drawn in the presenter’s window is at the same place on the projector', async ({ browser }, {
  project,
}) => {
  const context = await browser.newContext({ ...project.use, viewport, reducedMotion: 'reduce' });
  const [presenter, projector] = [await context.newPage(), await context.newPage()];
  await presenter.goto('presenter/?s=ink-on-the-projector#/2/0');
  await projector.goto('present/?s=ink-on-the-projector');
  for (const page of [presenter, projector]) await expect(page.locator('.ink-desk')).toBeAttached();
  const id = await slide(presenter).getAttribute('id');
  await expect(slide(projector)).toHaveId(id ?? '');
  await take(presenter, 'd', 'pen');
  await stroke(presenter, [0.2, 0.3], [0.8, 0.7]);
  await expect(ink(projector)).toHaveCount(1);
  const [mine, theirs] = await Promise.all([presenter, projector].map((page) => measure(page, ink(page))));
  expect(mine[2]).toBeGreaterThan(0.55);
  mine.forEach((part, i) => {
    expect(Math.abs(part - theirs[i])).toBeLessThan(0.01);
  });
  await context.close();
});

test('drawing does not move the deck, a clicker does, and the stroke stays with its slide', async ({
  room,
}) => {
  const [here, there] = room;
  await openSlide(room, 3);
  const id = await slide(here).getAttribute('id');
  await take(here, 'd', 'pen');
  await stroke(here, [0.8, 0.5], [0.2, 0.5], true);
  await expect(slide(here)).toHaveId(id ?? '');
  await here.keyboard.press('Shift+ArrowRight');
  await expect(slide(here)).not.toHaveId(id ?? '');
  await here.mouse.up();
  await expect(ink(here)).toHaveCount(0);
  await expect(there.locator(`[data-slide="${id}"] > .ink path`)).toHaveCount(1);
  // With the pen away the slide below has the pointer again.
  await putAway(here);
});

test('ink outlasts a reload, leaves as SVG and as a file, and comes back from it', async ({ room }) => {
  const [here, there] = room;
  await openSlide(room, 4);
  await take(here, 'd', 'pen');
  await stroke(here, [0.3, 0.3], [0.6, 0.7]);
  await expect(ink(there)).toHaveCount(1);
  await there.reload();
  await expect(ink(there)).toHaveCount(1);

  await here.getByLabel('Screen and files').click();
  const saved = async (name: string) => {
    const [download] = await Promise.all([
      here.waitForEvent('download'),
      here.getByRole('button', { name }).click(),
    ]);
    return await download.path();
  };
  const svg = readFileSync(await saved('This slide’s ink as SVG'), 'utf8');
  expect(svg).toContain(await slide(here).locator('.slide-title').textContent());
  expect(svg.match(/<path /g)).toHaveLength(1);
  const file = await saved('Save all ink');
  here.once('dialog', (dialog) => dialog.accept());
  await here.getByRole('button', { name: 'Delete all ink' }).click();
  await expect(there.locator('.slide > .ink')).toHaveCount(0);
  await here.getByLabel('A file of saved ink').setInputFiles(file);
  await expect(ink(there)).toHaveCount(1);
  await here.getByLabel('A file of saved ink').setInputFiles({
    name: 'junk.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format":"other"}'),
  });
  await expect(here.getByText('Not opened: it is no file of ink of this lecture.')).toBeVisible();
  await here.keyboard.press('Escape');
  await putAway(here);
});

test('laser, spotlight and countdown are the same in both windows', async ({ room }) => {
  const [here, there] = room;
  await openSlide(room, 5);
  await here.mouse.move(...(await placeOf(here, 0.5, 0.5)));
  await here.keyboard.press('l');
  await here.mouse.move(...(await placeOf(here, 0.25, 0.75)), { steps: 4 });
  const dot = there.locator('.laser[data-on] .laser-dot');
  await expect(dot).toBeVisible();
  const [x, y] = await placeOf(there, 0.25, 0.75);
  await expect
    .poll(async () => {
      const box = (await dot.boundingBox())!;
      return Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y);
    })
    .toBeLessThan(0.01 * other.width);
  await here.keyboard.press('l');
  await expect(there.locator('.laser[data-on]')).toHaveCount(0);

  await here.keyboard.press('h');
  await here.mouse.move(...(await placeOf(here, 0.6, 0.4)), { steps: 4 });
  const light = there.locator('.ink-desk .light');
  await expect(light).toBeVisible();
  await expect
    .poll(() => light.evaluate((e) => Math.round(Number.parseFloat(e.style.getPropertyValue('--x')))))
    .toBe(60);
  const radius = () => light.evaluate((e) => Number.parseFloat(e.style.getPropertyValue('--r')));
  const before = await radius();
  await here.keyboard.press('+');
  await expect.poll(radius).toBeGreaterThan(before);
  await here.keyboard.press('Escape');
  await expect(light).toBeHidden();

  await here.keyboard.press('m');
  await here.getByRole('button', { name: 'Countdown of 2 minutes' }).click();
  await expect(there.locator('.countdown')).toHaveText(/^(2:00|1:5\d)$/);
  await here.getByRole('button', { name: 'Pause' }).click();
  const stands = (await here.locator('.countdown').textContent()) ?? '';
  await expect(there.locator('.countdown')).toHaveText(stands);
  await there.reload();
  await expect(there.locator('.countdown')).toHaveText(stands);
  await here.getByRole('button', { name: 'Stop' }).click();
  await expect(there.locator('.countdown')).toHaveCount(0);
});
