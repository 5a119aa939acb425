import { makeCloud, packCloud } from '@/lib/ml/cloud';
import { createRng } from '@/lib/rng';
import { messages } from './messages';
import type { Params } from './simulation';

const { presets: labels } = messages.en;
const layers = (...widths: number[]) => Float64Array.from(widths);

/** A first painting: two moons. */
export const FIRST_CLOUD = packCloud(makeCloud('moons', 80, 0.08, createRng(1)));

/** What is left of a painting that is cleared: a network needs two points of each class to begin with. */
export const SEED_CLOUD = packCloud({
  n: 4,
  x: Float64Array.of(-0.5, 0.5, -0.4, 0.4),
  y: Float64Array.of(-0.5, 0.5, -0.4, 0.4),
  label: Uint8Array.of(0, 1, 0, 1),
});

/** A first table: y = 2x − 1 with a bend, ten rows. */
export const FIRST_TABLE = Float64Array.from([
  1,
  0,
  ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((x) => [x, 0.1 * x * x - x]),
]);

export const presets: Record<string, { label: string; params: Partial<Params> }> = {
  circle: {
    label: labels.circle,
    params: { data: 'circle', layers: layers(3), compare: 'layers', layersB: layers(2), epochs: 300 },
  },
  xor: { label: labels.xor, params: { data: 'xor', layers: layers(4), noise: 0.05 } },
  spiral: {
    label: labels.spiral,
    params: {
      data: 'spiral',
      points: 1000,
      noise: 0,
      layers: layers(16, 16),
      activation: 'gelu',
      learningRate: 0.003,
      epochs: 300,
    },
  },
  hills: {
    label: labels.hills,
    params: { data: 'hills', layers: layers(16, 8), points: 800, noise: 0.05 },
  },
  overfit: {
    label: labels.overfit,
    params: {
      data: 'gaussian',
      points: 80,
      noise: 0.35,
      layers: layers(16, 16),
      activation: 'relu',
      compare: 'decay',
      decayB: 'L2',
      decayRate: 0.03,
    },
  },
  rate: {
    label: labels.rate,
    params: {
      data: 'circle',
      optimizer: 'sgd',
      learningRate: 0.1,
      compare: 'learningRate',
      learningRateB: 10,
    },
  },
  iris: {
    label: labels.iris,
    params: { data: 'iris', training: 0.7, layers: layers(6), axisX: 2, axisY: 3 },
  },
  paint: { label: labels.paint, params: { data: 'painted', layers: layers(8, 8), panel: 'data' } },
};
