import { log } from '../../math';
import { normal, type Rng } from '../../rng';
import { shiftAdjoints, shiftElectrons } from '../backflow';
import { poolMessages, replaceMessages, sendMessages, sendMessagesOf } from '../deepNetwork';
import { createDeepAdjoints, deepBack } from '../deepNetworkBack';
import {
  createDeepMessages,
  createDeepSpace,
  type DeepLayout,
  type DeepShape,
  deepLayout,
} from '../deepSpace';
import { ELECTRON_FEATURES, PAIR_FEATURES } from '../distanceFeatures';
import { createJetRows } from '../jetRows';
import { quasiDeterminants } from '../quasiParticles';
import type { ParticleWaveFunction } from '../types';

/** Number of parameters of a deep network. */
export function deepParameters(shape: DeepShape): number {
  return deepLayout(shape).total;
}

/**
 * Parameters of a network that does nothing yet: random hidden layers, each neuron's input of variance about one, under
 * weights of U and of the shifts that are zero.
 */
export function firstDeepParameters(shape: DeepShape, rng: Rng): Float64Array {
  const layout = deepLayout(shape);
  const theta = new Float64Array(layout.total);
  const { hidden, features } = shape;
  const layers: [keyof DeepLayout, number, number][] = [
    ['pairIn', PAIR_FEATURES, hidden],
    ['pairOut', hidden, features],
    ['electronIn', ELECTRON_FEATURES + features, hidden],
    ['electronOut', hidden, features],
    ['pool', 2 * features, hidden],
  ];
  for (const [name, inputs, outputs] of layers) {
    const size = (inputs + 1) * outputs;
    for (let p = 0; p < size; p++) theta[layout[name] + p] = normal(rng) / Math.sqrt(inputs);
  }
  return theta;
}

/**
 * Ψ = e^U Π_spins det φ_j(y_i): a network of pairs and electrons (`deepNetwork.ts`) gives U and the coordinates y that the
 * orbitals see (`backflow.ts`). For two electrons the determinants are 1. It has no cusp and no envelope: multiply it with
 * a Gaussian and a cusp factor.
 *
 * @param theta as from `firstDeepParameters`, kept by reference.
 * @param omega frequency of the trap whose orbitals fill the determinants.
 * @throws RangeError when θ has another length or N electrons leave a shell open.
 */
export function deepSets(theta: Float64Array, shape: DeepShape, omega: number): ParticleWaveFunction {
  const layout = deepLayout(shape);
  if (theta.length !== layout.total) {
    throw new RangeError(`θ has ${theta.length} numbers: expected ${layout.total}`);
  }
  const { electrons: n, dimensions: d } = shape;
  const determinants = n > 2 ? quasiDeterminants(n, d, omega) : undefined;
  const values = createDeepSpace(shape, false);
  const jets = createDeepSpace(shape, true);
  const places = createJetRows(n, d, 1);
  const placeJets = createJetRows(n, d, n * d + 2);
  const adjoints = createDeepAdjoints(values);
  const slopes = new Float64Array(n * d);
  const trial = new Float64Array(n * d);
  const pairsOfOne = createDeepMessages(shape, n - 1, 1);
  /** Messages of the present configuration; its U and determinants, and those of the one tried last. */
  const followed = values.messages.data.slice();
  const present = { u: 0, determinant: 1 };
  const tried = { u: 0, determinant: 1 };
  /** Those of any other configuration. */
  const other = { u: 0, determinant: 1 };

  /** U and the determinants from the messages in `values`. */
  function finish(x: Float64Array, result: { u: number; determinant: number }): void {
    poolMessages(theta, shape, layout, x, values);
    result.u = values.u.data[0];
    if (!determinants) return;
    shiftElectrons(x, d, values.eta, values.zeta, places);
    result.determinant = determinants.value(places);
  }

  function logPsi(x: Float64Array): number {
    sendMessages(theta, shape, layout, x, values);
    finish(x, other);
    return other.u + log(Math.abs(other.determinant));
  }

  return {
    theta,
    logPsi,
    logDerivatives(x, out, at = 0) {
      logPsi(x);
      for (let p = 0; p < theta.length; p++) out[at + p] = 0;
      adjoints.u[0] = 1;
      if (determinants && shape.backflow) {
        determinants.slopes(places, slopes);
        shiftAdjoints(x, d, slopes, adjoints.eta, adjoints.zeta);
      }
      deepBack(theta, shape, layout, values, adjoints, out, at);
    },
    addJet(x, jet) {
      sendMessages(theta, shape, layout, x, jets);
      poolMessages(theta, shape, layout, x, jets);
      const row = jets.u.data;
      jet.logPsi += row[0];
      for (let c = 0; c < x.length; c++) jet.gradient[c] += row[1 + c];
      jet.laplacian += row[1 + x.length];
      if (!determinants) return;
      shiftElectrons(x, d, jets.eta, jets.zeta, placeJets);
      determinants.addJet(placeJets, jet);
    },
    place(x) {
      sendMessages(theta, shape, layout, x, values);
      for (let m = 0; m < followed.length; m++) followed[m] = values.messages.data[m];
      finish(x, present);
    },
    tryMove(x, i, to, ratio) {
      for (let c = 0; c < x.length; c++) trial[c] = x[c];
      for (let k = 0; k < d; k++) trial[i * d + k] = to[k];
      sendMessagesOf(theta, shape, layout, trial, i, pairsOfOne);
      for (let m = 0; m < followed.length; m++) values.messages.data[m] = followed[m];
      replaceMessages(shape, i, pairsOfOne.messages.data, values.messages.data);
      finish(trial, tried);
      ratio.exponent += tried.u - present.u;
      ratio.factor *= tried.determinant / present.determinant;
    },
    adopt(_x, i) {
      replaceMessages(shape, i, pairsOfOne.messages.data, followed);
      present.u = tried.u;
      present.determinant = tried.determinant;
    },
  };
}
