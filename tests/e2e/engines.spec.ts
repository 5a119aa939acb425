import { bundle } from '../tools/bundle';
import { expect, openDemo, readoutsOf, stepOf, test } from './test';

const ID = 'ffnn-approximates';
// A graphics card made of software does some ten epochs per second.
const RUN = `${ID}.seed=3&${ID}.until=40`;
/** What the graphics driver says of its own speed. */
const DRIVER = [/GPU stall due to ReadPixels/, /powerPreference option is currently ignored/];

test('software WebGPU: webgpu, webgl and wasm reach the same cost within 2 %', async ({ page, watch }) => {
  test.setTimeout(180_000);
  watch.allow.push(...DRIVER);
  const costs: Record<string, number> = {};
  for (const engine of ['webgpu', 'webgl', 'wasm']) {
    const demo = await openDemo(page, ID, `${ID}.engine=${engine}&${RUN}`, /done/, 60_000);
    await expect(demo.locator('[data-engine]')).toHaveAttribute('data-engine', engine);
    costs[engine] = (await readoutsOf(demo)).cost.value;
  }
  for (const engine of ['webgpu', 'webgl']) {
    expect(Math.abs(costs[engine] / costs.wasm - 1), JSON.stringify(costs)).toBeLessThan(0.02);
  }
});

test('software WebGPU: kernels on webgpu and webgl have the gradients of float64 to 1e-4', async ({
  page,
  watch,
}) => {
  test.setTimeout(180_000);
  watch.allow.push(...DRIVER);
  await page.goto('credits/');
  await page.addScriptTag({ content: await bundle('tests/tools/deviceProgram.ts') });
  for (const engine of ['webgpu', 'webgl']) {
    for (const kernel of ['rbm', 'ffnn', 'autoencoder']) {
      const gap = await page.evaluate<number>(`bundled.${kernel}GradientGap('${engine}')`);
      expect(gap, `${kernel} on ${engine}`).toBeGreaterThan(0);
      expect(gap, `${kernel} on ${engine}`).toBeLessThan(1e-4);
    }
  }
});

test('without a GPU the network still trains, and the card says on what and why', async ({ page }) => {
  const demo = await openDemo(page, ID, RUN, /done/);
  const engine = demo.locator('[data-engine]');
  await expect(engine).toHaveAttribute('data-engine', /wasm|cpu/);
  await expect(engine).toContainText(/WASM|CPU/);
  await engine.getByText('why?').click();
  await expect(engine).toContainText('WebGPU:');
  await expect(engine).toContainText('WebGL:');
  expect((await readoutsOf(demo)).cost.value).toBeGreaterThan(0);
});

test('a lost WebGL context is told in the card, and Reset opens a new one', async ({
  page,
  watch,
  browser,
}) => {
  watch.allow.push(...DRIVER, /context lost/i);
  const demo = await openDemo(page, ID, `${ID}.engine=webgl`);
  await expect(demo.locator('[data-engine]')).toHaveAttribute('data-engine', 'webgl');
  await demo.locator('[data-action="play"]').click();
  await expect.poll(() => stepOf(demo)).toBeGreaterThan(0);
  const devtools = await browser.newBrowserCDPSession();
  await devtools.send('Browser.crashGpuProcess');
  await expect(demo).toHaveAttribute('data-status', 'error');
  const alert = demo.getByRole('alert');
  await expect(alert).toContainText(/webgl (context|device)/i);
  await alert.getByRole('button', { name: 'Reset' }).click();
  await expect(demo).toHaveAttribute('data-status', 'idle', { timeout: 30_000 });
  await expect(demo.locator('[data-engine]')).toHaveAttribute('data-engine', /webgl|wasm|cpu/);
  await demo.locator('[data-action="step"]').click();
  await expect.poll(() => stepOf(demo)).toBe(1);
});
