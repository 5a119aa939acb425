import { log } from '../math';
import { type PairFunction, type PairMoments, pairMoments } from './pairFunction';
import { ELEMENT, radialJet } from './radialElements';
import { type RelativeMotion, solveRelativeMotion } from './relativeMotion';

/** The lowest state of two electrons in a parabolic trap with relative angular momentum l. */
export interface TwoElectronState extends PairMoments {
  omega: number;
  /** Energy of the relative motion, E = E_r + dω/2. */
  relativeEnergy: number;
  motion: RelativeMotion;
  /** Ψ = e^(−ω(r₁² + r₂²)/2) f(r₁₂) Y_l with f = r^l P(r√ω). */
  pair: PairFunction;
}

/** The states solved last: a simulation asks for the same one at every step. */
const recent: TwoElectronState[] = [];
const REMEMBERED = 4;

/**
 * Two electrons in a parabolic trap, exactly: H = H_cm + H_r with H_cm = −¼∇_R² + ω²R², E_cm = dω/2, and
 * H_r = −∇² + ¼ω²r² + 1/r, solved in `relativeMotion.ts`. l = 0 is the ground state, a singlet; l = 1 the lowest triplet.
 *
 * The energy is the eigenvalue, good to 10⁻¹²; kinetic, trap and interaction energy are quadratures of their own, so that
 * their sum and the virial theorem 2T = 2V_ext − V_int check it. M. Taut, Phys. Rev. A 48, 3561 (1993).
 *
 * @throws RangeError as `solveRelativeMotion`.
 */
export function exactTwoElectrons(omega: number, dimensions: number, l = 0): TwoElectronState {
  const same = ({ omega: w, pair }: TwoElectronState) =>
    w === omega && pair.dimensions === dimensions && pair.l === l;
  const before = recent.find(same);
  if (before) return before;
  const motion = solveRelativeMotion(omega, dimensions, l);
  const pair = exactPair(omega, motion);
  const relativeEnergy = omega * motion.energy;
  const state = {
    ...pairMoments(pair, omega),
    omega,
    relativeEnergy,
    energy: relativeEnergy + 0.5 * dimensions * omega,
    motion,
    pair,
  };
  recent.unshift(state);
  recent.length = Math.min(recent.length, REMEMBERED);
  return state;
}

function exactPair(omega: number, { dimensions, l, elements }: RelativeMotion): PairFunction {
  const scale = Math.sqrt(omega);
  const jet = new Float64Array(3);
  return {
    width: omega,
    dimensions,
    l,
    range: (elements.meeting * ELEMENT) / scale,
    logJet(r, out) {
      radialJet(elements, r * scale, jet);
      const slope = jet[1] / jet[0];
      out[0] = log(jet[0]);
      out[1] = scale * slope;
      out[2] = omega * (jet[2] / jet[0] - slope * slope);
      if (l === 0) return;
      out[0] += l * log(r);
      out[1] += l / r;
      out[2] -= l / (r * r);
    },
  };
}
