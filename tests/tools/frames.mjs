/** Seconds a demo warms up, and seconds that its frames, and then its tasks, are watched. */
const [WARM, WATCHED] = [3, 6];

/**
 * A demo flat out on its own page: frames per second that the page could paint, the longest wait between two of them, the
 * longest task of the main thread by the clock, and the longest by what the thread itself computed, ms. On a machine of
 * two cores the demo's worker and the browser's painting have them both: a task that waits for a core looks long.
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
  // Only then: to write the trace down takes a tenth of the frames.
  const work = longestWork(await traceWhile(page, () => keepRunning(WATCHED)));
  const waits = frames.slice(1).map((time, i) => time - frames[i]);
  return {
    framesPerSecond: Math.round((1000 * waits.length) / (frames.at(-1) - frames[0])),
    longestWait: Math.round(Math.max(...waits)),
    longestTask: Math.round(longestTask),
    longestWork: Math.round(work),
  };
}

/**
 * What the browser wrote down of its work while something went on.
 *
 * @param {import('@playwright/test').Page} page
 * @param {() => Promise<unknown>} run
 */
export async function traceWhile(page, run) {
  const client = await page.context().newCDPSession(page);
  const events = [];
  client.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const includedCategories = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];
  await client.send('Tracing.start', { traceConfig: { includedCategories }, transferMode: 'ReportEvents' });
  await run();
  const complete = new Promise((resolve) => client.once('Tracing.tracingComplete', resolve));
  await client.send('Tracing.end');
  await complete;
  await client.detach();
  return events;
}

/** The longest task of the busiest main thread of a page in a trace, by the time of the thread, ms. */
export function longestWork(events) {
  const threadOf = ({ pid, tid }) => `${pid}/${tid}`;
  const mains = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(threadOf),
  );
  const byThread = new Map();
  for (const event of events) {
    if (event.name !== 'RunTask' || !mains.has(threadOf(event))) continue;
    const thread = threadOf(event);
    if (!byThread.has(thread)) byThread.set(thread, []);
    byThread.get(thread).push(event.tdur ?? 0);
  }
  const works = [...byThread.values()];
  if (works.length === 0) throw new Error('the trace holds no task of a page');
  const sum = (work) => work.reduce((total, time) => total + time, 0);
  const busiest = works.reduce((a, b) => (sum(b) > sum(a) ? b : a));
  return Math.max(...busiest) / 1000;
}
