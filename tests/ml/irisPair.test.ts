import { expect, it } from 'vitest';
import { loadIrisPair } from '@/lib/ml/irisPair';
import { nodeAssets } from '../tools/assets';

it('fifty flowers of each of two kinds, lengths scaled to ±0.9, the larger kind being 1', async () => {
  const { inputs, targets } = await loadIrisPair(nodeAssets);
  expect(inputs).toHaveLength(200);
  expect(targets).toHaveLength(100);
  expect(targets.reduce((sum, t) => sum + t, 0)).toBe(50);
  for (const j of [0, 1]) {
    const values = inputs.filter((_, i) => i % 2 === j);
    expect(Math.min(...values)).toBeCloseTo(-0.9, 12);
    expect(Math.max(...values)).toBeCloseTo(0.9, 12);
    const mean = (kind: number) =>
      values.filter((_, i) => targets[i] === kind).reduce((sum, v) => sum + v, 0) / 50;
    expect(mean(1)).toBeGreaterThan(mean(0) + 0.5);
  }
  // Fisher's first versicolor: petals 4.7 × 1.4 cm, of 3.0 … 6.9 and 1.0 … 2.5 cm.
  expect(inputs[0]).toBeCloseTo(0.9 * (2 * ((4.7 - 3) / 3.9) - 1), 12);
  expect(inputs[1]).toBeCloseTo(0.9 * (2 * ((1.4 - 1) / 1.5) - 1), 12);
});
