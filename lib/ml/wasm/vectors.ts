/**
 * AssemblyScript: sums over lists of rows, transposes and the functions of units, four float32 numbers at a time. All
 * addresses and lengths are in bytes, lengths multiples of 16; `rbmEpoch.ts` uses them.
 */

/** Lists what is not zero among `count` numbers `step` bytes apart, with the rows (`row` bytes long) that belong to them. */
export function listOn(
  from: usize,
  step: usize,
  count: i32,
  rows: usize,
  row: usize,
  scale: f32,
  end: usize,
): usize {
  let to = end;
  let at = from;
  let address = rows;
  for (let k: i32 = 0; k < count; k++) {
    const x = load<f32>(at);
    store<u32>(to, address as u32);
    store<f32>(to, x * scale, 4);
    to += x !== 0 ? 8 : 0;
    at += step;
    address += row;
  }
  return to;
}

/** out ← start + Σ value · row over the list, `bytes` long. */
export function addListed(list: usize, end: usize, start: usize, out: usize, bytes: usize): void {
  let at: usize = 0;
  for (; at + 128 <= bytes; at += 128) addEight(list, end, start + at, out + at, at);
  for (; at < bytes; at += 16) {
    let a = v128.load(start + at);
    for (let k = list; k < end; k += 8) {
      a = f32x4.add(a, f32x4.mul(f32x4.splat(load<f32>(k, 4)), v128.load((load<u32>(k) as usize) + at)));
    }
    v128.store(out + at, a);
  }
}

function addEight(list: usize, end: usize, start: usize, out: usize, at: usize): void {
  let a = v128.load(start);
  let b = v128.load(start, 16);
  let c = v128.load(start, 32);
  let d = v128.load(start, 48);
  let e = v128.load(start, 64);
  let f = v128.load(start, 80);
  let g = v128.load(start, 96);
  let h = v128.load(start, 112);
  for (let k = list; k < end; k += 8) {
    const row = (load<u32>(k) as usize) + at;
    const x = f32x4.splat(load<f32>(k, 4));
    a = f32x4.add(a, f32x4.mul(x, v128.load(row)));
    b = f32x4.add(b, f32x4.mul(x, v128.load(row, 16)));
    c = f32x4.add(c, f32x4.mul(x, v128.load(row, 32)));
    d = f32x4.add(d, f32x4.mul(x, v128.load(row, 48)));
    e = f32x4.add(e, f32x4.mul(x, v128.load(row, 64)));
    f = f32x4.add(f, f32x4.mul(x, v128.load(row, 80)));
    g = f32x4.add(g, f32x4.mul(x, v128.load(row, 96)));
    h = f32x4.add(h, f32x4.mul(x, v128.load(row, 112)));
  }
  v128.store(out, a);
  v128.store(out, b, 16);
  v128.store(out, c, 32);
  v128.store(out, d, 48);
  v128.store(out, e, 64);
  v128.store(out, f, 80);
  v128.store(out, g, 96);
  v128.store(out, h, 112);
}

/**
 * e^x for |x| ≤ 87: x = n ln 2 + r with |r| ≤ ½ ln 2, Taylor's polynomial of degree 7 in r (error below 1e-8), and n added
 * to the exponent.
 */
function expOf(x: v128): v128 {
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(Math.LOG2E as f32)));
  const far = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  const r = f32x4.sub(far, f32x4.mul(n, f32x4.splat(-2.1219444e-4)));
  let p = f32x4.splat(1.0 / 5040.0);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.0 / 720.0));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.0 / 120.0));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.0 / 24.0));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.0 / 6.0));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.5));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1));
  return i32x4.add(p, i32x4.shl(i32x4.trunc_sat_f32x4_s(n), 23));
}

/** z ← 1/(1 + e^−z) for `count` numbers; what lies beyond them in the row becomes 0. A NaN stays one. */
export function squash(at: usize, count: i32, row: usize): void {
  const end = at + ((count as usize) << 2);
  const one = f32x4.splat(1);
  for (let k = at; k < end; k += 16) {
    const z = f32x4.neg(v128.load(k));
    const inside = f32x4.max(f32x4.splat(-87), f32x4.min(f32x4.splat(87), z));
    v128.store(k, f32x4.div(one, f32x4.add(one, expOf(inside))));
  }
  for (let k = end; k < at + row; k += 4) store<f32>(k, 0);
}

/** z ← e^z/Σ e^z for `count` numbers. */
export function softmax(at: usize, count: i32): void {
  const end = at + ((count as usize) << 2);
  let largest = load<f32>(at);
  for (let k = at + 4; k < end; k += 4) largest = max(largest, load<f32>(k));
  let sum: f32 = 0;
  for (let k = at; k < end; k += 4) {
    const e = f32x4.extract_lane(expOf(f32x4.splat(max(load<f32>(k) - largest, -87))), 0);
    store<f32>(k, e);
    sum += e;
  }
  for (let k = at; k < end; k += 4) store<f32>(k, load<f32>(k) / sum);
}

/** to ← transpose of `rows` rows, `fromRow` bytes long, by blocks of 4 × 4: whole blocks, the padding with them. */
export function transpose(from: usize, fromRow: usize, rows: i32, to: usize, toRow: usize): void {
  for (let i: usize = 0; i < (rows as usize) << 2; i += 16) {
    for (let j: usize = 0; j < fromRow; j += 16) {
      turnBlock(from + (i >> 2) * fromRow + j, fromRow, to + (j >> 2) * toRow + i, toRow);
    }
  }
}

function turnBlock(from: usize, fromRow: usize, to: usize, toRow: usize): void {
  const a = v128.load(from);
  const b = v128.load(from + fromRow);
  const c = v128.load(from + 2 * fromRow);
  const d = v128.load(from + 3 * fromRow);
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const ab2 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const cd2 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
  v128.store(to + toRow, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
  v128.store(to + 2 * toRow, v128.shuffle<f32>(ab2, cd2, 0, 1, 4, 5));
  v128.store(to + 3 * toRow, v128.shuffle<f32>(ab2, cd2, 2, 3, 6, 7));
}

/** Δ ← μΔ + η(gradient − λw), w ← w + Δ */
export function ascend(
  w: usize,
  v: usize,
  gradient: usize,
  bytes: usize,
  learningRate: f32,
  momentum: f32,
  decay: f32,
): void {
  const repeated = f32x4.splat(momentum);
  const rate = f32x4.splat(learningRate);
  const pull = f32x4.splat(decay);
  for (let at: usize = 0; at < bytes; at += 16) {
    const old = v128.load(w + at);
    const slope = f32x4.sub(v128.load(gradient + at), f32x4.mul(pull, old));
    const step = f32x4.add(f32x4.mul(repeated, v128.load(v + at)), f32x4.mul(rate, slope));
    v128.store(v + at, step);
    v128.store(w + at, f32x4.add(old, step));
  }
}

/** out += scale · row */
export function addRow(row: usize, out: usize, bytes: usize, scale: f32): void {
  const x = f32x4.splat(scale);
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(out + at, f32x4.add(v128.load(out + at), f32x4.mul(x, v128.load(row + at))));
  }
}
