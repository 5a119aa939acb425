import { pageThrough } from '../tools/paging.mjs';
import { hallPort } from './site';
import { expect, test } from './test';

// From the key to the painted slide. Alone on the machine, the best of four, as in timing.spec.ts; through the whole decks
// with `npm run test:long -- paging`.

const decks = [
  ['the lecture', 'present/'],
  ['a synthetic deck of 500 slides', `http://localhost:${hallPort}/present/`],
] as const;

for (const [name, address] of decks) {
  test(`${name}: 95 of 100 keys show their slide within 50 ms, contexts and memory stay few`, async ({
    page,
    watch,
  }) => {
    watch.allow.push(/third party: http:\/\/localhost/);
    const seen = await pageThrough(page, address, 100);
    expect(seen.p95, JSON.stringify(seen)).toBeLessThanOrEqual(50);
    expect(seen.workers, 'live workers').toBeLessThanOrEqual(4);
    expect(seen.heapGrowth, 'growth of the heap').toBeLessThan(15e6);
  });
}
