/**
 * `npm run test:long [-- lighthouse | physics [demo] | settings [demo] | soak [demo] | frames [demo] | paging | room | slider | pdf | follow | browser]…`: what takes longer than a test may.
 *
 * Results go to `tests/long/report.json`, to be committed; parts that were not asked for keep their last results.
 */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { promisify } from 'node:util';
import { checkNode, install, root, runProgram } from './install.mjs';

checkNode();
await install();
const { obtainBrowser } = await import('./browser.mjs');
const { build } = await import('./build.mjs');
const { createSite } = await import('./serve.mjs');
const { kernelHash, longDemos } = await import('./kernels.mjs');

/** The public export under a prefix, as the browser tests want it. */
const EXPORT = { basePath: '/premio-nobel', distDir: '.cache/site' };

/** Minutes each demo runs in the soak. */
const SOAK_MINUTES = 2;

/** Settings that are tried of a demo, and how many of them in one process. */
const [TRIED, AT_ONCE] = [200, 10];

/** Demos whose controls are tried at random, and how many steps a run is given: most end before, once converged. */
const SETTINGS = {
  'dot-nqs': 10_000,
  'dot-shells': 60_000,
  'dot-two-electrons': 8000,
  'vmc-atoms': 24_000,
  'vmc-optimizers': 3000,
  'vmc-oscillator': 10_000,
};

/** Frames a second that a page must reach while its demo computes, on a screen of 60. */
const FRAMES = 55;

/** Random lectures in two windows, and the time in which 19 of 20 moves of a slider must show in the other one, ms. */
const [LECTURES, SLOWEST_MOVE] = [20, 200];

const parts = { lighthouse, physics, settings, soak, frames, paging, room, slider, pdf, follow, browser };
const file = `${root}/tests/long/report.json`;
const demoIds = readdirSync(`${root}/components/demos`)
  .filter((name) => existsSync(`${root}/components/demos/${name}/demo.ts`))
  .sort();

const words = process.argv.slice(2);
const unknown = words.find((word) => !(word in parts) && !demoIds.includes(word));
if (unknown) {
  console.error(`unknown part "${unknown}": expected ${Object.keys(parts).join(', ')} or a demo`);
  process.exit(2);
}
const wantedParts = Object.keys(parts).filter((part) => words.includes(part));
const wantedDemos = words.filter((word) => demoIds.includes(word));

const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
const changed = git('status', '--porcelain', '--', '.', ':!tests/long/report.json') !== '';
const stamp = () => ({
  commit: git('rev-parse', 'HEAD'),
  ...(changed ? { uncommittedChanges: true } : {}),
  date: new Date().toISOString(),
  machine: `${cpus()[0].model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, node ${process.versions.node}`,
});

const readReport = () => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
const report = readReport();
const begin = performance.now();
let failures = 0;
for (const part of wantedParts.length > 0 ? wantedParts : Object.keys(parts)) {
  console.log(`── ${part} ──`);
  await parts[part](wantedDemos);
  // Another part may have been run meanwhile: only this one is replaced.
  writeFileSync(file, `${JSON.stringify({ ...readReport(), [part]: report[part] }, null, 2)}\n`);
}
console.log(`${((performance.now() - begin) / 60_000).toFixed(1)} minutes, ${failures} failed`);
process.exit(failures > 0 ? 1 : 0);

function tell(passed, text) {
  if (!passed) failures++;
  console.log(`${passed ? 'passed' : 'FAILED'}  ${text}`);
}

/** A readout in one line, all digits. */
function shown({ value, error, exact }) {
  return `${value}${error === null ? '' : ` ± ${error}`}${exact === null ? '' : ` (exact ${exact})`}`;
}

/** Long runs of each kernel through the command line, each with its check. */
async function physics(demos) {
  report.physics ??= {};
  for (const demo of Object.keys(report.physics)) if (!longDemos.includes(demo)) delete report.physics[demo];
  for (const demo of longDemos) {
    if (demos.length > 0 && !demos.includes(demo)) continue;
    const { runs } = await import(`../long/${demo}.runs.mjs`);
    const results = [];
    const waiting = [...runs];
    const work = async () => {
      for (let run = waiting.shift(); run; run = waiting.shift()) {
        const args = ['tests/tools/run.mjs', 'tests/tools/sim.ts', demo, ...run.command.split(' '), '--json'];
        const { stdout } = await promisify(execFile)(process.execPath, args, {
          cwd: root,
          maxBuffer: 2 ** 26,
        });
        const record = JSON.parse(stdout.trimEnd().split('\n').at(-1));
        const problem = run.check(record);
        const { steps, seconds, engine, readouts } = record;
        results.push({
          command: `${demo} ${run.command}`,
          passed: !problem,
          ...(problem ? { problem } : {}),
          steps,
          seconds,
          engine,
          readouts: Object.fromEntries(Object.entries(readouts).map(([name, r]) => [name, shown(r)])),
        });
        tell(!problem, `${demo} ${run.command}: ${problem ?? run.expects}`);
      }
    };
    await Promise.all([work(), work()]);
    results.sort((a, b) => (a.command < b.command ? -1 : 1));
    report.physics[demo] = { ...stamp(), kernel: kernelHash(demo), runs: results };
  }
}

/** Random settings of each demo: every run ends, with finite numbers or with a reason. */
async function settings(demos) {
  report.settings ??= {};
  for (const [demo, steps] of Object.entries(SETTINGS)) {
    if (demos.length > 0 && !demos.includes(demo)) continue;
    const waiting = Array.from({ length: TRIED / AT_ONCE }, (_, k) => 1 + k * AT_ONCE);
    const entry = { ...stamp(), count: 0, steps, ends: {}, wrong: [] };
    const work = async () => {
      for (let seed = waiting.shift(); seed; seed = waiting.shift()) {
        const args = ['tests/tools/run.mjs', 'tests/tools/settings.ts', demo];
        const { stdout, stderr } = await promisify(execFile)(
          process.execPath,
          [...args, ...[AT_ONCE, steps, seed].map(String)],
          { cwd: root, maxBuffer: 2 ** 26 },
        );
        console.log(stderr.trimEnd());
        const { count, ends, wrong } = JSON.parse(stdout.trimEnd().split('\n').at(-1));
        entry.count += count;
        entry.wrong.push(...wrong);
        for (const [end, times] of Object.entries(ends)) entry.ends[end] = (entry.ends[end] ?? 0) + times;
      }
    };
    await Promise.all([work(), work()]);
    report.settings[demo] = entry;
    tell(entry.wrong.length === 0, `${demo}, ${entry.count} random settings: ${JSON.stringify(entry.ends)}`);
  }
}

/** Serves the public export on a free port. */
async function openSite(headers = {}) {
  const { folder } = await build(EXPORT);
  return openFolder(folder, EXPORT.basePath, headers);
}

/** Serves a folder on a free port. */
async function openFolder(folder, base = '', headers = {}) {
  const server = createSite(folder, base, headers);
  await new Promise((done) => server.listen(0, done));
  return { address: `http://localhost:${server.address().port}${base}/`, close: () => server.close() };
}

/** Lighthouse, median of five, for the home page and a reading page on desktop and phone. */
async function lighthouse() {
  const { default: audit, desktopConfig } = await import('lighthouse');
  const { computeMedianRun } = await import('lighthouse/core/lib/median-run.js');
  const { launch } = await import('chrome-launcher');
  const chromePath = await obtainBrowser();
  const site = await openSite();
  const pages = [];
  for (const path of ['', 'lecture/quantum-monte-carlo/']) {
    for (const form of ['desktop', 'mobile']) {
      const runs = [];
      for (let i = 0; i < 5; i++) {
        // Where there is no screen Chromium may keep the first picture back for two seconds.
        const shown = '--disable-features=CalculateNativeWinOcclusion,PaintHolding';
        const chrome = await launch({ chromePath, chromeFlags: ['--headless=new', '--no-sandbox', shown] });
        const flags = { port: chrome.port, logLevel: 'error', output: 'json' };
        const result = await audit(
          site.address + path,
          flags,
          form === 'desktop' ? desktopConfig : undefined,
        );
        runs.push(result.lhr);
        await chrome.kill();
      }
      const { categories, audits } = computeMedianRun(runs);
      const scores = Object.fromEntries(
        Object.entries(categories).map(([name, { score }]) => [name, Math.round(100 * score)]),
      );
      const layoutShift = audits['cumulative-layout-shift'].numericValue;
      const wanted = {
        performance: form === 'desktop' ? 95 : 90,
        accessibility: 95,
        'best-practices': 95,
        seo: 95,
      };
      const passed =
        Object.entries(wanted).every(([name, least]) => scores[name] >= least) && layoutShift <= 0.02;
      const weak = Object.values(audits)
        .filter(({ score, scoreDisplayMode }) => scoreDisplayMode === 'binary' && score === 0)
        .map(({ id }) => id);
      const seconds = (name) => Number((audits[name].numericValue / 1000).toFixed(2));
      pages.push({
        path: path || '/',
        form,
        passed,
        scores,
        layoutShift: Number(layoutShift.toFixed(4)),
        largestPaintSeconds: seconds('largest-contentful-paint'),
        blockingSeconds: seconds('total-blocking-time'),
        weak,
      });
      tell(
        passed,
        `${path || '/'} on ${form}: ${JSON.stringify(scores)}, layout shift ${layoutShift.toFixed(3)}`,
      );
    }
  }
  site.close();
  report.lighthouse = { ...stamp(), pages };
}

/** Each demo flat out for minutes: it must go on, and its memory (page and worker) must level off. */
async function soak(demos) {
  const { chromium } = await import('@playwright/test');
  // Memory is measured in an isolated page only.
  const site = await openSite({
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
  });
  const browser = await chromium.launch({
    executablePath: await obtainBrowser(),
    args: ['--enable-blink-features=ForceEagerMeasureMemory'],
  });
  const results = (report.soak?.demos ?? []).filter(
    ({ demo }) => demoIds.includes(demo) && demos.length > 0 && !demos.includes(demo),
  );
  for (const demo of demoIds) {
    if (demos.length > 0 && !demos.includes(demo)) continue;
    const page = await browser.newPage({ serviceWorkers: 'block' });
    const problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(`${site.address}demos/${demo}/`);
    const card = page.locator(`[data-demo="${demo}"]`).first();
    await card.locator('[data-action="play"]').waitFor();
    await card.locator('select').filter({ hasText: 'as fast as it can' }).selectOption('max');
    const play = card.locator('[data-action="play"]');
    const statusNow = () => card.getAttribute('data-status');
    const megabytes = [];
    let [steps, restarts] = [0, 0];
    const samples = SOAK_MINUTES * 6;
    for (let i = 0; i < samples; i++) {
      const end = Date.now() + 10_000;
      while (Date.now() < end) {
        if ((await statusNow()) !== 'running') {
          // Play goes on beyond the end of a run; what is finished for good starts anew with another seed.
          await play.click();
          await page.waitForTimeout(50);
          if ((await statusNow()) !== 'running') {
            await card.locator('[data-action="new-seed"]').click();
            await play.click();
            restarts++;
          }
        }
        await page.waitForTimeout(200);
      }
      const { bytes } = await page.evaluate(() => performance.measureUserAgentSpecificMemory());
      megabytes.push(Number((bytes / 2 ** 20).toFixed(1)));
      steps = Math.max(steps, Number(await card.getAttribute('data-step')));
    }
    const status = await card.getAttribute('data-status');
    const third = Math.floor(samples / 3);
    const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
    const [early, late] = [median(megabytes.slice(third, 2 * third)), median(megabytes.slice(-third))];
    const growth = Number((late - early).toFixed(1));
    const passed =
      problems.length === 0 && /running|done|paused/.test(status) && growth <= Math.max(2, 0.1 * early);
    results.push({
      demo,
      passed,
      minutes: SOAK_MINUTES,
      status,
      steps,
      restarts,
      growth,
      megabytes,
      problems,
    });
    tell(passed, `${demo}: ${steps} steps, ${early} MB in the middle, ${late} MB at the end, ${status}`);
    await page.close();
  }
  await browser.close();
  site.close();
  results.sort((a, b) => (a.demo < b.demo ? -1 : 1));
  report.soak = { ...stamp(), demos: results };
}

/** Each demo flat out for seconds: the page must still paint at the pace of the screen, and no task may compute for long. */
async function frames(demos) {
  const { chromium } = await import('@playwright/test');
  const { watchFrames } = await import('./frames.mjs');
  const site = await openSite();
  const browser = await chromium.launch({ executablePath: await obtainBrowser() });
  const isWanted = (demo) => demos.length === 0 || demos.includes(demo);
  const results = (report.frames?.demos ?? []).filter(
    ({ demo }) => demoIds.includes(demo) && !isWanted(demo),
  );
  for (const demo of demoIds.filter(isWanted)) {
    const page = await browser.newPage({ serviceWorkers: 'block', viewport: { width: 1280, height: 800 } });
    const seen = await watchFrames(page, `${site.address}demos/${demo}/`, demo);
    const passed = seen.framesPerSecond >= FRAMES && seen.longestWork <= 50;
    results.push({ demo, passed, ...seen });
    tell(passed, `${demo}: ${JSON.stringify(seen)}`);
    await page.close();
  }
  await browser.close();
  site.close();
  results.sort((a, b) => (a.demo < b.demo ? -1 : 1));
  report.frames = { ...stamp(), demos: results };
}

/** All slides, one key after the other, in the lecture and in a synthetic deck of 500. */
async function paging() {
  const { chromium } = await import('@playwright/test');
  const { pageThrough } = await import('./paging.mjs');
  const { buildHall, hallDir } = await import('./hall.mjs');
  await buildHall();
  const hall = await openFolder(`${root}/${hallDir}`);
  const site = await openSite();
  const browser = await chromium.launch({ executablePath: await obtainBrowser() });
  const decks = [];
  for (const [deck, address] of [
    ['lecture', site.address],
    ['500 slides', hall.address],
  ]) {
    const page = await browser.newPage({ serviceWorkers: 'block', viewport: { width: 1280, height: 720 } });
    const seen = await pageThrough(page, `${address}present/`);
    const slowest = Math.max(seen.resting.p95, seen.leafing.p95);
    const passed = slowest <= 50 && seen.workers <= 4 && seen.heapGrowth < 15e6;
    decks.push({ deck, passed, ...seen });
    tell(passed, `${deck}: ${JSON.stringify(seen)}`);
    await page.close();
  }
  await browser.close();
  site.close();
  hall.close();
  report.paging = { ...stamp(), decks };
}

/** Opens a lecture in the stage and a second window, with the slides of its demos. */
async function twoWindows() {
  const { chromium } = await import('@playwright/test');
  const { openLecture } = await import('./twoWindows.mjs');
  const site = await openSite();
  const browser = await chromium.launch({ executablePath: await obtainBrowser() });
  return {
    open: async (name, second) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
      const paths = [`${site.address}present/`, `${site.address}${second}/`];
      return openLecture([await context.newPage(), await context.newPage()], paths, `long-${name}`);
    },
    close: async () => {
      await browser.close();
      site.close();
    },
  };
}

/** Lectures in two windows: whatever is done in them, they end alike. */
async function room() {
  const { demoSlides, randomLecture } = await import('./twoWindows.mjs');
  const lecture = await twoWindows();
  const lectures = [];
  const waiting = Array.from({ length: LECTURES }, (_, i) => i + 1);
  const work = async () => {
    for (let seed = waiting.shift(); seed; seed = waiting.shift()) {
      const second = seed % 2 === 0 ? 'presenter' : 'present';
      const windows = await lecture.open(seed, second);
      const result = { seed, windows: ['present', second] };
      try {
        const { done, differences } = await randomLecture(windows, await demoSlides(windows[0]), seed);
        Object.assign(result, { actions: done.length, passed: differences.length === 0, differences });
        if (!result.passed) console.log(done.join('; '), JSON.stringify(differences));
      } catch (error) {
        Object.assign(result, { passed: false, problem: error.message });
        console.log(error);
      }
      lectures.push(result);
      tell(result.passed, `random actions in present and ${second}, seed ${seed}`);
      await windows[0].context().close();
    }
  };
  await Promise.all([work(), work()]);
  await lecture.close();
  lectures.sort((a, b) => a.seed - b.seed);
  report.room = { ...stamp(), lectures };
}

/** How long a slider takes from one window to the other while its demo runs flat out. */
async function slider() {
  const { demoSlides, goTo, quantile, sliderDelays } = await import('./twoWindows.mjs');
  const lecture = await twoWindows();
  const demo = 'vmc-oscillator';
  const windows = await lecture.open('slider', 'presenter');
  await goTo(windows[0], (await demoSlides(windows[0], [demo]))[0]);
  const delays = await sliderDelays(windows, 50);
  const [p50, p95] = [0.5, 0.95].map((share) => Math.round(quantile(delays, share)));
  const passed = p95 <= SLOWEST_MOVE;
  tell(passed, `${delays.length} moves of a slider of ${demo}: ${p50} ms, 95 % in ${p95} ms`);
  await lecture.close();
  report.slider = { ...stamp(), passed, demo, moves: delays.length, p50, p95 };
}

/** The whole lecture on paper in each layout: as many pages as the manifest wants, nothing cut off, no picture blank. */
async function pdf() {
  const { chromium } = await import('@playwright/test');
  const { blankPictures, misfitsOnPaper } = await import('./paper.mjs');
  const { printPage, queryOf } = await import('./pdf.mjs');
  const { expectedPages, finishPdf, readPdf } = await import('./pdfFile.mjs');
  const site = await openSite();
  const browser = await chromium.launch({ executablePath: await obtainBrowser() });
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const manifest = await (await context.request.get(`${site.address}deck.json`)).json();
  const layouts = [];
  for (const layout of ['slides', 'steps', 'text', 'lines']) {
    const begin = performance.now();
    const expected = expectedPages(manifest, { layout });
    const address = `${site.address}print/${queryOf(layout, {})}`;
    let seen;
    const raw = await printPage(context, address, async (page) => {
      await page.emulateMedia({ media: 'print' });
      seen = { misfits: await page.evaluate(misfitsOnPaper), ...(await blankPictures(page)) };
    });
    const bytes = await finishPdf(raw, expected, { title: layout, chapters: manifest.chapters });
    const { pages, bookmarks, notEmbedded } = await readPdf(bytes);
    const marks = bookmarks.flatMap(({ marks }) => marks);
    const passed =
      seen.misfits.length + seen.blank.length + notEmbedded.length === 0 &&
      marks.length === expected.slides.length &&
      marks.every(({ page }, i) => page === (expected.slides[i].page ?? page));
    const result = {
      layout,
      passed,
      pages: pages.length,
      slides: marks.length,
      megabytes: Number((bytes.length / 2 ** 20).toFixed(1)),
      seconds: Math.round((performance.now() - begin) / 1000),
      ...seen,
      notEmbedded,
    };
    layouts.push(result);
    tell(passed, JSON.stringify(result));
  }
  await browser.close();
  site.close();
  report.pdf = { ...stamp(), layouts };
}

/** Two hundred phones follow a lecturer over a real broker, one of them goes away for a while, and somebody means harm. */
async function follow() {
  const { obtainMosquitto } = await import('./mosquitto.mjs');
  await obtainMosquitto();
  const args = ['tests/tools/run.mjs', 'tests/tools/followers.ts', '200', '30'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
  const seen = JSON.parse(stdout.trimEnd().split('\n').at(-1));
  const { milliseconds, offline, malice } = seen;
  const dropped = ['long', 'malformed', 'unsigned', 'old'].every((why) => malice.drops[why] > 0);
  const harmless = malice.followed.length === 0 && malice.commands.length === 0 && dropped;
  const passed = milliseconds.max <= 1000 && offline.stayed && harmless;
  report.follow = { ...stamp(), passed, ...seen };
  tell(passed, JSON.stringify(seen));
}

/** The browser tests without samples: every page in both colours, every demo, twice a hundred random actions. */
async function browser() {
  await build(EXPORT);
  const { obtainMosquitto } = await import('./mosquitto.mjs');
  await obtainMosquitto();
  const env = { FULL: '1', CHROME_PATH: await obtainBrowser() };
  const code = await runProgram(
    process.execPath,
    [`${root}/node_modules/@playwright/test/cli.js`, 'test', '--reporter=line'],
    { env },
  );
  report.browser = { ...stamp(), passed: code === 0 };
  tell(code === 0, 'the whole of the browser tests');
}
