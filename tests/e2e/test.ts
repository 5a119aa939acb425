import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { root } from './site';

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

/** The card of a demo. */
export function card(page: Page, id: string): Locator {
  return page.locator(`[data-demo="${id}"]`).first();
}

/** Opens the demo's own page and waits until its card has one of the given states. */
export async function openDemo(page: Page, id: string, query = '', status = /idle|done/): Promise<Locator> {
  await page.goto(`demos/${id}/${query ? `?${query}` : ''}`);
  const demo = card(page, id);
  await expect(demo.locator('[data-action="play"]')).toBeVisible();
  await expect(demo).toHaveAttribute('data-status', status, { timeout: 30_000 });
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

/** Runs a program of `tests/tools` in node and gives its last line, read as JSON. */
async function runTool<T>(words: string[]): Promise<T> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['tests/tools/run.mjs', 'tests/tools/sim.ts', ...words, '--json'],
    { cwd: root, maxBuffer: 2 ** 26 },
  );
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as T;
}

/** The same run in node. */
export function runInNode(id: string, seed: number, steps: number, ...words: string[]): Promise<SimRecord> {
  return runTool([id, '--seed', String(seed), '--steps', String(steps), ...words]);
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
  listed ??= runTool<ListedDemo[]>(['--list']);
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

/** Violations of the accessibility rules on the page, in light colours and in dark ones, as short texts. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const problems: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = new AxeBuilder({ page });
    // In the dark only the colours are other ones.
    const { violations } = await (colorScheme === 'dark' ? axe.withRules('color-contrast') : axe).analyze();
    for (const { id, nodes } of violations) {
      for (const { target, failureSummary } of nodes) {
        problems.push(`${colorScheme}: ${id}: ${target.join(' ')}: ${failureSummary}`);
      }
    }
  }
  return problems;
}
