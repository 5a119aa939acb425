import { describe, expect, it } from 'vitest';
import { makeCloud } from '@/lib/ml/cloud';
import { createPlaneRbm, improvePlaneRbm, logPartitionOnPlane, planeGrid } from '@/lib/ml/planeRbm';
import { freeEnergies } from '@/lib/ml/rbm';
import { logPartition } from '@/lib/ml/rbmLikelihood';
import { createScratch } from '@/lib/ml/rbmTraining';
import { createRng, integer, normal } from '@/lib/rng';

describe('a restricted machine on the plane', () => {
  it('its grid has cell centres, row by row from the lower left', () => {
    expect(Array.from(planeGrid(1, 2))).toEqual([-0.5, -0.5, 0.5, -0.5, -0.5, 0.5, 0.5, 0.5]);
  });

  it.each([
    [8, 0.3],
    [10, 0.5],
  ])('%i hidden units, σ = %f: Z by the grid is Z by counting all hidden states', (hidden, sigma) => {
    const rng = createRng(5);
    const { rbm } = createPlaneRbm(hidden, sigma, rng);
    for (let k = 0; k < rbm.weights.length; k++) rbm.weights[k] += 0.1 * normal(rng);
    for (let j = 0; j < hidden; j++) rbm.hiddenBias[j] += normal(rng);
    rbm.visibleBias.set([0.2, -0.1]);
    expect(logPartitionOnPlane(rbm, 8, 160)).toBeCloseTo(logPartition(rbm), 9);
  });

  it('the first step of Adam moves each weight by the rate, each hidden bias by the rate over 2σ²', () => {
    const rng = createRng(3);
    const [hidden, sigma, rate, rows] = [6, 0.4, 0.01, 50];
    const machine = createPlaneRbm(hidden, sigma, rng);
    const before = structuredClone(machine.rbm);
    const scratch = createScratch(machine.rbm, rows);
    for (let k = 0; k < 2 * rows; k++) scratch.batch[k] = normal(rng);
    improvePlaneRbm(machine, rows, 1, rate, scratch, rng);
    machine.rbm.weights.forEach((w, k) => {
      expect(Math.abs(w - before.weights[k])).toBeCloseTo(rate, 6);
    });
    machine.rbm.hiddenBias.forEach((b, j) => {
      expect(Math.abs(b - before.hiddenBias[j])).toBeCloseTo(rate / (2 * sigma * sigma), 5);
    });
  });

  it('begins nearly flat where the data are, and learns two moons: held-out points gain a nat and more', () => {
    const rng = createRng(1);
    const cloud = makeCloud('moons', 1200, 0.05, rng);
    const scale = 2.4;
    const points = Float64Array.from({ length: 2400 }, (_, i) => scale * (i % 2 ? cloud.y : cloud.x)[i >> 1]);
    const machine = createPlaneRbm(24, 0.3, rng);
    const { rbm } = machine;
    const heldOut = points.subarray(1600);
    const likelihood = () => {
      const energies = new Float64Array(400);
      freeEnergies(rbm, heldOut, energies, 400, new Float64Array(400 * rbm.hidden));
      return -energies.reduce((sum, v) => sum + v, 0) / 400 - logPartitionOnPlane(rbm, 5, 40);
    };
    const before = likelihood();
    const rows = 100;
    const scratch = createScratch(rbm, rows);
    for (let k = 0; k < 800; k++) {
      for (let n = 0; n < rows; n++) {
        const from = integer(rng, 800);
        scratch.batch.set(points.subarray(2 * from, 2 * from + 2), 2 * n);
      }
      improvePlaneRbm(machine, rows, 5, 0.015 / Math.sqrt(1 + k / 200), scratch, rng);
    }
    const after = likelihood();
    // One normal law with the data's moments has about −2.8 nats here.
    expect(before).toBeLessThan(-3.3);
    expect(after).toBeGreaterThan(-2.4);
  });
});
