import { loadDemo, loadSimulation } from '@/components/demos/registry';
import { defaultValues } from '@/lib/params';
import { runInline } from '@/lib/runner';
import { nodeAssets } from '../../tools/assets';

/** What an exercise asks for, found again: its fields in order; null for a choice that words alone decide. */
export type Oracle = () => (number | string | null)[] | Promise<(number | string | null)[]>;

/** By `chapter/exercise`. */
export type Oracles = Record<string, Oracle>;

/** Intercept and slope of the least-squares line through (x, y), from the two normal equations. */
export function lineThrough(points: [x: number, y: number][]): [intercept: number, slope: number] {
  const n = points.length;
  const mean = (read: (point: [number, number]) => number) => points.reduce((s, p) => s + read(p) / n, 0);
  const [x, y] = [mean((p) => p[0]), mean((p) => p[1])];
  const slope = mean((p) => (p[0] - x) * (p[1] - y)) / mean((p) => (p[0] - x) ** 2);
  return [y - slope * x, slope];
}

/** All 2ⁿ arrangements of n spins ±1. */
export function arrangements(n: number): number[][] {
  return Array.from({ length: 2 ** n }, (_, k) =>
    Array.from({ length: n }, (_, i) => ((k >> i) & 1 ? 1 : -1)),
  );
}

/** ∫ f over [0, end] by Simpson's rule. */
export function integral(f: (r: number) => number, end: number, n = 2000): number {
  const h = end / n;
  let sum = 0;
  for (let i = 0; i <= n; i++) sum += (i % n ? (i % 2 ? 4 : 2) : 1) * f(i * h);
  return (sum * h) / 3;
}

/** Where f changes its sign between a and b. */
export function root(f: (x: number) => number, a: number, b: number): number {
  for (let i = 0; i < 80; i++) {
    const middle = (a + b) / 2;
    if (f(middle) > 0 === f(a) > 0) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

/** A table of a demo after some steps from a preset: for each row what stands under each heading. */
export async function tableOf(id: string, preset: string, name: string, steps = 1) {
  const demo = await loadDemo(id);
  const params = { ...defaultValues(demo.params), ...demo.presets[preset].params };
  const run = { id, params, seed: 1, events: [] };
  const { frame } = await runInline(await loadSimulation(id), run, { steps, assets: nodeAssets });
  const { columns, rows } = demo.tables(frame).find((table) => table.name === name) ?? {
    columns: [],
    rows: [],
  };
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])));
}
