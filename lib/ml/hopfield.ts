/**
 * Hopfield's memory: patterns ξ^μ become valleys of an energy E(s) of N spins s_i = ±1, and recall is walking downhill.
 *
 * Rules that keep pair weights, E(s) = −½ Σ_ij w_ij s_i s_j as in `energy.ts`: Hebb, the projection on the stored
 * patterns (pseudo-inverse), and Storkey. `denseMemory.ts` has energies of more than pairs. The dynamics sees only the
 * interface below, in which the field of a unit is the same thing for all of them: h_i = ½ [E(s_i = −1) − E(s_i = +1)].
 */
import { createPairEnergy, energyOf, localFields, type PairEnergy, setUnit } from './energy';
import { type Patterns, patternAt } from './patterns';

/** An energy of spins with what it takes to follow it from one flip to the next. */
export interface Memory {
  /** N */
  readonly size: number;
  /** Length of `sums`: the numbers kept up to date beside an arrangement (all fields, or the overlaps). */
  readonly sumCount: number;
  /** Computes `sums` for s. */
  prepare(s: Int8Array, sums: Float64Array): void;
  /** h_i: unit i is at rest when s_i h_i ≥ 0, and flipping it changes E by 2 s_i h_i. Exactly 0 in a tie. */
  field(s: Int8Array, sums: Float64Array, i: number): number;
  /** s_i ← −s_i, the sums kept up to date. */
  flip(s: Int8Array, sums: Float64Array, i: number): void;
  /** E(s), from the sums. */
  energy(s: Int8Array, sums: Float64Array): number;
  /** E(x) from nothing, for whole and for fractional x: the height of the landscape between arrangements. */
  energyAt(x: ArrayLike<number>): number;
}

/** Most units for which all N² weights are kept. */
export const MOST_WEIGHED = 1024;

/** Fields smaller than this are rounding of a field that is zero. */
const ROUNDING = 1e-12;

/** The field of rounded sums, with a tie made exact. */
export const snapField = (h: number): number => (h < ROUNDING && h > -ROUNDING ? 0 : h);

/**
 * Any weights and biases as a memory. The field is Hopfield's, h_i = Σ_j w_ij s_j + b_i *with* the self-coupling w_ii:
 * turning a unit towards it changes E by −2|h_i| − 2w_ii, so E never rises when no w_ii is negative.
 *
 * @throws RangeError for units that are not spins
 */
export function pairMemory(model: PairEnergy): Memory {
  const { size, low, bias } = model;
  if (low !== -1) throw new RangeError('a Hopfield memory is made of spins: write the bits as spins first');
  return {
    size,
    sumCount: size,
    prepare: (s, sums) => void localFields(model, s, sums),
    field: (_, sums, i) => sums[i],
    flip: (s, sums, i) => setUnit(model, s, sums, i, -s[i]),
    energy(s, sums) {
      let energy = 0;
      for (let i = 0; i < size; i++) energy -= 0.5 * (sums[i] + bias[i]) * s[i];
      return energy;
    },
    energyAt: (x) => energyOf(model, x),
  };
}

/** ξ_i^μ at i·P + μ: what one unit needs of all patterns lies side by side. */
export function unitsFirst({ size, count, values }: Patterns): Int8Array {
  const columns = new Int8Array(size * count);
  for (let mu = 0; mu < count; mu++) {
    for (let i = 0; i < size; i++) columns[i * count + mu] = values[mu * size + i];
  }
  return columns;
}

/** Σ_i ξ_i^μ s_i = N m_μ for every pattern: whole numbers, exact. */
export function prepareOverlaps(columns: Int8Array, count: number, s: Int8Array, sums: Float64Array): void {
  sums.fill(0);
  for (let i = 0, k = 0; i < s.length; i++) {
    const up = s[i] === 1;
    for (let mu = 0; mu < count; mu++, k++) sums[mu] += up ? columns[k] : -columns[k];
  }
}

/** Turns unit i and the overlap sums with it. */
export function flipInOverlaps(
  columns: Int8Array,
  count: number,
  s: Int8Array,
  sums: Float64Array,
  i: number,
): void {
  const change = -2 * s[i];
  s[i] = -s[i];
  for (let mu = 0, k = i * count; mu < count; mu++, k++) sums[mu] += change * columns[k];
}

/**
 * Hebb's rule, w_ij = (1/N) Σ_μ ξ_i^μ ξ_j^μ and w_ii = 0, without the matrix: the field is
 * h_i = Σ_μ ξ_i^μ m_μ − (P/N) s_i. P numbers per update, whole numbers throughout, so that a tie is a tie.
 * Source: J. J. Hopfield, PNAS 79 (1982) 2554.
 */
export function hebbMemory(patterns: Patterns): Memory {
  const { size, count } = patterns;
  const columns = unitsFirst(patterns);
  return {
    size,
    sumCount: count,
    prepare: (s, sums) => prepareOverlaps(columns, count, s, sums),
    field(s, sums, i) {
      let sum = -count * s[i];
      for (let mu = 0, k = i * count; mu < count; mu++, k++) sum += columns[k] * sums[mu];
      return sum / size;
    },
    flip: (s, sums, i) => flipInOverlaps(columns, count, s, sums, i),
    energy(_, sums) {
      let squares = 0;
      for (let mu = 0; mu < count; mu++) squares += sums[mu] * sums[mu];
      return -0.5 * (squares / size - count);
    },
    energyAt(x) {
      let energy = 0;
      for (let mu = 0; mu < count; mu++) {
        const product = scalarProduct(patternAt(patterns, mu), x);
        energy -= (0.5 * product * product) / size;
      }
      return energy + ((0.5 * count) / size) * scalarProduct(x, x);
    },
  };
}

export function scalarProduct(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Hebb's weights as a matrix. @throws RangeError for more than `MOST_WEIGHED` units */
export function hebbWeights({ size, count, values }: Patterns): PairEnergy {
  const model = createMatrix(size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      let sum = 0;
      for (let mu = 0, k = 0; mu < count; mu++, k += size) sum += values[k + i] * values[k + j];
      model.weights[i * size + j] = model.weights[j * size + i] = sum / size;
    }
  }
  return model;
}

/**
 * Storkey's rule, one pattern after the other: w_ij ← w_ij + (ξ_i ξ_j − ξ_i h_ji − h_ij ξ_j)/N with the fields
 * h_ij = Σ_{k ≠ i,j} w_ik ξ_k of the weights so far, and w_ii = 0. Local like Hebb's, with room for more.
 * Source: A. Storkey, ICANN 1997, LNCS 1327, 451.
 *
 * @throws RangeError for more than `MOST_WEIGHED` units
 */
export function storkeyWeights(patterns: Patterns): PairEnergy {
  const { size, count } = patterns;
  const model = createMatrix(size);
  const { weights } = model;
  const fields = new Float64Array(size);
  for (let mu = 0; mu < count; mu++) {
    const xi = patternAt(patterns, mu);
    // h_ij = h_i − w_ij ξ_j, with w_ii = 0; all fields are of the weights before this pattern.
    localFields(model, xi, fields);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < i; j++) {
        const old = weights[i * size + j];
        const hij = fields[i] - old * xi[j];
        const hji = fields[j] - old * xi[i];
        const w = old + (xi[i] * xi[j] - xi[i] * hji - hij * xi[j]) / size;
        weights[i * size + j] = weights[j * size + i] = w;
      }
    }
  }
  return model;
}

/** Weights without a value, for as many units as a matrix may have. */
export function createMatrix(size: number): PairEnergy {
  if (size > MOST_WEIGHED) {
    throw new RangeError(
      `size = ${size}: ${size}² weights are too many to keep, at most ${MOST_WEIGHED} units`,
    );
  }
  return createPairEnergy(size, -1);
}
