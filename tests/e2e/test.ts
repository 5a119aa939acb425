import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { full, root } from './site';

export { expect };

/** What a page must not do: complain in the console, throw, or ask another host for anything. */
export interface Watch {
  problems: string[];
  /** Complaints that a test provokes. */
  allow: RegExp[];
}

/** Playwright's test, with every page watched: a test fails when its page complains. */
export const test = base.extend<{ watch: Watch }>({
  watch: [
    async ({ page, baseURL }, use) => {
      const watch: Watch = { problems: [], allow: [] };
      const home = new URL(baseURL ?? '').origin;
      page.on('console', (message) => {
        if (!['error', 'warning'].includes(message.type())) return;
        // Next preloads the style sheet of its page for missing addresses, which a good address does not use.
        if (/\.css was preloaded using link preload but not used/.test(message.text())) return;
        if (message.text() === 'Service Worker registration blocked by Playwright') return;
        watch.problems.push(`console: ${message.text()} (${message.location().url})`);
      });
      page.on('pageerror', (error) => watch.problems.push(`error: ${error.message}`));
      page.on('request', (request) => {
        const url = new URL(request.url());
        if (/^https?:$/.test(url.protocol) && url.origin !== home)
          watch.problems.push(`third party: ${url.href}`);
      });
      await use(watch);
      const left = watch.problems.filter((problem) => !watch.allow.some((pattern) => pattern.test(problem)));
      expect(left, 'console, errors and third parties').toEqual([]);
    },
    { auto: true },
  ],
});

/** For tests that leave their page as they found it: one page for all of a worker, whose programs are read once. */
export const sharing = test.extend<object, { kept: Page }>({
  kept: [
    async ({ browser }, use, { project }) => {
      const page = await browser.newPage(project.use);
      await use(page);
      await page.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ kept, viewport }, use) => {
    if (viewport) await kept.setViewportSize(viewport);
    await use(kept);
    kept.removeAllListeners();
    await kept.emulateMedia({ reducedMotion: null, colorScheme: null });
  },
  context: ({ kept }, use) => use(kept.context()),
});

/** The card of a demo. */
export function card(page: Page, id: string): Locator {
  return page.locator(`[data-demo="${id}"]`).first();
}

/** Opens the demo's own page and waits until its card has one of the given states. */
export async function openDemo(
  page: Page,
  id: string,
  query = '',
  status = /idle|done/,
  timeout = 30_000,
): Promise<Locator> {
  await page.goto(`demos/${id}/${query ? `?${query}` : ''}`);
  const demo = card(page, id);
  await expect(demo.locator('[data-action="play"]')).toBeVisible();
  await expect(demo).toHaveAttribute('data-status', status, { timeout });
  return demo;
}

/** Number of steps done, as the card says. */
export async function stepOf(demo: Locator): Promise<number> {
  return Number(await demo.getAttribute('data-step'));
}

/** One number of a card, with its error and the exact value. */
export interface ShownReadout {
  value: number;
  error: number | null;
  exact: number | null;
}

/** The numbers of a card, unrounded. */
export async function readoutsOf(demo: Locator): Promise<Record<string, ShownReadout>> {
  return demo.locator('[data-readout]').evaluateAll((elements) => {
    const number = (text: string | undefined) => (text === undefined ? null : Number(text));
    return Object.fromEntries(
      elements.map((element) => {
        const { readout = '', value, error, exact } = (element as HTMLElement).dataset;
        return [readout, { value: Number(value), error: number(error), exact: number(exact) }];
      }),
    );
  });
}

/** What `npm run sim -- … --json` prints. */
export interface SimRecord {
  demo: string;
  params: Record<string, unknown>;
  seed: number;
  steps: number;
  status: string;
  engine: string;
  readouts: Record<string, { value: number | null; error: number | null; exact: number | null }>;
}

interface Answer {
  resolve(line: string): void;
  reject(error: Error): void;
}

/** One process of node for all runs of a worker: to start it costs more than most of them. */
function openNode() {
  const child = spawn(process.execPath, ['tests/tools/run.mjs', 'tests/tools/sims.ts'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const waiting: Answer[] = [];
  createInterface(child.stdout).on('line', (line) => waiting.shift()?.resolve(line));
  child.on('exit', (code) => {
    running = undefined;
    for (const { reject } of waiting.splice(0)) reject(new Error(`node ended with exit code ${code}`));
  });
  return (words: string[]) =>
    new Promise<string>((resolve, reject) => {
      waiting.push({ resolve, reject });
      child.stdin.write(`${JSON.stringify(words)}\n`);
    });
}

let running: ReturnType<typeof openNode> | undefined;

/** What `npm run sim -- <words> --json` prints last, read. */
async function inNode<T>(words: string[]): Promise<T> {
  running ??= openNode();
  return JSON.parse(await running([...words, '--json'])) as T;
}

/** The same run in node. */
export function runInNode(id: string, seed: number, steps: number, ...words: string[]): Promise<SimRecord> {
  return inNode([id, '--seed', String(seed), '--steps', String(steps), ...words]);
}

/** A demo as `npm run sim -- --list --json` describes it. */
export interface ListedDemo {
  id: string;
  steps: number;
  presets: string[];
  params: Record<string, { kind: string; default: unknown; options?: string[]; min?: number; max?: number }>;
  readouts: Record<string, unknown>;
}

let listed: Promise<ListedDemo[]> | undefined;

/** The demo's parameters, presets and readouts. */
export async function describeDemo(id: string): Promise<ListedDemo> {
  listed ??= inNode<ListedDemo[]>(['--list']);
  const found = (await listed).find((demo) => demo.id === id);
  if (!found) throw new Error(`no demo ${id}`);
  return found;
}

/** Query that chooses typed arrays or WebAssembly where the demo has a choice of engines. */
export async function cpuEngine(id: string): Promise<string> {
  const { params } = await describeDemo(id);
  const engine = params.engine?.options?.find((option) => option === 'wasm');
  return engine ? `${id}.engine=${engine}` : '';
}

/** Colours in which every page is looked at; in `npm test` the dark ones are left to a page of each kind. */
const SCHEMES = full ? (['light', 'dark'] as const) : (['light'] as const);

/**
 * Violations of the accessibility rules on the page, as short texts. Formulas are left to `formulaContrast`: they are
 * thousands of small spans without roles, and their MathML is what is read aloud. They are taken out of the page, which
 * makes the rules three times as fast.
 *
 * @param schemes colours to look at; a page whose theme is chosen by hand has only one
 */
export async function accessibilityProblems(
  page: Page,
  schemes: readonly ('light' | 'dark')[] = SCHEMES,
): Promise<string[]> {
  const problems: string[] = [];
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const problem of await formulaContrast(page)) problems.push(`${colorScheme}: ${problem}`);
  }
  return [...problems, ...(await barriers(page, schemes))];
}

/**
 * The same without the contrast of formulas, which are gone from the page afterwards.
 *
 * @param known the page was looked at before, in other colours: only these are looked at
 */
export async function barriers(
  page: Page,
  schemes: readonly ('light' | 'dark')[],
  known = false,
): Promise<string[]> {
  const problems: string[] = [];
  await page.evaluate(() => {
    for (const formula of document.querySelectorAll('.katex')) formula.textContent = 'formula';
  });
  await page.evaluate(AXE);
  for (const [i, colorScheme] of schemes.entries()) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found = await page.evaluate(violations, known || i > 0 ? ['color-contrast'] : undefined);
    problems.push(...found.map((problem) => `${colorScheme}: ${problem}`));
  }
  return problems;
}

/** The rules of accessibility as a script; put into a page once for all its runs, which the package for Playwright does not. */
const AXE = readFileSync(`${root}node_modules/axe-core/axe.min.js`, 'utf8');

/** What breaks the rules on the page, as short texts; all rules without `only`. Runs in the page. */
async function violations(only: string[] | undefined): Promise<string[]> {
  const { axe } = window as unknown as { axe: typeof import('axe-core') };
  const options = { resultTypes: ['violations' as const], ...(only ? { runOnly: only } : {}) };
  const results = await axe.run({ exclude: ['.katex'] }, options);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Formulas whose letters have a contrast below 4.5 to what is behind them (WCAG 2.2, 1.4.3). */
export async function formulaContrast(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const known = new Map<string, number[]>();
    /** Red, green, blue and opacity of any CSS colour. */
    const parse = (color: string): number[] => {
      const before = known.get(color);
      if (before || !canvas) return before ?? [0, 0, 0, 0];
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const value = [...canvas.getImageData(0, 0, 1, 1).data].map((v) => v / 255);
      known.set(color, value);
      return value;
    };
    const luminance = (color: number[]) => {
      const [r, g, b] = color.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const background = (element: Element): number[] => {
      for (let at: Element | null = element; at; at = at.parentElement) {
        const color = parse(getComputedStyle(at).backgroundColor);
        if (color[3] > 0.99) return color;
      }
      return [1, 1, 1, 1];
    };
    const found = new Set<string>();
    for (const formula of document.querySelectorAll('.katex-html')) {
      if (!formula.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const behind = luminance(background(formula));
      const colors = new Set([...formula.querySelectorAll('*')].map((part) => getComputedStyle(part).color));
      for (const color of colors) {
        // Phantoms keep a place free and are not seen.
        if (parse(color)[3] === 0) continue;
        const ink = luminance(parse(color));
        const ratio = (Math.max(ink, behind) + 0.05) / (Math.min(ink, behind) + 0.05);
        if (ratio < 4.5) found.add(`formula in ${color}: contrast ${ratio.toFixed(2)}`);
      }
    }
    return [...found];
  });
}
