import type { AnyDemo } from '@/components/demos/registry';
import type { Readout } from '@/lib/simulation';

/** A number of a frame with its name and unit. */
export type NamedReadout = Readout & { label: string; unit?: string };

/** All numbers that a demo shows of a frame, those that depend on the data, too. */
export function readoutsOf(demo: AnyDemo, frame: unknown): Record<string, NamedReadout> {
  const all: Record<string, NamedReadout> = {};
  for (const [name, spec] of Object.entries(demo.readouts)) {
    all[name] = { ...spec.read(frame), label: spec.label, unit: spec.unit };
  }
  return { ...all, ...demo.moreReadouts?.(frame) };
}
