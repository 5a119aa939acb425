import type { MoreReadout, ReadoutSpec } from '@/components/demos/demo';
import { measuredReadout } from '@/components/demos/measuredReadout';
import type { Readout } from '@/lib/simulation';
import type { Estimate } from '@/lib/stats';
import { messages } from './messages';
import { mainLane, outerMaximum, referenceOf } from './reference';
import type { Frame, Lane } from './simulation';

const text = messages.en;

/** A readout whose error may not be known yet. */
function measured({ mean, standardError }: Estimate, exact?: number): Readout {
  return measuredReadout(mean, standardError, exact);
}

const withReference = (lane: Lane, frame: Frame): Readout =>
  measured(lane.energy, referenceOf(lane, frame)?.energy);

/** In diffusion a part is extrapolated, and says so. */
const partSymbol = (symbol: string) => (frame: Frame) =>
  mainLane(frame).phase === 'diffusing' ? text.symbols.extrapolated(symbol) : symbol;

/** Place in `Frame.exact`. */
const EXACT = { kinetic: 1, external: 2, interaction: 3 } as const;

function part(key: keyof typeof EXACT, label: string, symbol: string): ReadoutSpec<Frame> {
  return {
    label,
    symbol: partSymbol(symbol),
    unit: text.hartree,
    source: text.sources.exact,
    read: (frame) => measured(mainLane(frame)[key], frame.exact[EXACT[key]]),
  };
}

export const readouts: Record<string, ReadoutSpec<Frame>> = {
  energy: {
    label: text.readouts.energy,
    symbol: (frame) => (mainLane(frame).phase === 'diffusing' ? text.symbols.mixed : text.symbols.energy),
    unit: text.hartree,
    source: (frame) => referenceOf(mainLane(frame), frame)?.source ?? text.sources.none,
    read: (frame) => withReference(mainLane(frame), frame),
  },
  kinetic: part('kinetic', text.readouts.kinetic, text.symbols.kinetic),
  trap: part('external', text.readouts.trap, text.symbols.trap),
  interaction: part('interaction', text.readouts.interaction, text.symbols.interaction),
  virial: {
    label: text.readouts.virial,
    symbol: partSymbol(text.symbols.virial),
    unit: text.hartree,
    source: text.sources.theorem,
    read: (frame) => measured(mainLane(frame).trapVirial, 0),
  },
  variance: {
    label: text.readouts.variance,
    symbol: text.symbols.variance,
    unit: `${text.hartree}²`,
    read: (frame) => measured(mainLane(frame).variance),
  },
  alpha: {
    label: text.readouts.alpha,
    symbol: text.symbols.alpha,
    read: (frame) => ({ value: mainLane(frame).alpha }),
  },
};

/** What exists only for some runs, or only once something is counted. */
export function moreReadouts(frame: Frame): Record<string, MoreReadout> {
  const lane = mainLane(frame);
  const more: Record<string, MoreReadout> = {};
  if (Number.isFinite(lane.beta)) more.beta = { label: text.readouts.beta, value: lane.beta };
  if (lane.sweeps > 0) {
    more.inside = insideOf(lane, frame, text.readouts.inside);
    const ring = outerMaximum(lane);
    if (Number.isFinite(ring)) {
      more.outerRing = {
        label: text.readouts.outerRing,
        value: ring,
        exact: frame.rings[frame.rings.length - 1],
        source: text.sources.classical,
      };
    }
  }
  if (frame.held && frame.held.maxima.length > 0) {
    more.maxima = {
      label: text.readouts.maxima,
      value: frame.held.maxima.length / 2,
      exact: frame.electrons - 1,
      source: text.sources.classical,
    };
  }
  for (const other of frame.lanes.slice(0, -1)) {
    const name = text.ansatz[other.ansatz];
    const source = referenceOf(other, frame)?.source;
    more[`energy-${other.ansatz}`] = {
      ...withReference(other, frame),
      label: text.lane.energy(name),
      source,
    };
    if (other.sweeps > 0) {
      more[`inside-${other.ansatz}`] = insideOf(other, frame, text.lane.inside(name));
    }
  }
  return more;
}

const insideOf = (lane: Lane, frame: Frame, label: string): MoreReadout => ({
  label,
  value: lane.inside,
  exact: frame.electrons,
  source: text.sources.norm,
});
