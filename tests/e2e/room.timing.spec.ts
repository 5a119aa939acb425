import { demoSlides, goTo, openLecture, quantile, sliderDelays, stateOf } from '../tools/twoWindows.mjs';
import { expect, test } from './test';

/** Time from a slider's move in one window until it shows in the other, of which 19 of 20 are shorter, ms. */
const SLOWEST = 200;

test(`a slider moved in one window moves in the other within ${SLOWEST} ms while its demo runs flat out`, async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  const other = await context.newPage();
  await openLecture([page, other], ['present/', 'presenter/'], 'lecture-f');
  const [number] = await demoSlides(page, ['vmc-oscillator']);
  await goTo(page, number);
  for (const window of [page, other]) {
    await expect.poll(async () => (await stateOf(window)).demo?.id).toBe('vmc-oscillator');
  }
  const delays = await sliderDelays([page, other]);
  expect(quantile(delays, 0.95), `all of them: ${delays.map(Math.round)}`).toBeLessThanOrEqual(SLOWEST);
});
