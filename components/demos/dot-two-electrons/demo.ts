import type { Demo, MoreReadout } from '@/components/demos/demo';
import { engineChoice } from '@/components/demos/engineChoice';
import { measuredReadout } from '@/components/demos/measuredReadout';
import { formatNumber } from '@/lib/format';
import type { Measured } from '@/lib/qmc/twoElectronEstimate';
import type { Readout } from '@/lib/simulation';
import { describe } from './describe';
import { messages } from './messages';
import type { Frame, Params } from './simulation';
import { tables } from './tables';

const text = messages.en;

/** A readout whose error may not be known yet, or may be none. */
function measured({ value, error }: Measured, exact?: number): Readout {
  return measuredReadout(value, error, exact);
}

/** α and β where the wave function has them, beside the best ones; what is true only while it learns, or after. */
function moreReadouts({ named, best, trial, phase, ...frame }: Frame): Record<string, MoreReadout> {
  const more: Record<string, MoreReadout> = {};
  const beside = (exact?: number) => (exact === undefined ? {} : { exact, source: text.sources.best });
  if (named.alpha !== undefined)
    more.alpha = { label: text.readouts.alpha, value: named.alpha, ...beside(best?.alpha) };
  if (named.beta !== undefined)
    more.beta = {
      label: text.readouts.beta,
      unit: text.units.inverse,
      value: named.beta,
      ...beside(best?.beta),
    };
  if (frame.clipping && phase === 'learning')
    more.clipped = { label: text.readouts.clipped, value: frame.clipped };
  if (trial && phase === 'measuring') {
    const exact = best ? { exact: best.energy, source: text.sources.bestOfFamily } : {};
    more.trialEnergy = {
      label: text.readouts.trialEnergy,
      unit: text.units.energy,
      value: trial.energy,
      ...exact,
    };
  }
  return more;
}

/** Var E_L of the trial; a Gaussian in the plane has none. */
function exactVariance({ ansatz, dimensions, trial, phase }: Frame): number | undefined {
  if (ansatz === 'exact') return 0;
  return phase !== 'measuring' || (ansatz === 'gaussian' && dimensions === 2) ? undefined : trial?.variance;
}

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.sweep, many: text.sweeps },
  params: {
    omega: {
      kind: 'number',
      ...text.params.omega,
      symbol: 'ω',
      unit: text.units.energy,
      default: 1,
      min: 0.01,
      max: 10,
      step: 0.001,
      scale: 'log',
      restarts: true,
    },
    dimensions: {
      kind: 'integer',
      ...text.params.dimensions,
      symbol: 'd',
      default: 2,
      min: 2,
      max: 3,
      restarts: true,
    },
    ansatz: {
      kind: 'choice',
      label: text.params.ansatz.label,
      default: 'pade-jastrow',
      options: ['gaussian', 'pade-jastrow', 'deep', 'exact'],
      optionLabels: text.params.ansatz,
      restarts: true,
    },
    optimizer: {
      kind: 'choice',
      label: text.params.optimizer.label,
      default: 'sr',
      options: ['sr', 'off'],
      optionLabels: text.params.optimizer,
      restarts: false,
    },
    alpha: {
      kind: 'number',
      ...text.params.alpha,
      symbol: 'α',
      default: 0.7,
      min: 0.3,
      max: 2,
      step: 0.01,
      restarts: false,
    },
    beta: {
      kind: 'number',
      ...text.params.beta,
      symbol: 'β',
      unit: text.units.inverse,
      default: 1,
      min: 0.01,
      max: 10,
      step: 0.001,
      scale: 'log',
      restarts: false,
    },
    learningRate: {
      kind: 'number',
      ...text.params.learningRate,
      symbol: 'ωη',
      default: 0.4,
      min: 0.1,
      max: 1,
      step: 0.01,
      scale: 'log',
      restarts: false,
    },
    walkers: {
      kind: 'integer',
      ...text.params.walkers,
      default: 100,
      min: 10,
      max: 500,
      scale: 'log',
      restarts: true,
      hidden: true,
    },
    engine: engineChoice('auto'),
    heldX: {
      kind: 'number',
      ...text.params.heldX,
      default: 0.3,
      min: -1,
      max: 1,
      step: 0.01,
      restarts: false,
      hidden: true,
    },
    heldY: {
      kind: 'number',
      ...text.params.heldY,
      default: 0,
      min: -1,
      max: 1,
      step: 0.01,
      restarts: false,
      hidden: true,
    },
    panel: {
      kind: 'choice',
      label: text.params.panel.label,
      default: 'separation',
      options: ['separation', 'density', 'learning', 'histogram'],
      optionLabels: text.params.panel,
      restarts: false,
      hidden: true,
    },
  },
  presets: {
    default: { label: text.presets.default, params: {} },
    taut: { label: text.presets.taut, params: { ansatz: 'exact', panel: 'histogram' } },
    'taut-3d': {
      label: text.presets.taut3,
      params: { ansatz: 'exact', dimensions: 3, omega: 0.5, panel: 'histogram' },
    },
    'taut-sixth': {
      label: text.presets.taut6,
      params: { ansatz: 'exact', omega: 1 / 6, panel: 'histogram' },
    },
    'weak-trap': {
      label: text.presets.weak,
      params: { omega: 0.01, beta: 0.1, heldX: 0.4, panel: 'density' },
    },
    'cold-start': { label: text.presets.cold, params: { alpha: 0.3, beta: 10, panel: 'learning' } },
    deep: { label: text.presets.deep, params: { ansatz: 'deep', panel: 'learning' } },
    'no-jastrow': { label: text.presets.gaussian, params: { ansatz: 'gaussian', panel: 'histogram' } },
  },
  pace: 'max',
  steps: 12_000,
  readouts: {
    energy: {
      label: text.readouts.energy,
      symbol: text.symbols.energy,
      unit: text.units.energy,
      source: text.sources.exact,
      read: ({ estimate, exact }) => measured(estimate.energy, exact.energy),
    },
    exactEnergy: {
      label: text.readouts.exactEnergy,
      symbol: text.symbols.exactEnergy,
      unit: text.units.energy,
      read: ({ exact }) => ({ value: exact.energy }),
    },
    variance: {
      label: text.readouts.variance,
      symbol: text.symbols.variance,
      unit: text.units.squared,
      source: text.sources.noiseless,
      read: (frame) => measured(frame.estimate.variance, exactVariance(frame)),
    },
    kinetic: {
      label: text.readouts.kinetic,
      symbol: text.symbols.kinetic,
      unit: text.units.energy,
      source: text.sources.exact,
      read: ({ estimate, exact }) => measured(estimate.kinetic, exact.kinetic),
    },
    trap: {
      label: text.readouts.trap,
      symbol: text.symbols.trap,
      unit: text.units.energy,
      source: text.sources.exact,
      read: ({ estimate, exact }) => measured(estimate.external, exact.external),
    },
    interaction: {
      label: text.readouts.interaction,
      symbol: text.symbols.interaction,
      unit: text.units.energy,
      source: text.sources.exact,
      read: ({ estimate, exact }) => measured(estimate.interaction, exact.interaction),
    },
    virial: {
      label: text.readouts.virial,
      symbol: text.symbols.virial,
      unit: text.units.energy,
      source: text.sources.theorem,
      read: ({ estimate }) => measured(estimate.virial, 0),
    },
    acceptance: {
      label: text.readouts.acceptance,
      symbol: text.symbols.acceptance,
      read: ({ acceptance }) => ({ value: acceptance }),
    },
  },
  moreReadouts,
  describe,
  tables,
  predict: {
    kind: 'choice',
    question: text.predict.question,
    preset: 'weak-trap',
    until: 2000,
    options: (['free', 'same', 'more'] as const).map((id) => ({ id, label: text.predict.options[id] })),
    answer: ({ estimate, omega }) => {
      const ratio = estimate.energy.value / omega;
      return ratio < 2.5 ? 'free' : ratio < 6 ? 'same' : 'more';
    },
    explain: ({ estimate, omega }) =>
      text.predict.explain(
        formatNumber(estimate.energy.value / omega, undefined, 3),
        formatNumber((100 * estimate.kinetic.value) / estimate.energy.value, undefined, 2),
      ),
  },
  cite: ['taut1993', 'taut1994', 'kato1957', 'sorella1998', 'zaheer2017', 'li2024', 'goldshlager2024'],
  poster: {
    seed: 1,
    steps: 2400,
    aspect: 1.6,
    params: { engine: 'float64' },
    presetSteps: { 'no-jastrow': 5000 },
  },
  version: 2,
  provenance: 'live',
};

export default demo;
