import type { ShellMethod } from '@/lib/qmc/shellSettings';
import type { Estimate } from '@/lib/stats';
import { messages } from './messages';
import { bestPublished, type Method, publishedEnergies } from './published';
import type { Frame, Lane } from './simulation';

const text = messages.en;

/** An energy to compare with, and where it comes from. */
export interface Reference {
  energy: number;
  error: number;
  source: string;
  /** The true ground-state energy, not a published estimate of it. */
  exact: boolean;
}

/** Whose |Ψ|² the walkers sample before they diffuse, if they ever do: densities, pairs and updates belong to it. */
export const guideOf = ({ ansatz }: Lane): ShellMethod => (ansatz === 'dmc' ? 'slater-jastrow' : ansatz);

/** What the energy of a lane belongs to: diffusion has one only once its steps are measured. */
export const stateOf = (lane: Lane): ShellMethod =>
  lane.phase === 'diffusing' ? lane.ansatz : guideOf(lane);

/** Energies of a lane and what they belong to; that of its guiding function stays when diffusion has one, too. */
export function energiesOf(lane: Lane): { ansatz: ShellMethod; energy: Estimate }[] {
  const own = { ansatz: stateOf(lane), energy: lane.energy };
  return lane.phase === 'diffusing' ? [{ ansatz: guideOf(lane), energy: lane.variational }, own] : [own];
}

const METHOD_OF: Record<ShellMethod, Method> = {
  slater: 'hf',
  'slater-jastrow': 'vmc',
  rbm: 'rbm',
  'rbm-jastrow': 'rbm-jastrow',
  deep: 'dmc',
  dmc: 'dmc',
};

const who = (method: Method): string =>
  method === 'rbm' || method === 'rbm-jastrow' || method === 'hf' ? text.who.nordhagen : text.who.hogberget;

/** The published energy of the same state, if there is one; the exact energy of two electrons. */
export function referenceOf(lane: Lane, { electrons, omega, exact }: Frame): Reference | undefined {
  if (exact.length > 0) return { energy: exact[0], error: 0, source: text.sources.exact, exact: true };
  const method = METHOD_OF[stateOf(lane)];
  const found = publishedEnergies(electrons, omega)[method];
  if (!found) return undefined;
  const source = text.sources.published(text.methods[method], who(method));
  return { energy: found.energy, error: found.error, source, exact: false };
}

/** The lowest energy known: exact for two electrons, else the best published one. */
export function groundOf({ electrons, omega, exact }: Frame): Reference | undefined {
  if (exact.length > 0) return { energy: exact[0], error: 0, source: text.sources.exact, exact: true };
  const best = bestPublished(electrons, omega);
  return best && { energy: best.energy, error: best.error, source: text.methods[best.method], exact: false };
}

/** More than five standard errors below the lowest energy known, in any phase: never a triumph. */
export function liesBelow(lane: Lane, frame: Frame): boolean {
  const ground = groundOf(frame);
  const { mean, standardError } = lane.energy;
  if (!ground || !(standardError > 0)) return false;
  const error = Math.sqrt(standardError * standardError + ground.error * ground.error);
  return mean < ground.energy - 5 * error;
}

/** The lane whose numbers stand in the readouts: the last. */
export const mainLane = (frame: Frame): Lane => frame.lanes[frame.lanes.length - 1];

/** Highest ω at which repulsion rules, so that electrons stand near their classical places. */
const WIGNER = 0.02;

/** Whether what holds for classical charges holds for these electrons, too. */
export const isClassical = ({ omega }: Frame): boolean => omega <= WIGNER;

/** r at the outermost maximum of r·n(r), from a parabola through the three highest rings around it; NaN before samples. */
export function outerMaximum({ radial: { radii, density } }: Lane): number {
  const count = radii.length;
  const at = (k: number) => radii[k] * density[k];
  // Means over five rings: noise has maxima of its own.
  const smooth = (k: number) => {
    let sum = 0;
    for (let j = -2; j <= 2; j++) sum += at(Math.min(count - 1, Math.max(0, k + j))) / 5;
    return sum;
  };
  let highest = 0;
  for (let k = 0; k < count; k++) highest = Math.max(highest, smooth(k));
  if (highest === 0) return Number.NaN;
  for (let k = count - 2; k > 0; k--) {
    const [a, b, c] = [smooth(k - 1), smooth(k), smooth(k + 1)];
    if (b < 0.3 * highest || b < a || b < c) continue;
    const bend = a - 2 * b + c;
    return radii[k] + (bend < 0 ? (0.5 * (a - c)) / bend : 0) * (radii[1] - radii[0]);
  }
  return Number.NaN;
}
