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

const done = new Map<string, Promise<Record<string, Readout>>>();

/** All readouts of a demo after an experiment, which is made once. */
export function repeatRun(run: NumberRun): Promise<Record<string, Readout>> {
  const { demo, preset = 'default', steps, seed = 1, params = {} } = run;
  const name = JSON.stringify([demo, preset, steps, seed, params]);
  if (!done.has(name)) done.set(name, makeRun(run));
  return done.get(name)!;
}

async function makeRun(run: NumberRun): Promise<Record<string, Readout>> {
  const { demo: id, preset = 'default', steps, seed = 1, params = {} } = run;
  const demo = await loadDemo(id);
  const values = { ...defaultValues(demo.params), ...demo.presets[preset].params, ...params };
  const record = { id, params: values, seed, events: [] };
  const { frame } = await runInline(await loadSimulation(id), record, { steps, assets: nodeAssets });
  const readouts = Object.entries(demo.readouts).map(([name, spec]) => [name, spec.read(frame)] as const);
  return { ...Object.fromEntries(readouts), ...demo.moreReadouts?.(frame) };
}

/** One of them: `energy`, or the exact value beside it, `energy.exact`. @throws Error for a name that is not there */
export function readFrom(readouts: Record<string, Readout>, read: string): { value: number; error?: number } {
  const [name, part] = read.split('.');
  const readout = readouts[name];
  if (!readout) throw new Error(`no readout '${name}': expected one of ${Object.keys(readouts).join(', ')}`);
  if (!part) return readout;
  const value = part === 'exact' ? readout.exact : part === 'error' ? readout.error : undefined;
  if (value === undefined) throw new Error(`the readout ${name} has no '${part}'`);
  return { value };
}
