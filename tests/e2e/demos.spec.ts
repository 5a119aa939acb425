import { demoIds } from './site';
import {
  accessibilityProblems,
  describeDemo,
  expect,
  type ListedDemo,
  openDemo,
  readoutsOf,
  runInNode,
  stepOf,
  sharing as test,
} from './test';

// What every demo does, whatever it shows: found by its folder, a new demo is tested without a line here.

const SEED = 7;
const STEPS = 60;

for (const id of demoIds) {
  test.describe(id, () => {
    test('a linked run gives the numbers of the same run in node, without a barrier for assistive technology', async ({
      page,
    }) => {
      test.slow();
      const [demo, inNode] = await Promise.all([
        openDemo(page, id, `${id}.seed=${SEED}&${id}.until=${STEPS}`, /done/),
        runInNode(id, SEED, STEPS),
      ]);
      expect(await stepOf(demo)).toBe(inNode.steps);
      const engine = await demo.locator('[data-engine]').getAttribute('data-engine');
      const readouts = await readoutsOf(demo);
      expect(Object.keys(readouts).length).toBeGreaterThan(0);
      for (const [name, { value, error }] of Object.entries(readouts)) {
        const expected = inNode.readouts[name];
        const combined = Math.hypot(error ?? 0, expected.error ?? 0);
        const size = Math.abs(expected.value ?? Number.NaN);
        // Typed arrays agree to rounding; graphics hardware within the errors, or to single precision.
        const tolerance =
          engine === 'float64' && inNode.engine === 'float64'
            ? 1e-11 * Math.max(1, size)
            : 5 * combined || 0.02 * Math.max(1e-3, size);
        expect(Math.abs(value - (expected.value ?? Number.NaN)), `${name} on ${engine}`).toBeLessThanOrEqual(
          tolerance,
        );
      }
      expect(await accessibilityProblems(page)).toEqual([]);
    });

    test('junk in every parameter of the link is dropped with a note; play, pause, back and a new seed work without the network; a moved slider is in the address, and a reload restores it', async ({
      page,
      context,
      watch,
    }) => {
      test.slow();
      const { params, readouts } = await describeDemo(id);
      const query = junkFor(id, params);
      const demo = await openDemo(page, id, query.toString(), /idle/);
      expect(await demo.locator('[data-notes] li').count()).toBe(query.size);

      // Next looks ahead to pages that a reader may open, the browser for the icon; nothing of the demo is missing.
      watch.allow.push(/ERR_INTERNET_DISCONNECTED.*\.(txt|svg)\)/);
      await page.waitForLoadState('networkidle');
      await context.setOffline(true);
      await demo.locator('[data-action="step"]').click();
      await expect.poll(() => stepOf(demo)).toBe(1);
      expect(Object.keys(await readoutsOf(demo))).toEqual(expect.arrayContaining(Object.keys(readouts)));

      const play = demo.locator('[data-action="play"]');
      await play.click();
      await expect.poll(() => stepOf(demo)).toBeGreaterThan(1);
      if ((await demo.getAttribute('data-status')) === 'running') await play.click();
      await expect(demo).toHaveAttribute('data-status', /paused|done/);
      const stopped = await stepOf(demo);
      await page.waitForTimeout(200);
      expect(await stepOf(demo)).toBe(stopped);

      await demo.locator('[data-action="back"]').click();
      await expect.poll(() => stepOf(demo)).toBe(stopped - 1);

      await demo.locator('[data-action="new-seed"]').click();
      await expect(demo).toHaveAttribute('data-status', 'idle');
      await demo.locator('[data-action="step"]').click();
      await expect.poll(() => stepOf(demo)).toBe(1);
      await context.setOffline(false);

      const slider = demo.locator('input[type="range"][data-param]').first();
      const name = await slider.getAttribute('data-param');
      const before = await slider.inputValue();
      const atEnd = await slider.evaluate((input: HTMLInputElement) => input.value === input.max);
      await slider.press(atEnd ? 'ArrowLeft' : 'ArrowRight');
      const after = await slider.inputValue();
      expect(after).not.toBe(before);
      const address = () => Number(new URL(page.url()).searchParams.get(`${id}.${name}`) ?? 'none');
      // The junk of the link stands there until what the reader sets takes its place.
      await expect.poll(() => Number.isFinite(address())).toBe(true);
      await page.reload();
      await expect(slider).toHaveValue(after);
    });
  });
}

/** A link with something else than a value for every parameter of a demo and every word that links know. */
function junkFor(id: string, params: ListedDemo['params']): URLSearchParams {
  const junk = ['<script>alert(1)</script>', '1e999', 'NaN', '%00', 'é'.repeat(300)];
  // Plain words may be base64: for data they are no junk.
  const noData = junk.filter((text) => !/^\w+$/.test(text));
  const query = new URLSearchParams();
  for (const [i, name] of [...Object.keys(params), 'seed', 'until', 'v', 'events', 'nonsense'].entries()) {
    const list = params[name]?.kind === 'data' ? noData : junk;
    query.set(`${id}.${name}`, list[i % list.length]);
  }
  return query;
}
