/**
 * What is measured on a magnet, with errors that account for autocorrelation: energy, heat capacity, magnetisation,
 * susceptibility, Binder's cumulant (K. Binder, Z. Phys. B 43, 119, 1981).
 */
import { createBlocking, type Estimate, estimateBlocking, pushBlocking } from '../stats';
import { type Bins, clearBins, createBins, estimateFunction, measuredIn, pushBins } from './bins';

/** Sums of e, e², |m|, m², m⁴ per stretch, and the two series whose autocorrelation is of interest. */
export interface MagnetSums {
  bins: Bins;
  /** Blocking of e and of |m|. */
  energies: Float64Array;
  orders: Float64Array;
}

const LEVELS = 24;

export function createMagnetSums(): MagnetSums {
  return { bins: createBins(5), energies: createBlocking(LEVELS), orders: createBlocking(LEVELS) };
}

export function clearMagnetSums({ bins, energies, orders }: MagnetSums): void {
  clearBins(bins);
  energies.fill(0);
  orders.fill(0);
}

/** Adds a measurement: energy per site and |m|. */
export function measure({ bins, energies, orders }: MagnetSums, energy: number, order: number): void {
  const square = order * order;
  pushBins(bins, [energy, energy * energy, order, square, square * square]);
  pushBlocking(energies, energy);
  pushBlocking(orders, order);
}

/** Estimates per site; errors NaN and numbers 0 before anything was measured. */
export interface MagnetEstimates {
  /** Measurements behind the numbers. */
  measured: number;
  /** ⟨e⟩ */
  energy: Estimate;
  /** N (⟨e²⟩ − ⟨e⟩²)/T² */
  heatCapacity: Estimate;
  /** ⟨|m|⟩ */
  magnetization: Estimate;
  /** N (⟨m²⟩ − ⟨|m|⟩²)/T */
  susceptibility: Estimate;
  /** 1 − ⟨m⁴⟩/(3 ⟨m²⟩²) */
  binder: Estimate;
  /** Integrated autocorrelation times of e and |m|, in measurements; ½ when independent, NaN when unknown. */
  energyTime: number;
  orderTime: number;
  /** Both series are long enough for their errors to have stopped rising with block size. */
  plateau: boolean;
}

const NOTHING: Estimate = { mean: 0, standardError: Number.NaN, blocks: 0 };

/** @param sites N */
export function estimateMagnet(sums: MagnetSums, sites: number, temperature: number): MagnetEstimates {
  const { bins, energies, orders } = sums;
  const estimate = (f: (x: Float64Array) => { value: number; gradient: number[] }): Estimate =>
    bins.filled > 0 ? estimateFunction(bins, f) : NOTHING;
  const heat = sites / (temperature * temperature);
  const response = sites / temperature;
  const energySeries = estimateBlocking(energies);
  const orderSeries = estimateBlocking(orders);
  return {
    measured: measuredIn(bins),
    energy: estimate(([e]) => ({ value: e, gradient: [1, 0, 0, 0, 0] })),
    heatCapacity: estimate(([e, e2]) => ({
      value: Math.max(0, heat * (e2 - e * e)),
      gradient: [-2 * heat * e, heat, 0, 0, 0],
    })),
    magnetization: estimate(([, , m]) => ({ value: m, gradient: [0, 0, 1, 0, 0] })),
    susceptibility: estimate(([, , m, m2]) => ({
      value: Math.max(0, response * (m2 - m * m)),
      gradient: [0, 0, -2 * response * m, response, 0],
    })),
    binder: estimate(([, , , m2, m4]) => {
      // All populations equal throughout: a cumulant of nothing.
      if (m2 === 0) return { value: 0, gradient: [0, 0, 0, 0, 0] };
      const slope = 1 / (3 * m2 * m2);
      return { value: 1 - m4 * slope, gradient: [0, 0, 0, (2 * m4 * slope) / m2, -slope] };
    }),
    energyTime: energySeries.autocorrelationTime,
    orderTime: orderSeries.autocorrelationTime,
    plateau: energySeries.plateau && orderSeries.plateau,
  };
}
