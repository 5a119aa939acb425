/**
 * `npm test`: installs what is missing, then checks format, lint and types, runs the unit tests, builds the public site
 * under a path prefix and tests that export in a browser. Stops at the first stage that fails. The last line is
 * `N passed, N failed`.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { checkNode, install, root, runProgram } from './install.mjs';

/** Prefix of the tested export, as on a project page of GitHub Pages. */
const basePath = '/premio-nobel';
const distDir = '.cache/site';
const reports = `${root}/.cache/test`;

const counts = { passed: 0, failed: 0 };
const times = [];

/** Runs a package's program with our node, its output shown. */
async function node(file, args = [], env = {}) {
  const code = await runProgram(process.execPath, [`${root}/node_modules/${file}`, ...args], { env });
  if (code !== 0) throw new Error(`exit code ${code}`);
}

function readReport(name, count) {
  let report;
  try {
    report = JSON.parse(readFileSync(`${reports}/${name}.json`, 'utf8'));
  } catch {
    return;
  }
  const { passed, failed } = count(report);
  counts.passed += passed;
  counts.failed += failed;
}

const stages = {
  install,
  async browser() {
    const { obtainBrowser } = await import('./browser.mjs');
    process.env.CHROME_PATH = await obtainBrowser();
    console.log(process.env.CHROME_PATH);
  },
  async broker() {
    const { obtainMosquitto } = await import('./mosquitto.mjs');
    console.log(await obtainMosquitto());
  },
  lint: () => node('@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', '.']),
  types: () => node('typescript/bin/tsc', ['--noEmit']),
  async unit() {
    const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${reports}/unit.json`];
    try {
      await node('vitest/vitest.mjs', ['run', ...output]);
    } finally {
      readReport('unit', (report) => ({
        passed: report.numPassedTests,
        failed: Math.max(report.numFailedTests, report.numFailedTestSuites > 0 ? 1 : 0),
      }));
    }
  },
  async build() {
    const { build } = await import('./build.mjs');
    const { rebuilt } = await build({ basePath, distDir });
    if (!rebuilt) console.log(`${distDir}/ is up to date`);
  },
  async e2e() {
    const env = {
      PLAYWRIGHT_JSON_OUTPUT_NAME: `${reports}/browser.json`,
      BASE_PATH: basePath,
      DIST_DIR: distDir,
    };
    try {
      await node('@playwright/test/cli.js', ['test', '--reporter=list,json'], env);
    } finally {
      readReport('browser', ({ stats, errors }) => ({
        passed: stats.expected + stats.flaky,
        failed: Math.max(stats.unexpected, errors.length > 0 ? 1 : 0),
      }));
    }
  },
};

checkNode();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
let broken;
for (const [name, stage] of Object.entries(stages)) {
  console.log(`\n── ${name} ──`);
  const start = performance.now();
  try {
    await stage();
  } catch (error) {
    broken = name;
    console.error(`${name} failed: ${error.message}`);
  }
  times.push([name, (performance.now() - start) / 1000]);
  if (broken) break;
}

console.log('\nstage      seconds');
for (const [name, seconds] of times) console.log(name.padEnd(10), seconds.toFixed(1).padStart(7));
const total = times.reduce((sum, [, seconds]) => sum + seconds, 0);
console.log('total'.padEnd(10), total.toFixed(1).padStart(7));
if (broken) {
  // A stage without tests of its own counts as one failed test.
  if (counts.failed === 0) counts.failed = 1;
  console.log(`Stopped at the stage "${broken}".`);
  process.exitCode = 1;
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
