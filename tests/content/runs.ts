import { loadDemo, loadSimulation } from '@/components/demos/registry';
import type { NumberRun } from '@/components/mdx/plugins/numbers.mjs';
import { defaultValues } from '@/lib/params';
import { runInline } from '@/lib/runner';
import { nodeAssets } from '../tools/assets';

interface Readout {
  value: number;
  error?: number;
  exact?: number;
}

type Tables = Record<string, (number | string)[][]>;

/** What an experiment shows at its end. */
interface Shown {
  readouts: Record<string, Readout>;
  tables: Tables;
}

const done = new Map<string, Promise<Shown>>();

/** All readouts of a demo after an experiment, which is made once. */
export async function repeatRun(run: NumberRun): Promise<Record<string, Readout>> {
  return (await repeat(run)).readouts;
}

/** Readouts and tables of the same. */
export function repeat(run: NumberRun): Promise<Shown> {
  const { demo, preset = 'default', steps, seed = 1, params = {} } = run;
  const name = JSON.stringify([demo, preset, steps, seed, params]);
  if (!done.has(name)) done.set(name, makeRun(run));
  return done.get(name)!;
}

async function makeRun(run: NumberRun): Promise<Shown> {
  const { demo: id, preset = 'default', steps, seed = 1, params = {} } = run;
  const demo = await loadDemo(id);
  const values = { ...defaultValues(demo.params), ...demo.presets[preset].params, ...params };
  const record = { id, params: values, seed, events: [] };
  const { frame } = await runInline(await loadSimulation(id), record, { steps, assets: nodeAssets });
  const readouts = Object.entries(demo.readouts).map(([name, spec]) => [name, spec.read(frame)] as const);
  return {
    readouts: { ...Object.fromEntries(readouts), ...demo.moreReadouts?.(frame) },
    tables: Object.fromEntries(demo.tables(frame).map((table) => [table.name, table.rows])),
  };
}

/**
 * One of them: `energy`, the exact value beside it, `energy.exact`, or a place in a table, `progress/3620/1`: its name, the
 * first entry of the row, the column from 0.
 *
 * @throws Error for a name that is not there
 */
export function readFrom({ readouts, tables }: Shown, read: string): { value: number; error?: number } {
  const place = /^([^/]+)\/(.+)\/(\d+)$/.exec(read);
  if (place) {
    const row = tables[place[1]]?.find(([first]) => String(first) === place[2]);
    if (!row) throw new Error(`no row '${place[2]}' in the table '${place[1]}'`);
    return { value: Number(row[Number(place[3])]) };
  }
  const [name, part] = read.split('.');
  const readout = readouts[name];
  if (!readout) throw new Error(`no readout '${name}': expected one of ${Object.keys(readouts).join(', ')}`);
  if (!part) return readout;
  const value = part === 'exact' ? readout.exact : part === 'error' ? readout.error : undefined;
  if (value === undefined) throw new Error(`the readout ${name} has no '${part}'`);
  return { value };
}
