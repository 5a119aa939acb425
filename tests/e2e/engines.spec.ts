import { bundle } from '../tools/bundle';
import type { WalkerGaps } from '../tools/walkerGaps';
import { sample } from './site';
import { expect, openDemo, readoutsOf, runInNode, stepOf, test } from './test';

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
    // The two engines run the same program: one kernel stands for the others on the second.
    for (const kernel of sample(['rbm', 'ffnn', 'autoencoder'], engine === 'webgpu' ? 3 : 1)) {
      const gap = await page.evaluate<number>(`bundled.${kernel}GradientGap('${engine}')`);
      expect(gap, `${kernel} on ${engine}`).toBeGreaterThan(0);
      expect(gap, `${kernel} on ${engine}`).toBeLessThan(1e-4);
    }
  }
});

/** Wave functions by engine: WebGL knows operations on whole arrays only, and is slow where it is software. */
const WALKERS = [
  ['webgpu', 'two electrons, 2D', 512, 30],
  ['webgpu', 'two electrons, 3D', 512, 30],
  ['webgpu', 'RBM, |Ψ|² = P', 512, 30],
  ['webgpu', 'RBM, Ψ = P, Jastrow', 512, 30],
  ['webgpu', 'Slater–Jastrow, 8 electrons, 3D', 256, 20],
  ['webgpu', 'Slater–Jastrow, 20 electrons', 64, 20],
  ['webgl', 'two electrons, 2D', 128, 8],
  ['webgl', 'RBM, Ψ = P, Jastrow', 128, 8],
] as const;

test('software WebGPU: walkers on webgpu and webgl have E_L and O_k of float64, its energy and its acceptance', async ({
  page,
  watch,
}) => {
  test.setTimeout(180_000);
  watch.allow.push(...DRIVER);
  await page.goto('credits/');
  await page.addScriptTag({ content: await bundle('tests/tools/deviceProgram.ts') });
  for (const [engine, name, walkers, sweeps] of WALKERS) {
    const call = `bundled.walkerGapsOn('${engine}', '${name}', ${walkers}, ${sweeps})`;
    const { bias, typical, derivatives, deviation, acceptance } = await page.evaluate<WalkerGaps>(call);
    const about = `${name} on ${engine}`;
    expect(typical, about).toBeGreaterThan(0);
    expect(typical, about).toBeLessThan(1e-6);
    expect(Math.abs(bias), about).toBeLessThan(1e-6);
    expect(derivatives, about).toBeLessThan(1e-5);
    expect(Math.abs(deviation), about).toBeLessThan(5);
    expect(Math.abs(acceptance), about).toBeLessThan(0.04);
  }
});

/** Demos measured by a program: what is asked for, the energy it must come to, and the largest error. */
const MEASURED = [
  // The best Padé–Jastrow state has 3.0003427 Hartree.
  ['dot-two-electrons', ['optimizer=off', 'alpha=0.99', 'beta=0.399', 'until=140'], 3.00035, 2e-4],
  // With everything zero the network is the Gaussian of the trap: 2 + √(π/2), by the force, for there is no cusp.
  ['dot-nqs', ['start=0', 'updates=0', 'until=130'], 2 + Math.sqrt(Math.PI / 2), 3e-3],
  // Two electrons start at the optimum and are learned there: 3.0003427, or up to 10⁻⁴ more.
  ['dot-shells', ['electrons=2', 'start=recorded', 'until=1150'], 3.00038, 2e-4],
] as const;

for (const [id, settings, expected, most] of MEASURED) {
  test(`software WebGPU: ${id} is measured by a program on webgpu, at the energy of its state`, async ({
    page,
    watch,
  }) => {
    test.setTimeout(120_000);
    watch.allow.push(...DRIVER);
    const link = ['engine=webgpu', ...settings].map((setting) => `${id}.${setting}`).join('&');
    const demo = await openDemo(page, id, link, /done/, 90_000);
    await expect(demo.locator('[data-engine]')).toHaveAttribute('data-engine', 'webgpu');
    const { energy } = await readoutsOf(demo);
    expect(energy.error).toBeLessThan(most);
    expect(Math.abs(energy.value - expected)).toBeLessThan(5 * (energy.error ?? 0));
  });
}

test('software WebGPU: a deep network on webgpu and webgl has E_L of float64 to 3e-4', async ({
  page,
  watch,
}) => {
  test.setTimeout(120_000);
  watch.allow.push(...DRIVER);
  await page.goto('credits/');
  await page.addScriptTag({ content: await bundle('tests/tools/deviceProgram.ts') });
  for (const engine of ['webgpu', 'webgl']) {
    const gap = await page.evaluate<number>(`bundled.deepGap('${engine}')`);
    expect(gap, engine).toBeGreaterThan(0);
    expect(gap, engine).toBeLessThan(3e-4);
  }
});

test('software WebGPU: determinants beside a network have no program, and the card says why', async ({
  page,
  watch,
}) => {
  watch.allow.push(...DRIVER);
  const id = 'dot-shells';
  const demo = await openDemo(page, id, `${id}.engine=webgpu&${id}.ansatz=rbm-jastrow`);
  const engine = demo.locator('[data-engine]');
  await expect(engine).toHaveAttribute('data-engine', 'float64');
  await engine.getByText('why?').click();
  await expect(engine).toContainText('no Boltzmann machine');
});

test('without a GPU a deep network is measured on WebAssembly, at the energy of the same network in float64', async ({
  page,
}) => {
  const id = 'dot-two-electrons';
  // Nothing is learned: the network is as its seed draws it.
  const options = ['--ansatz', 'deep', '--optimizer', 'off', '--engine', 'float64'];
  const { energy: here } = (await runInNode(id, 3, 6000, ...options)).readouts;
  const settings = ['ansatz=deep', 'optimizer=off', 'engine=wasm', 'seed=3', 'until=200'];
  const demo = await openDemo(page, id, settings.map((s) => `${id}.${s}`).join('&'), /done/, 60_000);
  await expect(demo.locator('[data-engine]')).toHaveAttribute('data-engine', 'wasm');
  const { energy } = await readoutsOf(demo);
  const error = Math.hypot(energy.error ?? Number.NaN, here.error ?? Number.NaN);
  expect(error).toBeLessThan(5e-3);
  expect(Math.abs(energy.value - (here.value ?? Number.NaN))).toBeLessThan(5 * error);
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
