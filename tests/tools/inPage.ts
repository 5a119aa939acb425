import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from '@playwright/test';
import { findBrowser } from './browser.mjs';
import { bundle } from './bundle';

/** Flags that give headless Chromium a WebGPU adapter, one of software where there is no card. */
const FLAGS = ['--enable-unsafe-webgpu', '--enable-features=Vulkan', '--use-webgpu-adapter=swiftshader'];

/**
 * Evaluates an expression on the exports of a bundled module in a page of headless Chromium.
 *
 * @param entry the module, its path from the top folder
 * @param expression e.g. `bundled.rate("webgpu")`
 * @returns its value; null where there is no Chromium on this machine
 */
export async function runInPage<T>(entry: string, expression: string): Promise<T | null> {
  const executablePath = await findBrowser();
  if (!executablePath) return null;
  const code = await bundle(entry);
  // WebGPU is there only on a secure page, which one from this machine is.
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>kernels</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
    await page.addScriptTag({ content: code });
    return (await page.evaluate(expression)) as T;
  } finally {
    await browser.close();
    server.close();
  }
}
