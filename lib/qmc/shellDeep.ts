import { type DeepDot, deepDot, firstDeepDot, LARGE_NETWORK, shapeOf } from './deepDot';
import type { ShellAnsatz, ShellDot } from './shellAnsatz';
import { recordedStart } from './shellPlan';
import { deepParameters } from './wavefunctions/deepSets';

/** The cusp factor's β is that of the Slater–Jastrow optimum, and stays. */
export function deepOf({ electrons, omega }: ShellDot): DeepDot {
  return { electrons, omega, dimensions: 2, ...LARGE_NETWORK, beta: recordedStart(electrons, omega).beta };
}

/** det↑ det↓ at shifted coordinates × Gaussian × cusp factor × e^U, θ = [αω, network]. */
export const deepAnsatz: ShellAnsatz = {
  parameters: (dot) => 1 + deepParameters(shapeOf(deepOf(dot))),
  begin(theta, dot, { alpha }, rng) {
    theta.set(dot.weights ?? firstDeepDot(deepOf(dot), alpha, rng));
  },
  of: (theta, dot) => deepDot(theta, deepOf(dot)),
  constrain(theta, { omega }) {
    theta[0] = Math.min(3 * omega, Math.max(0.15 * omega, theta[0]));
  },
  read: (theta, dot) => ({ alpha: theta[0] / dot.omega, beta: deepOf(dot).beta }),
};
