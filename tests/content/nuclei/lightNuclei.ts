import { symmetricEigen } from '@/lib/linalg';
import { cholesky, solveLower } from '@/lib/ml/cholesky';
import bases from './correlatedGaussians.json';
import { CONSTANTS, HBAR2_OVER_M } from './deuteron';
import { exchangeFactors, type Factors, jacobi, pairsOf, permutations } from './exchanges';

const { PI, sqrt } = Math;

/** Gaussians e^(−x·Ax/2) of the relative coordinates: the upper triangle of each A, and its spin–isospin state. */
interface Basis {
  nucleons: number;
  cutoff: number;
  /** Rows of 2^A numbers: the spin states, one for each column; absent where spins are left out. */
  spins?: number[][];
  matrices: number[][];
  states: number[];
}

/** Everything the matrix elements need that does not depend on the Gaussians. */
interface System {
  n: number;
  pairs: number[][];
  /** Pairs of pairs that share a nucleon, one for each term of the three-body force. */
  triples: [number, number][];
  transforms: number[][];
  factors: Factors;
  cutoff: number;
}

function systemOf({ nucleons, cutoff, spins }: Basis): System {
  const j = jacobi(nucleons);
  const list = pairsOf(nucleons);
  const triples: [number, number][] = [];
  for (let p = 0; p < list.length; p++)
    for (let q = 0; q < p; q++) if (list[p].some((i) => list[q].includes(i))) triples.push([p, q]);
  const perms = permutations(nucleons);
  const n = nucleons - 1;
  const transforms = perms.map((perm) => {
    const t: number[] = [];
    for (let a = 0; a < n; a++)
      for (let b = 0; b < n; b++) t.push(perm.reduce((sum, to, i) => sum + j[a][to] * j[b][i], 0));
    return t;
  });
  const pairs = list.map(([a, b]) => j.map((row) => row[a] - row[b]));
  return { n, pairs, triples, transforms, factors: exchangeFactors(nucleons, perms, list, spins), cutoff };
}

/** Full matrix of an upper triangle, row after row. */
function full(upper: number[], n: number): number[] {
  const a = new Array<number>(n * n);
  let at = 0;
  for (let i = 0; i < n; i++) for (let j = i; j < n; j++) a[i * n + j] = a[j * n + i] = upper[at++];
  return a;
}

/** T A Tᵀ. */
function turned(t: number[], a: number[], n: number): number[] {
  const out = new Array<number>(n * n).fill(0);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      for (let k = 0; k < n; k++)
        for (let l = 0; l < n; l++) out[i * n + j] += t[i * n + k] * a[k * n + l] * t[j * n + l];
  return out;
}

/** Inverse of a symmetric positive 2 × 2 or 3 × 3 matrix into `inv`; gives its determinant. */
function invert(m: Float64Array, inv: Float64Array, n: number): number {
  if (n === 2) {
    const det = m[0] * m[3] - m[1] * m[1];
    inv[0] = m[3] / det;
    inv[1] = inv[2] = -m[1] / det;
    inv[3] = m[0] / det;
    return det;
  }
  const [a, b, c, d, e, f] = [m[0], m[1], m[2], m[4], m[5], m[8]];
  const det = a * (d * f - e * e) + b * (c * e - b * f) + c * (b * e - c * d);
  inv[0] = (d * f - e * e) / det;
  inv[1] = inv[3] = (c * e - b * f) / det;
  inv[2] = inv[6] = (b * e - c * d) / det;
  inv[4] = (a * f - c * c) / det;
  inv[5] = inv[7] = (b * c - a * e) / det;
  inv[8] = (a * d - b * b) / det;
  return det;
}

/** Trace of A M⁻¹ B. */
function trace3(a: ArrayLike<number>, inv: Float64Array, b: ArrayLike<number>, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      for (let k = 0; k < n; k++) sum += a[i * n + j] * inv[j * n + k] * b[k * n + i];
  return sum;
}

/** p · M⁻¹ q. */
function between(p: ArrayLike<number>, inv: Float64Array, q: ArrayLike<number>, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += p[i] * inv[i * n + j] * q[j];
  return sum;
}

const [scratchM, scratchInverse, scratchG] = [9, 9, 6].map((size) => new Float64Array(size));
const power = (x: number): number => 1 / (x * sqrt(x));

/** Overlap and energy of two Gaussians, summed over all exchanges of nucleons. */
function elements(
  system: System,
  a: number[],
  sa: number,
  turnedB: number[][],
  sb: number,
): [number, number] {
  const { n, pairs, triples, factors, cutoff } = system;
  const { c1, c2, d0 } = CONSTANTS[cutoff];
  const strength = cutoff ** 2 / 2;
  const [m, inv, g] = [scratchM, scratchInverse, scratchG];
  let [overlap, energy] = [0, 0];
  for (let q = 0; q < turnedB.length; q++) {
    const b = turnedB[q];
    const f = factors.exchange(q, sa, sb);
    for (let i = 0; i < n * n; i++) m[i] = a[i] + b[i];
    const norm = power(invert(m, inv, n) / (2 * PI) ** n);
    let potential = 0;
    for (let p = 0; p < pairs.length; p++) {
      g[p] = 1 + strength * between(pairs[p], inv, pairs[p], n);
      potential += power(g[p]) * (c1 * f + c2 * factors.spin(q, p, sa, sb));
    }
    let three = 0;
    for (let t = 0; t < triples.length; t++) {
      const [p, r] = triples[t];
      three += power(g[p] * g[r] - (strength * between(pairs[p], inv, pairs[r], n)) ** 2);
    }
    overlap += norm * f;
    energy += norm * (1.5 * HBAR2_OVER_M * f * trace3(a, inv, b, n) + potential + d0 * f * three);
  }
  return [overlap, energy];
}

/** Lowest eigenvalue of H c = E S c. */
function lowestOf(s: Float64Array, h: Float64Array, size: number): number {
  const l = cholesky(s, size);
  const half = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    const column = solveLower(
      l,
      size,
      Float64Array.from({ length: size }, (_, i) => h[i * size + j]),
    );
    for (let i = 0; i < size; i++) half[i * size + j] = column[i];
  }
  const reduced = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    reduced.set(solveLower(l, size, half.slice(i * size, (i + 1) * size)), i * size);
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) reduced[i * size + j] = reduced[j * size + i];
  return symmetricEigen(reduced, size).values[0];
}

const found = new Map<string, number>();

/**
 * Energy of ³H or ⁴He with the leading-order force of cutoff 4 fm⁻¹, in MeV: an upper bound from a stored basis of
 * correlated Gaussians. Without spins σ·σ is −1 for every pair: the best that a symmetric function of the places can do.
 */
export function lightNucleus(nucleus: 'triton' | 'alpha', spins: boolean): { energy: number } {
  const key = `${nucleus}${spins ? '' : 'Blind'}` as keyof typeof bases;
  const energy = found.get(key) ?? solve(bases[key] as Basis);
  found.set(key, energy);
  return { energy };
}

function solve(basis: Basis): number {
  const system = systemOf(basis);
  const matrices = basis.matrices.map((upper) => full(upper, system.n));
  const images = matrices.map((a) => system.transforms.map((t) => turned(t, a, system.n)));
  const size = matrices.length;
  const [s, h] = [new Float64Array(size * size), new Float64Array(size * size)];
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const [overlap, energy] = elements(system, matrices[i], basis.states[i], images[j], basis.states[j]);
      s[i * size + j] = s[j * size + i] = overlap;
      h[i * size + j] = h[j * size + i] = energy;
    }
  }
  const norm = Float64Array.from({ length: size }, (_, i) => sqrt(s[i * size + i]));
  const scaled = (m: Float64Array) =>
    m.map((value, at) => value / norm[Math.floor(at / size)] / norm[at % size]);
  return lowestOf(symmetrised(scaled(s), size), symmetrised(scaled(h), size), size);
}

function symmetrised(m: Float64Array, size: number): Float64Array {
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) m[i * size + j] = m[j * size + i];
  return m;
}
