import { formatNumber, formatWithError } from '@/lib/format';
import { messages } from './messages';
import { liesBelow, mainLane, referenceOf } from './reference';
import type { Frame, Lane } from './simulation';

const text = messages.en;

function progress(lane: Lane, name: string): string {
  const words = text.describe;
  const energy = formatWithError(lane.energy.mean, lane.energy.standardError);
  if (lane.phase === 'diffusing') return words.diffusing(String(lane.steps), energy);
  if (lane.phase === 'measuring') return words.measured(name, String(lane.sweeps), energy);
  if (lane.updates >= lane.planned) return words.waiting(name);
  if (lane.updates === 0) return words.settling(name);
  return words.learning(name, lane.updates, lane.planned, energy);
}

/** An energy under all known ones: a fault, unless Ψ has nodes of its own. */
function belowWords({ ansatz }: Lane, exact: boolean): string {
  if (exact) return text.describe.below;
  return ansatz === 'deep' ? text.describe.belowNodes : text.describe.belowPublished;
}

/** What is happening, in words. */
export function describe(frame: Frame): string {
  const lane = mainLane(frame);
  const words = [progress(lane, text.ansatz[lane.ansatz])];
  const reference = referenceOf(lane, frame);
  if (reference)
    words.push(text.describe.reference(reference.source, formatNumber(reference.energy, undefined, 6)));
  if (liesBelow(lane, frame)) words.push(belowWords(lane, reference?.exact === true));
  if (lane.ansatz === 'slater' || lane.ansatz === 'rbm') words.push(text.describe.noCusp);
  if (frame.lanes.some(({ ansatz }) => ansatz === 'rbm' || ansatz === 'rbm-jastrow')) {
    words.push(text.describe.upper);
  }
  return words.join(' ');
}
