import { sameValue } from '@/lib/params';
import type { Call } from './calls';
import { baseParams, DEFAULT_SEED, type Params } from './permalink';
import type { AnyDemo } from './registry';
import type { DemoState } from './session';

/** What a reader has set: it changes with the call itself, before the run says anything. */
export type Settings = Pick<DemoState, 'params' | 'seed' | 'speed' | 'prediction'>;

/** What a call changes of the settings at once: the same in the window that computes and in those that watch. */
export function foresee(demo: AnyDemo, now: Settings, call: Call): Partial<Settings> {
  switch (call.method) {
    case 'tune': {
      const patch = changedParams(demo, now.params, call.args[0]);
      return Object.keys(patch).length > 0 ? { params: { ...now.params, ...patch } } : {};
    }
    case 'settle': {
      const [params, seed] = call.args;
      const patch = changedParams(demo, now.params, params);
      const moved = Object.keys(patch).length > 0;
      return { ...(moved && { params: { ...now.params, ...patch } }), ...(seed !== now.seed && { seed }) };
    }
    case 'reseed':
      return { seed: call.args[0] };
    case 'speed':
      return { speed: call.args[0] };
    case 'applyPreset': {
      const [name] = call.args;
      const preset = demo.presets[name];
      if (!preset) return {};
      // The question is about its own preset, which the slide has left behind.
      const past = name === demo.predict?.preset ? {} : skipped(now);
      return { params: baseParams(demo.params, preset.params), ...past };
    }
    case 'open': {
      const [run] = call.args;
      return { params: run.params as Params, seed: run.seed, ...skipped(now) };
    }
    case 'lockPrediction':
      if (!demo.predict) return {};
      return {
        prediction: { phase: 'locked', given: call.args[0] },
        params: baseParams(demo.params, demo.presets[demo.predict.preset]?.params),
        seed: DEFAULT_SEED,
      };
    case 'play':
    case 'stepOnce':
    case 'skipPrediction':
      return skipped(now);
    default:
      return {};
  }
}

/** The entries of a patch that are not so already; what is no parameter of the demo is dropped. */
export function changedParams({ params: specs }: AnyDemo, params: Params, patch: Params): Params {
  return Object.fromEntries(
    Object.entries(patch).filter(
      ([key, value]) => Object.hasOwn(specs, key) && !sameValue(params[key], value),
    ),
  );
}

function skipped(now: Settings): Partial<Settings> {
  return now.prediction.phase === 'open' ? { prediction: { phase: 'skipped' } } : {};
}
