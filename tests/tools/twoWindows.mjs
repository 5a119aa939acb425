/**
 * Two windows of one lecture: opened, driven at random, compared, and timed. For the browser tests and the long ones; the
 * windows are pages of one browser context.
 *
 * @typedef {import('@playwright/test').Page} Page
 */

/** Demos of the random lectures: cheap ones, the same in every engine, with sliders. */
export const lectureDemos = ['hopfield-recall', 'linear-neuron', 'vmc-oscillator'];

const CURRENT = '.surface .slide[data-current]';

/**
 * Opens a window of a lecture and waits until the deck runs.
 *
 * @param {Page} page
 * @param {string} path of the stage or of the presenter
 */
export async function openWindow(page, path, session, hash = '') {
  await page.goto(`${path}?s=${session}${hash}`);
  await page.locator(CURRENT).waitFor();
}

/** Opens a lecture in several windows and waits until they show the same. */
export async function openLecture(windows, paths, session, hash = '#/2/0') {
  for (const [i, page] of windows.entries()) await openWindow(page, paths[i], session, i === 0 ? hash : '');
  await agreed(windows);
  return windows;
}

/** What the windows of a lecture must agree on: place, screen, type size, and all of the demo that is shown. */
export function stateOf(page) {
  return page.evaluate((current) => {
    const slide = document.querySelector(current);
    const demo = slide?.querySelector('[data-demo]');
    const values = (selector, read) =>
      Object.fromEntries([...(demo?.querySelectorAll(selector) ?? [])].map(read));
    return {
      place: `${slide?.id}/${slide?.dataset.shown}`,
      screen: document.querySelector('.screen')?.dataset.screen ?? 'shown',
      type: document.querySelector('.surface')?.style.getPropertyValue('--type'),
      demo: demo && {
        id: demo.dataset.demo,
        status: demo.dataset.status,
        step: demo.dataset.step,
        seed: /seed\s*(\d+)/.exec(demo.textContent)?.[1],
        params: values('[data-param]:not([type="radio"])', ({ dataset, value, checked, type }) => [
          dataset.param,
          type === 'checkbox' ? checked : value,
        ]),
        choices: values('[data-param][type="radio"]:checked', ({ dataset, value }) => [dataset.param, value]),
        readouts: values('[data-readout]', ({ dataset }) => [dataset.readout, dataset.value]),
      },
    };
  }, CURRENT);
}

/** Waits until both windows show the same, at most so many seconds; returns what each shows in the end. */
export async function agreed(windows, read = stateOf, seconds = 15) {
  let states = [];
  for (const end = Date.now() + 1000 * seconds; Date.now() < end; await windows[0].waitForTimeout(150)) {
    const before = JSON.stringify(states);
    states = await Promise.all(windows.map(read));
    const [a, b] = states.map((state) => JSON.stringify(state));
    // Twice in a row: nothing is on its way any more.
    if (a === b && JSON.stringify(states) === before && states[0].demo?.status !== 'loading') break;
  }
  return states;
}

/** What a window shows without its demo, which may be running. */
const placeOf = async (page) => ({ ...(await stateOf(page)), demo: undefined });

/** A generator of numbers in [0, 1) with a seed (mulberry32). */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const demoOf = (page) => page.locator(`${CURRENT} [data-demo]`);

/** Number (1-based) of the first slide with each of the demos. */
export function demoSlides(page, demos = lectureDemos) {
  return page
    .locator('.surface .slide')
    .evaluateAll(
      (slides, ids) =>
        ids.map((id) => 1 + slides.findIndex((slide) => slide.querySelector(`[data-demo="${id}"]`))),
      demos,
    );
}

const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Goes to a slide by its number. */
export const goTo = (page, number) => press(page, ...String(number), 'Enter');

/** Opens the drawers of the demo, so that its controls can be seen. */
async function openDrawers(page) {
  await demoOf(page)
    .locator('details:has([data-param])')
    .evaluateAll((drawers) => {
      for (const drawer of drawers) drawer.open = true;
    });
}

/** A slider of the demo on the slide, undefined when it has none. */
async function slider(page, random) {
  await openDrawers(page);
  const sliders = demoOf(page).locator('input[type="range"][data-param]:visible:enabled');
  const count = await sliders.count();
  return count > 0 ? sliders.nth(Math.floor(random() * count)) : undefined;
}

async function moveSlider(page, random) {
  const range = await slider(page, random);
  if (!range) return;
  // What the other window does may have taken it away.
  const there = await range.focus({ timeout: 2000 }).then(
    () => true,
    () => false,
  );
  if (!there) return;
  await press(page, ...Array(1 + Math.floor(random() * 4)).fill(random() < 0.5 ? 'ArrowRight' : 'ArrowLeft'));
}

async function dragSlider(page, random) {
  const range = await slider(page, random);
  const box = await range?.boundingBox({ timeout: 2000 }).catch(() => null);
  if (!box) return;
  const at = () => [box.x + box.width * (0.1 + 0.8 * random()), box.y + box.height / 2];
  await page.mouse.move(...at());
  await page.mouse.down();
  for (let i = 0; i < 3; i++) await page.mouse.move(...at());
  await page.mouse.up();
}

async function clickAction(page, action) {
  const button = demoOf(page).locator(`[data-action="${action}"]:enabled`);
  if ((await button.count()) > 0) await button.click({ timeout: 2000 }).catch(() => {});
}

/** What a lecturer may do, with how often it is done. */
const deeds = [
  [20, 'a step on', (page) => press(page, 'ArrowRight')],
  [8, 'a step back', (page) => press(page, 'PageUp')],
  [4, 'next slide', (page) => press(page, 'Shift+ArrowRight')],
  [4, 'slide before', (page) => press(page, 'Shift+ArrowLeft')],
  [20, 'to a demo', (page, random, numbers) => goTo(page, numbers[Math.floor(random() * numbers.length)])],
  [3, 'black', (page) => press(page, 'b')],
  [3, 'type size', (page, random) => press(page, random() < 0.5 ? '+' : '-')],
  [14, 'slider by keys', moveSlider],
  [8, 'slider dragged', dragSlider],
  [14, 'run or pause', (page) => press(page, 'k')],
  [4, 'reset', (page) => press(page, 'Shift+K')],
  [4, 'one step', (page) => clickAction(page, 'step')],
  [3, 'new seed', (page) => clickAction(page, 'new-seed')],
  [
    3,
    'reload',
    async (page) => {
      await page.reload();
      await page.locator(CURRENT).waitFor();
    },
  ],
];

/**
 * So many random deeds in one window or the other, then whether the windows agree: where they are, and on each slide of
 * `numbers` with its run paused. Returns what was done and where they disagree.
 *
 * @param {Page[]} windows
 */
export async function randomLecture(windows, numbers, seed, count = 100) {
  const random = chance(seed);
  const total = deeds.reduce((sum, [weight]) => sum + weight, 0);
  const done = [];
  for (let i = 0; i < count; i++) {
    const which = random() < 0.5 ? 0 : 1;
    let at = random() * total;
    const [, name, act] = deeds.find(([weight]) => {
      at -= weight;
      return at < 0;
    });
    done.push(`${which} ${name}`);
    await act(windows[which], random, numbers);
  }
  const differences = [];
  const compare = async (where) => {
    await agreed(windows, placeOf);
    await pauseRun(windows[0]);
    const [a, b] = await agreed(windows);
    if (JSON.stringify(a) !== JSON.stringify(b)) differences.push({ where, a, b });
  };
  await compare('the end');
  await wake(windows[0]);
  for (const number of numbers) {
    await goTo(windows[number % 2], number);
    await compare(`slide ${number}`);
  }
  return { done, differences };
}

async function wake(page) {
  if ((await page.locator('.screen').count()) > 0) await press(page, 'ArrowRight');
  await page.locator('.screen').waitFor({ state: 'detached' });
}

/** Pauses the demo on the slide where it runs. */
async function pauseRun(page) {
  const dark = (await page.locator('.screen').count()) > 0;
  if (dark) return;
  const status = async () => (await stateOf(page)).demo?.status;
  for (let i = 0; i < 20 && (await status()) === 'loading'; i++) await page.waitForTimeout(100);
  // A run that was left running goes on a moment after its slide has come.
  await page.waitForTimeout(500);
  if ((await status()) === 'running') await press(page, 'k');
}

/**
 * Milliseconds from a slider's move in one window until it shows in the other, for moves in both directions while the demo
 * on the slide runs as fast as it can.
 *
 * @param {Page[]} windows at a slide with a demo
 */
export async function sliderDelays(windows, moves = 20) {
  for (const page of windows) {
    await demoOf(page).locator('[data-action="play"]').waitFor();
    await openDrawers(page);
  }
  await demoOf(windows[0])
    .locator('select')
    .filter({ hasText: 'as fast as it can' })
    .selectOption('max', { force: true });
  const param = await demoOf(windows[0])
    .locator('input[type="range"][data-param]:visible')
    .first()
    .getAttribute('data-param');
  const selector = `${CURRENT} input[type="range"][data-param="${param}"]`;
  const delays = [];
  for (let i = 0; i < 2 * moves; i++) {
    const [from, to] = i % 2 === 0 ? windows : windows.toReversed();
    if ((await demoOf(from).getAttribute('data-status')) !== 'running') await press(from, 'k');
    await to.evaluate(watchSlider, selector);
    const moved = await from.evaluate(nudge, selector);
    delays.push((await to.evaluate(() => window.sliderShown)) - moved);
    await from.waitForTimeout(60);
  }
  return delays.sort((a, b) => a - b);
}

/**
 * In the page: keeps the moment when the slider shows another value, ms since 1970. Timers look, not animation frames: of two
 * windows without a screen the one behind gets one of those a second.
 */
function watchSlider(selector) {
  const before = document.querySelector(selector).value;
  window.sliderShown = new Promise((resolve) => {
    const look = () => {
      const now = document.querySelector(selector);
      if (now && now.value !== before) resolve(performance.timeOrigin + performance.now());
      else setTimeout(look, 1);
    };
    look();
  });
}

/** In the page: moves the slider by a step as a finger would; when, in ms since 1970. */
function nudge(selector) {
  const range = document.querySelector(selector);
  const { value } = range;
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  const middle = (Number(range.min) + Number(range.max)) / 2;
  set.call(range, String(Number(value) + Number(range.step) * (Number(value) > middle ? -1 : 1)));
  if (range.value === value) throw new Error('the slider does not move');
  const now = performance.timeOrigin + performance.now();
  range.dispatchEvent(new Event('input', { bubbles: true }));
  return now;
}

/** The value below which a share of a sorted list lies. */
export const quantile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
