/**
 * `npm run pdf [-- --steps --handout text|lines --chapter <slug> --route <id> --out <folder>]`: the lecture as
 * `slides.pdf`, a slide or with `--steps` a step to a page, and as `handout.pdf`, two slides to a page of A4.
 *
 * Links and codes lead to the public site: `SITE_URL`, or the Pages of the repository on GitHub that this one is a copy of,
 * or where `npm start` opens it.
 */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { queryOf } from '../../components/deck/print/query.mjs';
import { checkNode, install, root } from './install.mjs';

export { queryOf };

/** A browser on a busy machine may need minutes for a thousand pages. */
const PATIENCE = 900_000;

/**
 * What the command line asks for.
 *
 * @throws Error in one line
 */
export function readOptions(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      steps: { type: 'boolean', default: false },
      handout: { type: 'string', default: 'text' },
      chapter: { type: 'string' },
      route: { type: 'string' },
      out: { type: 'string', default: 'pdf' },
    },
  });
  if (!['text', 'lines'].includes(values.handout))
    throw new Error(`--handout ${values.handout}: expected text or lines`);
  return values;
}

/** Address of the public site, without a slash at its end. @throws Error in one line */
export function publicSite(wanted, remote) {
  if (wanted) {
    if (!/^https?:\/\/[\w.:-]+(\/[\w.-]+)*\/?$/.test(wanted))
      throw new Error(`SITE_URL = "${wanted}": expected an address such as https://example.org/lecture`);
    return wanted.replace(/\/$/, '');
  }
  const [, owner, name] = /github\.com[:/]([\w-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(remote ?? '') ?? [];
  if (!owner) return 'http://localhost:3000';
  const host = `${owner.toLowerCase()}.github.io`;
  return name.toLowerCase() === host ? `https://${host}` : `https://${host}/${name}`;
}

/** The site as it is published, at its public address, in a browser that fetches nothing from anywhere. */
async function openBrowser(folder, site) {
  const { chromium } = await import('@playwright/test');
  const { obtainBrowser } = await import('./browser.mjs');
  const { createSite } = await import('./serve.mjs');
  const { origin, pathname } = new URL(site);
  const server = createSite(folder, pathname.replace(/\/$/, ''));
  await new Promise((done) => server.listen(0, 'localhost', done));
  const local = `http://localhost:${server.address().port}`;
  const browser = await chromium.launch({ executablePath: await obtainBrowser() });
  const context = await browser.newContext({ serviceWorkers: 'block', reducedMotion: 'reduce' });
  await context.route('**/*', async (route) => {
    const address = route.request().url();
    if (!address.startsWith(`${origin}/`)) return route.abort();
    await route.fulfill({ response: await route.fetch({ url: local + address.slice(origin.length) }) });
  });
  return {
    context,
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/**
 * Prints one layout of the page `/print/` in a browser.
 *
 * @param {import('@playwright/test').BrowserContext} context
 * @param {(page: import('@playwright/test').Page) => Promise<void>} [look] sees the page before it is printed
 * @returns {Promise<Uint8Array>} as the browser makes it, without bookmarks
 * @throws Error in one line when the page says that something is missing
 */
export async function printPage(context, address, look) {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  try {
    await page.goto(address);
    await page.locator('[data-print="ready"]').waitFor({ state: 'attached' });
    const alert = page.locator('.print-bar [role="alert"]');
    if ((await alert.count()) > 0) throw new Error(await alert.textContent());
    await look?.(page);
    return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
  } finally {
    await page.close();
  }
}

/** An export of the sources as they are under a path prefix: one that is there, or a new one. */
async function exportUnder(basePath) {
  const { build, isBuilt } = await import('./build.mjs');
  const places = [
    { distDir: 'out', notes: true, basePath },
    { distDir: 'out', notes: false, basePath },
    { distDir: '.cache/site', notes: false, basePath },
  ];
  return (await build(places.find(isBuilt) ?? { distDir: '.cache/print', basePath })).folder;
}

function remoteAddress() {
  try {
    return execFileSync('git', ['remote', 'get-url', 'origin'], { cwd: root, stdio: 'pipe' })
      .toString()
      .trim();
  } catch {
    return undefined;
  }
}

async function main() {
  const options = readOptions(process.argv.slice(2));
  const site = publicSite(process.env.SITE_URL, remoteAddress());
  await install();
  const { PAPER, expectedPages, finishPdf, readPdf } = await import('./pdfFile.mjs');
  const folder = await exportUnder(new URL(site).pathname.replace(/\/$/, ''));
  const manifest = JSON.parse(readFileSync(`${folder}/deck.json`, 'utf8'));
  const files = [
    ['slides', options.steps ? 'steps' : 'slides', PAPER.slides],
    ['handout', options.handout, PAPER.handout],
  ].map(([name, layout, paper]) => ({
    name,
    layout,
    paper,
    expected: expectedPages(manifest, { layout, chapter: options.chapter, route: options.route }),
  }));
  const target = resolve(options.out);
  if (!existsSync(target)) mkdirSync(target, { recursive: true });
  const browser = await openBrowser(folder, site);
  try {
    for (const { name, layout, paper, expected } of files) {
      const raw = await printPage(browser.context, `${site}/print/${queryOf(layout, options)}`);
      const title = `Premio Nobel per la Fisica 2024: ${name}`;
      const bytes = await finishPdf(raw, expected, { title, chapters: manifest.chapters });
      const { pages, notEmbedded } = await readPdf(bytes);
      const odd = pages.findIndex((size) => size.some((side, i) => Math.abs(side - paper[i]) > 1));
      if (odd >= 0) throw new Error(`${name}.pdf: page ${odd + 1} is ${pages[odd].join(' × ')} points large`);
      if (notEmbedded.length > 0) throw new Error(`${name}.pdf: not embedded: ${notEmbedded.join(', ')}`);
      writeFileSync(`${target}/${name}.pdf`, bytes);
      const megabytes = (bytes.length / 2 ** 20).toFixed(1);
      console.log(
        `${relative(process.cwd(), target) || '.'}/${name}.pdf: ${pages.length} pages, ${expected.slides.length} slides, ${megabytes} MB`,
      );
    }
  } finally {
    await browser.close();
  }
  if (site.startsWith('http://localhost'))
    console.log(
      `Links and codes lead to ${site}: for others to use them, set SITE_URL to the public address.`,
    );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  checkNode();
  try {
    await main();
  } catch (error) {
    console.error(error.message.split('\n')[0]);
    process.exit(1);
  }
}
