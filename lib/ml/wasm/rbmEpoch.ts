/**
 * AssemblyScript, compiled to WebAssembly SIMD: mini-batches of CD-k and PCD-k for a restricted Boltzmann machine of bits
 * (with or without a group of labels), in float32, four numbers at a time. `lib/ml/rbmTraining.ts` is the reference: the
 * same random numbers in the same order, the same statistics up to rounding. `lib/ml/rbmSimd.ts` lays out the memory.
 *
 * Rows are padded with zeros to whole vectors. Units that are off are skipped: a field is a sum of rows of w (up) or of
 * its transpose (down), eight vectors kept in registers. Only deterministic instructions: every engine gives the same bits.
 */

/** Numbers of units, and rows in bytes: visible, hidden. */
let visible: i32 = 0;
let hidden: i32 = 0;
let labels: i32 = 0;
let visibleRow: usize = 0;
let hiddenRow: usize = 0;

// Addresses. Weights are visible × hidden, `turned` is hidden × visible; `velocity` and the biases likewise.
let weights: usize = 0;
let turned: usize = 0;
let velocity: usize = 0;
let visibleBias: usize = 0;
let visibleVelocity: usize = 0;
let hiddenBias: usize = 0;
let hiddenVelocity: usize = 0;
/** Four words of xoshiro128**. */
let rng: usize = 0;
/** Random words for one row, and the list of what is on: address and value, 8 bytes each. */
let words: usize = 0;
let list: usize = 0;
/** The batch, rows × visible, and p(h | batch), rows × hidden; then of the chains: x, h, p(h | x), and room for one row of visible means. */
let batch: usize = 0;
let dataHidden: usize = 0;
let chainVisible: usize = 0;
let chainHidden: usize = 0;
let chainMeans: usize = 0;
let means: usize = 0;

let learningRate: f32 = 0;
let momentum: f32 = 0;
let weightDecay: f32 = 0;

export function setShape(v: i32, h: i32, l: i32): void {
  visible = v;
  hidden = h;
  labels = l;
  visibleRow = (((v + 3) >> 2) << 4) as usize;
  hiddenRow = (((h + 3) >> 2) << 4) as usize;
}

export function setParameters(w: usize, t: usize, vw: usize, a: usize, va: usize, b: usize, vb: usize): void {
  weights = w;
  turned = t;
  velocity = vw;
  visibleBias = a;
  visibleVelocity = va;
  hiddenBias = b;
  hiddenVelocity = vb;
}

export function setRoom(
  r: usize,
  w: usize,
  l: usize,
  x: usize,
  dh: usize,
  cv: usize,
  ch: usize,
  cm: usize,
  m: usize,
): void {
  rng = r;
  words = w;
  list = l;
  batch = x;
  dataHidden = dh;
  chainVisible = cv;
  chainHidden = ch;
  chainMeans = cm;
  means = m;
}

export function setRates(rate: f32, repeated: f32, decay: f32): void {
  learningRate = rate;
  momentum = repeated;
  weightDecay = decay;
}

/** `turned` ← transpose of `weights`; to be called once after weights were written from outside. */
export function turn(): void {
  for (let i: i32 = 0; i < visible; i += 4) {
    for (let j: i32 = 0; j < hidden; j += 4) turnBlock(i, j);
  }
}

/** Four rows of four. Rows beyond the last are read from the padding, and written to it. */
function turnBlock(i: i32, j: i32): void {
  const from = weights + (i as usize) * hiddenRow + ((j as usize) << 2);
  const a = v128.load(from);
  const b = v128.load(from + hiddenRow);
  const c = v128.load(from + 2 * hiddenRow);
  const d = v128.load(from + 3 * hiddenRow);
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const ab2 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const cd2 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  const to = turned + (j as usize) * visibleRow + ((i as usize) << 2);
  v128.store(to, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
  v128.store(to + visibleRow, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
  v128.store(to + 2 * visibleRow, v128.shuffle<f32>(ab2, cd2, 0, 1, 4, 5));
  v128.store(to + 3 * visibleRow, v128.shuffle<f32>(ab2, cd2, 2, 3, 6, 7));
}

/** Lists what is not zero among `count` numbers `step` bytes apart, with the rows (`row` bytes long) that belong to them. */
function listOn(
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

/** out ← start + Σ value · row over the list from `list` to `end`, `bytes` long. */
function addListed(end: usize, start: usize, out: usize, bytes: usize): void {
  let at: usize = 0;
  for (; at + 128 <= bytes; at += 128) addEight(end, start + at, out + at, at);
  for (; at < bytes; at += 16) {
    let a = v128.load(start + at);
    for (let k = list; k < end; k += 8) {
      a = f32x4.add(a, f32x4.mul(f32x4.splat(load<f32>(k, 4)), v128.load((load<u32>(k) as usize) + at)));
    }
    v128.store(out + at, a);
  }
}

function addEight(end: usize, start: usize, out: usize, at: usize): void {
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
function squash(at: usize, count: i32, row: usize): void {
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
function softmax(at: usize, count: i32): void {
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

/** `count` random words: xoshiro128** 1.1, as in `lib/rng.ts`. */
function fillWords(count: i32): void {
  let s0 = load<u32>(rng);
  let s1 = load<u32>(rng, 4);
  let s2 = load<u32>(rng, 8);
  let s3 = load<u32>(rng, 12);
  const end = words + ((count as usize) << 2);
  for (let to = words; to < end; to += 4) {
    store<u32>(to, rotl<u32>(s1 * 5, 7) * 9);
    const t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotl<u32>(s3, 11);
  }
  store<u32>(rng, s0);
  store<u32>(rng, s1, 4);
  store<u32>(rng, s2, 8);
  store<u32>(rng, s3, 12);
}

/** out ← 1 with probability p, for `count` numbers; zeros of p beyond them give zeros. */
function drawBits(p: usize, out: usize, count: i32): void {
  fillWords(count);
  const bytes = (count as usize) << 2;
  const scale = f32x4.splat(4294967296);
  const one = f32x4.splat(1);
  for (let at: usize = 0; at < bytes; at += 16) {
    const word = f32x4.convert_i32x4_u(v128.load(words + at));
    v128.store(out + at, v128.and(one, f32x4.lt(word, f32x4.mul(scale, v128.load(p + at)))));
  }
}

/** One label of the group, by its probabilities. */
function drawLabel(p: usize, out: usize): void {
  fillWords(1);
  let left = ((load<u32>(words) as f64) / 4294967296.0) as f32;
  let chosen: i32 = 0;
  while (chosen < labels - 1 && left >= load<f32>(p + ((chosen as usize) << 2))) {
    left -= load<f32>(p + ((chosen as usize) << 2));
    chosen++;
  }
  for (let k: i32 = 0; k < labels; k++) store<f32>(out + ((k as usize) << 2), k === chosen ? 1 : 0);
}

/** p(h | x) of one row. */
function passUp(x: usize, out: usize): void {
  const end = listOn(x, 4, visible, weights, hiddenRow, 1, list);
  addListed(end, hiddenBias, out, hiddenRow);
  squash(out, hidden, hiddenRow);
}

/** Draws x given h, one row. */
function drawDown(h: usize, x: usize): void {
  const end = listOn(h, 4, hidden, turned, visibleRow, 1, list);
  addListed(end, visibleBias, means, visibleRow);
  const pixels = visible - labels;
  const group = means + ((pixels as usize) << 2);
  if (labels > 0) {
    // The fields of the labels must survive the squashing of the vector they share with pixels.
    const kept = words;
    for (let k: i32 = 0; k < labels; k++) {
      store<f32>(kept + ((k as usize) << 2), load<f32>(group + ((k as usize) << 2)));
    }
    squash(means, pixels, (pixels as usize) << 2);
    for (let k: i32 = 0; k < labels; k++) {
      store<f32>(group + ((k as usize) << 2), load<f32>(kept + ((k as usize) << 2)));
    }
    softmax(group, labels);
    drawBits(means, x, pixels);
    drawLabel(group, x + ((pixels as usize) << 2));
    for (let k = (visible as usize) << 2; k < visibleRow; k += 4) store<f32>(x + k, 0);
    return;
  }
  squash(means, pixels, visibleRow);
  drawBits(means, x, pixels);
}

/** One block Gibbs step of all chains: down, then up, with p(h | x) left in `chainMeans`. */
function gibbsStep(chains: i32): void {
  for (let n: i32 = 0; n < chains; n++) {
    drawDown(chainHidden + (n as usize) * hiddenRow, chainVisible + (n as usize) * visibleRow);
  }
  for (let n: i32 = 0; n < chains; n++) {
    const p = chainMeans + (n as usize) * hiddenRow;
    passUp(chainVisible + (n as usize) * visibleRow, p);
    drawBits(p, chainHidden + (n as usize) * hiddenRow, hidden);
  }
}

/** Copies the rows of a batch together, or draws bits with their grey levels as probabilities. */
function fillBatch(data: usize, order: usize, rows: i32, drawn: bool): void {
  for (let n: i32 = 0; n < rows; n++) {
    const from = data + (load<u32>(order + ((n as usize) << 2)) as usize) * visibleRow;
    const to = batch + (n as usize) * visibleRow;
    if (drawn) drawBits(from, to, visible);
    else memory.copy(to, from, visibleRow);
  }
}

/** One mini-batch of the first `rows` rows in `batch`; no persistent chains mean CD. */
function trainBatch(rows: i32, chains: i32, steps: i32): void {
  for (let n: i32 = 0; n < rows; n++) {
    passUp(batch + (n as usize) * visibleRow, dataHidden + (n as usize) * hiddenRow);
  }
  const used = chains > 0 ? chains : rows;
  if (chains === 0) {
    for (let n: i32 = 0; n < rows; n++) {
      drawBits(dataHidden + (n as usize) * hiddenRow, chainHidden + (n as usize) * hiddenRow, hidden);
    }
  }
  for (let k: i32 = 0; k < steps; k++) gibbsStep(used);
  learnWeights(rows, used);
  learnBias(visibleBias, visibleVelocity, batch, chainVisible, visibleRow, rows, used);
  learnBias(hiddenBias, hiddenVelocity, dataHidden, chainMeans, hiddenRow, rows, used);
  turn();
}

/**
 * Batches of `size` rows, `count` rows of the order in all.
 *
 * @param data rows of the data set, padded
 * @param order indices (u32) of the rows to take
 * @param drawn whether bits are drawn from grey levels
 * @param chains number of persistent chains; 0 for CD
 */
export function train(
  data: usize,
  order: usize,
  count: i32,
  size: i32,
  drawn: bool,
  chains: i32,
  steps: i32,
): void {
  for (let first: i32 = 0; first < count; first += size) {
    const rows = min(size, count - first);
    fillBatch(data, order + ((first as usize) << 2), rows, drawn);
    trainBatch(rows, chains, steps);
  }
}

/** The gradient of one row of w at a time, in `means` (which is long enough), then the step along it. */
function learnWeights(rows: i32, chains: i32): void {
  const zeros = means + max(visibleRow, hiddenRow);
  const plus = (1 as f32) / (rows as f32);
  const minus = (-1 as f32) / (chains as f32);
  for (let i: i32 = 0; i < visible; i++) {
    const offset = (i as usize) << 2;
    let end = listOn(batch + offset, visibleRow, rows, dataHidden, hiddenRow, plus, list);
    end = listOn(chainVisible + offset, visibleRow, chains, chainMeans, hiddenRow, minus, end);
    addListed(end, zeros, means, hiddenRow);
    const row = (i as usize) * hiddenRow;
    ascend(weights + row, velocity + row, hiddenRow, weightDecay);
  }
}

/** Δ ← μΔ + η(gradient − λw), w ← w + Δ, the gradient in `means`. */
function ascend(w: usize, v: usize, bytes: usize, decay: f32): void {
  const repeated = f32x4.splat(momentum);
  const rate = f32x4.splat(learningRate);
  const pull = f32x4.splat(decay);
  for (let at: usize = 0; at < bytes; at += 16) {
    const old = v128.load(w + at);
    const slope = f32x4.sub(v128.load(means + at), f32x4.mul(pull, old));
    const step = f32x4.add(f32x4.mul(repeated, v128.load(v + at)), f32x4.mul(rate, slope));
    v128.store(v + at, step);
    v128.store(w + at, f32x4.add(old, step));
  }
}

/** `means` += scale · row */
function addRow(row: usize, bytes: usize, scale: f32): void {
  const x = f32x4.splat(scale);
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(means + at, f32x4.add(v128.load(means + at), f32x4.mul(x, v128.load(row + at))));
  }
}

/** Mean over the batch minus mean over the chains, and the step along it. */
function learnBias(
  bias: usize,
  biasVelocity: usize,
  data: usize,
  model: usize,
  bytes: usize,
  rows: i32,
  chains: i32,
): void {
  memory.fill(means, 0, bytes);
  for (let n: i32 = 0; n < rows; n++) addRow(data + (n as usize) * bytes, bytes, (1 as f32) / (rows as f32));
  for (let n: i32 = 0; n < chains; n++) {
    addRow(model + (n as usize) * bytes, bytes, (-1 as f32) / (chains as f32));
  }
  ascend(bias, biasVelocity, bytes, 0);
}
