import { type Crowd, isCrowdsTurn, sweepsMeasured } from '@/lib/qmc/crowd';
import type { WalkerEngine, WalkerEngineName } from '@/lib/qmc/gpu/walkerEngine';
import { advanceRbmCrowd, createRbmCrowd, openRbmEngine } from '@/lib/qmc/rbmCrowd';
import { type RbmFrame, rbmFrame } from '@/lib/qmc/rbmFrame';
import { advanceRbmRun, createRbmRun, type RbmRun } from '@/lib/qmc/rbmRun';
import { checkRbmSettings, type RbmRunSettings } from '@/lib/qmc/rbmSettings';
import type { Simulation } from '@/lib/simulation';

export interface Params extends RbmRunSettings {
  /** What measures at the held θ. */
  engine: WalkerEngineName;
  /** Which plot stands beside energy and histogram. No physics. */
  panel: 'network' | 'density' | 'radial';
}

export interface State extends RbmRun {
  /** Empty without a device. */
  crowd: Crowd;
}

export type Frame = RbmFrame;

const crowdMeasures = ({ crowd, learning }: State, { updates }: Readonly<Params>): boolean =>
  isCrowdsTurn(crowd, learning, updates);

/**
 * An RBM learns the ground state of two electrons in a two-dimensional trap; one step is one sweep of all walkers. After
 * the last update θ is held at its mean over the last quarter of them, and every further sweep measures the energy. On a
 * device one step of the measurement is many sweeps of thousands of walkers.
 */
const simulation: Simulation<Params, State, Frame, never, WalkerEngine> = {
  async load(params, assets) {
    checkRbmSettings(params);
    return openRbmEngine(params.engine, params, assets);
  },
  engine: ({ report }) => report,
  init(params, seed, engine) {
    checkRbmSettings(params);
    return { ...createRbmRun(params, seed), crowd: createRbmCrowd(engine, params) };
  },
  step(state, params, engine) {
    if (state.lost) return;
    if (crowdMeasures(state, params)) return advanceRbmCrowd(state.crowd, state, params, engine);
    advanceRbmRun(state, params);
  },
  frame(state, params) {
    const frame = rbmFrame(state, params);
    const walkers = crowdMeasures(state, params) ? state.crowd.count : frame.walkers;
    return { ...frame, walkers, sweeps: sweepsMeasured(state.crowd, state.learning.measurement) };
  },
};

export default simulation;
