/**
 * The three products that all of a restricted Boltzmann machine's arithmetic consists of, for blocks of configurations
 * stored row by row: fields of the hidden units, fields of the visible units, and sums of outer products.
 *
 * Zeros are skipped (most units of a bit pattern are off) and four terms are added at a time: together three times as
 * fast as plain loops. The order of additions is fixed, so results replay bit for bit.
 */

/** Indices of what is not zero: scratch, so that nothing is allocated in the loops. Grown, never shrunk. */
let on = new Int32Array(1024);

function listRoom(size: number): Int32Array {
  if (on.length < size) on = new Int32Array(2 * size);
  return on;
}

/**
 * out_nj = bias_j + Σ_i x_ni w_ij / σ_i²
 *
 * @param x rows × visible
 * @param weights visible × hidden
 * @param sigma length visible; ones when the visible units are bits
 * @param out rows × hidden
 */
export function hiddenFields(
  x: Float64Array,
  rows: number,
  weights: Float64Array,
  sigma: Float64Array,
  bias: Float64Array,
  out: Float64Array,
): void {
  const visible = sigma.length;
  const hidden = bias.length;
  const list = listRoom(visible);
  for (let n = 0; n < rows; n++) {
    const from = n * visible;
    const to = n * hidden;
    let count = 0;
    for (let i = 0; i < visible; i++) if (x[from + i] !== 0) list[count++] = i;
    for (let j = 0; j < hidden; j++) out[to + j] = bias[j];
    let k = 0;
    for (; k + 4 <= count; k += 4) {
      const i0 = list[k];
      const i1 = list[k + 1];
      const i2 = list[k + 2];
      const i3 = list[k + 3];
      const x0 = x[from + i0] / (sigma[i0] * sigma[i0]);
      const x1 = x[from + i1] / (sigma[i1] * sigma[i1]);
      const x2 = x[from + i2] / (sigma[i2] * sigma[i2]);
      const x3 = x[from + i3] / (sigma[i3] * sigma[i3]);
      addFourRows(
        weights,
        i0 * hidden,
        i1 * hidden,
        i2 * hidden,
        i3 * hidden,
        x0,
        x1,
        x2,
        x3,
        out,
        to,
        hidden,
      );
    }
    for (; k < count; k++) {
      const i = list[k];
      const value = x[from + i] / (sigma[i] * sigma[i]);
      const row = i * hidden;
      for (let j = 0; j < hidden; j++) out[to + j] += value * weights[row + j];
    }
  }
}

/** out_j += Σ_k x_k source_kj for four rows of `source`. */
function addFourRows(
  source: Float64Array,
  a: number,
  b: number,
  c: number,
  d: number,
  xa: number,
  xb: number,
  xc: number,
  xd: number,
  out: Float64Array,
  to: number,
  length: number,
): void {
  for (let j = 0; j < length; j++) {
    out[to + j] += xa * source[a + j] + xb * source[b + j] + (xc * source[c + j] + xd * source[d + j]);
  }
}

/**
 * out_ni = bias_i + Σ_j w_ij h_nj
 *
 * @param h rows × hidden
 * @param weights visible × hidden
 * @param out rows × visible
 */
export function visibleFields(
  h: Float64Array,
  rows: number,
  weights: Float64Array,
  bias: Float64Array,
  out: Float64Array,
): void {
  const visible = bias.length;
  const hidden = h.length === 0 ? 0 : weights.length / visible;
  const list = listRoom(hidden);
  for (let n = 0; n < rows; n++) {
    const from = n * hidden;
    let count = 0;
    for (let j = 0; j < hidden; j++) if (h[from + j] !== 0) list[count++] = j;
    for (let i = 0; i < visible; i++) {
      const row = i * hidden;
      let even = bias[i];
      let odd = 0;
      let k = 0;
      for (; k + 2 <= count; k += 2) {
        even += h[from + list[k]] * weights[row + list[k]];
        odd += h[from + list[k + 1]] * weights[row + list[k + 1]];
      }
      if (k < count) even += h[from + list[k]] * weights[row + list[k]];
      out[n * visible + i] = even + odd;
    }
  }
}

/**
 * out_ij += scale Σ_n x_ni h_nj
 *
 * @param x rows × visible
 * @param h rows × hidden
 * @param out visible × hidden
 */
export function addOuterProducts(
  x: Float64Array,
  h: Float64Array,
  rows: number,
  visible: number,
  hidden: number,
  scale: number,
  out: Float64Array,
): void {
  const list = listRoom(rows);
  for (let i = 0; i < visible; i++) {
    let count = 0;
    for (let n = 0; n < rows; n++) if (x[n * visible + i] !== 0) list[count++] = n;
    const to = i * hidden;
    let k = 0;
    for (; k + 4 <= count; k += 4) {
      const a = list[k];
      const b = list[k + 1];
      const c = list[k + 2];
      const d = list[k + 3];
      const xa = scale * x[a * visible + i];
      const xb = scale * x[b * visible + i];
      const xc = scale * x[c * visible + i];
      const xd = scale * x[d * visible + i];
      addFourRows(h, a * hidden, b * hidden, c * hidden, d * hidden, xa, xb, xc, xd, out, to, hidden);
    }
    for (; k < count; k++) {
      const n = list[k];
      const value = scale * x[n * visible + i];
      for (let j = 0; j < hidden; j++) out[to + j] += value * h[n * hidden + j];
    }
  }
}

/** out_i += scale Σ_n x_ni */
export function addRows(
  x: Float64Array,
  rows: number,
  width: number,
  scale: number,
  out: Float64Array,
): void {
  for (let n = 0; n < rows; n++) {
    for (let i = 0; i < width; i++) out[i] += scale * x[n * width + i];
  }
}
