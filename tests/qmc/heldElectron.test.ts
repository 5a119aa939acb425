import { expect, it } from 'vitest';
import { createDensity } from '@/lib/qmc/densityHistogram';
import { densityMaxima } from '@/lib/qmc/densityMaxima';
import { createHeldElectron, holdAt, sweepHeld } from '@/lib/qmc/heldElectron';
import { shellAnsatze } from '@/lib/qmc/shellAnsatz';
import { dotScale, recordedStart } from '@/lib/qmc/shellPlan';
import { scatter } from '@/lib/qmc/shellRun';
import { createRng } from '@/lib/rng';

/** Radius of the classical ring. */
const RING = 28.75;
const CELLS = 64;

it('six electrons, ω = 0.01, one held on the ring: four of the others are likeliest on the ring, one in the middle', () => {
  const dot = { electrons: 6, omega: 0.01, hidden: 0 };
  const { spread, step, reach } = dotScale(dot.electrons, dot.omega);
  const ansatz = shellAnsatze['slater-jastrow'];
  const rng = createRng(1);
  const theta = new Float64Array(ansatz.parameters(dot));
  ansatz.begin(theta, dot, recordedStart(dot.electrons, dot.omega), rng);
  const psi = ansatz.of(theta, dot);
  const held = createHeldElectron(
    scatter(36, 12, spread, rng).positions,
    6,
    step,
    createDensity(CELLS, CELLS, reach),
  );
  holdAt(held, RING, 0);
  for (let s = 0; s < 3000; s++) sweepHeld(held, psi, rng);
  // What is true of one half of the plane is true of the other: twice the counts.
  const { plane } = held.density;
  const both = plane.map((n, k) => n + plane[k + (CELLS - 1 - 2 * Math.floor(k / CELLS)) * CELLS]);
  const middle = (k: number) => ((2 * k + 1) / CELLS - 1) * reach;
  const [center, ...others] = densityMaxima(both, CELLS, 20, 0.006)
    .map(({ column, row }) => ({ x: middle(column), y: middle(row) }))
    .sort((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y));
  expect(Math.hypot(center.x, center.y)).toBeLessThan(RING / 5);
  // The other corners of a regular pentagon, to a cell and a half; smoothing draws them inward.
  const turns = others.map(({ x, y }) => Math.atan2(y, x) / (2 * Math.PI)).sort((a, b) => a - b);
  expect(turns).toHaveLength(4);
  [-0.4, -0.2, 0.2, 0.4].forEach((turn, k) => {
    expect(Math.abs(turns[k] - turn)).toBeLessThan(0.02);
  });
  for (const { x, y } of others) expect(Math.hypot(x, y) / RING).toBeGreaterThan(0.8);
});
