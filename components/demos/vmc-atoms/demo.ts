import type { Demo } from '@/components/demos/demo';
import { measuredReadout } from '@/components/demos/measuredReadout';
import { formatNumber, formatWithError } from '@/lib/format';
import { totalEnergy } from '@/lib/qmc/exactAtoms';
import type { Readout } from '@/lib/simulation';
import type { Estimate } from '@/lib/stats';
import { messages } from './messages';
import { params, presets } from './params';
import type { Frame, Params } from './simulation';
import { tables } from './tables';

const text = messages.en;

/** A readout whose error may not be known yet; one below rounding is none. */
function measured({ mean, standardError }: Estimate, exact?: number): Readout {
  return measuredReadout(Math.abs(mean) < 1e-20 ? 0 : mean, standardError, exact);
}

/** Relative difference to the ground state that is none. */
const ROUNDING = 1e-9;

function describe(frame: Frame): string {
  const { energy, ground, ansatz, settling, updates, planned } = frame;
  const words = text.describe;
  const short = (value: number) => formatNumber(value, undefined, 4);
  const value = formatWithError(energy.mean, energy.standardError);
  const below = energy.mean + 5 * energy.standardError < (1 + ROUNDING) * ground;
  if (updates > 0 && updates < planned) {
    const at = words.values(short(frame.alpha), frame.beta === null ? null : short(frame.beta));
    const now = words.learning(updates, planned, at, value);
    return below ? `${now} ${words.belowLearning}` : now;
  }
  if (settling > 0 || frame.sweeps === 0) {
    // What is shown meanwhile is the energy of the last update.
    const now = words.settling(short(frame.alpha), settling);
    return below ? `${now} ${words.belowLast(value)}` : now;
  }
  const told = words.measured(String(frame.sweeps), frame.walkers, value, formatNumber(ground, undefined, 8));
  const main = frame.trusted ? told : `${told} ${words.tooFew}`;
  if (frame.variance.mean < 1e-12) return `${main} ${words.noVariance}`;
  if (below) return `${main} ${words.below}`;
  const kinks = [
    ...(frame.alpha === ansatz.charge ? [] : [words.nucleus]),
    ...(ansatz.electrons === 2 && !ansatz.electronCusp ? [words.pair] : []),
  ];
  return [main, ...(kinks.length === 0 ? [words.both] : [...kinks, words.rare])].join(' ');
}

/** Best α where it is known in closed form. */
function bestAlpha({ ansatz, beta, planned }: Frame): number | undefined {
  if (planned === 0 || beta !== null) return undefined;
  return ansatz.electrons === 1 ? ansatz.charge : ansatz.charge - 5 / 16;
}

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.sweep, many: text.sweeps },
  params,
  presets,
  pace: 300,
  steps: 50_000,
  readouts: {
    energy: {
      label: text.readouts.energy,
      symbol: text.symbols.energy,
      unit: text.units.energy,
      source: ({ ansatz }) => (ansatz.electrons === 1 ? text.sources.exact : text.sources.published),
      read: ({ energy, ground }) => measured(energy, ground),
    },
    variance: {
      label: text.readouts.variance,
      symbol: text.symbols.variance,
      unit: text.units.squared,
      source: text.sources.trial,
      read: ({ variance, exactVariance }) => measured(variance, exactVariance ?? undefined),
    },
    trial: {
      label: text.readouts.trial,
      symbol: text.symbols.trial,
      unit: text.units.energy,
      read: ({ exact }) => ({ value: totalEnergy(exact) }),
    },
    kinetic: {
      label: text.readouts.kinetic,
      symbol: text.symbols.kinetic,
      unit: text.units.energy,
      source: text.sources.trial,
      read: ({ kinetic, exact }) => measured(kinetic, exact.kinetic),
    },
    attraction: {
      label: text.readouts.attraction,
      symbol: text.symbols.attraction,
      unit: text.units.energy,
      source: text.sources.trial,
      read: ({ external, exact }) => measured(external, exact.attraction),
    },
    repulsion: {
      label: text.readouts.repulsion,
      symbol: text.symbols.repulsion,
      unit: text.units.energy,
      source: text.sources.trial,
      read: ({ interaction, exact }) => measured(interaction, exact.repulsion),
    },
    virial: {
      label: text.readouts.virial,
      symbol: text.symbols.virial,
      unit: text.units.energy,
      source: text.sources.trial,
      read: ({ coulombVirial, exact }) => measured(coulombVirial, totalEnergy(exact) + exact.kinetic),
    },
    acceptance: {
      label: text.readouts.acceptance,
      symbol: text.symbols.acceptance,
      read: ({ acceptance }) => measured(acceptance),
    },
    currentAlpha: {
      label: text.readouts.currentAlpha,
      symbol: text.symbols.currentAlpha,
      source: text.sources.best,
      read: (frame) => {
        const exact = bestAlpha(frame);
        return exact === undefined ? { value: frame.alpha } : { value: frame.alpha, exact };
      },
    },
    currentBeta: {
      label: text.readouts.currentBeta,
      symbol: text.symbols.currentBeta,
      read: ({ beta, shownBeta }) => ({ value: beta ?? shownBeta }),
    },
  },
  describe,
  tables,
  predict: {
    kind: 'choice',
    question: text.predict.question,
    preset: 'learn',
    until: 5000,
    options: (['same', 'narrow', 'spread'] as const).map((id) => ({ id, label: text.predict.options[id] })),
    answer: ({ variance, energy }) => {
      const spread = Math.sqrt(variance.mean) / Math.abs(energy.mean);
      return spread < 1e-6 ? 'same' : spread < 0.01 ? 'narrow' : 'spread';
    },
    explain: ({ alpha, energy, variance }) =>
      text.predict.explain(
        formatNumber(alpha, undefined, 3),
        formatNumber(energy.mean, energy.standardError),
        formatNumber(Math.sqrt(variance.mean), undefined, 2),
      ),
  },
  cite: ['kato1957', 'hylleraas1929', 'nakashima2007', 'sorella1998'],
  poster: { preset: 'default', seed: 1, steps: 1500, aspect: 1.6 },
  version: 1,
  provenance: 'live',
};

export default demo;
