import type { Model } from './designMatrix';
import { vectorFromDecimals } from './doubleDouble';
import type { Problem } from './ingredients';
import { fitModel } from './modelFit';
import { bestLine, lineCost } from './robustLine';

const powers: Model = { basis: 'powers', intercept: true, inputs: 1, changes: new Float64Array(0) };

/**
 * The least cost a model of one input can reach, found without descending: for a line whatever the cost, for a polynomial
 * with squares (least squares on its columns, half the mean square). Null where only a descent can tell.
 */
export function leastCost(
  { cost, degree, network }: Problem,
  x: Float64Array,
  y: Float64Array,
): number | null {
  if (network.sizes.length > 2 || cost === 'crossEntropy') return null;
  if (degree === 1) return lineCost(cost, bestLine(cost, x, y), x, y);
  if (cost !== 'squared') return null;
  const data = { n: x.length, x: [vectorFromDecimals(x)], y: vectorFromDecimals(y) };
  return fitModel(data, powers, degree, 0).fit.residualSumOfSquares / (2 * x.length);
}
