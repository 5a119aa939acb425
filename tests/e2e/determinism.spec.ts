import { bundle } from '../tools/bundle';
import { expect, openDemo, readoutsOf, runInNode, test } from './test';

test('the elementary functions have the same bits in node and in Chromium', async ({ page }) => {
  const code = await bundle('tests/lib/mathHash.ts');
  const inNode = new Function(`${code}; return bundled.mathHash();`)();
  await page.goto('credits/');
  await page.addScriptTag({ content: code });
  const inPage = await page.evaluate('bundled.mathHash()');
  expect(inPage).toMatch(/^[0-9a-f]{16}$/);
  expect(inPage).toBe(inNode);
  // The comparison can fail: the engine's own functions, hashed alike, need not agree, but a changed bit must.
  const other = code.replace(/Math\.imul\(second \^ number\.getUint32\(4\)/, '$& + 1');
  expect(other).not.toBe(code);
  expect(await page.evaluate(`${other}; bundled.mathHash()`)).not.toBe(inNode);
});

test('a long Metropolis chain has the same bits in node and in Chromium', async ({ page }) => {
  const id = 'vmc-oscillator';
  const steps = 2000;
  const [demo, inNode] = await Promise.all([
    openDemo(
      page,
      id,
      `${id}.alpha=0.8&${id}.particles=3&${id}.dimensions=2&${id}.seed=5&${id}.until=${steps}`,
      /done/,
    ),
    runInNode(id, 5, steps, '--alpha', '0.8', '--particles', '3', '--dimensions', '2'),
  ]);
  const readouts = await readoutsOf(demo);
  for (const name of ['energy', 'variance', 'acceptance']) {
    expect(readouts[name].value, name).toBe(inNode.readouts[name].value);
    expect(readouts[name].error, name).toBe(inNode.readouts[name].error);
  }
});
