import type { Device } from '../device';
import { shiftElectrons } from './backflow';
import { type DeepDot, shapeOf } from './deepDot';
import { deepRowsOnDevice } from './deepTensorflow';
import { createJet, evaluate } from './jet';
import { createJetRows } from './jetRows';
import { quasiDeterminants } from './quasiParticles';
import { gaussian } from './wavefunctions/gaussian';
import { padeJastrow } from './wavefunctions/padeJastrow';

/** What Ψ says of many configurations: the parts of their jets, one configuration after the other. */
export interface JetBatch {
  /** Coordinates of one configuration, N·d. */
  size: number;
  logPsi: Float64Array;
  laplacians: Float64Array;
  /** count × size */
  gradients: Float64Array;
}

/**
 * ln|Ψ| and its derivatives for many configurations with the network on a device: U, η and ζ with their
 * derivatives in float32 for all of them at once; shifts, determinants, Gaussian and cusp in float64.
 *
 * @param theta as of `deepDot`.
 * @param positions configuration after configuration, each N·d numbers.
 * @throws Error when the device is lost
 */
export async function deepJets(
  device: Device,
  theta: Float64Array,
  dot: DeepDot,
  positions: Float64Array,
): Promise<JetBatch> {
  const { electrons: n, dimensions: d, omega, beta } = dot;
  const size = n * d;
  const count = positions.length / size;
  const width = size + 2;
  const ofPairs = ((n * (n - 1)) / 2) * (2 * d + 2);
  const { u, eta, zeta } = await deepRowsOnDevice(device, theta.subarray(1), shapeOf(dot), positions);
  const envelope = gaussian(theta.subarray(0, 1));
  const cusp = padeJastrow(Float64Array.of(beta), n, d);
  const determinants = n > 2 ? quasiDeterminants(n, d, omega) : undefined;
  const etaRows = createJetRows((n * (n - 1)) / 2, 1, 2 * d + 2);
  const zetaRows = createJetRows(n, 1, width);
  const places = createJetRows(n, d, width);
  const jet = createJet(size);
  const batch: JetBatch = {
    size,
    logPsi: new Float64Array(count),
    laplacians: new Float64Array(count),
    gradients: new Float64Array(count * size),
  };
  for (let w = 0; w < count; w++) {
    const x = positions.subarray(w * size, (w + 1) * size);
    evaluate(envelope, x, jet);
    cusp.addJet(x, jet);
    if (determinants) {
      if (eta) etaRows.data.set(eta.subarray(w * ofPairs, (w + 1) * ofPairs));
      if (zeta) zetaRows.data.set(zeta.subarray(w * n * width, (w + 1) * n * width));
      shiftElectrons(x, d, etaRows, zetaRows, places);
      determinants.addJet(places, jet);
    }
    batch.logPsi[w] = jet.logPsi + u[w * width];
    batch.laplacians[w] = jet.laplacian + u[(w + 1) * width - 1];
    for (let c = 0; c < size; c++) batch.gradients[w * size + c] = jet.gradient[c] + u[w * width + 1 + c];
  }
  return batch;
}
