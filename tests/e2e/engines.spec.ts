import { expect, openDemo, readoutsOf, test } from './test';

const ID = 'ffnn-approximates';
const RUN = `${ID}.seed=3&${ID}.until=300`;

test('software WebGPU: webgpu, webgl and wasm reach the same cost within 2 %', async ({ page, watch }) => {
  test.setTimeout(180_000);
  // What the graphics driver says of its own speed.
  watch.allow.push(/GPU stall due to ReadPixels/, /powerPreference option is currently ignored/);
  const costs: Record<string, number> = {};
  for (const engine of ['webgpu', 'webgl', 'wasm']) {
    const demo = await openDemo(page, ID, `${ID}.engine=${engine}&${RUN}`, /done/);
    await expect(demo.locator('[data-engine]')).toHaveAttribute('data-engine', engine);
    costs[engine] = (await readoutsOf(demo)).cost.value;
  }
  for (const engine of ['webgpu', 'webgl']) {
    expect(Math.abs(costs[engine] / costs.wasm - 1), JSON.stringify(costs)).toBeLessThan(0.02);
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
