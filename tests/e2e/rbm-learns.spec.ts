import type { Locator, Page } from '@playwright/test';
import { expect, openDemo, readoutsOf, stepOf, test } from './test';

const ID = 'rbm-learns';

/** A row of the table of what the engine does. */
async function tensorsOf(demo: Locator): Promise<number> {
  const cell = demo.locator('tr', { hasText: 'tensors kept by the engine' }).locator('td').last();
  return Number(await cell.textContent());
}

async function runTo(page: Page, demo: Locator, step: number): Promise<void> {
  const play = demo.locator('[data-action="play"]');
  await play.click();
  await expect.poll(() => stepOf(demo), { timeout: 120_000 }).toBeGreaterThanOrEqual(step);
  if ((await demo.getAttribute('data-status')) === 'running') await play.click();
  await expect(demo).toHaveAttribute('data-status', 'paused');
  await page.waitForTimeout(200);
}

interface Heap {
  usedSize: number;
  /** Memory of typed arrays. */
  backingStorageSize?: number;
}

/** Bytes in use on the page and in its workers, after collecting garbage. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const workers: string[] = [];
  const answers = new Map<number, (result: Heap) => void>();
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.push(sessionId);
  });
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id: number; result: Heap };
    answers.get(id)?.(result);
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  let asked = 0;
  const ask = (sessionId: string, method: string) =>
    new Promise<Heap>((resolve) => {
      const id = ++asked;
      answers.set(id, resolve);
      void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    });
  await session.send('HeapProfiler.collectGarbage');
  const heaps: Heap[] = [(await session.send('Runtime.getHeapUsage')) as Heap];
  expect(workers.length).toBeGreaterThan(0);
  for (const worker of workers) {
    await ask(worker, 'HeapProfiler.collectGarbage');
    heaps.push(await ask(worker, 'Runtime.getHeapUsage'));
  }
  await session.detach();
  return heaps.reduce((sum, heap) => sum + heap.usedSize + (heap.backingStorageSize ?? 0), 0);
}

test('an hour of it, shortened: hundreds of steps on WebAssembly leave no tensor and no memory behind', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const demo = await openDemo(page, ID, `${ID}.engine=wasm&${ID}.seed=3`);
  await expect(demo.locator('[data-engine]')).toHaveAttribute('data-engine', 'wasm');
  await demo.locator('[data-tables] summary').click();
  await runTo(page, demo, 100);
  const [tensors, heap] = [await tensorsOf(demo), await heapOf(page)];
  await runTo(page, demo, 460);
  expect(await tensorsOf(demo)).toBe(tensors);
  // The ring of snapshots fills: at most 24, of a quarter of a megabyte each.
  expect(await heapOf(page)).toBeLessThan(heap + 8 * 2 ** 20);
  const { logLikelihood } = await readoutsOf(demo);
  expect(logLikelihood.value).toBeGreaterThan(-25);
});

test('a hundred times the rate: the card says that training diverged, and shows the last good machine', async ({
  page,
}) => {
  const query = `${ID}.data=bars&${ID}.hidden=16&${ID}.learningRate=10&${ID}.seed=1`;
  const demo = await openDemo(page, ID, query);
  await demo.locator('[data-action="play"]').click();
  await expect(demo).toHaveAttribute('data-status', 'diverged', { timeout: 60_000 });
  await expect(demo).toContainText('the last good one');
  await expect(demo).not.toContainText('NaN');
});

test('zero hidden units in a link become one, with a note', async ({ page }) => {
  const demo = await openDemo(page, ID, `${ID}.hidden=0`);
  await expect(demo.locator('[data-notes]')).toContainText('outside 1');
  await expect(demo.locator('[data-param="hidden"]').first()).toHaveValue(/.+/);
  await demo.locator('[data-action="step"]').click();
  await expect.poll(() => stepOf(demo)).toBe(1);
});
