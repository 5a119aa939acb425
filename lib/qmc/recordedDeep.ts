import type { Assets } from '../simulation';
import type { DeepDot } from './deepDot';

/** A training of the deep network that was recorded: what it reached, and how to do it again. */
export interface RecordedDeep {
  /** θ of `deepDot`. */
  theta: Float64Array;
  dot: DeepDot;
  command: string;
  seed: number;
  cpuSeconds: number;
  machine: string;
  updates: number;
  energy: number;
  error: number;
  variance: number;
  /** Update, energy, its error and the variance, while it learned. */
  trace: [number, number, number, number][];
}

/** Dots whose training was recorded, by N: their ω. */
export const RECORDED_DEEP: Record<number, readonly number[]> = { 6: [1] };

/** True when `readRecordedDeep` has something for this dot. */
export function isRecordedDeep(electrons: number, omega: number): boolean {
  return RECORDED_DEEP[electrons]?.includes(omega) ?? false;
}

/** @throws Error when there is no such recording. */
export async function readRecordedDeep(
  assets: Assets,
  electrons: number,
  omega: number,
): Promise<RecordedDeep> {
  const name = `recorded/dot-shells/deep-n${electrons}-w${omega}`;
  const [json, weights] = await Promise.all([assets.bytes(`${name}.json`), assets.bytes(`${name}.bin`)]);
  const { params, plan, ...rest } = JSON.parse(new TextDecoder().decode(json));
  // A copy: the bytes may begin anywhere in a larger buffer.
  return { ...rest, dot: params, updates: plan.updates, theta: new Float64Array(weights.slice().buffer) };
}
