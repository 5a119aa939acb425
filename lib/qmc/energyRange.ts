import type { ShapeMoments } from './shapes';
import { sampledEnergy, shapeVariance } from './shapes';

/**
 * Range of local energies of Π φ(√α xᵢ) in a trap for a histogram: from below the ground-state energy to above, wide
 * enough for five standard deviations. Doubling keeps the axis when α changes a little, so that a narrowing is seen as such.
 *
 * @param wall where E_L of a Gaussian ends, its value αNd/2 at r = 0, and so does the axis; null for other shapes.
 */
export function energyRange(
  shape: ShapeMoments,
  alpha: number,
  omega: number,
  size: number,
  wall: number | null,
): [low: number, high: number] {
  const lowest = 0.5 * size * omega;
  const spread = 5 * Math.sqrt(shapeVariance(shape, alpha, omega, size));
  const off = Math.abs(sampledEnergy(shape, alpha, omega, size) - lowest);
  let reach = omega * Math.sqrt(size);
  while (reach < Math.min(off + spread, 200 * omega * size)) reach *= 2;
  if (wall === null) return [lowest - reach, lowest + reach];
  const low = alpha <= omega ? Math.max(lowest - reach, wall - 0.15 * reach) : lowest - reach;
  const high = alpha > omega ? Math.min(lowest + reach, wall + 0.15 * reach) : lowest + reach;
  return [low, high];
}
