import { type Cloud, createCloud, packCloud } from '@/lib/ml/cloud';
import { createRng, normal } from '@/lib/rng';

/** Two classes of n/2 points about (∓0.3, ∓0.25); the second coordinate follows the first by `lean`. */
function bells(n: number, width: number, lean: number, seed: number): Cloud {
  const rng = createRng(seed);
  const cloud = createCloud(n);
  for (let i = 0; i < n; i++) {
    const side = i % 2 === 0 ? -1 : 1;
    const z = normal(rng);
    cloud.x[i] = 0.3 * side + width * z;
    cloud.y[i] = 0.25 * side + width * (lean * z + Math.sqrt(1 - lean * lean) * normal(rng));
    cloud.label[i] = i % 2;
  }
  return cloud;
}

/** Every third point of class 1 lies in the far corner: on its own side, but no part of a bell. */
function withOutliers(n: number, seed: number): Cloud {
  const rng = createRng(seed);
  const cloud = createCloud(n);
  for (let i = 0; i < n; i++) {
    const side = i % 2 === 0 ? -1 : 1;
    cloud.x[i] = -0.25 + 0.2 * side + 0.16 * normal(rng);
    cloud.y[i] = 0.16 * side + 0.16 * normal(rng);
    cloud.label[i] = i % 2;
    if (i % 6 !== 1) continue;
    cloud.x[i] = 0.9 + 0.01 * (i % 7);
    cloud.y[i] = 0.9 + 0.05 * ((i % 5) - 2);
  }
  return cloud;
}

export const clouds = {
  right: packCloud(bells(60, 0.24, 0, 2)),
  correlation: packCloud(bells(60, 0.26, 0.9, 3)),
  outliers: packCloud(withOutliers(60, 3)),
};
