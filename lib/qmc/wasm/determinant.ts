/**
 * AssemblyScript: determinants that change by one row at a time, as in `lib/qmc/determinant.ts`. A matrix has n rows of
 * `row` bytes, a multiple of 32; what follows the n-th number of a row is 0.
 */

/**
 * Replaces `a` by its inverse; what the walkers need not know is the sign of det a.
 *
 * @param pivots scratch for n addresses.
 * @returns ±det a; 0 leaves `a` useless.
 */
export function invert(a: usize, n: i32, row: usize, pivots: usize): f64 {
  if (n === 3) return invertThree(a);
  const size = (n as usize) << 3;
  const end = a + (n as usize) * row;
  let determinant: f64 = 1;
  for (let column: usize = 0, own = a; column < size; column += 8, own += row) {
    const pivot = largestBelow(own, end, row, column);
    store<usize>(pivots + column, pivot);
    if (pivot !== own) swapRows(own, pivot, row);
    const value = load<f64>(own + column);
    determinant *= value;
    if (value === 0) return 0;
    eliminate(a, end, row, own, column, 1 / value);
  }
  for (let column: usize = size, own = end; column > 0; ) {
    column -= 8;
    own -= row;
    const pivot = load<usize>(pivots + column);
    if (pivot !== own) swapColumns(a, end, row, column, ((pivot - a) / row) << 3);
  }
  return determinant;
}

/** By cofactors; a row has four places. */
function invertThree(m: usize): f64 {
  const a = load<f64>(m);
  const b = load<f64>(m, 8);
  const c = load<f64>(m, 16);
  const d = load<f64>(m, 32);
  const e = load<f64>(m, 40);
  const f = load<f64>(m, 48);
  const g = load<f64>(m, 64);
  const h = load<f64>(m, 72);
  const i = load<f64>(m, 80);
  const first = e * i - f * h;
  const second = f * g - d * i;
  const third = d * h - e * g;
  const determinant = a * first + b * second + c * third;
  const scale = 1 / determinant;
  store<f64>(m, scale * first);
  store<f64>(m, scale * (c * h - b * i), 8);
  store<f64>(m, scale * (b * f - c * e), 16);
  store<f64>(m, scale * second, 32);
  store<f64>(m, scale * (a * i - c * g), 40);
  store<f64>(m, scale * (c * d - a * f), 48);
  store<f64>(m, scale * third, 64);
  store<f64>(m, scale * (b * g - a * h), 72);
  store<f64>(m, scale * (a * e - b * d), 80);
  return determinant;
}

/** The row of the largest number in a column, from row `own` down. */
function largestBelow(own: usize, end: usize, row: usize, column: usize): usize {
  let best = own;
  let largest = Math.abs(load<f64>(own + column));
  for (let at = own + row; at < end; at += row) {
    const size = Math.abs(load<f64>(at + column));
    if (size > largest) {
      best = at;
      largest = size;
    }
  }
  return best;
}

/** Clears a column with row `own`; while that is at work its pivot is 0, so that column and row stay what they are. */
function eliminate(a: usize, end: usize, row: usize, own: usize, column: usize, inverse: f64): void {
  const scale = f64x2.splat(inverse);
  store<f64>(own + column, 0);
  for (let j: usize = 0; j < row; j += 32) {
    const first = f64x2.mul(v128.load(own + j), scale);
    const second = f64x2.mul(v128.load(own + j, 16), scale);
    for (let at = a; at < end; at += row) {
      const factor = v128.load_splat<f64>(at + column);
      v128.store(at + j, f64x2.sub(v128.load(at + j), f64x2.mul(factor, first)));
      v128.store(at + j, f64x2.sub(v128.load(at + j, 16), f64x2.mul(factor, second)), 16);
    }
    v128.store(own + j, first);
    v128.store(own + j, second, 16);
  }
  for (let at = a + column; at < end; at += row) store<f64>(at, load<f64>(at) * -inverse);
  store<f64>(own + column, inverse);
}

function swapRows(r: usize, s: usize, row: usize): void {
  for (let j: usize = 0; j < row; j += 16) {
    const kept = v128.load(r + j);
    v128.store(r + j, v128.load(s + j));
    v128.store(s + j, kept);
  }
}

function swapColumns(a: usize, end: usize, row: usize, r: usize, s: usize): void {
  for (let at = a; at < end; at += row) {
    const kept = load<f64>(at + r);
    store<f64>(at + r, load<f64>(at + s));
    store<f64>(at + s, kept);
  }
}

/** det a′ / det a when the row whose number is that of `column` becomes `tried`. */
export function rowRatio(inverse: usize, n: i32, row: usize, column: usize, tried: usize): f64 {
  let ratio: f64 = 0;
  let at = inverse + column;
  for (let end = tried + ((n as usize) << 3); tried < end; tried += 8, at += row) {
    ratio += load<f64>(tried) * load<f64>(at);
  }
  return ratio;
}

/** The inverse after that, where `ratio` is what `rowRatio` gave; `factors` is scratch for n numbers. */
export function replaceRow(
  inverse: usize,
  n: i32,
  row: usize,
  column: usize,
  tried: usize,
  ratio: f64,
  factors: usize,
): void {
  const scale = 1 / ratio;
  const size = (n as usize) << 3;
  const end = inverse + (n as usize) * row;
  for (let j: usize = 0, at = inverse + column; j < size; j += 8, at += row) {
    store<f64>(factors + j, load<f64>(at) * scale);
  }
  for (let q: usize = 0; q < row; q += 32) {
    let first = f64x2.splat(0);
    let second = f64x2.splat(0);
    for (let at = inverse + q, j = tried; at < end; at += row, j += 8) {
      const value = v128.load_splat<f64>(j);
      first = f64x2.add(first, f64x2.mul(value, v128.load(at)));
      second = f64x2.add(second, f64x2.mul(value, v128.load(at, 16)));
    }
    const own = column - q;
    if (own === 0) first = f64x2.sub(first, f64x2(1, 0));
    else if (own === 8) first = f64x2.sub(first, f64x2(0, 1));
    else if (own === 16) second = f64x2.sub(second, f64x2(1, 0));
    else if (own === 24) second = f64x2.sub(second, f64x2(0, 1));
    for (let at = inverse + q, j = factors; at < end; at += row, j += 8) {
      const factor = v128.load_splat<f64>(j);
      v128.store(at, f64x2.sub(v128.load(at), f64x2.mul(factor, first)));
      v128.store(at, f64x2.sub(v128.load(at, 16), f64x2.mul(factor, second)), 16);
    }
  }
}
