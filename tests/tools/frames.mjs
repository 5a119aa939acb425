/** Seconds a demo warms up, and seconds that are watched. */
const [WARM, WATCHED] = [3, 6];

/**
 * A demo flat out on its own page: frames per second that the page could paint, the longest wait between two of them and
 * the longest task of the main thread, ms.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} address of the demo's page
 */
export async function watchFrames(page, address, demo) {
  await page.goto(address);
  const card = page.locator(`[data-demo="${demo}"]`).first();
  const play = card.locator('[data-action="play"]');
  await play.waitFor();
  await card.locator('select').filter({ hasText: 'as fast as it can' }).selectOption('max');
  const keepRunning = async (seconds) => {
    for (const end = Date.now() + 1000 * seconds; Date.now() < end; await page.waitForTimeout(100)) {
      if ((await card.getAttribute('data-status')) !== 'running') await play.click();
    }
  };
  await keepRunning(WARM);
  await page.evaluate(() => {
    const seen = { frames: [], longestTask: 0 };
    window.seenFrames = seen;
    const frame = (time) => {
      seen.frames.push(time);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longestTask = Math.max(seen.longestTask, duration);
    });
    tasks.observe({ type: 'longtask' });
  });
  await keepRunning(WATCHED);
  const { frames, longestTask } = await page.evaluate(() => window.seenFrames);
  const waits = frames.slice(1).map((time, i) => time - frames[i]);
  return {
    framesPerSecond: Math.round((1000 * waits.length) / (frames.at(-1) - frames[0])),
    longestWait: Math.round(Math.max(...waits)),
    longestTask: Math.round(longestTask),
  };
}
