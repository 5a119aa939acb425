import type { Painter } from '@/components/viz/context';
import type { AnySimulation } from '@/lib/simulation';
import type { Demo } from './demo';

// biome-ignore lint/suspicious/noExplicitAny: the registry holds demos of every type
export type AnyDemo = Demo<any, any>;

const demos = import.meta.glob('./*/demo.ts') as Record<string, () => Promise<{ default: AnyDemo }>>;
const simulations = import.meta.glob('./*/simulation.ts') as Record<
  string,
  () => Promise<{ default: AnySimulation }>
>;
const paints = import.meta.glob('./*/paint.ts') as Record<
  string,
  // biome-ignore lint/suspicious/noExplicitAny: painters of every frame type
  () => Promise<{ poster: Painter<any, any> }>
>;

/** Ids of all demos: the folders beside this file, in alphabetical order. */
export const demoIds: string[] = Object.keys(demos)
  .map((path) => path.split('/')[1])
  .sort();

/** @throws RangeError when there is no such demo, with the ids there are. */
function find<T>(modules: Record<string, () => Promise<T>>, id: string, file: string): () => Promise<T> {
  const load = modules[`./${id}/${file}`];
  if (!load) throw new RangeError(`no demo '${id}': expected one of ${demoIds.join(', ')}`);
  return load;
}

/** Title, parameters, presets, readouts: plain data and pure functions. */
export async function loadDemo(id: string): Promise<AnyDemo> {
  return (await find(demos, id, 'demo.ts')()).default;
}

export async function loadSimulation(id: string): Promise<AnySimulation> {
  return (await find(simulations, id, 'simulation.ts')()).default;
}

/** The painter of the demo's static picture. */
// biome-ignore lint/suspicious/noExplicitAny: painters of every frame type
export async function loadPoster(id: string): Promise<Painter<any, any>> {
  return (await find(paints, id, 'paint.ts')()).poster;
}
