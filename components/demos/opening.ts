import type { RunEvent } from '@/lib/simulation';
import { baseParams, type Params, readLink } from './permalink';
import type { DemoState, SessionOptions } from './session';

/** How a demo begins: what its card says, and the run that its link asks for. */
export interface Opening {
  state: DemoState;
  events: RunEvent[];
  /** Steps to run at once; null when the link does not start a run. */
  until: number | null;
}

/** Parameters that a link need not state on this page. */
export function pageParams({ demo, preset }: SessionOptions): Params {
  return baseParams(demo.params, preset ? demo.presets[preset]?.params : undefined);
}

/** Reads the address on top of the preset. */
export function readOpening(options: SessionOptions): Opening {
  const { name, demo, preset } = options;
  const linked = readLink(location.search, name, demo.params, pageParams(options), demo.version);
  if (preset && !demo.presets[preset]) {
    linked.notes.push(`this demo has no preset '${preset}'; showing the default`);
  }
  // Beside another preset the question would be about something that is not on screen.
  const asked = demo.predict && (!preset || preset === demo.predict.preset);
  const state: DemoState = {
    params: linked.params,
    seed: linked.seed,
    status: 'loading',
    step: 0,
    reached: 0,
    engine: { name: '', fallbacks: [] },
    rate: 0,
    speed: 'normal',
    notes: linked.notes,
    prediction: { phase: asked ? (linked.until === null ? 'open' : 'skipped') : 'none' },
  };
  return { state, events: linked.events, until: linked.until };
}
