import { pageThrough } from '../tools/paging.mjs';
import { hallPort } from './site';
import { expect, test } from './test';

// From the key to the painted slide. Alone on the machine, the best of four, as in timing.spec.ts; through the whole decks,
// where 50 ms are wanted, with `npm run test:long -- paging`.

/** The browser paints in software here: a slow machine needs 40 ms for that alone. */
const KEY_TO_PAINT = 100;

const decks = [
  ['the lecture', 'present/'],
  ['a synthetic deck of 500 slides', `http://localhost:${hallPort}/present/`],
] as const;

for (const [name, address] of decks) {
  test(`${name}: 95 of 100 keys show their slide within ${KEY_TO_PAINT} ms, contexts and memory stay few`, async ({
    page,
    watch,
  }) => {
    watch.allow.push(/third party: http:\/\/localhost/);
    const seen = await pageThrough(page, address, 60);
    expect(seen.resting.p95, JSON.stringify(seen)).toBeLessThanOrEqual(KEY_TO_PAINT);
    expect(seen.leafing.p95, JSON.stringify(seen)).toBeLessThanOrEqual(KEY_TO_PAINT);
    expect(seen.workers, 'live workers').toBeLessThanOrEqual(4);
    expect(seen.heapGrowth, 'growth of the heap').toBeLessThan(15e6);
  });
}
