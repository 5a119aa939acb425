import type { MoreReadout, ReadoutSpec } from '@/components/demos/demo';
import { measuredReadout } from '@/components/demos/measuredReadout';
import type { Readout } from '@/lib/simulation';
import type { Estimate } from '@/lib/stats';
import { messages } from './messages';
import { isClassical, mainLane, outerMaximum, referenceOf } from './reference';
import type { Frame, Lane } from './simulation';

const text = messages.en;

/** A readout whose error may not be known yet. */
function measured({ mean, standardError }: Estimate, exact?: number): Readout {
  return measuredReadout(mean, standardError, exact);
}

const withReference = (lane: Lane, frame: Frame): Readout =>
  measured(lane.energy, referenceOf(lane, frame)?.energy);

const inDiffusion = (words: (symbol: string) => string) => (symbol: string) => (frame: Frame) =>
  mainLane(frame).phase === 'diffusing' ? words(symbol) : symbol;

/** In diffusion energy and variance are mixed, parts are extrapolated, and densities stay those of the guide. */
const mixedSymbol = inDiffusion(text.symbols.mixedOf);
const partSymbol = inDiffusion(text.symbols.extrapolated);
const densityLabel = inDiffusion(text.symbols.variational);

/** Place in `Frame.exact`. */
const EXACT = { kinetic: 1, external: 2, interaction: 3 } as const;

function part(key: keyof typeof EXACT, label: string, symbol: string): ReadoutSpec<Frame> {
  return {
    label,
    symbol: partSymbol(symbol),
    unit: text.units.energy,
    source: text.sources.exact,
    read: (frame) => measured(mainLane(frame)[key], frame.exact[EXACT[key]]),
  };
}

export const readouts: Record<string, ReadoutSpec<Frame>> = {
  energy: {
    label: text.readouts.energy,
    symbol: mixedSymbol(text.symbols.energy),
    unit: text.units.energy,
    source: (frame) => referenceOf(mainLane(frame), frame)?.source ?? text.sources.none,
    read: (frame) => withReference(mainLane(frame), frame),
  },
  kinetic: part('kinetic', text.readouts.kinetic, text.symbols.kinetic),
  trap: part('external', text.readouts.trap, text.symbols.trap),
  interaction: part('interaction', text.readouts.interaction, text.symbols.interaction),
  virial: {
    label: text.readouts.virial,
    symbol: partSymbol(text.symbols.virial),
    unit: text.units.energy,
    source: text.sources.theorem,
    read: (frame) => measured(mainLane(frame).trapVirial, 0),
  },
  variance: {
    label: text.readouts.variance,
    symbol: mixedSymbol(text.symbols.variance),
    unit: text.units.squared,
    read: (frame) => measured(mainLane(frame).variance),
  },
  alpha: {
    label: text.readouts.alpha,
    symbol: text.symbols.alpha,
    read: (frame) => ({ value: mainLane(frame).alpha }),
  },
};

/** What holds for classical charges, where it holds for these electrons, too. */
const classical = (frame: Frame, exact: number) =>
  isClassical(frame) ? { exact, source: text.sources.classical } : {};

/** What exists only for some runs, or only once something is counted. */
export function moreReadouts(frame: Frame): Record<string, MoreReadout> {
  const lane = mainLane(frame);
  const labels = text.readouts;
  const more: Record<string, MoreReadout> = {};
  if (Number.isFinite(lane.beta)) more.beta = { label: labels.beta, value: lane.beta };
  if (isLearning(lane)) more.clipped = { label: labels.clipped, value: lane.clipped };
  if (lane.sweeps > 0) {
    more.inside = insideOf(lane, frame, densityLabel(labels.inside)(frame));
    const ring = outerMaximum(lane);
    if (Number.isFinite(ring)) {
      const label = densityLabel(labels.outerRing)(frame);
      const outer = classical(frame, frame.rings[frame.rings.length - 1]);
      more.outerRing = { label, unit: text.units.length, value: ring, ...outer };
    }
  }
  if (frame.held && frame.held.maxima.length > 0) {
    const value = frame.held.maxima.length / 2;
    const label = densityLabel(labels.maxima)(frame);
    more.maxima = { label, value, ...classical(frame, frame.electrons - 1) };
  }
  for (const other of frame.lanes.slice(0, -1)) Object.assign(more, readoutsOfOther(other, frame));
  return more;
}

/** Energies of a wave function that is compared, and what goes with them. */
function readoutsOfOther(lane: Lane, frame: Frame): Record<string, MoreReadout> {
  const named = (label: string) => text.lane(label, text.ansatz[lane.ansatz]);
  const { energy, clipped, inside } = text.readouts;
  const source = referenceOf(lane, frame)?.source;
  return {
    [`energy-${lane.ansatz}`]: {
      ...withReference(lane, frame),
      label: named(energy),
      unit: text.units.energy,
      source,
    },
    ...(isLearning(lane) && {
      [`clipped-${lane.ansatz}`]: { label: named(clipped), value: lane.clipped },
    }),
    ...(lane.sweeps > 0 && { [`inside-${lane.ansatz}`]: insideOf(lane, frame, named(inside)) }),
  };
}

/** Whether there is an update to speak of: a held θ has no gradient. */
const isLearning = ({ phase, updates }: Lane): boolean => phase === 'learning' && updates > 0;

const insideOf = (lane: Lane, frame: Frame, label: string): MoreReadout => ({
  label,
  value: lane.inside,
  exact: frame.electrons,
  source: text.sources.norm,
});
