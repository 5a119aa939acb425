import { exp } from '../math';
import {
  centerOf,
  createRadialElements,
  ELEMENT,
  expandElement,
  integrateRadial,
  type RadialElements,
  type RadialEquation,
  scaleOuter,
  sumElement,
} from './radialElements';

/** The nodeless state of the relative motion with angular momentum l, in its own unit of length 1/√ω. */
export interface RelativeMotion {
  /** λ = 1/√ω, strength of the repulsion. */
  lambda: number;
  dimensions: number;
  l: number;
  /** q = 2l + d − 1, the power of s in the radial density s^q e^(−s²/2) P². */
  q: number;
  /** ε = E_r/ω */
  energy: number;
  /** P(s), with P(0) = 1. */
  elements: RadialElements;
}

/** The table reaches this far beyond the classical distance; there |Ψ|² has fallen below e^−40 of its maximum. */
const REACH = 9;
/** The inward march begins this much further out. Its first slope is wrong by 1/s³, and that dies away by e^−36. */
const RUN_UP = 4;
const BISECTIONS = 20;
const RAYLEIGH_STEPS = 4;
/** ⟨1/s⟩ without repulsion is largest in the plane with l = 0: √(π/2). */
const LARGEST_INVERSE = 1.2533141373155;

/** Minimum of s²/4 + λ/s + l(l + d − 2)/s² over s, a lower bound of ε, and its place. */
function classicalMinimum(lambda: number, centrifugal: number): { s: number; value: number } {
  let s = 1;
  for (let i = 0; i < 80; i++) s = Math.sqrt(Math.sqrt(2 * lambda * s + 4 * centrifugal));
  return { s, value: 0.25 * s * s + lambda / s + centrifugal / (s * s) };
}

const ENDS = new Float64Array(3);

/** Solves from the origin to the meeting point and leaves P and P′ there in `ENDS`; false when P has a zero on the way. */
function marchOutwards(elements: RadialElements, equation: RadialEquation): boolean {
  for (let j = 0; j < elements.meeting; j++) {
    const center = centerOf(elements, j);
    if (center === 0) ENDS[0] = 1;
    expandElement(elements, j, equation, center, ENDS[0], ENDS[1]);
    sumElement(elements, j, (j + 1) * ELEMENT - center, ENDS);
    if (ENDS[0] <= 0) return false;
  }
  return true;
}

/** The same from far outside, where P ≈ s^κ. */
function marchInwards(elements: RadialElements, equation: RadialEquation): boolean {
  const last = elements.count - 1;
  const start = elements.count + RUN_UP / ELEMENT;
  const far = start * ELEMENT;
  ENDS[0] = 1;
  ENDS[1] = (equation.kappa - equation.lambda / far) / (far - equation.q / far);
  for (let j = start - 1; j >= elements.meeting; j--) {
    // The run-up has no place of its own: the last element is written over until its turn has come.
    const place = Math.min(j, last);
    expandElement(elements, place, equation, (j + 1) * ELEMENT, ENDS[0], ENDS[1]);
    sumElement(elements, place, -ELEMENT, ENDS);
    if (ENDS[0] <= 0) return false;
  }
  return true;
}

/**
 * Solves with the present trial energy, makes P continuous, and returns the jump of P′/P at the meeting point, which is
 * negative below the energy of the ground state, positive above, and NaN once P has a zero.
 */
function glue({ lambda, dimensions, l, q, energy, elements }: RelativeMotion): number {
  const equation = { q, kappa: energy - l - 0.5 * dimensions, lambda };
  if (!marchOutwards(elements, equation)) return Number.NaN;
  const [value, slope] = ENDS;
  if (!marchInwards(elements, equation)) return Number.NaN;
  scaleOuter(elements, value / ENDS[0]);
  return ENDS[1] / ENDS[0] - slope / value;
}

/** ⟨H⟩ of the glued function less its trial energy: the kink in R adds −jump R² s^(d−1) to the kinetic energy. */
function rayleighStep({ q, elements }: RelativeMotion, jump: number): number {
  const s = elements.meeting * ELEMENT;
  sumElement(elements, elements.meeting, -ELEMENT, ENDS);
  let density = ENDS[0] * ENDS[0] * exp(-0.5 * s * s);
  for (let k = 0; k < q; k++) density *= s;
  return (-jump * density) / integrateRadial(elements, q, (_, [p]) => p * p);
}

/**
 * Ground state of the relative motion of two electrons in a parabolic trap for angular momentum l.
 *
 * With s = r√ω, H_r/ω = −∇² + s²/4 + λ/s has the radial states R = s^l e^(−s²/4) P(s), where
 *
 *   s P″ + (q − s²) P′ + (κ s − λ) P = 0,   q = 2l + d − 1,   κ = ε − l − d/2,   λ = 1/√ω.
 *
 * Around s = 0 this is the series (k + 1)(k + q) a_{k+1} = λ a_k + (k − 1 − κ) a_{k−1}. It converges for every s, but far
 * out it adds large numbers up to a small one. So P is carried in short Taylor elements: outwards from s = 0 and inwards
 * from where P ≈ s^κ, each in the direction in which the wanted solution is the one that grows. Both meet at the classical
 * distance. Bisection between two bounds (the classical minimum, and ⟨H⟩ of the state without repulsion) and the number of
 * zeros find the nodeless state; then ε ← ⟨H⟩ of the glued function, whose error is the square of that of the function,
 * gives all digits. About a millisecond for any λ, ε to 10⁻¹³.
 *
 * @param omega trap frequency, Hartree
 * @param dimensions d = 2 or 3
 * @param l relative angular momentum: even for singlets, odd for triplets
 * @throws RangeError for ω outside [10⁻³, 10³], another d, or l no integer from 0 to 20.
 */
export function solveRelativeMotion(omega: number, dimensions: number, l = 0): RelativeMotion {
  if (!(omega >= 1e-3 && omega <= 1e3))
    throw new RangeError(`omega = ${omega}: expected a number from 0.001 to 1000`);
  if (dimensions !== 2 && dimensions !== 3)
    throw new RangeError(`dimensions = ${dimensions}: expected 2 or 3`);
  if (!(Number.isInteger(l) && l >= 0 && l <= 20))
    throw new RangeError(`l = ${l}: expected an integer from 0 to 20`);
  const lambda = 1 / Math.sqrt(omega);
  const classical = classicalMinimum(lambda, l * (l + dimensions - 2));
  const meeting = Math.max(4, Math.round(classical.s / ELEMENT));
  const elements = createRadialElements(meeting + REACH / ELEMENT, meeting);
  const motion = { lambda, dimensions, l, q: 2 * l + dimensions - 1, energy: 0, elements };
  let low = classical.value;
  let high = l + 0.5 * dimensions + LARGEST_INVERSE * lambda;
  for (let i = 0; i < BISECTIONS; i++) {
    motion.energy = 0.5 * (low + high);
    if (glue(motion) < 0) low = motion.energy;
    else high = motion.energy;
  }
  motion.energy = low;
  for (let i = 0; i < RAYLEIGH_STEPS; i++) motion.energy += rayleighStep(motion, glue(motion));
  glue(motion);
  return motion;
}
