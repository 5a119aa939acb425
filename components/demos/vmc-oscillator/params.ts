import type { Demo } from '@/components/demos/demo';
import { KNOT_REACH } from '@/lib/qmc/trapSystem';
import { messages } from './messages';
import type { Frame, Params } from './simulation';

const text = messages.en;

/** Heights are kept as ln φ in whole multiples of this: −u²/2 at the knots is one exactly. */
const QUANTUM = 2 ** -12;

/** Places of the knots, in units of 1/√α. */
export const KNOT_PLACES = Float64Array.from({ length: 9 }, (_, k) => KNOT_REACH * (k / 4 - 1));

/** Bounds of ln φ at a knot. */
export const LOWEST_KNOT = -7;
export const HIGHEST_KNOT = 0.35;

/** Knots of three curves: the ground state, one drawn by an unsteady hand, and e^(−1.25|u|). */
const PARABOLA = KNOT_PLACES.map((u) => 0 - 0.5 * u * u);
const FREEHAND = PARABOLA.map((height, k) => height + [0, 0.25, 0.25, -0.25, 0.125, -0.25, 0.375, 0, 0][k]);
const TENT = KNOT_PLACES.map((u) => 0 - 1.25 * Math.abs(u));

export const params: Demo<Params, Frame>['params'] = {
  alpha: {
    kind: 'number',
    ...text.params.alpha,
    symbol: 'α',
    default: 0.8,
    min: 0.1,
    max: 3,
    step: 0.01,
    restarts: false,
  },
  stepSize: {
    kind: 'number',
    ...text.params.stepSize,
    default: 2,
    min: 0.01,
    max: 10,
    step: 0.01,
    scale: 'log',
    restarts: false,
  },
  optimize: {
    kind: 'choice',
    label: text.params.optimize.label,
    default: 'off',
    options: ['off', 'on'],
    optionLabels: text.params.optimize,
    restarts: false,
  },
  learningRate: {
    kind: 'number',
    ...text.params.learningRate,
    symbol: 'η',
    default: 0.2,
    min: 0.01,
    max: 2,
    step: 0.01,
    scale: 'log',
    restarts: false,
  },
  particles: {
    kind: 'integer',
    label: text.params.particles,
    symbol: 'N',
    default: 1,
    min: 1,
    max: 10,
    restarts: true,
  },
  dimensions: {
    kind: 'integer',
    label: text.params.dimensions,
    symbol: 'd',
    default: 1,
    min: 1,
    max: 3,
    restarts: true,
  },
  move: {
    kind: 'choice',
    label: text.params.move.label,
    default: 'particle',
    options: ['particle', 'configuration', 'langevin'],
    optionLabels: text.params.move,
    restarts: false,
  },
  omega: {
    kind: 'number',
    ...text.params.omega,
    symbol: 'ω',
    unit: 'ω₀',
    default: 1,
    min: 0.25,
    max: 2,
    step: 0.05,
    restarts: true,
  },
  walkers: {
    kind: 'integer',
    label: text.params.walkers,
    default: 32,
    min: 1,
    max: 256,
    scale: 'log',
    restarts: true,
  },
  equilibration: {
    kind: 'integer',
    ...text.params.equilibration,
    default: 100,
    min: 0,
    max: 2000,
    restarts: false,
    hidden: true,
  },
  sweepsPerUpdate: {
    kind: 'integer',
    ...text.params.sweepsPerUpdate,
    default: 100,
    min: 64,
    max: 2000,
    restarts: false,
    hidden: true,
  },
  panel: {
    kind: 'choice',
    label: text.params.panel.label,
    default: 'histogram',
    options: ['histogram', 'running', 'blocking', 'slope', 'local', 'steps'],
    optionLabels: text.params.panel,
    restarts: false,
    hidden: true,
  },
  wave: {
    kind: 'choice',
    label: text.params.wave.label,
    help: text.params.wave.help,
    default: 'gaussian',
    options: ['gaussian', 'drawn'],
    optionLabels: text.params.wave,
    restarts: false,
  },
  corner: {
    kind: 'number',
    ...text.params.corner,
    default: 1,
    min: 0,
    max: 1,
    step: 0.05,
    restarts: false,
  },
  green: {
    kind: 'choice',
    label: text.params.green.label,
    help: text.params.green.help,
    default: 'right',
    options: ['right', 'wrong'],
    optionLabels: text.params.green,
    restarts: false,
  },
  knots: {
    kind: 'data',
    ...text.params.knots,
    default: PARABOLA,
    quantum: QUANTUM,
    minLength: PARABOLA.length,
    maxLength: PARABOLA.length,
    restarts: false,
    hidden: true,
  },
};

export const presets: Demo<Params, Frame>['presets'] = {
  default: { label: text.presets.default, params: {} },
  exact: { label: text.presets.exact, params: { alpha: 1 } },
  narrow: { label: text.presets.narrow, params: { alpha: 2 } },
  'small-steps': { label: text.presets.smallSteps, params: { stepSize: 0.1, panel: 'blocking' } },
  'three-dimensions': {
    label: text.presets.threeDimensions,
    params: { dimensions: 3, particles: 4, stepSize: 1.2 },
  },
  optimize: { label: text.presets.optimize, params: { alpha: 0.4, optimize: 'on', panel: 'running' } },
  drawn: {
    label: text.presets.drawn,
    params: { wave: 'drawn', knots: FREEHAND, alpha: 1, panel: 'local' },
  },
  spikes: {
    label: text.presets.spikes,
    params: { wave: 'drawn', knots: TENT, corner: 0.25, alpha: 1, panel: 'local' },
  },
  kink: {
    label: text.presets.kink,
    params: { wave: 'drawn', knots: TENT, corner: 0, alpha: 1, panel: 'local' },
  },
  steps: { label: text.presets.steps, params: { panel: 'steps' } },
  langevin: { label: text.presets.langevin, params: { move: 'langevin', stepSize: 1.6 } },
  bug: {
    label: text.presets.bug,
    params: { alpha: 1, move: 'langevin', green: 'wrong', stepSize: 1.1 },
  },
};
