import type { Demo } from '@/components/demos/demo';
import { measuredReadout } from '@/components/demos/measuredReadout';
import { formatNumber, formatWithError } from '@/lib/format';
import {
  sampledEnergy,
  shapeEnergy,
  shapeEnergyDerivative,
  shapeMeanSquare,
  shapeVariance,
} from '@/lib/qmc/shapes';
import { messages } from './messages';
import { params, presets } from './params';
import type { Frame, Params } from './simulation';
import { tables } from './tables';

const text = messages.en;

function describe(frame: Frame): string {
  const { estimate, shape, omega, size, walkers } = frame;
  const words = text.describe;
  const alpha = formatNumber(estimate.alpha, undefined, 4);
  if (frame.optimizing && frame.iteration > 0) {
    const next = formatNumber(frame.alpha, undefined, 4);
    const energy = formatWithError(estimate.energy, estimate.blockedError);
    return [words.descent(frame.iteration, alpha, energy, next), ...energyFaults(frame)].join(' ');
  }
  if (frame.settling > 0 || estimate.sweeps === 0) return words.settling(alpha, frame.settling);
  if (estimate.acceptance === 0) return words.stuck(formatNumber(frame.stepSize));
  const main = words.measured(
    walkers,
    alpha,
    String(estimate.sweeps),
    formatWithError(estimate.energy, estimate.blockedError),
    formatNumber(shapeEnergy(shape, estimate.alpha, omega, size)),
  );
  const wrong = faults(frame);
  if (wrong.length > 0) return [main, ...wrong].join(' ');
  if (estimate.variance < 1e-12) return `${main} ${words.noVariance}`;
  const accepted = words.accepted(`${formatNumber(100 * estimate.acceptance, undefined, 3)}\u00a0%`);
  return `${main} ${accepted}${estimate.plateau ? '' : ` ${words.noPlateau}`}`;
}

/** What sharp kinks hold and samples miss; 0 when it is only the rounding of the quadrature. */
function kinkEnergy({ estimate, shape, omega, size }: Frame): number {
  const missed =
    shapeEnergy(shape, estimate.alpha, omega, size) - sampledEnergy(shape, estimate.alpha, omega, size);
  return Math.abs(missed) < 1e-6 * size ? 0 : missed;
}

/** What more than five error bars tell: kinks that samples miss, less than the ground state has, or than this Ψ has. */
function energyFaults(frame: Frame): string[] {
  const { estimate, omega, size } = frame;
  const missed = kinkEnergy(frame);
  if (missed > 0 && missed > 5 * estimate.blockedError) {
    return [text.describe.kinks(formatNumber(missed, undefined, 4))];
  }
  const most = estimate.energy + 5 * estimate.blockedError + 1e-9;
  if (most < 0.5 * size * omega) return [text.describe.below];
  const own = sampledEnergy(frame.shape, estimate.alpha, omega, size);
  return most < own ? [text.describe.unsettled] : [];
}

/** The same, and walkers that follow another density. */
function faults(frame: Frame): string[] {
  const { shape, alpha, meanSquare } = frame;
  const exact = shapeMeanSquare(shape, alpha);
  const measured = formatWithError(meanSquare.mean, meanSquare.standardError);
  // Walkers that have hardly moved yet know nothing of ⟨x²⟩, nor how wrong they are.
  const off = meanSquare.settled && Math.abs(meanSquare.mean - exact) > 5 * meanSquare.standardError;
  return [...energyFaults(frame), ...(off ? [text.describe.moment(measured, formatNumber(exact))] : [])];
}

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.sweep, many: text.sweeps },
  params,
  presets,
  pace: 600,
  steps: 100_000,
  readouts: {
    energy: {
      label: text.readouts.energy,
      symbol: text.symbols.energy,
      unit: text.units.energy,
      source: text.sources.exact,
      read: ({ estimate: e, shape, omega, size }) =>
        measuredReadout(e.energy, e.blockedError, shapeEnergy(shape, e.alpha, omega, size)),
    },
    variance: {
      label: text.readouts.variance,
      symbol: text.symbols.variance,
      unit: text.units.squared,
      source: text.sources.exact,
      read: ({ estimate: e, shape, omega, size }) =>
        measuredReadout(e.variance, e.varianceError, shapeVariance(shape, e.alpha, omega, size)),
    },
    acceptance: {
      label: text.readouts.acceptance,
      symbol: text.symbols.acceptance,
      read: ({ estimate: e }) => measuredReadout(e.acceptance, e.acceptanceError),
    },
    naiveError: {
      label: text.readouts.naiveError,
      symbol: text.symbols.naiveError,
      unit: text.units.energy,
      read: ({ estimate: e }) => ({ value: e.naiveError }),
    },
    blockedError: {
      label: text.readouts.blockedError,
      symbol: text.symbols.blockedError,
      unit: text.units.energy,
      read: ({ estimate: e }) => ({ value: e.blockedError }),
    },
    autocorrelationTime: {
      label: text.readouts.autocorrelationTime,
      symbol: text.symbols.autocorrelationTime,
      unit: text.sweeps,
      read: ({ estimate: e }) => ({ value: e.autocorrelationTime }),
    },
    gradient: {
      label: text.readouts.gradient,
      symbol: text.symbols.gradient,
      unit: text.units.energy,
      source: text.sources.exact,
      read: ({ estimate: e, shape, omega, size }) =>
        measuredReadout(e.gradient, e.gradientError, shapeEnergyDerivative(shape, e.alpha, omega, size)),
    },
    difference: {
      label: text.readouts.difference,
      symbol: text.symbols.difference,
      unit: text.units.energy,
      source: text.sources.exact,
      read: ({ estimate: e, shape, omega, size }) =>
        measuredReadout(e.difference, e.differenceError, shapeEnergyDerivative(shape, e.alpha, omega, size)),
    },
    currentAlpha: {
      label: text.readouts.currentAlpha,
      symbol: text.symbols.currentAlpha,
      source: text.sources.minimum,
      // The best α beside it would answer the prediction before it is made.
      read: ({ alpha, omega, shape, optimizing }) =>
        optimizing
          ? { value: alpha, exact: omega * Math.sqrt(shape.potential / shape.kinetic) }
          : { value: alpha },
    },
    meanSquare: {
      label: text.readouts.meanSquare,
      symbol: text.symbols.meanSquare,
      unit: text.units.square,
      source: text.sources.density,
      read: ({ alpha, meanSquare: m, shape }) =>
        measuredReadout(m.mean, m.standardError, shapeMeanSquare(shape, alpha)),
    },
    kinkEnergy: {
      label: text.readouts.kinkEnergy,
      symbol: text.symbols.kinkEnergy,
      unit: text.units.energy,
      read: (frame) => ({ value: kinkEnergy(frame) }),
    },
  },
  describe,
  tables,
  predict: {
    kind: 'numbers',
    question: text.predict.question,
    preset: 'optimize',
    until: 12_000,
    fields: [
      { id: 'alpha', label: text.predict.alpha, min: 0.1, max: 3, step: 0.05, tolerance: 0.05 },
      { id: 'variance', label: text.predict.variance, min: 0, max: 1, step: 0.01, tolerance: 0.002 },
    ],
    answer: ({ estimate }) => ({ alpha: estimate.alpha, variance: estimate.variance }),
    explain: ({ estimate }) =>
      text.predict.explain(
        formatNumber(estimate.alpha, undefined, 4),
        estimate.variance < 1e-9 ? formatNumber(0) : formatNumber(estimate.variance, undefined, 2),
      ),
  },
  cite: ['mcmillan1965', 'metropolis1953', 'hastings1970', 'flyvbjerg1989', 'rossky1978'],
  poster: { seed: 1, steps: 2000, aspect: 1.6 },
  version: 1,
  provenance: 'live',
};

export default demo;
