/** Finds a Chromium for the browser tests, or gets one. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { root, runProgram } from './install.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const places = {
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map(
    (folder) => `${process.env[folder]}\\Google\\Chrome\\Application\\chrome.exe`,
  ),
};

/** True for a browser that starts: Ubuntu's `chromium-browser` may be a note that says to install a snap. */
function starts(file) {
  if (!existsSync(file)) return false;
  if (process.platform === 'win32') return true;
  try {
    const text = execFileSync(file, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return /Chrom/.test(text);
  } catch {
    return false;
  }
}

/** Path of Playwright's own Chromium when it was downloaded before. */
async function playwrightBrowser() {
  const { chromium } = await import('@playwright/test');
  const file = chromium.executablePath();
  return starts(file) ? file : undefined;
}

/** Path of a Chromium or Chrome on this machine: `CHROME_PATH`, then the usual places, then Playwright's own. */
export async function findBrowser() {
  const wanted = process.env.CHROME_PATH;
  if (wanted) {
    if (starts(wanted)) return wanted;
    throw new Error(`CHROME_PATH = ${wanted}: this is no Chromium or Chrome that starts`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const inPath = names.flatMap((name) => folders.map((folder) => `${folder}/${name}`));
  const found = [...inPath, ...(places[process.platform] ?? [])].find(starts);
  return found ?? (await playwrightBrowser());
}

function onDebian() {
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** What stands before a command that installs packages; null where we may not, or not without a password. */
async function mayInstall() {
  if (!onDebian()) return null;
  if (process.getuid?.() === 0) return [];
  const quiet = { stdout: 'ignore', stderr: 'ignore' };
  return (await runProgram('sudo', ['-n', 'true'], quiet)) === 0 ? ['sudo', '-n'] : null;
}

/** Installs a package of Debian where we may; resolves to whether it did. What apt-get says goes to standard error. */
export async function installPackage(name) {
  const before = await mayInstall();
  if (!before) return false;
  console.error(`Installing ${name} with apt-get …`);
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, stdout: process.stderr };
  const apt = (...args) => {
    const [command, ...rest] = [...before, 'apt-get', ...args];
    return runProgram(command, rest, options);
  };
  const install = () => apt('install', '--yes', '--no-install-recommends', name);
  return (await install()) === 0 || ((await apt('update')) === 0 && (await install()) === 0);
}

/**
 * Path of a browser, installed if there is none: Debian's package when we may, else Playwright's download.
 * @throws Error that says what to do when none can be had
 */
export async function obtainBrowser() {
  const found = await findBrowser();
  if (found) return found;
  if (await installPackage('chromium')) {
    const installed = await findBrowser();
    if (installed) return installed;
  }
  console.error("Downloading Playwright's Chromium …");
  const cli = `${root}/node_modules/@playwright/test/cli.js`;
  await runProgram(process.execPath, [cli, 'install', 'chromium']);
  const downloaded = await playwrightBrowser();
  if (downloaded) return downloaded;
  throw new Error(
    'The browser tests need Chromium or Chrome, and none was found nor could be installed. Install one, or set CHROME_PATH to its program.',
  );
}
