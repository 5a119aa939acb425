import { baseParams, type Params, writeLink } from '@/components/demos/permalink';
import type { AnyDemo } from '@/components/demos/registry';

interface ShownRun {
  /** Key of the demo in links. */
  name: string;
  /** The slide it stands on; without one the link leads to the demo's own page. */
  slide?: string;
  /** Step of the slide at which the run is shown. */
  step: number;
  /** Preset the slide opens its demo with. */
  preset?: string;
  params: Params;
  seed: number;
  /** Steps of the run. */
  until: number;
}

/** Path on this site at which a demo makes the run of a picture again. */
export function liveAddress(id: string, demo: AnyDemo, run: ShownRun): string {
  const { name, slide, step, preset, params, seed, until } = run;
  const query = new URLSearchParams();
  writeLink(query, {
    name: slide ? name : id,
    specs: demo.params,
    base: baseParams(demo.params, slide && preset ? demo.presets[preset]?.params : undefined),
    params,
    seed,
    version: demo.version,
    until: until > 0 ? until : undefined,
  });
  const search = query.size > 0 ? `?${query}` : '';
  return slide ? `/present/${search}#/${slide}/${step}` : `/demos/${id}/${search}`;
}
