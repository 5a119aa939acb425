import type { ComponentType } from 'react';
import type { ViewProps } from './demo';

// Apart from the registry, so that workers and command-line programs do not carry React.
const views = import.meta.glob('./*/View.tsx') as Record<
  string,
  // biome-ignore lint/suspicious/noExplicitAny: views of every frame type
  () => Promise<{ default: ComponentType<ViewProps<any, any, any>> }>
>;

/** The React component that lays out a demo's painters. */
// biome-ignore lint/suspicious/noExplicitAny: views of every frame type
export async function loadView(id: string): Promise<ComponentType<ViewProps<any, any, any>>> {
  const load = views[`./${id}/View.tsx`];
  if (!load) throw new RangeError(`demo '${id}' has no view`);
  return (await load()).default;
}
