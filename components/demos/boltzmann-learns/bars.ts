import { QUANTUM } from './presets';

/** Heights as probabilities. */
export function heightsOf(bars: Float64Array): Float64Array {
  const sum = bars.reduce((a, b) => a + Math.max(0, b), 0) || 1;
  return bars.map((b) => Math.max(0, b) / sum);
}

/** Most that a single bar may take: the others keep their proportions below it. */
const MOST = 1 - 32 * QUANTUM;

/**
 * The bars after one of them was pulled to the height p: the others share what is left as they did before. All zero
 * cannot be: then nothing changes.
 */
export function pullBar(bars: Float64Array, v: number, p: number): Float64Array {
  const heights = heightsOf(bars);
  const others = heights.reduce((sum, h, k) => (k === v ? sum : sum + h), 0);
  if (others <= 0) return bars;
  const height = Math.min(MOST, Math.max(0, p));
  const scale = (1 - height) / others;
  return heights.map((h, k) => Math.round((k === v ? height : h * scale) / QUANTUM) * QUANTUM);
}
