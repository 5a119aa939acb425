import { describe, expect, it } from 'vitest';
import { deepDot, deepDotSystem, deepPlan } from '@/lib/qmc/deepDot';
import { hamiltonianOf, quantumDot } from '@/lib/qmc/hamiltonians';
import { advanceLearning, createLearning } from '@/lib/qmc/learning';
import { createWalkers } from '@/lib/qmc/metropolis';
import { estimateParts } from '@/lib/qmc/partsMeasurement';
import { isRecordedDeep, RECORDED_DEEP, readRecordedDeep } from '@/lib/qmc/recordedDeep';
import { createRng, normal } from '@/lib/rng';
import { nodeAssets } from '../tools/assets';

const recordings = Object.entries(RECORDED_DEEP).flatMap(([n, omegas]) =>
  omegas.map((omega): [number, number] => [Number(n), omega]),
);

describe.each(recordings)('the recorded network of %i electrons, ω = %d', (electrons, omega) => {
  it('reaches the recorded energy again, within four errors', async () => {
    expect(isRecordedDeep(electrons, omega)).toBe(true);
    const { theta, dot, energy, error, variance, trace } = await readRecordedDeep(
      nodeAssets,
      electrons,
      omega,
    );
    expect(trace.length).toBeGreaterThan(20);
    const rng = createRng(11);
    const plan = { ...deepPlan(omega, 0), averaged: 0 };
    const learning = createLearning(createWalkers(100, 2 * electrons, 2, rng), theta, 1, plan);
    const system = deepDotSystem(learning.theta, dot);
    for (let s = 0; s < plan.equilibration + 40; s++) advanceLearning(learning, system, plan, rng);
    const again = estimateParts(learning.measurement);
    const both = Math.sqrt(error * error + again.energy.standardError * again.energy.standardError);
    expect(again.energy.standardError).toBeLessThan(0.005);
    expect(Math.abs(again.energy.mean - energy)).toBeLessThan(4 * both);
    expect(again.variance.mean).toBeLessThan(3 * variance);
  });

  it('has the local energy of differences of ln|Ψ| alone', async () => {
    const { theta, dot } = await readRecordedDeep(nodeAssets, electrons, omega);
    const psi = deepDot(theta, dot);
    const rng = createRng(2);
    const x = Float64Array.from({ length: 2 * electrons }, () => normal(rng));
    const potential = quantumDot(omega, 2);
    const h = 1e-4;
    let sum = 0;
    for (let c = 0; c < x.length; c++) {
      // (f(2h), f(h), f(−h), f(−2h)) of ψ(x + s)/ψ(x): fourth order.
      const ratio = (s: number) => Math.exp(psi.logPsi(x.with(c, x[c] + s)) - psi.logPsi(x));
      sum += (16 * (ratio(h) + ratio(-h)) - ratio(2 * h) - ratio(-2 * h) - 30) / (12 * h * h);
    }
    const differences = -0.5 * sum + potential.external(x) + potential.interaction(x);
    const exact = hamiltonianOf(potential, x.length).localEnergy(psi, x);
    expect(Math.abs(exact - differences)).toBeLessThan(1e-4);
  });
});
