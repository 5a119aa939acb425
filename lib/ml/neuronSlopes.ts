/** Derivatives of a neuron and of one hidden layer, each by its own formula: the reference for those of a tape. */
import { sigmoid, tanh } from '@/lib/math';
import type { Bend, LayerWeights } from './autodiffPrograms';

/** a = σ(z) and σ′(z). */
export function bendAt(bend: Bend, z: number): { a: number; slope: number } {
  switch (bend) {
    case 'sigmoid': {
      // σ(z) σ(−z) keeps its digits where the sigmoid has come close to 1.
      return { a: sigmoid(z), slope: sigmoid(z) * sigmoid(-z) };
    }
    case 'tanh': {
      const a = tanh(z);
      return { a, slope: 1 - a * a };
    }
    case 'relu':
      return { a: Math.max(0, z), slope: z > 0 ? 1 : 0 };
    case 'identity':
      return { a: z, slope: 1 };
  }
}

/** [(a − y) σ′ x, (a − y) σ′] */
export function neuronSlopes(
  bend: Bend,
  { x, y, w, b }: { x: number; y: number; w: number; b: number },
): Float64Array {
  const { a, slope } = bendAt(bend, w * x + b);
  return Float64Array.of((a - y) * slope * x, (a - y) * slope);
}

/** With δ = f − y: [δ v_j σ′_j x, δ v_j σ′_j, δ a_j] for each hidden neuron j, then δ. */
export function layerSlopes(bend: Bend, x: number, y: number, { w, b, v, c }: LayerWeights): Float64Array {
  const units = Array.from({ length: w.length }, (_, j) => bendAt(bend, w[j] * x + b[j]));
  const delta = units.reduce((sum, { a }, j) => sum + v[j] * a, c) - y;
  const slopes = units.flatMap(({ a, slope }, j) => [
    delta * v[j] * slope * x,
    delta * v[j] * slope,
    delta * a,
  ]);
  return Float64Array.of(...slopes, delta);
}
