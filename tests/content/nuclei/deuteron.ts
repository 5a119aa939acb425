import { readFileSync } from 'node:fs';
import { gaussLegendre } from '@/lib/gaussLegendre';
import { symmetricEigen } from '@/lib/linalg';
import networks from './networks.json';

const { PI, exp, log1p, sqrt } = Math;

/** ħ²/m of two equal nucleons as the light-nuclei calculations take it, MeV fm². */
export const HBAR2_OVER_M = 197.327 ** 2 / 938.95;

/** Constants of the leading order, by the cutoff Λ in fm⁻¹: C₁, C₂, D₀ in MeV. */
export const CONSTANTS: Record<number, { c1: number; c2: number; d0: number }> = {
  2: { c1: -133.3431, c2: -9.0212, d0: 68.4883 },
  4: { c1: -487.6128, c2: -17.5515, d0: 677.7989 },
  6: { c1: -1064.501, c2: -26.083, d0: 2652.651 },
};

/** The well −depth · e^(−r²Λ²/4) of a spin state: σ·σ is 1 for parallel spins, −3 for opposite ones. */
export function well(cutoff: number, spins: 'triplet' | 'singlet'): (r: number) => number {
  const { c1, c2 } = CONSTANTS[cutoff];
  const depth = c1 + (spins === 'triplet' ? 1 : -3) * c2;
  return (r) => depth * exp(-((r * cutoff) ** 2) / 4);
}

/** u on r = 0, h, 2h, … for −(ħ²/m) u″ + V u = E u by Numerov's rule, from u(0) = 0. */
function outward(potential: (r: number) => number, energy: number, h: number, steps: number): Float64Array {
  const u = new Float64Array(steps + 1);
  u[1] = h;
  const f = (i: number) => 1 - (h * h * (potential(i * h) - energy)) / HBAR2_OVER_M / 12;
  for (let i = 1; i < steps; i++) u[i + 1] = ((12 - 10 * f(i)) * u[i] - f(i - 1) * u[i - 1]) / f(i + 1);
  return u;
}

/** Slope of u at the last but one place. */
const slope = (u: Float64Array, h: number): number => (u[u.length - 1] - u[u.length - 3]) / (2 * h);

/** Bound state of a well: energy, kinetic energy, share outside the range r = 2/Λ, and u(r). */
export function boundState(potential: (r: number) => number, { reach = 12, steps = 6000, range = 0.5 } = {}) {
  const h = reach / steps;
  let [low, high] = [-4, -1];
  for (let k = 0; k < 50; k++) {
    const energy = (low + high) / 2;
    const u = outward(potential, energy, h, steps);
    // Too deep an energy bends u upward in the end, too shallow a one downward.
    if (slope(u, h) + u[steps - 1] * sqrt(-energy / HBAR2_OVER_M) > 0) low = energy;
    else high = energy;
  }
  const energy = (low + high) / 2;
  const u = outward(potential, energy, h, steps);
  const kappa = sqrt(-energy / HBAR2_OVER_M);
  const weigh = (f: (r: number) => number) => h * u.reduce((total, ui, i) => total + ui * ui * f(i * h), 0);
  const tail = u[steps] ** 2 / (2 * kappa);
  const norm = weigh(() => 1) + tail;
  const kinetic = energy - weigh(potential) / norm;
  return { energy, kinetic, outside: 1 - weigh((r) => (r < range ? 1 : 0)) / norm, u, h, norm };
}

/** Scattering length in fm: where the line of u outside the well meets zero at zero energy. */
export function scatteringLength(potential: (r: number) => number, reach = 12, steps = 6000): number {
  const h = reach / steps;
  const u = outward(potential, 0, h, steps);
  return (steps - 1) * h - u[steps - 1] / slope(u, h);
}

/** Points and weights on [0, reach]. */
export function mesh(points: number, reach: number) {
  const { nodes, weights } = gaussLegendre(points);
  return { k: nodes.map((x) => (reach * (x + 1)) / 2), w: weights.map((x) => (reach * x) / 2) };
}

type Mesh = ReturnType<typeof mesh>;

/** The S wave of model "o" on a mesh, as a symmetric matrix for √w k ψ. */
export function softHamiltonian({ k, w }: Mesh): Float64Array {
  const range = 1.54592984;
  const depth = (-7.0404008 * 197.327053) / (sqrt(PI) * range) ** 3;
  const n = k.length;
  const h = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const bells =
        exp((-((k[i] - k[j]) ** 2) * range ** 2) / 4) - exp((-((k[i] + k[j]) ** 2) * range ** 2) / 4);
      h[i * n + j] = (sqrt(w[i] * w[j]) * depth * range * bells) / (2 * sqrt(PI));
    }
    h[i * n + i] += HBAR2_OVER_M * k[i] ** 2;
  }
  return h;
}

/** Lowest energy on a mesh. */
export const lowest = (h: Float64Array, n: number): number => symmetricEigen(h, n).values[0];

/** ⟨ψ|H|ψ⟩/⟨ψ|ψ⟩ of √w k ψ. */
export function meanEnergy(h: Float64Array, psi: ArrayLike<number>): number {
  const n = psi.length;
  let [energy, norm] = [0, 0];
  for (let i = 0; i < n; i++) {
    norm += psi[i] ** 2;
    for (let j = 0; j < n; j++) energy += psi[i] * h[i * n + j] * psi[j];
  }
  return energy / norm;
}

/** A network with one input, softplus units and linear outputs without bias: the values at k. */
export function network(theta: number[], outputs: number): (k: number) => number[] {
  const units = theta.length / (2 + outputs);
  const softplus = (z: number) => (z > 30 ? z : log1p(exp(z)));
  return (k) => {
    const hidden = Array.from({ length: units }, (_, j) => softplus(theta[j] * k + theta[units + j]));
    return Array.from({ length: outputs }, (_, o) =>
      hidden.reduce((total, a, j) => total + theta[(2 + o) * units + j] * a, 0),
    );
  };
}

/** √w k ψ of a network with one output on a mesh. */
export function onMesh(theta: number[], { k, w }: Mesh): number[] {
  const psi = network(theta, 1);
  return Array.from(k, (ki, i) => sqrt(w[i]) * ki * psi(ki)[0]);
}

/** The two networks of four units that a mesh of twelve points cannot tell apart. */
export const { faithful, hole } = networks.mesh;

/** The fits to the N3LO matrix, by the number of hidden units. */
export const fits: Record<string, number[]> = networks.n3lo;

/** The N3LO matrix of Keeble and Rios below 10 fm⁻¹ as a symmetric matrix for √w k ψ, S wave before D wave. */
export function chiralDeuteron() {
  const bytes = readFileSync('public/data/deuteron/deuteron_n3lo_64_f32le.bin');
  const all = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const n = 64;
  const k = all.slice(0, n).filter((ki) => ki < 10);
  const w = all.slice(n, n + k.length);
  const part = (p: number) => (i: number, j: number) => all[2 * n + p * n * n + i * n + j];
  const [ss, dd, sd] = [part(0), part(1), part(2)];
  const size = 2 * k.length;
  const h = new Float64Array(size * size);
  const reduced = (939.5653 * 938.272) / (939.5653 + 938.272);
  const kinetic = Float64Array.from(k, (ki) => (197.32968 * ki) ** 2 / (2 * reduced));
  const root = Float64Array.from(k, (ki, i) => sqrt(w[i]) * ki);
  for (let i = 0; i < k.length; i++) {
    for (let j = 0; j < k.length; j++) {
      const s = root[i] * root[j];
      const [a, b] = [i + k.length, j + k.length];
      h[i * size + j] = (s * (ss(i, j) + ss(j, i))) / 2 + (i === j ? kinetic[i] : 0);
      h[a * size + b] = (s * (dd(i, j) + dd(j, i))) / 2 + (i === j ? kinetic[i] : 0);
      h[i * size + b] = s * sd(i, j);
      h[b * size + i] = h[i * size + b];
    }
  }
  return { k, w, h, size, kinetic };
}

/** Diagonalised: energy in MeV, share of the D wave, kinetic energy, and the waves ψ(k). */
export function exactChiral() {
  const { k, w, h, size, kinetic } = chiralDeuteron();
  const { values, vectors } = symmetricEigen(h, size);
  const n = k.length;
  const vector = Float64Array.from({ length: size }, (_, i) => vectors[i * size]);
  const share = (from: number) => vector.slice(from, from + n).reduce((total, v) => total + v * v, 0);
  const wave = (from: number) => Float64Array.from(k, (ki, i) => vector[from + i] / (sqrt(w[i]) * ki));
  return {
    k,
    energy: values[0],
    dState: share(n),
    kinetic: vector.reduce((total, v, i) => total + v * v * kinetic[i % n], 0),
    waves: [wave(0), wave(n)],
  };
}

/** Energy of a fitted network on the same mesh, in MeV. */
export function fittedEnergy(units: number): number {
  const { k, w, h } = chiralDeuteron();
  const psi = network(fits[units], 2);
  const values = Array.from(k, psi);
  const column = (o: number) => values.map((v, i) => sqrt(w[i]) * k[i] * v[o]);
  return meanEnergy(h, [...column(0), ...column(1)]);
}
