import type { Demo } from '@/components/demos/demo';
import { CELLS } from '@/lib/ml/baths';
import type { DataSpec, ParamSpecs } from '@/lib/params';
import { messages } from './messages';
import type { Frame, Params } from './simulation';

const text = messages.en;
/** T_c of Ising on the grid of the control. */
const CRITICAL = 2.269;

/** One number for each coarse cell. */
const cellsSpec = (label: string): DataSpec => ({
  kind: 'data',
  label,
  default: new Float64Array(CELLS * CELLS),
  quantum: 0.05,
  minLength: CELLS * CELLS,
  maxLength: CELLS * CELLS,
  restarts: false,
  hidden: true,
});

/** A magnet with a hot stripe on the left and a cold one on the right. */
const stripes = Float64Array.from({ length: CELLS * CELLS }, (_, cell) =>
  cell % CELLS < 5 ? 1 : cell % CELLS > 10 ? -0.5 : 0,
);

/** Controls, bounds and links. */
export const params: ParamSpecs<Params> = {
  temperature: {
    kind: 'number',
    ...text.params.temperature,
    symbol: 'T',
    unit: 'J',
    default: CRITICAL,
    min: 0.05,
    max: 5,
    step: 0.005,
    restarts: false,
  },
  experiment: {
    kind: 'choice',
    label: text.params.experiment.label,
    default: 'watch',
    options: ['watch', 'sizes', 'sweep', 'loop', 'crossing'],
    optionLabels: text.params.experiment,
    restarts: true,
  },
  algorithm: {
    kind: 'choice',
    label: text.params.algorithm.label,
    default: 'metropolis',
    options: ['metropolis', 'wolff', 'swendsen-wang'],
    optionLabels: text.params.algorithm,
    restarts: false,
  },
  size: {
    kind: 'integer',
    ...text.params.size,
    symbol: 'L',
    default: 128,
    min: 2,
    max: 512,
    scale: 'log',
    restarts: true,
  },
  states: {
    kind: 'integer',
    ...text.params.states,
    symbol: 'q',
    default: 2,
    min: 2,
    max: 10,
    restarts: true,
  },
  field: {
    kind: 'number',
    ...text.params.field,
    symbol: 'b',
    unit: 'J',
    default: 0,
    min: -2,
    max: 2,
    step: 0.05,
    restarts: false,
  },
  couplings: {
    kind: 'choice',
    label: text.params.couplings.label,
    default: 'magnet',
    options: ['magnet', 'memory'],
    optionLabels: text.params.couplings,
    restarts: true,
  },
  pictures: {
    kind: 'integer',
    ...text.params.pictures,
    symbol: 'P',
    default: 6,
    min: 1,
    max: 9,
    restarts: true,
    hidden: true,
  },
  start: {
    kind: 'choice',
    label: text.params.start.label,
    default: 'hot',
    options: ['cold', 'hot'],
    optionLabels: text.params.start,
    restarts: true,
  },
  equilibration: {
    kind: 'integer',
    ...text.params.equilibration,
    default: 200,
    min: 0,
    max: 10_000,
    scale: 'log',
    restarts: false,
    hidden: true,
  },
  dwell: {
    kind: 'integer',
    ...text.params.dwell,
    default: 300,
    min: 64,
    max: 100_000,
    scale: 'log',
    restarts: false,
    hidden: true,
  },
  show: {
    kind: 'choice',
    label: text.params.show.label,
    default: 'spins',
    options: ['spins', 'clusters'],
    optionLabels: text.params.show,
    restarts: false,
    hidden: true,
  },
  brush: {
    kind: 'choice',
    label: text.params.brush.label,
    default: 'spins',
    options: ['spins', 'hot', 'cold', 'up', 'down', 'wipe'],
    optionLabels: text.params.brush,
    restarts: false,
    hidden: true,
  },
  heat: cellsSpec(text.params.heat),
  fields: cellsSpec(text.params.fields),
};

/** Where to start. */
export const presets: Demo<Params, Frame>['presets'] = {
  default: { label: text.presets.default, params: {} },
  ordered: { label: text.presets.ordered, params: { temperature: 1.5 } },
  clusters: {
    label: text.presets.clusters,
    params: { algorithm: 'swendsen-wang', show: 'clusters', size: 96 },
  },
  sizes: {
    label: text.presets.sizes,
    params: { experiment: 'sizes', size: 512, algorithm: 'metropolis', temperature: 2.3 },
  },
  sweep: {
    label: text.presets.sweep,
    params: { experiment: 'sweep', algorithm: 'wolff', size: 32, start: 'cold', equilibration: 60 },
  },
  hysteresis: {
    label: text.presets.hysteresis,
    params: { experiment: 'loop', states: 8, size: 64, start: 'cold', equilibration: 20, dwell: 100 },
  },
  'binder-crossing': {
    label: text.presets.crossing,
    params: { experiment: 'crossing', algorithm: 'wolff', size: 32 },
  },
  painted: { label: text.presets.painted, params: { temperature: 2.1, heat: stripes } },
  memory: { label: text.presets.memory, params: { couplings: 'memory', temperature: 1.2 } },
  exact: { label: text.presets.exact, params: { size: 4, equilibration: 20 } },
};
