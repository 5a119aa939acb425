import type { Page } from '@playwright/test';
import { keyTable } from '../../components/deck/keys';
import { traceWhile } from '../tools/frames.mjs';
import { full, sample } from './site';
import { accessibilityProblems, barriers, expect, formulaContrast, sharing, test } from './test';

test.use({ viewport: { width: 1280, height: 720 } });
sharing.use({ viewport: { width: 1280, height: 720 } });

interface StageSlide {
  id: string;
  title: string;
  steps: number;
  demo: boolean;
}

/** Opens the stage at an address and waits until it runs. */
async function openStage(page: Page, hash = '#/1/0', query = ''): Promise<StageSlide[]> {
  await page.goto(`present/${query}${hash}`);
  await expect(page.locator('.slide[data-current]')).toHaveCount(1);
  await page.evaluate(() => document.fonts.ready);
  return page.locator('.slide').evaluateAll((slides) =>
    slides.map((slide) => ({
      id: slide.id,
      title: slide.querySelector('.slide-title')?.textContent ?? '',
      steps: Number((slide as HTMLElement).dataset.steps),
      demo: slide.querySelector('[data-demo]') !== null,
    })),
  );
}

const current = (page: Page) => page.locator('.slide[data-current]');

/** Expects a slide on stage, alone reachable, and its address in the bar. */
async function expectAt(page: Page, id: string, step: number) {
  await expect(current(page)).toHaveId(id);
  await expect(page).toHaveURL(new RegExp(`#/${id}/${step}$`));
  await expect(page.locator('.slide-title:visible')).toHaveCount(1);
}

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** The slide with the most steps made of prose and formulas only. */
const withSteps = (slides: StageSlide[]) =>
  slides.filter(({ demo }) => !demo).reduce((best, slide) => (slide.steps > best.steps ? slide : best));

sharing('every slide fits its stage at every step, in type that the last row can read', async ({ page }) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const slides = await openStage(page);
  expect(slides.length).toBeGreaterThan(20);
  // What comes later keeps its place from the start: only equations that change their letters differ between steps.
  const changing = new Set(
    await page.locator('.slide:has(.same)').evaluateAll((all) => all.map(({ id }) => id)),
  );
  const still = slides
    .filter(({ demo }) => !demo)
    .flatMap(({ id, steps }) =>
      Array.from({ length: changing.has(id) ? steps + 1 : 1 }, (_, back) => ({ id, step: steps - back })),
    );
  await page.addScriptTag({ content: `${misfits}\n${visitSlides}` });
  const problems = await page.evaluate(
    (places) => (window as unknown as { visitSlides: typeof visitSlides }).visitSlides(places),
    still,
  );
  // Half of the demos: a demo's card is laid out the same way with every preset.
  const demos = slides.filter(({ demo }) => demo);
  for (const { id, steps } of sample(demos, Math.ceil(demos.length / 2))) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${id}/${steps}`);
    await expect(current(page)).toHaveId(id);
    await expect(current(page).locator('[data-action="play"]')).toBeVisible();
    problems.push(...(await current(page).evaluate(misfits)).map((what) => `${id}, step ${steps}: ${what}`));
  }
  expect(problems).toEqual([]);
});

/** Goes to slides without a demo one after the other and looks for misfits. Runs in the page: a trip there and back for each would take longer than all else. */
async function visitSlides(places: { id: string; step: number }[]): Promise<string[]> {
  const problems: string[] = [];
  const frame = () => new Promise((painted) => requestAnimationFrame(painted));
  for (const { id, step } of places) {
    location.hash = `#/${id}/${step}`;
    const there = () => {
      const slide = document.querySelector<HTMLElement>('.slide[data-current]');
      return slide?.id === id && slide.dataset.shown === String(step) ? slide : undefined;
    };
    const end = performance.now() + 10_000;
    while (!there() && performance.now() < end) await frame();
    const slide = there();
    problems.push(...(slide ? misfits(slide) : ['never came']).map((what) => `${id}, step ${step}: ${what}`));
  }
  return problems;
}

/** What is wrong with the layout of a slide, in words. Runs in the page. */
function misfits(slide: Element): string[] {
  const found: string[] = [];
  const box = slide.getBoundingClientRect();
  const say = (what: string) => found.push(what);
  for (const part of [slide, ...slide.querySelectorAll('.sheet, .slide-body')]) {
    if (part.scrollHeight > part.clientHeight + 1)
      say(`${part.className} is ${part.scrollHeight - part.clientHeight} px too high`);
    if (part.scrollWidth > part.clientWidth + 1)
      say(`${part.className} is ${part.scrollWidth - part.clientWidth} px too wide`);
  }
  /** What can be seen of an element: boxes of a demo that clip or scroll cut the rest off. */
  const seen = (element: Element) => {
    let { left, right, top, bottom } = element.getBoundingClientRect();
    for (
      let frame = element.parentElement;
      frame && !frame.classList.contains('slide-body') && frame !== slide;
      frame = frame.parentElement
    ) {
      if (getComputedStyle(frame).overflowY === 'visible') continue;
      const cut = frame.getBoundingClientRect();
      left = Math.max(left, cut.left);
      right = Math.min(right, cut.right);
      top = Math.max(top, cut.top);
      bottom = Math.min(bottom, cut.bottom);
    }
    return { left, right, top, bottom };
  };
  const bottom = slide.querySelector('.progress')?.getBoundingClientRect().top ?? box.bottom;
  for (const element of slide.querySelectorAll('.sheet *')) {
    if (
      element.closest('.katex-mathml, .katex svg, svg *, .visually-hidden, [hidden]') ||
      !element.checkVisibility()
    )
      continue;
    const { left, right, top, bottom: low } = seen(element);
    if (right - left < 1 || low - top < 1) continue;
    if (left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || low > bottom + 1) {
      say(
        `<${element.tagName.toLowerCase()} class="${element.getAttribute('class')}"> reaches out of the stage`,
      );
      break;
    }
  }
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const parent = text.parentElement;
    if (
      !parent ||
      !text.textContent?.trim() ||
      parent.closest('.katex, svg, sup, sub, .visually-hidden, option')
    )
      continue;
    if (!parent.checkVisibility({ visibilityProperty: true })) continue;
    const size = Number.parseFloat(getComputedStyle(parent).fontSize);
    const least = parent.closest('.slide-header, .stage-demo, figure[data-stage]') ? 18 : 24;
    if (size < least - 0.05) say(`“${text.textContent.trim().slice(0, 30)}” is ${size} px`);
  }
  return found;
}

test('steps, slides and jumps have addresses; Back undoes a jump and nothing else', async ({ page }) => {
  const slides = await openStage(page, '', '?some.thing=1');
  const { id, steps } = withSteps(slides);
  expect(steps).toBeGreaterThan(1);
  await page.goto(`present/?some.thing=1#/${id}/1`);
  await expectAt(page, id, 1);
  await expect(current(page).locator('[data-step="1"]').first()).toBeVisible();
  await expect(current(page).locator('[data-step="2"]').first()).toHaveCSS('visibility', 'hidden');
  await press(page, 'ArrowRight');
  await expectAt(page, id, 2);
  await expect(current(page).locator('[data-step="2"]').first()).toBeVisible();
  await page.reload();
  await expectAt(page, id, 2);
  expect(new URL(page.url()).search).toBe('?some.thing=1');

  const last = slides[slides.length - 1];
  await press(page, 'End');
  await expectAt(page, last.id, 0);
  const title = new RegExp(`^${slides.length} .* · Premio Nobel`);
  await expect(page).toHaveTitle(title);
  // The page's own title, when it comes late, stands before any other.
  await page.evaluate(() =>
    document.head.prepend(Object.assign(document.createElement('title'), { text: 'Slides' })),
  );
  await expect(page).toHaveTitle(title);
  await expect(page.locator(`#${last.id}-title`)).toBeFocused();
  await press(page, 'Home');
  await expectAt(page, slides[0].id, 0);
  await page.goBack();
  await expectAt(page, last.id, 0);
  await page.goBack();
  await expectAt(page, id, 2);
  await page.goForward();
  await expectAt(page, last.id, 0);
  await press(page, 'Backspace');
  await expectAt(page, id, 2);
  expect(new URL(page.url()).search).toBe('?some.thing=1');
});

test('a slide reopens at the step where it was left, also after a reload', async ({ page }) => {
  const slides = await openStage(page);
  const { id } = withSteps(slides);
  const index = slides.findIndex((slide) => slide.id === id);
  await page.goto(`present/#/${id}/2`);
  await expectAt(page, id, 2);
  await press(page, 'ArrowDown');
  // The address, which is what a reload opens, follows a moment after the picture.
  await expectAt(page, slides[index + 1].id, 0);
  await page.reload();
  await expect(current(page)).toHaveCount(1);
  await press(page, 'ArrowUp');
  await expectAt(page, id, 2);
});

sharing('numbers are aliases: in the address and typed', async ({ page }) => {
  const slides = await openStage(page, '#/3/0');
  await expect(current(page)).toHaveId(slides[2].id);
  const index = slides.findIndex(({ id }) => id === withSteps(slides).id);
  await press(page, ...`${index + 1}.2`);
  await expect(page.locator('.sign')).toContainText(`${index + 1}.2`);
  await press(page, 'Enter');
  await expectAt(page, slides[index].id, 2);
});

sharing(
  'the slides beside the current one are laid out already, unseen and out of reach',
  async ({ page }) => {
    const slides = await openStage(page, '#/5/0');
    const near = page.locator('.slide[data-near]:not([data-current])');
    const shapes = () =>
      near.evaluateAll((all) =>
        all.map((slide) => {
          const title = slide.querySelector<HTMLElement>('.slide-title');
          title?.focus();
          const reached = title === document.activeElement || title?.checkVisibility();
          const unseen = getComputedStyle(slide).opacity === '0' && !reached;
          return [slide.id, unseen, Math.round(slide.getBoundingClientRect().width)];
        }),
      );
    const beside = (...numbers: number[]) => numbers.map((n) => [slides[n - 1].id, true, 1280]);
    await expect.poll(shapes).toEqual(beside(4, 6));
    await page.keyboard.press('ArrowDown');
    await expect.poll(shapes).toEqual(beside(5, 7));
    await expect(page.locator('.slide:not([data-near], [data-current])').first()).toHaveCSS(
      'display',
      'none',
    );
    // They are neither read out nor in the way of what is clicked.
    await expect(page.getByRole('heading', { name: slides[5].title, level: 2 })).toBeVisible();
    await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveCount(1);
    await expect(page.getByRole('main').getByRole('region')).toHaveCount(1);
    const at = await page.evaluate(() => document.elementFromPoint(640, 360)?.closest('.slide')?.id);
    expect(at).toBe(slides[5].id);
    await page.goto(`present/#/${slides.length}/0`);
    await expect.poll(shapes).toEqual(beside(slides.length - 1));
  },
);

sharing('an unknown slide is told, with suggestions, and nothing is lost', async ({ page }) => {
  const slides = await openStage(page, '#/2/0');
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#/${slides[4].id.slice(0, -2)}x`,
  );
  const message = page.getByRole('dialog', { name: 'No such slide' });
  await expect(message).toContainText(`${slides[4].id.slice(0, -2)}x`);
  await expect(message.getByRole('listitem').filter({ hasText: slides[4].title })).toBeVisible();
  await press(page, 'Escape');
  await expect(message).toBeHidden();
  await expect(current(page)).toHaveId(slides[1].id);
  await page.goto('present/#/999');
  await expect(page.getByRole('dialog')).toContainText('There is no slide 999');
  await page.getByRole('listitem').first().getByRole('button').click();
  await expectAt(page, slides[slides.length - 1].id, 0);
});

test('junk in the address does no harm', async ({ page }) => {
  for (const hash of ['#/%E0%A4%A', '#/__proto__/1', '#//', '#/1/-1', '#/1/1e9', '#/1/NaN?x=y']) {
    await page.goto('about:blank');
    await openStage(page, hash);
  }
  const here = (await current(page).getAttribute('id')) ?? '';
  await page.goto('present/#/qqqqqqqq/0');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Stay on slide 1,/ })
    .click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(current(page)).toHaveId(here);
});

sharing('the overview shows all slides, moves by keys, and mounts no demo', async ({ page }) => {
  const slides = await openStage(page, '#/2/0');
  await press(page, 'o');
  const picks = page.locator('.pick');
  await expect(picks).toHaveCount(slides.length);
  await expect(picks.nth(1)).toBeFocused();
  await expect(page.locator('.slide:not([inert])')).toHaveCount(0);
  await expect(page.locator('.slide canvas')).toHaveCount(0);
  await press(page, 'ArrowRight');
  await expect(picks.nth(2)).toBeFocused();
  await press(page, 'ArrowDown');
  const below = await page.evaluate(() => document.activeElement?.getBoundingClientRect().top ?? 0);
  const above = await picks.nth(2).evaluate((pick) => pick.getBoundingClientRect().top);
  expect(below).toBeGreaterThan(above);
  await press(page, 'ArrowUp', 'Enter');
  await expectAt(page, slides[2].id, 0);
  await expect(page.locator(`#${slides[2].id}-title`)).toBeFocused();
  await press(page, 'o', 'End', 'Escape');
  await expectAt(page, slides[2].id, 0);
});

sharing('go to finds a slide by a word of its text', async ({ page }) => {
  const slides = await openStage(page);
  const { storedFields } = await (await page.request.get('search.json')).json();
  const entries = Object.values<{ kind: string; id: string; text: string }>(storedFields);
  const texts = Object.fromEntries(
    entries.filter(({ kind }) => kind === 'slide').map(({ id, text }) => [id.slice('slide:'.length), text]),
  );
  expect(Object.keys(texts)).toEqual(slides.map(({ id }) => id));
  // Without steps: a test before this one may have left another slide at one of its own.
  const target = slides.slice(slides.length / 2).find(({ steps }) => steps === 0);
  if (!target) throw new Error('every slide has steps');
  for (const open of ['g', '/', 'Control+k']) {
    await press(page, 'Home', open);
    const field = page.getByRole('combobox', { name: 'any word' });
    await expect(field).toBeFocused();
    await field.fill(target.title);
    await expect(page.locator('[role="option"]').first()).toContainText(target.title);
    await press(page, 'Enter');
    await expectAt(page, target.id, 0);
    await expect(page.locator(`#${target.id}-title`)).toBeFocused();
  }
  const words = texts[slides[0].id].split(/[^\p{L}]+/u).filter((word) => word.length > 5);
  const rare = words.find((word) => Object.values(texts).filter((t) => t.includes(word)).length === 1);
  if (!rare) throw new Error('no word occurs on the first slide only');
  await press(page, 'g');
  await page.getByRole('combobox', { name: 'any word' }).fill(rare);
  await expect(page.locator('[role="option"]')).toHaveCount(1);
  await press(page, 'Escape');
  await expectAt(page, target.id, 0);
});

sharing('black and white hide everything, and any key that moves only wakes', async ({ page }) => {
  const slides = await openStage(page, '#/2/0');
  for (const [key, color] of [
    ['b', 'rgb(0, 0, 0)'],
    ['.', 'rgb(0, 0, 0)'],
    ['w', 'rgb(255, 255, 255)'],
  ]) {
    await press(page, key);
    await expect(page.locator('.screen')).toHaveCSS('background-color', color);
    await expect(page.locator('main')).toHaveAttribute('inert');
    await press(page, 'PageDown');
    await expect(page.locator('.screen')).toHaveCount(0);
    await expectAt(page, slides[1].id, 0);
  }
});

test('help lists the key table, and can switch the letters off for good', async ({ page }) => {
  const slides = await openStage(page, '#/2/0');
  await press(page, '?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  await expect(help.locator('dd')).toHaveText(
    keyTable.map(({ does }) => does),
    { useInnerText: false },
  );
  await help.getByRole('checkbox').uncheck();
  await press(page, 'Escape');
  await expect(help).toBeHidden();
  await page.reload();
  await expect(current(page)).toHaveId(slides[1].id);
  await press(page, 'o', 'b', 'n', '?', 'ArrowDown');
  await expectAt(page, slides[2].id, 0);
  await expect(page.locator('.pick, .screen, dialog')).toHaveCount(0);
  await press(page, 'F1');
  await help.getByRole('checkbox').check();
});

test('theme, type size and reading page have keys', async ({ page }) => {
  const slides = await openStage(page, '#/2/0');
  for (const theme of ['dark', 'projector', 'light']) {
    await press(page, 't');
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  }
  const size = () =>
    current(page)
      .locator('.slide-title')
      .evaluate((title) => Number.parseFloat(getComputedStyle(title).fontSize));
  const before = await size();
  await press(page, '+');
  await expect.poll(size).toBeGreaterThan(before * 1.1);
  await press(page, '-', '-');
  await expect.poll(size).toBeLessThan(before);
  await press(page, 'r');
  await expect(page).toHaveURL(new RegExp(`lecture/[a-z-]+/#${slides[1].id}$`));
});

test('a clicker moves the deck whatever control of a demo has the focus; the widget keeps its own keys', async ({
  page,
}) => {
  const slides = await openStage(page);
  const demos = slides.filter(({ demo }) => demo);
  const { id, steps } = demos.reduce((best, slide) => (slide.steps > best.steps ? slide : best));
  expect(steps, 'a demo slide with steps').toBeGreaterThan(0);
  await page.goto(`present/#/${id}/${steps}`);
  const demo = current(page).locator('[data-demo]');
  await expect(demo.locator('[data-action="play"]')).toBeVisible();
  await demo.locator('details').evaluateAll((drawers) => {
    for (const drawer of drawers) drawer.setAttribute('open', '');
  });
  const controls = demo.locator('button:enabled:visible, input:visible, select:visible, summary:visible');
  expect(await controls.count()).toBeGreaterThan(4);
  // One control of each kind: which keys a widget keeps depends on nothing else.
  const kinds = await controls.evaluateAll((all) =>
    all.map((control) =>
      [control.tagName, control.getAttribute('type'), control.getAttribute('role')].join(),
    ),
  );
  for (const control of (await controls.all()).filter((_, i) => full || kinds.indexOf(kinds[i]) === i)) {
    await control.focus();
    await press(page, 'PageUp');
    await expect(current(page)).toHaveAttribute('data-shown', String(steps - 1));
    await press(page, 'PageDown');
    await expect(current(page)).toHaveAttribute('data-shown', String(steps));
  }
  const range = demo.locator('input[type="range"][data-param]:visible').first();
  await range.focus();
  await press(page, 'Home');
  const least = Number(await range.inputValue());
  await press(page, 'ArrowRight', 'ArrowRight');
  expect(Number(await range.inputValue())).toBeGreaterThan(least);
  await expect(current(page)).toHaveId(id);
  // Dragged by a pointer it does not: the next key is the lecturer's again.
  const set = await range.inputValue();
  const { width, height } = (await range.boundingBox())!;
  const at = (share: number) => ({ position: { x: width * share, y: height / 2 } });
  await range.hover(at(0.3));
  await page.mouse.down();
  await range.hover(at(0.6));
  await page.mouse.up();
  expect(await range.inputValue()).not.toBe(set);
  await press(page, 'ArrowLeft');
  await expect(current(page)).toHaveAttribute('data-shown', String(steps - 1));
  await press(page, 'PageDown', 'PageDown');
  await expect(current(page)).toHaveId(slides[slides.findIndex((slide) => slide.id === id) + 1].id);
});

sharing('the demo takes the keyboard and gives it back', async ({ page }) => {
  const slides = await openStage(page);
  const { id, steps } = slides.find(({ demo }) => demo)!;
  await page.goto(`present/#/${id}/${steps}`);
  await expect(current(page).locator('[data-action="play"]')).toBeVisible();
  await press(page, 'x');
  await expect(page.locator('.sign')).toContainText('The demo has the keyboard');
  const [sign, play] = await Promise.all([
    page.locator('.sign').boundingBox(),
    current(page).locator('[data-action="play"]').boundingBox(),
  ]);
  expect((sign?.y ?? 0) + (sign?.height ?? 0)).toBeLessThan(play?.y ?? 0);
  expect(await page.evaluate(() => document.activeElement?.closest('[data-demo]') !== null)).toBe(true);
  await press(page, 'n', 'o');
  await expect(current(page)).toHaveId(id);
  await expect(page.locator('.pick')).toHaveCount(0);
  await press(page, 'Escape');
  await expect(page.locator('.sign')).toBeHidden();
  await press(page, 'ArrowDown');
  await expect(current(page)).not.toHaveId(id);
});

sharing('Tab goes through the slide and the toolbar and nowhere else', async ({ page }) => {
  const slides = await openStage(page);
  const { id, steps } = slides.find(({ demo }) => demo)!;
  await page.goto(`present/#/${id}/${steps}`);
  await expect(current(page).locator('[data-action="play"]')).toBeVisible();
  const seen = new Set<string>();
  for (let i = 0; i < 60; i++) {
    await press(page, 'Tab');
    seen.add(
      await page.evaluate(() => {
        const at = document.activeElement;
        return at?.closest('.slide')?.id ?? (at?.closest('.toolbar') ? 'toolbar' : (at?.tagName ?? ''));
      }),
    );
  }
  seen.delete('BODY');
  expect([...seen].sort()).toEqual([id, 'toolbar'].sort());
  await page.locator('.toolbar button').first().focus();
  await expect(page.locator('.toolbar')).toHaveCSS('opacity', '1');
  await page.locator('.toolbar button').first().blur();
  await expect(page.locator('.toolbar')).toHaveCSS('opacity', '0');
  await current(page).locator('canvas').first().hover();
  await expect(page.locator('.toolbar')).toHaveCSS('opacity', '0');
  await current(page).locator('.slide-title').hover();
  await expect(page.locator('.toolbar')).toHaveCSS('opacity', '1');
});

test('at twice the type size nothing is lost: what does not fit scrolls, by keyboard too', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const slides = await openStage(page);
  await page.goto(`present/#/${withSteps(slides).id}/9`);
  await press(page, ...Array(8).fill('+'));
  const body = current(page).locator('.slide-body');
  await expect(body).toHaveCSS('overflow-y', 'auto');
  expect(await accessibilityProblems(page)).toEqual([]);
  await body.focus();
  await press(page, 'End');
  const rest = () => body.evaluate((b) => b.scrollHeight - b.clientHeight - b.scrollTop);
  await expect(current(page)).toHaveAttribute('data-more');
  await expect.poll(rest).toBeLessThan(2);
  await expect(current(page)).toHaveId(withSteps(slides).id);
  await expect(current(page)).not.toHaveAttribute('data-more');
});

test('in larger type no picture gets smaller: its slide scrolls', async ({ page }) => {
  await openStage(page);
  await press(page, ...Array(8).fill('+'));
  const slide = page.locator('.slide:has(.slide-figure)');
  for (const id of sample(await slide.evaluateAll((all) => all.map(({ id }) => id)), 8)) {
    await page.goto(`present/#/${id}/9`);
    await expect(current(page)).toHaveId(id);
    const whole = await current(page)
      .locator('.slide-figure img')
      .evaluate((picture: HTMLImageElement) => {
        const { width, height } = picture.getBoundingClientRect();
        const aspect = Number(picture.getAttribute('width')) / Number(picture.getAttribute('height'));
        return height / (width / aspect);
      });
    expect(whole, id).toBeGreaterThan(0.99);
  }
});

test('in larger type the picture of a demo keeps its height, above its buttons and numbers', async ({
  page,
}) => {
  test.setTimeout(60_000);
  const slides = (await openStage(page)).filter(({ demo }) => demo);
  for (const [times, some] of [
    [2, 5],
    [6, 3],
  ] as const) {
    await press(page, ...Array(times).fill('+'));
    for (const { id } of sample(slides, some)) {
      await page.goto(`present/#/${id}/0`);
      await expect(current(page)).toHaveId(id);
      const demo = current(page).locator('[data-demo]');
      await expect(demo.locator('[data-action="play"]')).toBeAttached();
      const skip = demo.getByRole('button', { name: 'Skip' });
      if (await skip.count()) await skip.click();
      await expect(async () => {
        const [height, over] = await demo.evaluate((card) => {
          const footer = card.querySelector(':scope > footer');
          const view = footer?.previousElementSibling?.firstElementChild;
          if (!footer || !view) throw new Error('no picture above the buttons');
          const [above, below] = [view.getBoundingClientRect(), footer.getBoundingClientRect()];
          return [above.height, above.top + view.scrollHeight - below.top];
        });
        expect(height, id).toBeGreaterThan(200);
        expect(over, id).toBeLessThan(2);
      }).toPass({ timeout: 5000 });
    }
  }
});

test('in larger type no formula is wider than its slide, and a step brings what it shows into view', async ({
  page,
}) => {
  test.setTimeout(60_000);
  const slides = await openStage(page);
  await press(page, '+', '+');
  const wide = await page.locator('.surface .slide').evaluateAll((all) => {
    const widest = (slide: Element) =>
      Math.max(
        0,
        ...[...slide.querySelectorAll<HTMLElement>('.formula-box')].map((formula) =>
          Number(formula.style.getPropertyValue('--width')),
        ),
      );
    return all
      .map((slide) => [widest(slide), slide.id] as const)
      .sort((a, b) => b[0] - a[0])
      .slice(0, 8)
      .map(([, id]) => id);
  });
  for (const id of wide) {
    await page.goto(`present/#/${id}/9`);
    await expect(current(page)).toHaveId(id);
    const over = await current(page)
      .locator('.slide-body')
      .evaluate((body) => body.scrollWidth - body.clientWidth);
    expect(over, id).toBeLessThan(2);
  }

  await press(page, ...Array(6).fill('+'));
  let revealed = 0;
  for (const { id, steps } of slides.filter(({ steps }) => steps > 1).slice(0, 4)) {
    await page.goto(`present/#/${id}/0`);
    await expect(current(page)).toHaveId(id);
    if ((await current(page).getAttribute('data-more')) === null) continue;
    for (let step = 1; step <= steps; step++) {
      await press(page, 'PageDown');
      const part = current(page).locator(`.slide-body [data-step="${step}"]:not([data-demo], [data-demo] *)`);
      if ((await part.count()) === 0) continue;
      await expect(part.first()).toBeInViewport();
      revealed++;
    }
  }
  expect(revealed).toBeGreaterThan(0);
});

sharing('screen readers hear which slide of how many', async ({ page }) => {
  const slides = await openStage(page, '#/2/0');
  const announcer = page.locator('[data-announcer]');
  await expect(announcer).toHaveAttribute('aria-live', 'polite');
  await expect(announcer).toHaveText(`2 of ${slides.length}: ${slides[1].title}`);
  await press(page, 'ArrowDown');
  await expect(announcer).toHaveText(`3 of ${slides.length}: ${slides[2].title}`);
});

test('the rules of accessibility hold on stage and in its overlays, light, dark and projector', async ({
  page,
}) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
  const slides = await openStage(page);
  const shown = [withSteps(slides).id, slides.find(({ demo }) => demo)?.id ?? ''];
  // T goes through them in this order; in the last one all rules are looked at.
  const themes = ['dark', 'projector', 'light'] as const;
  const overlays = { light: ['?', 'g', 'o'], dark: ['?'], projector: [] };
  /** Looks at both slides in each theme, and leaves the theme as it was. */
  const inEachTheme = async (look: (theme: (typeof themes)[number], last: boolean) => Promise<string[]>) => {
    for (const theme of themes) {
      await press(page, 't');
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      for (const id of shown) {
        await page.evaluate((to) => {
          location.hash = to;
        }, `#/${id}/9`);
        await expect(current(page)).toHaveId(id);
        expect(await look(theme, id === shown[1]), `${theme}, ${id}`).toEqual([]);
      }
    }
  };
  await inEachTheme(() => formulaContrast(page));
  await inEachTheme(async (theme, last) => {
    const scheme = theme === 'dark' ? 'dark' : 'light';
    const known = !full && theme !== 'light';
    const problems = await barriers(page, [scheme], known);
    for (const key of last ? overlays[theme] : []) {
      await press(page, key);
      await expect(page.locator('dialog, .pick').first()).toBeVisible();
      problems.push(...(await barriers(page, [scheme], known)));
      await press(page, 'Escape');
      await expect(page.locator('dialog, .pick')).toHaveCount(0);
    }
    return problems;
  });
});

test('slides cross-fade, and cut when the reader wants less motion', async ({ page }) => {
  const count = async () => {
    await page.evaluate(() => {
      const start = document.startViewTransition.bind(document);
      const seen = window as unknown as { fades: number };
      seen.fades = 0;
      document.startViewTransition = (update) => {
        seen.fades += 1;
        return start(update as () => void);
      };
    });
    await press(page, 'ArrowDown');
    await expect(page.locator('[data-announcer]')).toContainText(/^3 of/);
    return page.evaluate(() => ({
      fades: (window as unknown as { fades: number }).fades,
      moving: document.getAnimations().length,
    }));
  };
  await openStage(page, '#/2/0');
  expect((await count()).fades).toBe(1);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('about:blank');
  await openStage(page, '#/2/0');
  expect(await count()).toEqual({ fades: 0, moving: 0 });
});

test('the same equation changes its letters in place; who wants less motion gets a table', async ({
  page,
}) => {
  await openStage(page);
  const slide = await page.evaluate(() => document.querySelector('.slide:has(.same)')?.id);
  const letters = () =>
    current(page)
      .locator('.same-stack > span:not([inert])')
      .evaluateAll((shown) => shown.map((place) => place.textContent));
  await openStage(page, `#/${slide}/0`);
  await expect(current(page).locator('.same-morph')).toBeVisible();
  const places = await current(page).locator('.same-stack').count();
  const seen = [await letters()];
  const steps = Number(await current(page).getAttribute('data-steps'));
  for (let step = 1; step <= steps; step++) {
    await press(page, 'ArrowRight');
    await expect(page).toHaveURL(new RegExp(`/${step}$`));
    seen.push(await letters());
    // One variant at a place, and what is new comes in over what goes.
    expect(seen[step]).toHaveLength(places);
  }
  expect(new Set(seen.map((texts) => texts.join('\n'))).size).toBe(steps + 1);
  expect(seen[steps].some((text, k) => text === seen[0][k])).toBe(true);
  await press(page, 'ArrowLeft');
  await expect(page).toHaveURL(new RegExp(`/${steps - 1}$`));
  expect(await letters()).toEqual(seen[steps - 1]);
  await press(page, 'o');
  await expect(page.locator('.pick').first()).toBeVisible();
  const stacks = await page
    .locator(`#${slide} .same-stack`)
    .evaluateAll((all) =>
      all.map(({ children }) =>
        [...children]
          .filter((one) => one.checkVisibility({ visibilityProperty: true }))
          .map((one) => one.textContent),
      ),
    );
  expect(stacks).toEqual(seen[steps].map((text) => [text]));
  await press(page, 'Escape');

  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(current(page).locator('.same-morph')).toBeHidden();
  await expect(current(page).locator('.same-table')).toBeVisible();
  expect(await current(page).evaluate((slide) => slide.getAnimations({ subtree: true }).length)).toBe(0);
});

test('without JavaScript all slides stand one below the other, with everything on them', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto('present/');
  const slides = await page.locator('.slide').count();
  expect(slides).toBeGreaterThan(20);
  await expect(page.locator('.slide:visible')).toHaveCount(slides);
  await expect(page.locator('[inert]')).toHaveCount(0);
  await expect(page.locator('.slide .katex:visible').first()).toBeVisible();
  await context.close();
});

test('a phone held upright shows the slide in readable type, with large keys', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    baseURL,
  });
  const page = await context.newPage();
  const slides = await openStage(page, '#/2/0');
  const size = await current(page)
    .locator('.slide-body p')
    .first()
    .evaluate((p) => Number.parseFloat(getComputedStyle(p).fontSize));
  expect(size).toBeGreaterThanOrEqual(16);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  for (const name of ['Previous step', 'Next step']) {
    const zone = (await page.getByRole('button', { name }).boundingBox())!;
    expect(zone.width).toBeGreaterThan(80);
    expect(zone.height).toBeGreaterThan(55);
  }
  await page.getByRole('button', { name: 'Next step' }).tap();
  await page.locator('.surface').evaluate((surface) => {
    const finger = (type: string, clientX: number) => {
      const touch = new Touch({ identifier: 1, target: surface, clientX, clientY: 500 });
      const list = type === 'touchend' ? [] : [touch];
      surface.dispatchEvent(
        new TouchEvent(type, { touches: list, changedTouches: [touch], bubbles: true, cancelable: true }),
      );
    };
    finger('touchstart', 300);
    finger('touchend', 120);
  });
  await expect(current(page)).not.toHaveId(slides[1].id);
  await context.close();
});

test('what was set in a demo is still set when its slide comes back', async ({ page }) => {
  const slides = await openStage(page);
  const { id, steps } = slides.find(({ demo }) => demo)!;
  await page.goto(`present/#/${id}/${steps}`);
  const demo = current(page).locator('[data-demo]');
  await demo.locator('details > summary').first().click();
  const slider = demo.locator('.drawer input[type="range"], input[type="range"][data-param]').first();
  await slider.focus();
  const before = await slider.inputValue();
  await press(page, 'ArrowRight', 'ArrowRight');
  const set = await slider.inputValue();
  expect(set).not.toBe(before);
  await expect(page).toHaveURL(/\?.*=/);
  await press(page, 'PageDown');
  await expect(current(page)).not.toHaveId(id);
  await expect(page.locator('.slide canvas')).toHaveCount(0);
  await press(page, 'PageUp');
  await demo.locator('details > summary').first().click();
  await expect(demo.locator('input[type="range"][data-param]').first()).toHaveValue(set);
});

test('a key that comes before the demo lives is not lost: the next step, and the keyboard for the demo', async ({
  page,
}) => {
  // A demo with settings of its own in the address opens as they say; its first step has been applied before.
  await page.goto('present/?hopfield-recall.seed=3#/recall-live/1');
  await expect(current(page)).toHaveId('recall-live');
  await press(page, 'ArrowRight', 'x');
  const demo = current(page).locator('[data-demo]');
  await expect(demo).toHaveAttribute('data-status', 'loading');
  await expect(demo.locator('[data-action="play"]')).toBeVisible();
  await expect(page).toHaveURL(/hopfield-recall\.stored=1023/);
  await expect.poll(() => demo.evaluate((it) => it.contains(document.activeElement))).toBe(true);
});

test('a demo that runs has the browser restyle what changes, not the whole slide', async ({ page }) => {
  await openStage(page);
  const id = await page
    .locator('.slide', { has: page.locator('[data-demo="vmc-oscillator"]') })
    .first()
    .getAttribute('id');
  await page.goto(`present/#/${id}/0`);
  await current(page).locator('[data-action="play"]').click();
  await expect(current(page).locator('[data-demo]')).toHaveAttribute('data-status', 'running');
  const events = await traceWhile(page, () => page.waitForTimeout(3000));
  const restyled = events
    .filter(({ name }) => name === 'UpdateLayoutTree')
    .map(({ args }) => Number(args.elementCount))
    .sort((a, b) => a - b);
  expect(restyled.length).toBeGreaterThan(10);
  // A sentence that React writes anew may be more.
  expect(restyled[Math.floor(0.95 * restyled.length)], restyled.join(' ')).toBeLessThan(60);
});
