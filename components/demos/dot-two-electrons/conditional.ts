import type { TrialWaveFunction } from '@/lib/qmc/types';

/**
 * ln|Ψ(r₁, r₂)|² as a function of the place of electron 2 in the plane through the center, electron 1 held: any wave
 * function of two electrons will do.
 */
export function conditional(
  psi: TrialWaveFunction,
  dimensions: number,
  held: readonly [number, number],
): (x: number, y: number) => number {
  const configuration = new Float64Array(2 * dimensions);
  configuration.set(held);
  return (x, y) => {
    configuration[dimensions] = x;
    configuration[dimensions + 1] = y;
    return 2 * psi.logPsi(configuration);
  };
}

/** e^(values − largest), in place: densities relative to their maximum. */
export function relative(logarithms: Float64Array): Float64Array {
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of logarithms) if (value > largest) largest = value;
  for (let i = 0; i < logarithms.length; i++) logarithms[i] = Math.exp(logarithms[i] - largest);
  return logarithms;
}
