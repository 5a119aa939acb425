/** Determinants that change by one row at a time; matrices are n × n, row after row. */

/**
 * Replaces `a` by its inverse: cofactors for three rows, else Gauss–Jordan with row pivoting.
 *
 * @param pivots scratch of length n.
 * @returns det a; 0 leaves `a` useless.
 */
export function invert(a: Float64Array, n: number, pivots: Int32Array): number {
  if (n === 3) return invertThree(a);
  let determinant = 1;
  for (let k = 0; k < n; k++) {
    const pivot = largestBelow(a, n, k);
    pivots[k] = pivot;
    if (pivot !== k) {
      swapRows(a, n, k, pivot);
      determinant = -determinant;
    }
    const value = a[k * n + k];
    determinant *= value;
    if (value === 0) return 0;
    eliminate(a, n, k, 1 / value);
  }
  for (let k = n - 1; k >= 0; k--) if (pivots[k] !== k) swapColumns(a, n, k, pivots[k]);
  return determinant;
}

/** By cofactors: a third of the time that the loops take. */
function invertThree(m: Float64Array): number {
  const a = m[0];
  const b = m[1];
  const c = m[2];
  const d = m[3];
  const e = m[4];
  const f = m[5];
  const g = m[6];
  const h = m[7];
  const i = m[8];
  const first = e * i - f * h;
  const second = f * g - d * i;
  const third = d * h - e * g;
  const determinant = a * first + b * second + c * third;
  const scale = 1 / determinant;
  m[0] = scale * first;
  m[1] = scale * (c * h - b * i);
  m[2] = scale * (b * f - c * e);
  m[3] = scale * second;
  m[4] = scale * (a * i - c * g);
  m[5] = scale * (c * d - a * f);
  m[6] = scale * third;
  m[7] = scale * (b * g - a * h);
  m[8] = scale * (a * e - b * d);
  return determinant;
}

/** Row of the largest entry in column k, from row k down. */
function largestBelow(a: Float64Array, n: number, k: number): number {
  let best = k;
  let largest = Math.abs(a[k * n + k]);
  for (let i = k + 1, at = i * n + k; i < n; i++, at += n) {
    const size = Math.abs(a[at]);
    if (size > largest) {
      best = i;
      largest = size;
    }
  }
  return best;
}

/**
 * Clears column k with row k, whose pivot has the given inverse, and writes the inverse's column in its place. The pivot is
 * 0 meanwhile: column k and row k then stay what they are without being asked for.
 */
function eliminate(a: Float64Array, n: number, k: number, inverse: number): void {
  const own = k * n;
  a[own + k] = 0;
  let j = 0;
  for (; j + 2 < n; j += 3) {
    const at = own + j;
    const first = a[at] * inverse;
    const second = a[at + 1] * inverse;
    const third = a[at + 2] * inverse;
    for (let i = j, factor = k; i < n * n; i += n, factor += n) {
      const f = a[factor];
      a[i] -= f * first;
      a[i + 1] -= f * second;
      a[i + 2] -= f * third;
    }
    a[at] = first;
    a[at + 1] = second;
    a[at + 2] = third;
  }
  for (; j < n; j++) {
    const value = a[own + j] * inverse;
    for (let i = j, factor = k; i < n * n; i += n, factor += n) a[i] -= a[factor] * value;
    a[own + j] = value;
  }
  for (let i = k; i < n * n; i += n) a[i] *= -inverse;
  a[own + k] = inverse;
}

function swapRows(a: Float64Array, n: number, r: number, s: number): void {
  for (let j = 0; j < n; j++) {
    const kept = a[r * n + j];
    a[r * n + j] = a[s * n + j];
    a[s * n + j] = kept;
  }
}

function swapColumns(a: Float64Array, n: number, r: number, s: number): void {
  for (let i = 0; i < n * n; i += n) {
    const kept = a[i + r];
    a[i + r] = a[i + s];
    a[i + s] = kept;
  }
}

/** det a′ / det a when row p of a becomes `row`, which starts at `row[at]`: Σ_j row_j (a⁻¹)_{jp}, in n products. */
export function rowRatio(inverse: Float64Array, n: number, p: number, row: Float64Array, at: number): number {
  if (n === 3) return row[at] * inverse[p] + row[at + 1] * inverse[p + 3] + row[at + 2] * inverse[p + 6];
  let ratio = 0;
  for (let j = 0, k = p; j < n; j++, k += n) ratio += row[at + j] * inverse[k];
  return ratio;
}

/**
 * The inverse after row p became `row`, by J. Sherman and W. J. Morrison, Ann. Math. Stat. 21, 124 (1950), in n² products:
 * a⁻¹_{jq} ← a⁻¹_{jq} − a⁻¹_{jp} (s_q − δ_{qp}) / s_p with s_q = Σ_j row_j a⁻¹_{jq}; s_p is the ratio of the determinants.
 *
 * @param scratch length n, overwritten.
 */
export function replaceRow(
  inverse: Float64Array,
  n: number,
  p: number,
  row: Float64Array,
  at: number,
  scratch: Float64Array,
): void {
  const scale = 1 / rowRatio(inverse, n, p, row, at);
  for (let j = 0, k = p; j < n; j++, k += n) scratch[j] = inverse[k] * scale;
  let q = 0;
  for (; q + 2 < n; q += 3) {
    let first = 0;
    let second = 0;
    let third = 0;
    for (let j = 0, k = q; j < n; j++, k += n) {
      const value = row[at + j];
      first += value * inverse[k];
      second += value * inverse[k + 1];
      third += value * inverse[k + 2];
    }
    if (q === p) first -= 1;
    else if (q + 1 === p) second -= 1;
    else if (q + 2 === p) third -= 1;
    for (let j = 0, k = q; j < n; j++, k += n) {
      const factor = scratch[j];
      inverse[k] -= factor * first;
      inverse[k + 1] -= factor * second;
      inverse[k + 2] -= factor * third;
    }
  }
  for (; q < n; q++) {
    const sum = rowRatio(inverse, n, q, row, at) - (q === p ? 1 : 0);
    for (let j = 0, k = q; j < n; j++, k += n) inverse[k] -= scratch[j] * sum;
  }
}
