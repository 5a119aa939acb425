/** Most keys a second that a lecturer presses while he looks for a slide: the time between two, ms. */
const PACE = 60;
/** How long a demo lives before the next key, ms. */
const ALIVE = 100;

/**
 * Pages through a deck twice by the key for the next slide: first with a rest wherever there is a demo, so that each lives
 * and is left, then without. Returns for both the time from each key to the next paint, ms (p50, p95, the longest), the
 * largest number of live workers, of which each holds at most one graphics context, and the growth of the heap from the
 * first time to the second, bytes.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} address of the stage
 * @param {number} most keys to press; fewer where the deck is shorter
 */
export async function pageThrough(page, address, most = Number.POSITIVE_INFINITY) {
  // A cross-fade is drawn for a quarter of a second whatever the page does.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${address}#/1/0`);
  await page.locator('.slide[data-current]').waitFor();
  const keys = Math.min(most, (await page.locator('.slide').count()) - 1);
  // A deck that has just been opened is still busy with itself.
  await page.waitForTimeout(4000);
  await page.evaluate(() => {
    window.keyTimes = [];
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries())
        if (name === 'keydown') window.keyTimes.push(duration);
    }).observe({ type: 'event', durationThreshold: 16 });
  });
  let workers = 0;
  const once = async (rests) => {
    await page.keyboard.press('Home');
    await page.waitForTimeout(1000);
    await page.evaluate(() => {
      window.keyTimes = [];
    });
    for (let i = 0; i < keys; i++) {
      await page.keyboard.press('ArrowDown');
      await page.waitForTimeout(PACE);
      if (rests && (await page.evaluate(demoStatus))) {
        await page.waitForFunction(`(${demoStatus})() !== 'loading'`);
        await page.waitForTimeout(ALIVE);
        workers = Math.max(workers, page.workers().length);
      }
    }
    await page.waitForTimeout(500);
    return quantiles(await page.evaluate(() => window.keyTimes), keys);
  };
  const resting = await once(true);
  const before = await heap(page);
  const leafing = await once(false);
  return { keys, resting, leafing, workers, heapGrowth: (await heap(page)) - before };
}

/**
 * Status of the current slide's demo. A locator would look at all elements of the deck in the page, and be what is measured;
 * the address follows the slide late.
 */
function demoStatus() {
  return document.querySelector('.slide[data-current]')?.querySelector('[data-demo]')?.dataset.status;
}

function quantiles(times, keys) {
  // Of a key that took less than 16 ms the browser says nothing.
  const sorted = [...Array(Math.max(0, keys - times.length)).fill(16), ...times].sort((a, b) => a - b);
  const quantile = (q) => sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length))];
  return { p50: quantile(0.5), p95: quantile(0.95), longest: sorted.at(-1) };
}

async function heap(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  await client.detach();
  return usedSize;
}
