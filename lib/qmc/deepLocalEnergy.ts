import type { Device } from '../device';
import { shiftElectrons } from './backflow';
import { type DeepDot, shapeOf } from './deepDot';
import { deepRowsOnDevice } from './deepTensorflow';
import { quantumDot } from './hamiltonians';
import { createJet, evaluate, kineticEnergy } from './jet';
import { createJetRows } from './jetRows';
import { quasiDeterminants } from './quasiParticles';
import { gaussian } from './wavefunctions/gaussian';
import { padeJastrow } from './wavefunctions/padeJastrow';

/**
 * E_L of many configurations with the network on a device: U, η and ζ with their derivatives in float32 for all of them
 * at once; shifts, determinants, Gaussian and cusp in float64.
 *
 * @param theta as of `deepDot`.
 * @param positions configuration after configuration, each N·d numbers.
 */
export async function deepLocalEnergies(
  device: Device,
  theta: Float64Array,
  dot: DeepDot,
  positions: Float64Array,
): Promise<Float64Array> {
  const { electrons: n, dimensions: d, omega, beta } = dot;
  const shape = shapeOf(dot);
  const size = n * d;
  const width = size + 2;
  const ofPairs = ((n * (n - 1)) / 2) * (2 * d + 2);
  const { u, eta, zeta } = await deepRowsOnDevice(device, theta.subarray(1), shape, positions);
  const envelope = gaussian(theta.subarray(0, 1));
  const cusp = padeJastrow(Float64Array.of(beta), n, d);
  const determinants = n > 2 ? quasiDeterminants(n, d, omega) : undefined;
  const potential = quantumDot(omega, d);
  const etaRows = createJetRows((n * (n - 1)) / 2, 1, 2 * d + 2);
  const zetaRows = createJetRows(n, 1, width);
  const places = createJetRows(n, d, width);
  const jet = createJet(size);
  return Float64Array.from({ length: positions.length / size }, (_, w) => {
    const x = positions.subarray(w * size, (w + 1) * size);
    evaluate(envelope, x, jet);
    cusp.addJet(x, jet);
    jet.logPsi += u[w * width];
    for (let c = 0; c < size; c++) jet.gradient[c] += u[w * width + 1 + c];
    jet.laplacian += u[(w + 1) * width - 1];
    if (determinants) {
      if (eta) etaRows.data.set(eta.subarray(w * ofPairs, (w + 1) * ofPairs));
      if (zeta) zetaRows.data.set(zeta.subarray(w * n * width, (w + 1) * n * width));
      shiftElectrons(x, d, etaRows, zetaRows, places);
      determinants.addJet(places, jet);
    }
    return kineticEnergy(jet) + potential.external(x) + potential.interaction(x);
  });
}
