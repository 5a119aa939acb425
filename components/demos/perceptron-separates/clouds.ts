import { createCloud, makeCloud, packCloud } from '@/lib/ml/cloud';
import { createRng, uniform } from '@/lib/rng';

/** The corners of a square with the truth values of a gate for (0, 0), (0, 1), (1, 0), (1, 1). */
function gate(values: readonly number[]): Float64Array {
  const cloud = createCloud(4);
  values.forEach((value, i) => {
    cloud.x[i] = i < 2 ? -0.5 : 0.5;
    cloud.y[i] = i % 2 === 0 ? -0.5 : 0.5;
    cloud.label[i] = value;
  });
  return packCloud(cloud);
}

/** Points on both sides of a + bx + cy = 0 (b² + c² = 1), none nearer to it than the gap. */
function besideLine(
  n: number,
  [a, b, c]: readonly [number, number, number],
  gap: number,
  seed: number,
): Float64Array {
  const rng = createRng(seed);
  const cloud = createCloud(n);
  for (let i = 0; i < n; ) {
    const [x, y] = [1.9 * uniform(rng) - 0.95, 1.9 * uniform(rng) - 0.95];
    const side = a + b * x + c * y;
    if (Math.abs(side) < gap) continue;
    cloud.x[i] = x;
    cloud.y[i] = y;
    cloud.label[i] = side > 0 ? 1 : 0;
    i++;
  }
  return packCloud(cloud);
}

/** y = 2x + 1, the line of the talk's neuron, as a + bx + cy = 0. */
const TALK = [-1 / Math.sqrt(5), -2 / Math.sqrt(5), 1 / Math.sqrt(5)] as const;

/** The points of the presets. */
export const clouds = {
  separable: besideLine(24, [0.3, 0.6, 0.8], 0.14, 1),
  narrow: besideLine(40, [0.2, 0.8, -0.6], 0.03, 5),
  and: gate([0, 0, 0, 1]),
  or: gate([0, 1, 1, 1]),
  xor: gate([0, 1, 1, 0]),
  talk: besideLine(30, TALK, 0.06, 8),
  overlapping: packCloud(makeCloud('blobs', 40, 0.14, createRng(4))),
};
