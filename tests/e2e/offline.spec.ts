import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createSite } from '../tools/serve.mjs';
import { writeServiceWorker } from '../tools/serviceWorker.mjs';
import { basePath, demoIds, dist, exported, full } from './site';
import { card, test as everyTest, expect, stepOf } from './test';

/** Demos that stand for all: a worker alone, real data, a recorded training with our WebAssembly, that of TensorFlow.js. */
const DIFFERENT = ['vmc-oscillator', 'rbm-dreams', 'dot-shells', 'ffnn-playground'];

/** A host whose site can be exchanged for another version, or which is gone. */
interface Host {
  url: string;
  asked: string[];
  publish(version: string): Promise<void>;
  close(): Promise<void>;
  open(): Promise<void>;
}

const test = everyTest.extend<{ host: Host }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  host: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'offline-'));
    const asked: string[] = [];
    let site: Server;
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      site.emit('request', request, response);
    });
    const listen = (port: number) => new Promise<void>((done) => server.listen(port, done));
    await listen(0);
    const { port } = server.address() as AddressInfo;
    const host: Host = {
      url: `http://localhost:${port}${basePath}/`,
      asked,
      async publish(version) {
        await makeVersion(join(folder, version), version);
        site = createSite(join(folder, version), basePath);
      },
      async close() {
        const closed = new Promise((done) => server.close(done));
        server.closeAllConnections();
        await closed;
      },
      open: () => listen(port),
    };
    await host.publish('first');
    await use(host);
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  },
  baseURL: ({ host }, use) => use(host.url),
});
test.use({ serviceWorkers: 'allow' });

/** The export with a script of its own in every page: a page of one version with the script of another is seen. */
async function makeVersion(to: string, version: string): Promise<void> {
  cpSync(dist, to, { recursive: true });
  const script = `_next/static/chunks/${version}.js`;
  writeFileSync(join(to, script), `document.documentElement.dataset.script = '${version}'`);
  const tag = `<script src="${basePath}/${script}"></script>`;
  for (const page of readdirSync(to, { recursive: true }) as string[]) {
    if (!page.endsWith('.html')) continue;
    const html = readFileSync(join(to, page), 'utf8');
    writeFileSync(
      join(to, page),
      html.replace('<html ', `<html data-page="${version}" `).replace('</head>', `${tag}</head>`),
    );
  }
  await writeServiceWorker(to);
}

const versionOf = (page: Page) =>
  page.evaluate(() => [document.documentElement.dataset.page, document.documentElement.dataset.script]);

/** Fonts that could not be had; the fallbacks are those of the device, which need not have them. */
const lostFonts = (page: Page) =>
  page.evaluate(async () => {
    const fonts = [...(await document.fonts.ready)];
    return [
      fonts.filter(({ status }) => status === 'loaded').length > 1,
      ...fonts
        .filter(({ family, status }) => status === 'error' && !/Fallback/.test(family))
        .map(({ family }) => family),
    ];
  });

test('after the first visit all of the lecture is there without a connection, and a new version only when taken', async ({
  page,
  context,
  host,
  watch,
}) => {
  test.setTimeout(300_000);
  await test.step('the first visit saves everything, once', async () => {
    await page.goto('');
    const status = page.getByRole('contentinfo').locator('[data-offline]');
    await expect(status).toHaveAttribute('data-offline', 'ready', { timeout: 90_000 });
    await expect(status).toHaveText(/^Saved for offline use: \d+ MB\.$/);
    // No page asks for the copies of pages that a router's links would fetch.
    expect(host.asked.filter((address) => /(index|__next\..*)\.txt/.test(address))).toEqual([]);
  });

  await host.close();
  await context.setOffline(true);
  watch.allow.push(/404 \(.*nothing-here/);

  await test.step('pages, with any query, and the page for unknown addresses', async () => {
    const pages = exported('.html').filter((file) =>
      /^(index|[^/]+\/index|lecture\/[re].*)\.html$/.test(file),
    );
    for (const file of pages.filter((name) => !/404|_not-found/.test(name))) {
      const address = file.replace('index.html', '');
      const answer = await page.goto(`${address}?from=here`);
      expect([file, answer?.status()]).toEqual([file, 200]);
      expect(await versionOf(page)).toEqual(['first', 'first']);
    }
    await page.goto('lecture/regression');
    await expect(page).toHaveURL(/lecture\/regression\/$/);
    expect(await lostFonts(page)).toEqual([true]);
    expect((await page.goto('nothing-here/'))?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('no page at this address');
  });

  await test.step('the search', async () => {
    await page.goto('');
    await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
    await page.getByRole('combobox', { name: 'Search' }).fill('boltzmann');
    await expect(page.getByRole('option').first()).toBeVisible();
  });

  await test.step('demos: workers, recorded data, WebAssembly of this site and of a package', async () => {
    for (const id of full ? demoIds : DIFFERENT) {
      const query =
        id === 'ffnn-playground' ? `?${id}.engine=wasm` : id === 'dot-shells' ? `?${id}.ansatz=deep` : '';
      await page.goto(`demos/${id}/${query}`);
      const demo = card(page, id);
      await expect(demo).toHaveAttribute('data-status', /idle|done/);
      await demo.locator('[data-action="step"]').first().click();
      await expect.poll(() => stepOf(demo)).toBeGreaterThan(0);
    }
  });

  await test.step('the stage at a deep link, and the next slide', async () => {
    await page.goto('present/?route=45#/7/1');
    const current = page.locator('.slide[data-current]');
    await expect(current).toHaveCount(1);
    const first = await current.getAttribute('id');
    await page.keyboard.press('Shift+ArrowRight');
    await expect(current).not.toHaveId(first ?? '');
    expect(await lostFonts(page)).toEqual([true]);
  });

  await test.step('the presenter, at a deep link, and the next slide', async () => {
    await page.goto('presenter/#/7/1');
    const current = page.locator('.surface .slide[data-current]');
    const first = await current.getAttribute('id');
    await expect(page.locator('.notes-text')).toContainText('npm start');
    await page.keyboard.press('Shift+ArrowRight');
    await expect(current).not.toHaveId(first ?? '');
    await page.goto('present/?route=45#/7/1');
    await expect(page.locator('.slide[data-current]')).toHaveCount(1);
  });

  await test.step('a new version waits for the reader, also when there is a lecture in another window', async () => {
    await host.publish('second');
    await host.open();
    await context.setOffline(false);
    const stage = page;
    const reading = await context.newPage();
    host.asked.length = 0;
    await reading.goto('lecture/regression/');
    await reading.mouse.move(100, 100);
    const offer = reading.locator('aside[data-update]');
    await expect(offer).toBeVisible({ timeout: 60_000 });
    // It fetched what changed, and the reader reads on in the old one.
    expect(host.asked.filter((address) => /\.(woff2|wasm|bin)$/.test(address))).toEqual([]);
    await reading.reload();
    expect(await versionOf(reading)).toEqual(['first', 'first']);
    // The stage is not asked in front of its audience: the list of keys says it.
    await expect(stage.locator('aside[data-update]')).toHaveCount(0);
    await stage.keyboard.press('?');
    await expect(stage.getByRole('dialog').locator('[data-update]')).toContainText('A new version is here');
    await stage.keyboard.press('Escape');
    const place = new URL(stage.url()).hash;

    await offer.getByRole('button', { name: 'Reload' }).click();
    await expect(offer).toContainText('The slides are open in another window');
    expect(await versionOf(stage)).toEqual(['first', 'first']);
    await offer.getByRole('button', { name: 'Reload' }).click();
    for (const window of [reading, stage]) {
      await expect.poll(() => versionOf(window).catch(() => [])).toEqual(['second', 'second']);
    }
    await expect(stage.locator('.slide[data-current]')).toHaveCount(1);
    expect(new URL(stage.url()).hash).toBe(place);
    await expect(reading.locator('aside[data-update]')).toHaveCount(0);
  });

  await test.step('another program on this port of this machine gets it', async () => {
    const other = createServer((request, response) => {
      response.writeHead(request.url?.endsWith('.js') ? 404 : 200, { 'Content-Type': 'text/html' });
      response.end('<title>Another program</title>');
    });
    await host.close();
    await new Promise<void>((done) => other.listen(Number(new URL(host.url).port), done));
    await page.goto('');
    await expect(page).toHaveTitle('Another program');
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(
      0,
    );
    const closed = new Promise((done) => other.close(done));
    other.closeAllConnections();
    await closed;
    await host.open();
  });
});

test('a device that saves data is asked first', async ({ page, host }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  await page.goto('credits/');
  const status = page.getByRole('contentinfo').locator('[data-offline]');
  await expect(status).toHaveAttribute('data-offline', 'off');
  await expect(status).toContainText('this device saves data');
  expect(host.asked.filter((address) => address.endsWith('sw.js'))).toEqual([]);
  await status.getByRole('button', { name: 'Save it anyway' }).click();
  await expect(status).toHaveAttribute('data-offline', /saving|ready/);
  await expect
    .poll(() => host.asked.filter((address) => address.endsWith('sw.js')).length)
    .toBeGreaterThan(0);
});
