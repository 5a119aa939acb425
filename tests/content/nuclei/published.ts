import { readNumbers } from '@/components/mdx/plugins/numbers.mjs';

/** An energy as a paper, the talk or a recorded calculation has it, with one standard error or 0. */
export interface Known {
  value: number;
  error: number;
}

const numbers = readNumbers();

/** A number of the lecture by its key. */
export function known(key: string): Known {
  const entry = numbers.get(key);
  if (!entry) throw new RangeError(`no number '${key}' in content/numbers.yaml`);
  return { value: Number(entry.value), error: Number(entry.error ?? 0) };
}

/**
 * Fourteen electrons in a cube, Hartree per electron, by r_s: determinants of plane waves with the one-parameter Jastrow
 * factor −A/r (1 − e^(−r/F)), F = √A for opposite and √(2A) for equal spins, made periodic, A = 1.2, 3 and 10; and the
 * same with fixed-node diffusion. Runs of some minutes each, with blocked errors.
 */
export const ELECTRON_GAS_RUNS: Record<number, { jastrow: Known; diffusion: Known }> = {
  1: { jastrow: { value: 0.57793, error: 0.00031 }, diffusion: { value: 0.5712, error: 0.0005 } },
  2: { jastrow: { value: -0.00216, error: 0.00012 }, diffusion: { value: -0.0072, error: 0.0001 } },
  5: { jastrow: { value: -0.07689, error: 0.00005 }, diffusion: { value: -0.07928, error: 0.00006 } },
};
