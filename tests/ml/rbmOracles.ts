/** Restricted Boltzmann machines worked out by brute force, term by term from their formulas: what the tests compare with. */
import { createRbm, type Rbm, type RbmOptions, type VisibleKind } from '@/lib/ml/rbm';
import { createRng, normal } from '@/lib/rng';

/** The machine of 3 + 2 bits whose numbers stand in the reference of this project. */
export function smallRbm(): Rbm {
  const rbm = createRbm(3, 2, 'binary', createRng(1));
  rbm.weights.set([0.5, -0.3, 0.2, 0.4, -0.6, 0.1]);
  rbm.visibleBias.set([0.1, -0.2, 0.3]);
  rbm.hiddenBias.set([-0.1, 0.2]);
  return rbm;
}

/** Four rows for it. */
export const smallData = Float64Array.of(1, 1, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0);

/** The Gaussian machine of 2 + 3 units of the same reference. */
export function smallGaussian(): Rbm {
  const rbm = createRbm(2, 3, 'gaussian', createRng(1), { sigma: Math.sqrt(0.7) });
  rbm.weights.set([0.5, -0.2, 0.3, 0.1, 0.4, -0.6]);
  rbm.visibleBias.set([0.2, -0.1]);
  rbm.hiddenBias.set([0.3, -0.4, 0.1]);
  return rbm;
}

/** A machine with weights and biases of order `size`. */
export function randomRbm(
  visible: number,
  hidden: number,
  kind: VisibleKind,
  seed: number,
  { size = 0.7, ...options }: RbmOptions & { size?: number } = {},
): Rbm {
  const rng = createRng(seed);
  const rbm = createRbm(visible, hidden, kind, rng, { ...options, spread: size });
  for (let i = 0; i < visible; i++) rbm.visibleBias[i] = size * normal(rng);
  for (let j = 0; j < hidden; j++) rbm.hiddenBias[j] = size * normal(rng);
  if (kind === 'gaussian') for (let i = 0; i < visible; i++) rbm.sigma[i] *= 0.6 + 0.3 * i;
  return rbm;
}

/** Every row of `length` bits, unit 0 slowest. */
export function bitRows(length: number): number[][] {
  return Array.from({ length: 2 ** length }, (_, code) =>
    Array.from({ length }, (_, i) => (code >> (length - 1 - i)) & 1),
  );
}

/** The visible rows a binary machine can show: one label on where there are labels. */
export function visibleRows({ visible, labels }: Rbm): number[][] {
  return bitRows(visible).filter(
    (row) => labels === 0 || row.slice(visible - labels).reduce((a, b) => a + b, 0) === 1,
  );
}

/** E(v, h) as the formula stands. */
export function plainEnergy(rbm: Rbm, v: ArrayLike<number>, h: ArrayLike<number>): number {
  let energy = 0;
  for (let j = 0; j < rbm.hidden; j++) energy -= rbm.hiddenBias[j] * h[j];
  for (let i = 0; i < rbm.visible; i++) {
    const s2 = rbm.sigma[i] ** 2;
    if (rbm.kind === 'binary') energy -= rbm.visibleBias[i] * v[i];
    else energy += (v[i] - rbm.visibleBias[i]) ** 2 / (2 * s2);
    for (let j = 0; j < rbm.hidden; j++) energy -= (v[i] * rbm.weights[i * rbm.hidden + j] * h[j]) / s2;
  }
  return energy;
}

export interface Counted {
  z: number;
  rows: number[][];
  /** p(v) for each of `rows`. */
  p: number[];
  visible: number[];
  hidden: number[];
  /** ⟨v_i h_j⟩ */
  products: number[];
}

/** All averages of a binary machine at temperature T from the double sum over v and h. */
export function countRbm(rbm: Rbm, temperature = 1): Counted {
  const rows = visibleRows(rbm);
  const p = rows.map(() => 0);
  const visible = new Array(rbm.visible).fill(0);
  const hidden = new Array(rbm.hidden).fill(0);
  const products = new Array(rbm.visible * rbm.hidden).fill(0);
  let z = 0;
  rows.forEach((v, n) => {
    for (const h of bitRows(rbm.hidden)) {
      const weight = Math.exp(-plainEnergy(rbm, v, h) / temperature);
      z += weight;
      p[n] += weight;
      for (let i = 0; i < rbm.visible; i++) {
        visible[i] += weight * v[i];
        for (let j = 0; j < rbm.hidden; j++) products[i * rbm.hidden + j] += weight * v[i] * h[j];
      }
      for (let j = 0; j < rbm.hidden; j++) hidden[j] += weight * h[j];
    }
  });
  for (const list of [p, visible, hidden, products]) for (let k = 0; k < list.length; k++) list[k] /= z;
  return { z, rows, p, visible, hidden, products };
}

const plainSigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** p(h = 1 | v) of a binary machine without labels. */
export function plainHidden(rbm: Rbm, v: number[]): number[] {
  return Array.from({ length: rbm.hidden }, (_, j) =>
    plainSigmoid(v.reduce((sum, x, i) => sum + x * rbm.weights[i * rbm.hidden + j], rbm.hiddenBias[j])),
  );
}

const chance = (bits: number[], p: number[]) => bits.reduce((all, x, k) => all * (x ? p[k] : 1 - p[k]), 1);

/**
 * The gradient by the weights that CD-k has on average: the exact distribution after k steps from the data, by powers of
 * the transition matrix between visible rows.
 */
export function expectedContrast(rbm: Rbm, data: Float64Array, k: number): number[] {
  const rows = bitRows(rbm.visible);
  const states = bitRows(rbm.hidden);
  const down = states.map((h) =>
    Array.from({ length: rbm.visible }, (_, i) =>
      plainSigmoid(h.reduce((sum, x, j) => sum + x * rbm.weights[i * rbm.hidden + j], rbm.visibleBias[i])),
    ),
  );
  const up = rows.map((v) => plainHidden(rbm, v));
  const step = rows.map((_, a) =>
    rows.map((to) => states.reduce((sum, h, s) => sum + chance(h, up[a]) * chance(to, down[s]), 0)),
  );
  const count = data.length / rbm.visible;
  let p = rows.map(() => 0);
  for (let n = 0; n < count; n++) {
    p[rows.findIndex((row) => row.every((x, i) => x === data[n * rbm.visible + i]))] += 1 / count;
  }
  const mean = (weights: number[]) =>
    Array.from(rbm.weights, (_, at) =>
      rows.reduce(
        (sum, v, n) => sum + weights[n] * v[Math.floor(at / rbm.hidden)] * up[n][at % rbm.hidden],
        0,
      ),
    );
  const first = mean(p);
  for (let t = 0; t < k; t++)
    p = rows.map((_, b) => p.reduce((sum, weight, a) => sum + weight * step[a][b], 0));
  const last = mean(p);
  return first.map((x, at) => x - last[at]);
}

/** Compares number by number. */
export function worstDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let worst = a.length === b.length ? 0 : Infinity;
  for (let k = 0; k < a.length; k++) worst = Math.max(worst, Math.abs(a[k] - b[k]));
  return worst;
}
