import { sampleDensely, unitCurves } from '@/lib/ml/unitCurves';
import type { Computed } from '../computed';

const { exp, tanh } = Math;

const sigma = (z: number) => 1 / (1 + exp(-z));
const slopeAt = (z: number) => sigma(z) * (1 - sigma(z));

/** The network of the sums by hand: z¹ = (x₁ − x₂, 2x₁ + x₂ − 1), z² = a₁ − 2a₂ + ½, all logistic, at (1, 2). */
const [z1, z2] = [1 - 2, 2 + 2 - 1];
const z = sigma(z1) - 2 * sigma(z2) + 0.5;
const error = (sigma(z) - 1) * slopeAt(z);

/** ln Ψ = ½ tanh x − ½x² at x = ½, its slope and its curvature. */
const bend = 1 - tanh(0.5) ** 2;
const slope = 0.5 * bend - 0.5;
const curvature = -tanh(0.5) * bend - 1;

/** Worst error of hard steps on the curve of the picture, each as high as the curve in the middle of its piece. */
export function stairs(count: number): number {
  const { wiggle } = unitCurves;
  const { x, y } = sampleDensely(wiggle, 40 * count);
  const value = (k: number) => wiggle.f((k + 0.5) / count);
  // On an edge either neighbour is on the staircase: the worse one counts.
  return x.reduce((worst, t, i) => {
    const near = [Math.floor(t * count - 1e-9), Math.floor(t * count + 1e-9)];
    const errors = near.map((k) => Math.abs(y[i] - value(Math.min(count - 1, Math.max(0, k)))));
    return Math.max(worst, ...errors);
  }, 0);
}

/** Numbers of chapter 5. */
export default {
  'small-net-answer': () => sigma(z),
  'small-net-slope': () => slopeAt(z),
  'small-net-error': () => error,
  'small-net-first': () => error * slopeAt(z1),
  'small-net-second': () => -2 * error * slopeAt(z2),
  'stairs-10': () => stairs(10),
  'stairs-20': () => stairs(20),
  'stairs-40': () => stairs(40),
  'stairs-80': () => stairs(80),
  'pushed-slope': () => slope,
  'pushed-curvature': () => curvature,
  'pushed-energy': () => -0.5 * (curvature + slope ** 2) + 0.5 * 0.5 ** 2,
} satisfies Computed;
