import { formatNumber, formatWithError } from '@/lib/format';
import { tautAt } from '@/lib/qmc/tautStates';
import type { Measured } from '@/lib/qmc/twoElectronEstimate';
import { messages } from './messages';
import type { Frame } from './simulation';

const words = messages.en.describe;

/** Relative distance from the best energy of its family at which learning has not converged. */
const FAR = 1e-3;

function withError({ value, error }: Measured): string {
  return formatWithError(value, error > 1e-10 ? error : 0, 8);
}

/** One sentence of what is happening, and what should be known about it. */
export function describe(frame: Frame): string {
  const { phase, ansatz, estimate, exact, omega, dimensions } = frame;
  const name = words.names[ansatz];
  const truth = formatNumber(exact.energy, undefined, 8);
  const energy = withError(estimate.energy);
  const below = exact.energy - estimate.energy.value > 5 * estimate.energy.error + 1e-9;
  if (phase === 'settling') {
    const now = words.settling(name.charAt(0).toLowerCase() + name.slice(1));
    return below ? `${now} ${words.belowSettling(energy, truth)}` : now;
  }
  const said = [
    phase === 'learning'
      ? words.learning(frame.updates, frame.plannedUpdates, energy, truth)
      : words.measured(name, String(frame.sweeps), energy, truth),
  ];
  if (phase === 'measuring' && !estimate.trusted) said.push(words.tooFew);
  if (below) said.push(phase === 'learning' ? words.belowLearning : words.below);
  const { best, trial, plannedUpdates } = frame;
  if (
    phase === 'measuring' &&
    plannedUpdates > 0 &&
    best &&
    trial &&
    trial.energy > (1 + FAR) * best.energy
  ) {
    said.push(words.unconverged(formatNumber(best.energy, undefined, 7)));
  }
  if (ansatz === 'exact') {
    const taut = tautAt(omega, dimensions);
    said.push(words.noVariance);
    if (taut) said.push(words.polynomial(taut.degree));
  }
  if (ansatz === 'deep') said.push(words.deep);
  if (ansatz === 'gaussian' && plannedUpdates > 0) said.push(words.balanced);
  if (ansatz === 'gaussian' && dimensions === 2) said.push(words.noCusp);
  return said.join(' ');
}
