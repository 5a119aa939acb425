import { defineConfig, devices } from '@playwright/test';
import { basePath, distDir, hallPort, port } from './tests/e2e/site';
import { findBrowser } from './tests/tools/browser.mjs';

const executablePath = process.env.CHROME_PATH ?? (await findBrowser());
const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } };
const launch = (...args: string[]) => ({ launchOptions: { executablePath, args } });

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A shared machine may starve a browser: there a test that passes the second time is listed as flaky, not as passed.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port}${basePath}/`,
    screenshot: 'only-on-failure',
    // What a page fetches is to come from the server; the tests of the offline copy allow it for themselves.
    serviceWorkers: 'block',
    ...launch(),
  },
  webServer: [
    {
      command: `node tests/tools/serve.mjs ${distDir} --base "${basePath}"`,
      env: { PORT: String(port) },
      url: `http://localhost:${port}${basePath}/`,
      reuseExistingServer: false,
      stdout: 'ignore',
    },
    {
      command: 'node tests/tools/hall.mjs --serve',
      env: { PORT: String(hallPort) },
      url: `http://localhost:${hallPort}/`,
      reuseExistingServer: false,
      stdout: 'ignore',
    },
  ],
  projects: [
    { name: 'site', testIgnore: /(engines|timing|paging)\.spec\.ts/, use: desktop },
    {
      name: 'webgpu',
      testMatch: /engines\.spec\.ts/,
      grep: /software WebGPU|lost WebGL context/,
      use: {
        ...desktop,
        ...launch('--enable-unsafe-webgpu', '--enable-features=Vulkan', '--use-webgpu-adapter=swiftshader'),
      },
    },
    {
      name: 'no-gpu',
      testMatch: /engines\.spec\.ts/,
      grep: /without a GPU/,
      use: {
        ...desktop,
        launchOptions: {
          executablePath,
          args: ['--disable-gpu', '--disable-software-rasterizer'],
          ignoreDefaultArgs: ['--enable-unsafe-swiftshader'],
        },
      },
    },
    // Alone on the machine, and the best of four: a busy machine is no fault of the page.
    {
      name: 'timing',
      testMatch: /(timing|paging)\.spec\.ts/,
      dependencies: ['site', 'webgpu', 'no-gpu'],
      workers: 1,
      retries: 3,
      use: desktop,
    },
  ],
});
