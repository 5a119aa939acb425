import { formatNumber, formatWithError } from '@/lib/format';
import { messages } from './messages';
import { groundOf, liesBelow, mainLane, referenceOf, stateOf } from './reference';
import type { Frame, Lane } from './simulation';

const text = messages.en;

function progress(lane: Lane): string {
  const words = text.describe;
  const energy = formatWithError(lane.energy.mean, lane.energy.standardError);
  const name = text.ansatz[stateOf(lane)];
  if (lane.phase === 'diffusing') return words.diffusing(String(lane.steps), energy);
  if (lane.phase === 'settling') return words.diffusionSettles(name, energy);
  if (lane.phase === 'measuring') return words.measured(name, String(lane.sweeps), energy);
  if (lane.updates >= lane.planned) return words.waiting(name);
  if (lane.updates === 0) return words.settling(name);
  return words.learning(name, lane.updates, lane.planned, energy);
}

/** An energy under all known ones: a fault, unless Ψ has nodes of its own. */
function belowWords({ ansatz, phase }: Lane, who: string, exact: boolean): string {
  const words = text.describe;
  if (phase === 'learning') return words.belowLearning(who, exact);
  if (exact) return words.below(who);
  return ansatz === 'deep' ? words.belowNodes(who) : words.belowPublished(who);
}

/** What must be said of energies under all known ones, the main one's first. */
function warnings(frame: Frame): string[] {
  const main = mainLane(frame);
  const exact = groundOf(frame)?.exact === true;
  return [main, ...frame.lanes.slice(0, -1)]
    .filter((lane) => liesBelow(lane, frame))
    .map((lane) =>
      belowWords(
        lane,
        lane === main ? text.describe.main : text.describe.other(text.ansatz[lane.ansatz]),
        exact,
      ),
    );
}

/** What is happening, in words. */
export function describe(frame: Frame): string {
  const lane = mainLane(frame);
  const words = [progress(lane)];
  if ((lane.phase === 'measuring' || lane.phase === 'diffusing') && !lane.trusted) {
    words.push(text.describe.tooFew[lane.phase]);
  }
  if (lane.ansatz === 'dmc' && (lane.phase === 'learning' || lane.phase === 'measuring')) {
    words.push(text.describe.guides);
  }
  const reference = referenceOf(lane, frame);
  if (reference)
    words.push(text.describe.reference(reference.source, formatNumber(reference.energy, undefined, 6)));
  words.push(...warnings(frame));
  if (lane.ansatz === 'slater' || lane.ansatz === 'rbm') words.push(text.describe.noCusp);
  if (frame.lanes.some(({ ansatz }) => ansatz === 'rbm' || ansatz === 'rbm-jastrow')) {
    words.push(text.describe.upper);
  }
  return words.join(' ');
}
