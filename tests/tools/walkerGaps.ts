import type { Device } from '@/lib/device';
import { sweepOnWebgpu } from '@/lib/qmc/gpu/deviceSweeps';
import { sweepHere } from '@/lib/qmc/gpu/float64Sweeps';
import { columnsOf, rowsEnergy, type WalkerRows } from '@/lib/qmc/gpu/rows';
import { sweepOnTensors } from '@/lib/qmc/gpu/tensorSweeps';
import { rbmOfTwo, slaterJastrow, type WalkerSystem } from '@/lib/qmc/gpu/waves';
import { createJet, evaluate, kineticEnergy } from '@/lib/qmc/jet';
import { createRng, normal, type Rng } from '@/lib/rng';

/** A wave function, its parameters and how far its walkers try to go. */
export interface WalkerCase {
  system: WalkerSystem;
  theta: Float64Array;
  stepSize: number;
}

/** Parameters away from zero, so that no term of the RBM is idle. */
function rbmTheta(count: number, jastrow: boolean): Float64Array {
  const rng = createRng(4);
  const theta = Float64Array.from({ length: count }, () => 0.3 * normal(rng));
  if (jastrow) theta[count - 1] = 0.6;
  return theta;
}

/** The ansätze of the device kernels, none at its optimum. */
export const WALKER_CASES: Record<string, () => WalkerCase> = {
  'two electrons, 2D': () => ({
    system: slaterJastrow(2, 2, 1),
    theta: Float64Array.of(0.9, 0.5),
    stepSize: 1.4,
  }),
  'two electrons, 3D': () => ({
    system: slaterJastrow(2, 3, 0.5),
    theta: Float64Array.of(0.9, 0.3),
    stepSize: 1.6,
  }),
  'RBM, |Ψ|² = P': () => ({
    system: rbmOfTwo({ hidden: 3, sigma: 0.75, amplitude: 'born', jastrow: false }, 1),
    theta: rbmTheta(19, false),
    stepSize: 1.2,
  }),
  'RBM, Ψ = P, Jastrow': () => ({
    system: rbmOfTwo({ hidden: 2, sigma: 1.1, amplitude: 'direct', jastrow: true }, 1),
    theta: rbmTheta(15, true),
    stepSize: 1.2,
  }),
  'Slater–Jastrow, 6 electrons': () => ({
    system: slaterJastrow(6, 2, 0.5),
    theta: Float64Array.of(0.85, 0.5),
    stepSize: 0.9,
  }),
  'Slater–Jastrow, 8 electrons, 3D': () => ({
    system: slaterJastrow(8, 3, 1),
    theta: Float64Array.of(0.95, 0.5),
    stepSize: 0.7,
  }),
  'Slater–Jastrow, 20 electrons': () => ({
    system: slaterJastrow(20, 2, 1),
    theta: Float64Array.of(0.84, 0.73),
    stepSize: 0.5,
  }),
};

/** How far float32 rows are from float64. */
export interface WalkerGaps {
  /** Mean over the walkers of E_L in float32 − E_L in float64 at the same configurations, in units of |E|. */
  bias: number;
  /** Median of its size, in units of |E|. */
  typical: number;
  /** Largest difference of an O_k there, in units of the largest |O_k|. */
  derivatives: number;
  /** Difference of the mean energies of independent runs, in combined standard errors. */
  deviation: number;
  /** The same at the first sweep after the start, by rows of one sweep. */
  acceptance: number;
}

/** Walkers spread as wide as the trap and their number make them, not by |Ψ|² yet. */
export function startOf({ wave, omega }: WalkerSystem, walkers: number, rng: Rng): Float64Array {
  const width = Math.sqrt(wave.particles / 3 / omega);
  return Float64Array.from({ length: walkers * wave.particles * wave.dimensions }, () => width * normal(rng));
}

/** Runs one case on a device and in float64 and compares. */
export async function walkerGaps(
  device: Device,
  { system, theta, stepSize }: WalkerCase,
  walkers: number,
  sweeps: number,
): Promise<WalkerGaps> {
  const { wave, potential, omega } = system;
  const size = wave.particles * wave.dimensions;
  const run = device.report.name === 'webgpu' ? sweepOnWebgpu : sweepOnTensors;
  const settings = { sweeps, stepSize, omega, shift: 0 };
  const psi = system.psi(theta);
  // Both start where float64 has settled: the device from every walker, the reference from the same ones.
  const rng = createRng(21);
  const positions = startOf(system, walkers, rng);
  const settled = sweepHere(
    psi,
    potential,
    wave.dimensions,
    positions,
    { ...settings, sweeps: 60 },
    size,
    rng,
  );
  settings.shift = rowsEnergy(settled).mean;
  const there = positions.slice();
  const rows = await run(device, wave, theta, there, settings, createRng(22));
  const reference = sweepHere(psi, potential, wave.dimensions, positions, settings, size, createRng(23));
  const [mine, other] = [rowsEnergy(rows), rowsEnergy(reference)];
  const accepted = (r: WalkerRows) =>
    Array.from({ length: walkers }, (_, w) => r.values[w * columnsOf(r).length + columnsOf(r).accepted]);
  const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length / rows.moves;
  return {
    ...sameConfigurations(rows, there, system, theta),
    deviation: (mine.mean - other.mean) / Math.hypot(mine.standardError, other.standardError),
    acceptance: mean(accepted(rows)) - mean(accepted(reference)),
  };
}

/** Compares what the last sweep measured with float64 at the configurations where it ended. */
function sameConfigurations(
  rows: WalkerRows,
  positions: Float64Array,
  { potential, psi }: WalkerSystem,
  theta: Float64Array,
): Pick<WalkerGaps, 'bias' | 'typical' | 'derivatives'> {
  const { walkers, size, parameters, values } = rows;
  const columns = columnsOf(rows);
  const wave = psi(theta);
  const jet = createJet(size);
  const o = new Float64Array(parameters);
  const gaps: number[] = [];
  let [largest, furthest, energies] = [0, 0, 0];
  for (let w = 0; w < walkers; w++) {
    const x = positions.slice(w * size, (w + 1) * size);
    const at = w * columns.length;
    evaluate(wave, x, jet);
    const energy = kineticEnergy(jet) + potential.external(x) + potential.interaction(x);
    gaps.push(values[at + columns.lastEnergy] - energy);
    energies += energy / walkers;
    wave.logDerivatives(x, o);
    for (let k = 0; k < parameters; k++) {
      largest = Math.max(largest, Math.abs(o[k]));
      furthest = Math.max(furthest, Math.abs(values[at + columns.lastDerivatives + k] - o[k]));
    }
  }
  const sizes = gaps.map(Math.abs).sort((a, b) => a - b);
  return {
    bias: gaps.reduce((a, b) => a + b, 0) / walkers / Math.abs(energies),
    typical: sizes[walkers >> 1] / Math.abs(energies),
    derivatives: furthest / largest,
  };
}
