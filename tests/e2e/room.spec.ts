import type { BrowserContext, Page } from '@playwright/test';
import {
  agreed,
  demoSlides,
  goTo,
  openLecture,
  openWindow,
  randomLecture,
  stateOf,
} from '../tools/twoWindows.mjs';
import { full } from './site';
import { test as everyTest, expect } from './test';

/** A second window of the same browser, watched like the first. */
const test = everyTest.extend<{ other: Page }>({
  other: async ({ context, watch }, use) => {
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') watch.problems.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => watch.problems.push(`error: ${error.message}`));
    await use(page);
  },
});

test.use({ viewport: { width: 1280, height: 720 } });

const slide = (page: Page) => page.locator('.surface .slide[data-current]');
const demoIn = (page: Page) => slide(page).locator('[data-demo]');

/** The ids of all slides, in order. */
const idsOf = (page: Page) =>
  page.locator('.surface .slide').evaluateAll((slides) => slides.map(({ id }) => id));

const ACTIONS = full ? 100 : 40;

for (const [seed, paths] of [
  [2, ['present/', 'presenter/']],
  ...(full ? [[1, ['present/', 'present/']] as const] : []),
] as const) {
  test(`${ACTIONS} random actions in two windows end with the same state in both (${paths.join(' and ')}, seed ${seed})`, async ({
    page,
    other,
  }) => {
    test.setTimeout(180_000);
    const windows = [page, other];
    await openLecture(windows, paths, `random-${seed}`);
    const { done, differences } = await randomLecture(windows, await demoSlides(page), seed, ACTIONS);
    expect(differences, done.join('; ')).toEqual([]);
  });
}

test('a window that comes later takes what the others show, its demo too; moves made elsewhere leave history and focus alone', async ({
  page,
  other,
}) => {
  await openWindow(page, 'present/', 'lecture-a', '#/4/0');
  const ids = await idsOf(page);
  // The address it was opened with is that of an old bookmark.
  await openWindow(other, 'present/', 'lecture-a', '#/9/0');
  await expect(slide(other)).toHaveId(ids[3]);
  await expect(other).toHaveURL(new RegExp(`\\?s=lecture-a#/${ids[3]}/0$`));
  const entries = await other.evaluate(() => history.length);
  await other.keyboard.press('?');
  const box = other.getByRole('dialog', { name: 'Keys' }).getByRole('checkbox');
  await box.focus();
  await page.keyboard.press('End');
  await expect(slide(other)).toHaveId(ids.at(-1) ?? '');
  await expect(other).toHaveURL(new RegExp(`#/${ids.at(-1)}/0$`));
  await expect(box).toBeFocused();
  expect(await other.evaluate(() => history.length)).toBe(entries);
  await other.keyboard.press('Escape');
  // A dark screen wakes in both.
  await other.keyboard.press('b');
  await expect(page.locator('.screen')).toHaveAttribute('data-screen', 'black');
  await page.keyboard.press('PageDown');
  await expect(other.locator('.screen')).toHaveCount(0);
  await page.reload();
  await expect(slide(page)).toHaveId(ids.at(-1) ?? '');
  await followsDemo(page, other);
});

/** A slider moved in one window moves in the other; when the window that computes goes, the run goes on. */
async function followsDemo(page: Page, other: Page) {
  const windows = [page, other];
  const [number] = await demoSlides(page, ['vmc-oscillator']);
  await goTo(page, number);
  for (const window of windows) {
    await expect(demoIn(window).locator('[data-action="play"]')).toBeVisible();
    await demoIn(window).locator('details:has([data-param])').first().locator('> summary').click();
  }
  const range = (window: Page) => demoIn(window).locator('input[type="range"][data-param]:visible').first();
  for (const [from, to] of [windows, windows.toReversed()]) {
    await range(from).focus();
    await from.keyboard.press('ArrowRight');
    await expect(range(to)).toHaveValue(await range(from).inputValue());
  }
  await other.keyboard.press('Escape');
  await other.keyboard.press('k');
  for (const window of windows) await expect(demoIn(window)).toHaveAttribute('data-status', 'running');
  const step = async (window: Page) => Number(await demoIn(window).getAttribute('data-step'));
  await expect.poll(() => step(other)).toBeGreaterThan(5);
  await page.keyboard.press('k');
  const [a, b] = await agreed(windows);
  expect(b).toEqual(a);
  expect(a.demo?.status).toBe('paused');
  // The first window was reloaded meanwhile, so the other one computes. It is lost without a goodbye.
  const crashed = other.waitForEvent('crash');
  const session = await other.context().newCDPSession(other);
  session.send('Page.crash').catch(() => {});
  await crashed;
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageUp');
  expect((await stateOf(page)).place).toBe(b.place);
  await page.keyboard.press('k');
  await expect.poll(() => step(page)).toBeGreaterThan(Number(b.demo?.step));
  expect((await stateOf(page)).demo?.params).toEqual(b.demo?.params);
}

test('a slide that is too tall in larger type is scrolled in both windows, and after a reload', async ({
  page,
  other,
}) => {
  for (const window of [page, other]) await openWindow(window, 'present/', 'lecture-tall', '#/8/9');
  for (let i = 0; i < 8; i++) await page.keyboard.press('+');
  const bodyOf = (window: Page) => slide(window).locator('.slide-body');
  const share = (window: Page) =>
    bodyOf(window).evaluate((body) => body.scrollTop / (body.scrollHeight - body.clientHeight));
  await expect(slide(other)).toHaveAttribute('data-more');
  await bodyOf(page).hover();
  await page.mouse.wheel(0, 60);
  await expect.poll(() => share(page)).toBeGreaterThan(0.05);
  const near = async () => Math.abs((await share(other)) - (await share(page)));
  await expect.poll(near).toBeLessThan(0.01);
  await other.reload();
  await expect.poll(near).toBeLessThan(0.01);
  await bodyOf(other).evaluate((body) => body.scrollTo(0, 1e6));
  await expect.poll(() => share(page)).toBeGreaterThan(0.99);
  await expect(slide(page)).not.toHaveAttribute('data-more');
});

test('the presenter computes and crashes: the projector goes on', async ({ page, other }) => {
  await openLecture([page, other], ['present/', 'presenter/'], 'lecture-crash');
  // Whoever was there first leads until it is reloaded.
  await page.reload();
  await agreed([page, other]);
  await followsDemo(page, other);
});

test('two lectures on one origin do not hear of each other; windows of different builds do, and say so', async ({
  page,
  other,
}) => {
  await openWindow(page, 'present/', 'lecture-b', '#/3/0');
  await other.goto('present/#/5/0');
  await expect(slide(other)).toHaveCount(1);
  const ids = await idsOf(page);
  // Both have joined their rooms when they have kept something.
  const joined = (window: Page) =>
    expect.poll(() => window.evaluate(() => JSON.stringify(sessionStorage).includes('leader'))).toBe(true);
  await joined(page);
  await joined(other);
  await page.keyboard.press('PageDown');
  await other.keyboard.press('ArrowDown');
  await expect(slide(other)).toHaveId(ids[5]);
  await expect(slide(page)).not.toHaveId(ids[5]);
  expect(new URL(other.url()).search).toBe('');

  const { place } = await stateOf(page);
  await other.goto('');
  // A window of a later version of the site.
  await other.evaluate(
    ([name, value]) => {
      const channel = new BroadcastChannel(name);
      const entries = [{ key: 'slide', value, clock: 1e6, by: 'later' }];
      const say = (message: object) =>
        channel.postMessage({
          protocol: 1,
          from: 'later',
          role: 'stage',
          build: 'later',
          shows: '',
          message,
        });
      setInterval(() => {
        say({ kind: 'patch', entries });
        say({ kind: 'beat', digest: 0, ask: false });
      }, 200);
    },
    [`${new URL(page.url()).pathname.replace(/\/present\/$/, '')}|present|lecture-b`, ids[7]],
  );
  const notice = page.getByRole('status').filter({ hasText: 'another version of the site' });
  await expect(notice).toBeVisible();
  await expect(notice.getByRole('button', { name: 'Reload this one' })).toBeVisible();
  expect((await stateOf(page)).place).toBe(place);
  await notice.getByRole('button', { name: 'Later' }).click();
  await expect(notice).toBeHidden();
});

test('where there is no BroadcastChannel the windows use the storage of the browser', async ({
  page,
  other,
  context,
}) => {
  await withoutChannels(context);
  await openLecture([page, other], ['present/', 'present/'], 'lecture-e');
  await other.keyboard.press('ArrowDown');
  const ids = await idsOf(page);
  await expect(slide(page)).toHaveId(ids[2]);
  await page.keyboard.press('w');
  await expect(other.locator('.screen')).toHaveAttribute('data-screen', 'white');
  await page.keyboard.press('w');
  // Pictures of a demo, and a pattern among its parameters.
  const [number] = await demoSlides(page, ['ising-magnet']);
  await goTo(page, number);
  const step = async () => Number(await demoIn(other).getAttribute('data-step'));
  await expect(demoIn(other).locator('[data-action="play"]')).toBeVisible();
  await other.keyboard.press('k');
  await expect.poll(step).toBeGreaterThan(3);
  await page.keyboard.press('k');
  const [a, b] = await agreed([page, other]);
  expect(b).toEqual(a);
  expect(a.demo?.status).toBe('paused');
  expect(page.workers().length + other.workers().length).toBe(1);
});

function withoutChannels(context: BrowserContext) {
  return context.addInitScript(() => {
    Reflect.deleteProperty(window, 'BroadcastChannel');
  });
}
