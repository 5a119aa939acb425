import { cos, sin } from '@/lib/math';
import { createCloud, packCloud } from '@/lib/ml/cloud';
import { createRng, normal } from '@/lib/rng';

const CLUSTERS = 8;
const POINTS = 400;
const RADIUS = 0.72;
const WIDTH = 0.05;

/** What stands on the plane before the reader paints: eight tight clusters on a circle, where generators collapse. */
export function ringOfClusters(): Float64Array {
  const rng = createRng(2014);
  const cloud = createCloud(POINTS);
  for (let i = 0; i < POINTS; i++) {
    const angle = (2 * Math.PI * (i % CLUSTERS)) / CLUSTERS;
    cloud.x[i] = RADIUS * cos(angle) + WIDTH * normal(rng);
    cloud.y[i] = RADIUS * sin(angle) + WIDTH * normal(rng);
  }
  return packCloud(cloud);
}
