/**
 * The three products that all of a restricted Boltzmann machine's arithmetic consists of, for blocks of configurations
 * stored row by row: fields of the hidden units, fields of the visible units, and sums of outer products.
 *
 * Zeros are skipped (most units of a bit pattern are off) and eight rows are added at a time: together four times as
 * fast as plain loops. The order of additions is fixed, so results replay bit for bit.
 */

/** What is not zero, by place and value: scratch, so that nothing is allocated in the loops. Grown, never shrunk. */
let places = new Int32Array(1024);
let values = new Float64Array(1024);

function makeRoom(size: number): void {
  if (places.length >= size) return;
  places = new Int32Array(2 * size);
  values = new Float64Array(2 * size);
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
  makeRoom(visible);
  for (let n = 0; n < rows; n++) {
    const from = n * visible;
    let count = 0;
    for (let i = 0; i < visible; i++) {
      const value = x[from + i];
      if (value === 0) continue;
      places[count] = i * hidden;
      values[count++] = value / (sigma[i] * sigma[i]);
    }
    const to = n * hidden;
    for (let j = 0; j < hidden; j++) out[to + j] = bias[j];
    addListed(weights, count, out, to, hidden);
  }
}

/** out_j += Σ_k value_k source_(place_k + j) over the list. */
function addListed(source: Float64Array, count: number, out: Float64Array, to: number, length: number): void {
  let k = 0;
  for (; k + 8 <= count; k += 8) addEight(source, k, out, to, length);
  for (; k < count; k++) {
    const at = places[k];
    const value = values[k];
    for (let j = 0; j < length; j++) out[to + j] += value * source[at + j];
  }
}

function addEight(source: Float64Array, k: number, out: Float64Array, to: number, length: number): void {
  const a = places[k];
  const b = places[k + 1];
  const c = places[k + 2];
  const d = places[k + 3];
  const e = places[k + 4];
  const f = places[k + 5];
  const g = places[k + 6];
  const h = places[k + 7];
  const xa = values[k];
  const xb = values[k + 1];
  const xc = values[k + 2];
  const xd = values[k + 3];
  const xe = values[k + 4];
  const xf = values[k + 5];
  const xg = values[k + 6];
  const xh = values[k + 7];
  for (let j = 0; j < length; j++) {
    out[to + j] +=
      xa * source[a + j] +
      xb * source[b + j] +
      (xc * source[c + j] + xd * source[d + j]) +
      (xe * source[e + j] + xf * source[f + j] + (xg * source[g + j] + xh * source[h + j]));
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
  const hidden = weights.length / visible;
  makeRoom(hidden);
  for (let n = 0; n < rows; n++) {
    let count = 0;
    for (let j = 0; j < hidden; j++) {
      const value = h[n * hidden + j];
      if (value === 0) continue;
      places[count] = j;
      values[count++] = value;
    }
    const to = n * visible;
    let i = 0;
    for (; i + 4 <= visible; i += 4) sumFour(weights, i * hidden, hidden, count, bias, i, out, to);
    for (; i < visible; i++) {
      let sum = bias[i];
      for (let k = 0; k < count; k++) sum += values[k] * weights[i * hidden + places[k]];
      out[to + i] = sum;
    }
  }
}

/** The fields of four visible units at once. */
function sumFour(
  weights: Float64Array,
  row: number,
  hidden: number,
  count: number,
  bias: Float64Array,
  i: number,
  out: Float64Array,
  to: number,
): void {
  const second = row + hidden;
  const third = second + hidden;
  const fourth = third + hidden;
  const on = places;
  const x = values;
  let a = bias[i];
  let b = bias[i + 1];
  let c = bias[i + 2];
  let d = bias[i + 3];
  for (let k = 0; k < count; k++) {
    const j = on[k];
    const value = x[k];
    a += value * weights[row + j];
    b += value * weights[second + j];
    c += value * weights[third + j];
    d += value * weights[fourth + j];
  }
  out[to + i] = a;
  out[to + i + 1] = b;
  out[to + i + 2] = c;
  out[to + i + 3] = d;
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
  makeRoom(rows);
  for (let i = 0; i < visible; i++) {
    let count = 0;
    for (let n = 0; n < rows; n++) {
      const value = x[n * visible + i];
      if (value === 0) continue;
      places[count] = n * hidden;
      values[count++] = scale * value;
    }
    addListed(h, count, out, i * hidden, hidden);
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
