import type { Demo, MoreReadout, Table } from '@/components/demos/demo';
import { measuredReadout } from '@/components/demos/measuredReadout';
import { formatNumber, formatWithError } from '@/lib/format';
import { trapSigma } from '@/lib/qmc/wavefunctions/rbm';
import type { Estimate } from '@/lib/stats';
import { messages } from './messages';
import { params } from './params';
import type { Frame, Params } from './simulation';

const text = messages.en;

function describe(frame: Frame): string {
  const { energy, exactEnergy, phase, updates, planned, sweeps } = frame;
  const words = text.describe;
  if (frame.lost) return `${words.lost} ${causeOfLoss(frame)}`;
  const value = formatWithError(energy.value, energy.error);
  if (phase === 'learning') {
    const now = updates === 0 ? words.start(frame.walkers) : words.learning(updates, planned, value);
    return isBelow(frame) ? `${now} ${words.belowLearning}` : now;
  }
  const main = words.measuring(sweeps, value, formatNumber(exactEnergy));
  return [main, ...remarks(frame)].join(' ');
}

/** A width so many times too large or too small makes a Gaussian whose energy no hidden unit repairs. */
const FAR_WIDTH = 4;

/** Why a run ran away: a width far from the one that fits the trap, or else the length of a step. */
function causeOfLoss({ sigma, omega, amplitude, optimizer, learningRate }: Frame): string {
  const words = text.describe;
  const fit = trapSigma(omega, amplitude);
  if (Math.max(sigma / fit, fit / sigma) > FAR_WIDTH) {
    return words.lostWidth(formatNumber(sigma), formatNumber(fit));
  }
  // Only SR shortens a step that is too long.
  return (optimizer === 'sr' ? words.lostStep : words.lostStepUncapped)(formatNumber(learningRate));
}

const isEigenstate = ({ energy, omega }: Frame) => energy.variance < 1e-12 * omega * omega;

/** More than five standard errors below the exact energy, and not by rounding. */
const isBelow = (frame: Frame): boolean =>
  !isEigenstate(frame) && frame.energy.value < frame.exactEnergy - 5 * frame.energy.error;

/** What is worth a sentence besides the energy. */
function remarks(frame: Frame): string[] {
  const { energy, exactEnergy, omega, amplitude } = frame;
  const words = text.describe;
  const out: string[] = frame.parts.trusted ? [] : [words.tooFew];
  if (isEigenstate(frame)) out.push(words.eigenstate);
  else if (isBelow(frame)) out.push(words.below);
  else if (frame.fitted && energy.value > 1.5 * exactEnergy) out.push(words.far);
  else if (frame.repulsion && !frame.jastrow) out.push(words.noCusp);
  if (!frame.fitted) {
    out.push(words.trap(formatNumber(frame.sigma), formatNumber(trapSigma(omega, amplitude))));
  }
  return out;
}

const zip = (...columns: Float64Array[]): number[][] =>
  Array.from(columns[0], (_, row) => columns.map((column) => column[row]));

function tables(frame: Frame): Table[] {
  const { trace, histogram, radial, density, theta, hidden } = frame;
  const words = text.tables;
  const weight = (i: number, j: number) => theta[4 + hidden + i * hidden + j];
  const place = (k: number) => ((2 * k + 1) / density.cells - 1) * density.reach;
  return [
    { name: 'energy', ...words.energy, rows: zip(trace.update, trace.energy, trace.error) },
    {
      name: 'local-energies',
      ...words.histogram,
      rows: zip(histogram.edges.slice(0, -1), histogram.edges.slice(1), histogram.counts),
    },
    {
      name: 'hidden-units',
      ...words.network,
      rows: Array.from({ length: hidden }, (_, j) => [
        j + 1,
        theta[4 + j],
        weight(0, j),
        weight(1, j),
        weight(2, j),
        weight(3, j),
      ]),
    },
    { name: 'radial-density', ...words.radial, rows: zip(radial.r, radial.n, radial.exact) },
    {
      name: 'density',
      ...words.density,
      rows: Array.from(density.values, (n, k) => [
        place(k % density.cells),
        place(Math.floor(k / density.cells)),
        n,
      ]),
    },
  ];
}

/** Numbers that exist only once something was measured, or where a closed form does. */
function moreReadouts(frame: Frame): Record<string, MoreReadout> {
  const words = text.readouts;
  const out: Record<string, MoreReadout> = {};
  if (Number.isFinite(frame.optimum) && !frame.lost) {
    out.optimum = { label: words.optimum, unit: text.units.energy, value: frame.optimum };
  }
  if (frame.lost) return out;
  if (frame.clipping && frame.updates > 0) out.clipped = { label: words.clipped, value: frame.clipped };
  if (frame.phase === 'learning') return out;
  const { kinetic, external, interaction, trapVirial, acceptance } = frame.parts;
  const add = (key: keyof typeof words, { mean, standardError }: Estimate, more: Partial<MoreReadout>) => {
    out[key] = { label: words[key], ...measuredReadout(mean, standardError), ...more };
  };
  const unit = text.units.energy;
  add('kinetic', kinetic, { unit });
  add('trap', external, { unit });
  add('interaction', interaction, { unit });
  add('virial', trapVirial, { unit, exact: 0, source: text.sources.virial });
  add('acceptance', acceptance, {});
  return out;
}

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.sweep, many: text.sweeps },
  params,
  presets: {
    default: { label: text.presets.default, params: {} },
    direct: { label: text.presets.direct, params: { amplitude: 'direct' } },
    trap: { label: text.presets.trap, params: { interaction: 'off', sigma: 1 } },
    fitted: { label: text.presets.fitted, params: { interaction: 'off', start: 0, updates: 0 } },
    jastrow: { label: text.presets.jastrow, params: { jastrow: 'on' } },
    'jastrow-only': { label: text.presets.jastrowOnly, params: { jastrow: 'on', hidden: 0 } },
    'too-fast': {
      label: text.presets.tooFast,
      params: { optimizer: 'sgd', learningRate: 2, amplitude: 'direct' },
    },
    wide: { label: text.presets.wide, params: { omega: 0.05, amplitude: 'direct', panel: 'radial' } },
    clipped: { label: text.presets.clipped, params: { amplitude: 'direct', clip: 3 } },
  },
  pace: 400,
  steps: 12_000,
  readouts: {
    energy: {
      label: text.readouts.energy,
      symbol: text.symbols.energy,
      unit: text.units.energy,
      source: text.sources.exact,
      read: ({ energy, exactEnergy }) => measuredReadout(energy.value, energy.error, exactEnergy),
    },
    variance: {
      label: text.readouts.variance,
      symbol: text.symbols.variance,
      unit: text.units.squared,
      read: ({ energy }) => measuredReadout(energy.variance, energy.varianceError),
    },
  },
  moreReadouts,
  describe,
  tables,
  predict: {
    kind: 'choice',
    question: text.predict.question,
    preset: 'trap',
    until: 3000,
    options: Object.entries(text.predict.options).map(([id, label]) => ({ id, label })),
    answer: ({ energy }) =>
      energy.value < 1.95 ? 'below' : energy.value < 2.125 ? 'exact' : energy.value < 2.375 ? 'half' : 'trap',
    explain: ({ energy }) => text.predict.explain(formatNumber(energy.value, energy.error)),
  },
  cite: ['carleo2017', 'sorella1998', 'taut1994'],
  poster: { preset: 'default', seed: 1, steps: 2600, aspect: 1.9 },
  version: 1,
  provenance: 'live',
};

export default demo;
