/** What was measured at one temperature after the other: the points of M(T) and C(T), and the order in which T goes. */
import type { MagnetEstimates } from './magnetEstimates';
import { criticalTemperature } from './onsager';

/** Results at one temperature, per site. */
export interface MagnetPoint {
  temperature: number;
  energy: number;
  energyError: number;
  heatCapacity: number;
  heatCapacityError: number;
  magnetization: number;
  magnetizationError: number;
  binder: number;
  binderError: number;
  /** Autocorrelation time of |m|, in steps. */
  orderTime: number;
  /** Steps measured. */
  measured: number;
}

const KEYS: readonly (keyof MagnetPoint)[] = [
  'temperature',
  'energy',
  'energyError',
  'heatCapacity',
  'heatCapacityError',
  'magnetization',
  'magnetizationError',
  'binder',
  'binderError',
  'orderTime',
  'measured',
];

/** Points as plain numbers, of constant size. */
export interface MagnetPoints {
  count: number;
  rows: Float64Array;
}

export function createPoints(most: number): MagnetPoints {
  return { count: 0, rows: new Float64Array(most * KEYS.length) };
}

export function pointOf(temperature: number, estimates: MagnetEstimates): MagnetPoint {
  const { energy, heatCapacity, magnetization, binder, orderTime, measured } = estimates;
  return {
    temperature,
    energy: energy.mean,
    energyError: energy.standardError,
    heatCapacity: heatCapacity.mean,
    heatCapacityError: heatCapacity.standardError,
    magnetization: magnetization.mean,
    magnetizationError: magnetization.standardError,
    binder: binder.mean,
    binderError: binder.standardError,
    orderTime,
    measured,
  };
}

/** Adds a point; the oldest makes room. */
export function keepPoint(points: MagnetPoints, point: MagnetPoint): void {
  const { rows } = points;
  if (points.count * KEYS.length === rows.length) {
    rows.copyWithin(0, KEYS.length);
    points.count--;
  }
  rows.set(
    KEYS.map((key) => point[key]),
    points.count * KEYS.length,
  );
  points.count++;
}

export function listPoints({ count, rows }: MagnetPoints): MagnetPoint[] {
  return Array.from(
    { length: count },
    (_, row) =>
      Object.fromEntries(KEYS.map((key, k) => [key, rows[row * KEYS.length + k]])) as unknown as MagnetPoint,
  );
}

/** Temperatures of a sweep: 31 from 0.66 to 1.32 T_c; for Ising 1.5, 1.55, … 3. */
export const SWEEP_POINTS = 31;
/** Temperatures of a hysteresis loop: 21 up through T_c and the same down. */
export const LOOP_POINTS = 41;
/** How far a loop goes on both sides, as a part of T_c. */
const LOOP_REACH = 0.08;

export function sweepTemperature(k: number, states: number): number {
  const ising = 1.5 + 0.05 * k;
  return states === 2 ? ising : (ising / criticalTemperature(2)) * criticalTemperature(states);
}

/** Up to the middle point, then down. */
export function loopTemperature(k: number, states: number): number {
  const half = (LOOP_POINTS - 1) / 2;
  const height = k <= half ? k / half : (LOOP_POINTS - 1 - k) / half;
  return criticalTemperature(states) * (1 - LOOP_REACH + 2 * LOOP_REACH * height);
}
