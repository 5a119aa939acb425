import { gaussLegendre } from '../gaussLegendre';
import { exp, log } from '../math';

/**
 * A solution P(s) of s P″ + (q − s²) P′ + (κ s − λ) P = 0 as Taylor polynomials on equal elements [jh, (j + 1)h]. The
 * equation is that of relative motion (`relativeMotion.ts`); its only singular point is s = 0, so that a polynomial around
 * c converges up to the distance c, and around 0 everywhere.
 */
export interface RadialElements {
  /** Number of elements. */
  count: number;
  /** Elements from here on are expanded around their right ends, those before around their left ends or around 0. */
  meeting: number;
  /** count × ORDER coefficients. */
  coefficients: Float64Array;
}

/** q, κ and λ of the equation. */
export interface RadialEquation {
  q: number;
  kappa: number;
  lambda: number;
}

/** Width h of an element. */
export const ELEMENT = 0.25;
/** Elements that are all expanded around 0: next to the singular point no other polynomial converges well. */
const INNERMOST = 4;
/** Coefficients per element. */
const ORDER = 32;
const RULE = gaussLegendre(10);

export function createRadialElements(count: number, meeting: number): RadialElements {
  return { count, meeting, coefficients: new Float64Array(count * ORDER) };
}

/** The point around which an element is expanded. */
export function centerOf({ meeting }: RadialElements, element: number): number {
  return element < INNERMOST ? 0 : ELEMENT * (element < meeting ? element : element + 1);
}

/**
 * Taylor coefficients of one element from P and P′ at its center of expansion c. Around c = 0 the solution is the regular
 * one, whose slope follows from its value: P′(0) = λP(0)/q, the cusp.
 */
export function expandElement(
  elements: RadialElements,
  element: number,
  { q, kappa, lambda }: RadialEquation,
  c: number,
  value: number,
  slope: number,
): void {
  const p = elements.coefficients;
  const at = element * ORDER;
  p[at] = value;
  p[at + 1] = c > 0 ? slope : (lambda * value) / q;
  for (let k = 0; k < ORDER - 2; k++) {
    const next = p[at + k + 1];
    const here = p[at + k];
    const before = k > 0 ? p[at + k - 1] : 0;
    if (c > 0) {
      const known =
        (k + 1) * (k + q - c * c) * next + (c * (kappa - 2 * k) - lambda) * here + (kappa - k + 1) * before;
      p[at + k + 2] = -known / (c * (k + 2) * (k + 1));
    } else {
      p[at + k + 2] = (lambda * next + (k - kappa) * here) / ((k + 2) * (k + 1 + q));
    }
  }
}

/** P, P′ and P″ of one element at distance t from its center of expansion, written to `out`. */
export function sumElement(elements: RadialElements, element: number, t: number, out: Float64Array): void {
  const p = elements.coefficients;
  const at = element * ORDER;
  let value = 0;
  let slope = 0;
  let half = 0;
  for (let k = at + ORDER - 1; k >= at; k--) {
    half = half * t + slope;
    slope = slope * t + value;
    value = value * t + p[k];
  }
  out[0] = value;
  out[1] = slope;
  out[2] = 2 * half;
}

/** Multiplies the elements that are expanded around their right ends by a number. */
export function scaleOuter({ coefficients, meeting }: RadialElements, factor: number): void {
  for (let k = meeting * ORDER; k < coefficients.length; k++) coefficients[k] *= factor;
}

/**
 * Writes P(s), P′(s), P″(s) to `out`. Beyond the last element P goes on as the power of s that fits its last value and
 * slope.
 */
export function radialJet(elements: RadialElements, s: number, out: Float64Array): void {
  const { count } = elements;
  const end = count * ELEMENT;
  if (s < end) {
    const element = Math.floor(s / ELEMENT);
    sumElement(elements, element, s - centerOf(elements, element), out);
    return;
  }
  sumElement(elements, count - 1, 0, out);
  const growth = (end * out[1]) / out[0];
  const value = out[0] * exp(growth * log(s / end));
  out[0] = value;
  out[1] = (growth * value) / s;
  out[2] = (growth * (growth - 1) * value) / (s * s);
}

/** ∫ f(s, [P, P′, P″]) s^q e^(−s²/2) ds over all elements, ten Gauss–Legendre points in each. */
export function integrateRadial(
  elements: RadialElements,
  q: number,
  f: (s: number, jet: Float64Array) => number,
): number {
  const jet = new Float64Array(3);
  let total = 0;
  for (let j = 0; j < elements.count; j++) {
    for (let i = 0; i < RULE.nodes.length; i++) {
      const s = ELEMENT * (j + 0.5 + 0.5 * RULE.nodes[i]);
      radialJet(elements, s, jet);
      let weight = 0.5 * ELEMENT * RULE.weights[i] * exp(-0.5 * s * s);
      for (let k = 0; k < q; k++) weight *= s;
      total += weight * f(s, jet);
    }
  }
  return total;
}
