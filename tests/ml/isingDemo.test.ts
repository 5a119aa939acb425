import { describe, expect, it } from 'vitest';
import demo from '@/components/demos/ising-magnet/demo';
import simulation, { type Action, type Frame, type Params } from '@/components/demos/ising-magnet/simulation';
import { uniformBath } from '@/lib/ml/baths';
import { averageLevels, isingLevels } from '@/lib/ml/exactIsing';
import { isingSweep, isingThresholds } from '@/lib/ml/ising';
import { createLattice } from '@/lib/ml/lattice';
import { domains } from '@/lib/ml/magnetCells';
import { loopTemperature, sweepTemperature } from '@/lib/ml/magnetPoints';
import { packNibbles, unpackNibbles } from '@/lib/nibbles';
import { defaults } from '@/lib/params';
import { createRng } from '@/lib/rng';
import { runInline } from '@/lib/runner';
import type { RunEvent } from '@/lib/simulation';
import { nodeAssets as assets } from '../tools/assets';

const fresh = (patch: Partial<Params>): Params => ({ ...defaults(demo.params), ...patch });

async function run(
  patch: Partial<Params>,
  steps: number,
  events: RunEvent<Params, Action>[] = [],
): Promise<Frame> {
  const outcome = await runInline(
    simulation,
    { id: 'ising-magnet', params: fresh(patch), seed: 3, events },
    { steps, assets },
  );
  expect(['done', 'paused'], outcome.reason).toContain(outcome.status);
  return outcome.frame;
}

const read = (frame: Frame, name: string) => demo.readouts[name].read(frame);

describe('the magnet in the page', () => {
  it.each(['metropolis', 'wolff', 'swendsen-wang'] as const)(
    'every arrangement stands beside the estimate of %s, L = 4',
    async (algorithm) => {
      const frame = await run({ size: 4, temperature: 2.4, algorithm }, 20_000);
      const exact = averageLevels(isingLevels(4), 2.4);
      for (const [name, value] of [
        ['energyPerSite', exact.energy],
        ['heatCapacityPerSite', exact.heatCapacity],
        ['magnetization', exact.magnetization],
        ['binder', exact.binder],
      ] as const) {
        const readout = read(frame, name);
        expect(readout.exact, name).toBeCloseTo(value, 10);
        expect(Math.abs(readout.value - value) / (readout.error as number), name).toBeLessThan(5);
      }
      expect(frame.exact?.infinite).toBe(false);
    },
  );

  it('a Potts magnet of 4 × 4 has exact energies, and no exact order', async () => {
    const frame = await run({ size: 4, states: 3, temperature: 0.99497, algorithm: 'wolff' }, 10_000);
    const { value, error, exact } = read(frame, 'energyPerSite');
    expect(exact).toBeCloseTo(-1.710062, 4);
    expect(Math.abs(value - (exact as number)) / (error as number)).toBeLessThan(5);
    expect(read(frame, 'magnetization').exact).toBeUndefined();
    expect(read(frame, 'criticalTemperature').value).toBeCloseTo(0.99497286, 8);
  });

  it('large magnets are compared with the infinite lattice, those in fields with nothing', async () => {
    const frame = await run({ size: 32, temperature: 3 }, 2000);
    expect(frame.exact?.infinite).toBe(true);
    expect(read(frame, 'energyPerSite').exact).toBeCloseTo(-0.81730959, 8);
    expect(Math.abs(read(frame, 'energyPerSite').value + 0.8173)).toBeLessThan(0.02);
    const inField = await run({ size: 32, temperature: 3, field: 0.5, algorithm: 'wolff' }, 300);
    expect(inField.exact).toBeNull();
    expect(inField.algorithm).toBe('metropolis');
    expect(inField.measured[0].magnetization).toBeGreaterThan(0.3);
  });

  it('a new temperature ends an estimate, which stays as a point', async () => {
    const events = [{ step: 700, tune: { temperature: 3.5 } }];
    const frame = await run({ size: 16, temperature: 2 }, 1200, events);
    expect(frame.points).toHaveLength(1);
    expect(frame.points[0].temperature).toBe(2);
    expect(frame.points[0].measured).toBeGreaterThan(400);
    expect(frame.temperature).toBe(3.5);
    expect(frame.measured[0].measured).toBeLessThanOrEqual(300);
  });

  it('a sweep visits 31 temperatures; its points lie on the exact curve of the infinite lattice away from T_c', async () => {
    const frame = await run(
      { experiment: 'sweep', algorithm: 'wolff', size: 32, start: 'cold', equilibration: 20, dwell: 64 },
      4000,
    );
    expect(frame.points).toHaveLength(31);
    expect(frame.points.map((point) => point.temperature)).toEqual(
      Array.from({ length: 31 }, (_, k) => sweepTemperature(k, 2)),
    );
    expect(frame.points[0].magnetization).toBeCloseTo(0.9865, 2);
    expect(frame.points[30].magnetization).toBeLessThan(0.2);
    expect(demo.predict?.kind === 'curve' && demo.predict.answer(frame).length).toBe(7);
  });

  it('a loop with eight states comes back on another branch', async () => {
    const frame = await run({ ...demo.presets.hysteresis.params, size: 32 }, 5000);
    expect(frame.points).toHaveLength(41);
    expect(frame.points[0].temperature).toBe(loopTemperature(0, 8));
    // At T_c the heated magnet is still ordered, the cooled one not yet.
    expect(frame.points[10].energy - frame.points[30].energy).toBeLessThan(-0.3);
  });

  it('three sizes are measured, the readouts are those of the largest', async () => {
    const frame = await run({ experiment: 'sizes', size: 64, temperature: 2.6 }, 400);
    expect(frame.measured.map(({ size }) => size)).toEqual([4, 16, 64]);
    expect(frame.measured[0].magnetization).toBeGreaterThan(frame.measured[2].magnetization);
    expect(read(frame, 'energyPerSite').value).toBe(frame.measured[2].energy);
  });

  it('cumulants cross near T_c', async () => {
    const frame = await run({ ...demo.presets['binder-crossing'].params, size: 16 }, 3000);
    expect(frame.cumulants.map(({ size }) => size)).toEqual([4, 8, 16]);
    const { value, error, exact } = read(frame, 'criticalTemperature');
    expect(exact).toBeCloseTo(2.269185314, 8);
    expect(Math.abs(value - 2.269) / (error as number)).toBeLessThan(5);
  });

  it('painted spins are in the state, painted heat in the parameters', async () => {
    const events = [{ step: 100, act: { cells: [0, 1, 16, 17], columns: 16, state: 0 } }];
    const frame = await run({ size: 32, temperature: 0.5, start: 'cold', show: 'spins' }, 100, events);
    const cells = unpackNibbles(frame.lattices[0].cells, 1024);
    expect([...cells].filter((cell) => cell === 0)).toHaveLength(16);
    expect([0, 1, 32, 33, 3 * 32 + 3].every((i) => cells[i] === 0)).toBe(true);
    const hot = demo.presets.painted.params.heat as Float64Array;
    const melted = await run(
      { size: 32, temperature: 1, start: 'cold', heat: hot.map((h) => (h > 0 ? 3 : 0)) },
      200,
    );
    const painted = unpackNibbles(melted.lattices[0].cells, 1024);
    const down = (from: number) =>
      [...painted].filter((cell, i) => cell === 0 && i % 32 >= from && i % 32 < from + 8).length;
    expect(down(1)).toBeGreaterThan(40);
    expect(down(20)).toBeLessThan(5);
    expect(melted.exact).toBeNull();
  });

  it('a memory recalls a picture below T = 1 and none above', async () => {
    const cold = await run({ couplings: 'memory', temperature: 0.5 }, 120);
    expect(Math.max(...cold.overlaps.map(Math.abs))).toBeGreaterThan(0.8);
    const hot = await run({ couplings: 'memory', temperature: 1.5 }, 120);
    expect(Math.max(...hot.overlaps.map(Math.abs))).toBeLessThan(0.2);
    expect(demo.describe(hot)).toContain('no picture');
  });

  it('a large lattice crosses to the page in half a byte per spin', async () => {
    const frame = await run({ size: 256, temperature: 2 }, 2);
    expect(frame.lattices[0].cells.byteLength).toBe(32_768);
    const values = Uint8Array.of(3, 15, 0, 9, 7);
    expect(unpackNibbles(packNibbles(values), 5)).toEqual(values);
  });

  it('regions of equal neighbours join across the edges', () => {
    const lattice = { size: 4, spins: Int8Array.of(1, 0, 0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 1, 0, 0, 0) };
    const labels = domains(lattice);
    expect(new Set(labels).size).toBe(3);
    expect([labels[3], labels[12]]).toEqual([labels[0], labels[0]]);
  });

  it('words of four spins and single spins make the same sweep', () => {
    // A side that is no multiple of four takes the plain loop; cells of one temperature do so for any side.
    const rng = createRng(12);
    const lattice = createLattice(16, 2, 'hot', rng);
    const plain = structuredClone(lattice);
    const other = rng.slice();
    const single = isingThresholds(uniformBath(2.2, -0.3));
    const cells = {
      cells: 2,
      temperatures: new Float64Array(4).fill(2.2),
      fields: new Float64Array(4).fill(-0.3),
    };
    for (let k = 0; k < 20; k++) {
      isingSweep(lattice, single, 1, rng);
      isingSweep(plain, isingThresholds(cells), 2, other);
    }
    expect(plain).toEqual(lattice);
    expect(other).toEqual(rng);
  });
});
