import { thumbnails as learning } from '@/lib/ml/thumbnails';
import { type AnyThumbnail, type Shown, STEPS } from '@/lib/ml/thumbnails/thumbnail';
import { thumbnails as quantum } from '@/lib/qmc/thumbnails';
import { createRng, type Rng } from '@/lib/rng';
import type { Simulation } from '@/lib/simulation';

/** Has the reader this to learn from? */
export type Has = 'yes' | 'no';

export interface Params {
  /** Id of the chosen method. */
  method: string;
  /** The relative from which the reader came, or `none`: the edge that is explained. */
  via: string;
  tab: 'map' | 'list' | 'taxonomy';
  data: Has;
  labels: Has;
  likelihood: Has;
  reward: Has;
  hamiltonian: Has;
  /** Methods more edges away than this are faint. */
  reach: number;
}

export interface State {
  rng: Rng;
  /** Steps of the little run. */
  k: number;
  /** State of the method's thumbnail; empty when it has none. */
  run: object;
}

export interface Frame {
  method: string;
  k: number;
  having: Record<'data' | 'labels' | 'likelihood' | 'reward' | 'hamiltonian', boolean>;
  shown: Shown | null;
}

const thumbnails: Record<string, AnyThumbnail> = { ...learning, ...quantum };

/** Ids of the methods that run. */
export const runnable: readonly string[] = Object.keys(thumbnails);

const simulation: Simulation<Params, State, Frame> = {
  init(params, seed) {
    const { method, reach } = params;
    if (!(Number.isInteger(reach) && reach >= 1)) {
      throw new RangeError(`reach = ${reach}: expected an integer ≥ 1`);
    }
    const rng = createRng(seed);
    return { rng, k: 0, run: thumbnails[method]?.init(rng) ?? {} };
  },
  step(state, { method }) {
    if (state.k >= STEPS) return;
    state.k++;
    thumbnails[method]?.step(state.run, state.k, state.rng);
  },
  frame(state, params) {
    const { method, data, labels, likelihood, reward, hamiltonian } = params;
    return {
      method,
      k: state.k,
      having: {
        data: data === 'yes',
        labels: labels === 'yes',
        likelihood: likelihood === 'yes',
        reward: reward === 'yes',
        hamiltonian: hamiltonian === 'yes',
      },
      shown: thumbnails[method]?.show(state.run, state.k) ?? null,
    };
  },
  done: (state, { method }) => state.k >= STEPS || !thumbnails[method],
};

export default simulation;
