import { cos, sin } from '../math';

/**
 * Where electrons sit when nothing but repulsion and the trap counts, the limit ω → 0 of a quantum dot (Wigner molecule):
 * minima of V = Σ ½ω²r² + Σ 1/r_ij. All lengths go as ω^{−2/3}, all energies as ω^{2/3}, so that ω = 1 is enough.
 */
export interface WignerMolecule {
  /** x, y of each electron, in ω^{−2/3} bohr. */
  positions: Float64Array;
  /** V at the minimum, in ω^{2/3} hartree. */
  energy: number;
  /** Mean radius of each ring, from the center out. */
  radii: number[];
}

/** Electrons on each ring at the lowest minimum (V. M. Bedanov and F. M. Peeters, Phys. Rev. B 49, 2667, 1994). */
const RINGS: Record<number, readonly number[]> = {
  2: [2],
  6: [1, 5],
  12: [3, 9],
  20: [1, 7, 12],
  30: [5, 10, 15],
};
const ITERATIONS = 4000;
const STEP = 0.02;

/**
 * Relaxes rings of equal angles by steepest descent.
 *
 * @throws RangeError for a number of electrons whose rings are not known.
 */
export function wignerMolecule(electrons: number): WignerMolecule {
  const rings = RINGS[electrons];
  if (!rings) throw new RangeError(`electrons = ${electrons}: rings are known for 2, 6, 12, 20 and 30`);
  const positions = onRings(rings);
  const force = new Float64Array(positions.length);
  for (let t = 0; t < ITERATIONS; t++) {
    writeForce(positions, force);
    for (let i = 0; i < positions.length; i++) positions[i] += STEP * force[i];
  }
  return { positions, energy: writeForce(positions, force), radii: meanRadii(positions, rings) };
}

function onRings(rings: readonly number[]): Float64Array {
  const places: number[] = [];
  rings.forEach((count, ring) => {
    const radius = count === 1 ? 0 : 0.6 * (ring + 1);
    for (let k = 0; k < count; k++) {
      // Rings are turned against each other: descent would not leave a symmetric saddle.
      const angle = (2 * Math.PI * (k + 0.31 * ring)) / count;
      places.push(radius * cos(angle), radius * sin(angle));
    }
  });
  return Float64Array.from(places);
}

/** Writes −∇V at ω = 1 and returns V. */
function writeForce(x: Float64Array, force: Float64Array): number {
  let energy = 0;
  for (let i = 0; i < x.length; i++) {
    force[i] = -x[i];
    energy += 0.5 * x[i] * x[i];
  }
  for (let i = 2; i < x.length; i += 2) {
    for (let j = 0; j < i; j += 2) {
      const dx = x[i] - x[j];
      const dy = x[i + 1] - x[j + 1];
      const square = dx * dx + dy * dy;
      const inverse = 1 / Math.sqrt(square);
      const push = inverse / square;
      energy += inverse;
      force[i] += push * dx;
      force[i + 1] += push * dy;
      force[j] -= push * dx;
      force[j + 1] -= push * dy;
    }
  }
  return energy;
}

function meanRadii(positions: Float64Array, rings: readonly number[]): number[] {
  const radii = Array.from({ length: positions.length / 2 }, (_, i) =>
    Math.sqrt(positions[2 * i] * positions[2 * i] + positions[2 * i + 1] * positions[2 * i + 1]),
  ).sort((a, b) => a - b);
  let at = 0;
  return rings.map((count) => {
    at += count;
    return radii.slice(at - count, at).reduce((sum, r) => sum + r, 0) / count;
  });
}
