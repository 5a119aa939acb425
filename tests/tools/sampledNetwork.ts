import { type DeepDot, deepDot, firstDeepDot } from '@/lib/qmc/deepDot';
import { hamiltonianOf, quantumDot } from '@/lib/qmc/hamiltonians';
import { particleSweep } from '@/lib/qmc/particleSweep';
import { createRng, normal } from '@/lib/rng';

/** A network whose every part does something, configurations from its |Ψ|², and E_L there by the float64 kernel. */
export function sampledNetwork(dot: DeepDot, count: number) {
  const rng = createRng(3);
  const theta = firstDeepDot(dot, 0.95, rng);
  for (let k = 1; k < theta.length; k++) theta[k] += 0.03 * normal(rng);
  const psi = deepDot(theta, dot);
  const size = dot.electrons * dot.dimensions;
  const positions = Float64Array.from({ length: count * size }, () => normal(rng));
  const configurations = { count, size, positions, x: new Float64Array(size) };
  for (let s = 0; s < 15; s++) particleSweep(psi, configurations, dot.dimensions, 1, rng);
  const hamiltonian = hamiltonianOf(quantumDot(dot.omega, dot.dimensions), size);
  const energies = Float64Array.from({ length: count }, (_, w) =>
    hamiltonian.localEnergy(psi, positions.subarray(w * size, (w + 1) * size)),
  );
  return { theta, psi, positions, energies };
}
