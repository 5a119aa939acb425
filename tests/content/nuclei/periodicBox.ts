const { PI, cbrt, exp, sqrt } = Math;

type Vector = readonly [number, number, number];

const square = (v: Vector): number => v[0] ** 2 + v[1] ** 2 + v[2] ** 2;
const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const plus = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

/** Wave vectors of plane waves in a cubic box, in units of 2π/L, shortest first. */
function waveVectors(reach = 4): Vector[] {
  const all: Vector[] = [];
  for (let a = -reach; a <= reach; a++)
    for (let b = -reach; b <= reach; b++) for (let c = -reach; c <= reach; c++) all.push([a, b, c]);
  return all.sort((p, q) => square(p) - square(q));
}

/** Numbers of particles, two to a plane wave, that fill the cube's shells, and |n|² of the last one. */
export function closedShells(shells: number): { particles: number; level: number }[] {
  const vectors = waveVectors();
  const levels = [...new Set(vectors.map(square))].slice(0, shells);
  return levels.map((level) => ({ particles: 2 * vectors.filter((v) => square(v) <= level).length, level }));
}

/** Side of the box of so many particles at a density. */
export const boxSide = (particles: number, density: number): number => cbrt(particles / density);

/** Occupied wave vectors of one spin in inverse lengths. */
function occupied(particles: number, side: number): Vector[] {
  const b = (2 * PI) / side;
  return waveVectors()
    .slice(0, particles / 2)
    .map(([x, y, z]) => [b * x, b * y, b * z]);
}

/** Kinetic energy of the filled shells over that of the endless gas of the same density. */
export function kineticRatio(particles: number): number {
  const side = boxSide(particles, 1);
  const k = occupied(particles, side);
  return (2 * sum(k.map(square))) / particles / (0.6 * (3 * PI ** 2) ** (2 / 3));
}

const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);
const sumPairs = (k: Vector[], f: (a: Vector, b: Vector) => number): number =>
  sum(k.flatMap((a) => k.map((b) => f(a, b))));

/** Model "o" of Schiavilla et al., as the neutron-matter calculation takes it: MeV and fm. */
export const NEUTRONS = {
  hbarc: 197.327053,
  mass: 939.56563,
  range: 1.83039397,
  strength: -5.27518671,
  threeBodyRange: 1,
  threeBody: 1.0786,
  pionDecay: 92.4,
  scale: 1000,
};

/** The force between two neutrons of opposite spin at a distance, in MeV. */
export function singletWell(r: number): number {
  const { strength, hbarc, range } = NEUTRONS;
  return ((strength * hbarc) / (sqrt(PI) * range) ** 3) * exp(-((r / range) ** 2));
}

/** Energy per neutron of plane waves in a periodic box, in MeV: kinetic, of pairs, of triples. */
export function neutronHartreeFock(density: number, particles = 14) {
  const { hbarc, mass, range, strength, threeBodyRange: r3, threeBody, pionDecay, scale } = NEUTRONS;
  const k = occupied(particles, boxSide(particles, density));
  const kinetic = ((hbarc ** 2 / (2 * mass)) * 2 * sum(k.map(square))) / particles;
  const volume = particles / density;
  // Only pairs of opposite spin feel the force, directly and with their momenta exchanged.
  const transform = (q2: number) => strength * hbarc * exp((-q2 * range ** 2) / 4);
  const pairs = k.length ** 2 * transform(0) + sumPairs(k, (a, b) => transform(square(minus(a, b))));
  const amplitude = ((threeBody / (scale / hbarc) / (pionDecay / hbarc) ** 4) * hbarc) / PI ** 3 / r3 ** 6;
  return {
    kinetic,
    pair: pairs / (2 * volume) / particles,
    triple: (0.5 * volume * amplitude * density ** 3 * tripleFactor(k, r3)) / particles,
  };
}

/** ⟨G(r₁₂) G(r₂₃)⟩ over three plane waves, direct less exchanges, with G the Fourier transform of a Gaussian. */
function tripleFactor(k: Vector[], range: number): number {
  const g = (v: Vector) => PI ** 1.5 * range ** 3 * exp((-square(v) * range ** 2) / 4);
  const zero = g([0, 0, 0]);
  const n = k.length;
  const one = sumPairs(k, (a, b) => g(minus(a, b)));
  const two = sumPairs(k, (a, b) => g(minus(a, b)) ** 2);
  const cyclic = sum(k.map((c) => sum(k.map((a) => g(plus(a, c)))) * sum(k.map((b) => g(minus(b, c))))));
  return zero ** 2 - (one * zero) / n ** 2 - (0.5 * two) / n ** 2 + (0.5 * cyclic) / n ** 3;
}

/** 0.6 ε_F of neutrons at a density, in MeV. */
export function neutronFermiGas(density: number): number {
  return ((0.6 * NEUTRONS.hbarc ** 2) / (2 * NEUTRONS.mass)) * (3 * PI ** 2 * density) ** (2 / 3);
}

/** Ewald's sum for a charge among its own images in a cube of side 1 with a neutral background. */
export function madelung(screening = 2.8): number {
  const gamma = screening ** 2;
  const images = waveVectors(6).slice(1);
  const direct = sum(images.map((v) => erfcOf(sqrt(gamma * square(v))) / sqrt(square(v))));
  const waves = sum(images.map((v) => exp((-(PI ** 2) * square(v)) / gamma) / square(v))) / PI;
  return direct - 2 * sqrt(gamma / PI) + waves - PI / gamma;
}

/** erfc by its continued fraction, for arguments above 2. */
function erfcOf(x: number): number {
  let tail = 0;
  for (let k = 60; k > 0; k--) tail = k / 2 / (x + tail);
  return exp(-x * x) / sqrt(PI) / (x + tail);
}

/** Hartree–Fock energy per electron of N electrons in a cube, in Hartree, with r_s in Bohr radii. */
export function electronHartreeFock(particles: number, rs: number) {
  const side = rs * cbrt((4 * PI * particles) / 3);
  const k = occupied(particles, side);
  const repulsion = (a: Vector, b: Vector) => (a === b ? 0 : (4 * PI) / side ** 3 / square(minus(a, b)));
  return {
    kinetic: sum(k.map(square)) / particles,
    exchange: -sumPairs(k, repulsion) / particles,
    madelung: madelung() / side / 2,
  };
}

/** Total of the parts of an energy. */
export const total = (parts: Record<string, number>): number => sum(Object.values(parts));
