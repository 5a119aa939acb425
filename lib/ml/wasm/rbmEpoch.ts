/**
 * AssemblyScript, compiled to WebAssembly SIMD: mini-batches of CD-k and PCD-k for a restricted Boltzmann machine of bits
 * (with or without a group of labels), in float32, four numbers at a time. `lib/ml/rbmTraining.ts` is the reference: the
 * same random numbers in the same order, the same statistics up to rounding. `lib/ml/rbmSimd.ts` lays out the memory.
 *
 * Rows are padded with zeros to whole vectors. Units that are off are skipped: a field is a sum of rows of w (up) or of
 * its transpose (down), eight vectors kept in registers. Only deterministic instructions: every engine gives the same bits.
 */
import { drawBits, drawLabel } from './chance';
import { addListed, addRow, ascend, listOn, softmax, squash, transpose } from './vectors';

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

/** p(h | x) of one row. */
function passUp(x: usize, out: usize): void {
  const end = listOn(x, 4, visible, weights, hiddenRow, 1, list);
  addListed(list, end, hiddenBias, out, hiddenRow);
  squash(out, hidden, hiddenRow);
}

/** Draws x given h, one row. */
function drawDown(h: usize, x: usize): void {
  const end = listOn(h, 4, hidden, turned, visibleRow, 1, list);
  addListed(list, end, visibleBias, means, visibleRow);
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
    drawBits(rng, words, means, x, pixels);
    drawLabel(rng, words, group, x + ((pixels as usize) << 2), labels);
    for (let k = (visible as usize) << 2; k < visibleRow; k += 4) store<f32>(x + k, 0);
    return;
  }
  squash(means, pixels, visibleRow);
  drawBits(rng, words, means, x, pixels);
}

/** One block Gibbs step of all chains: down, then up, with p(h | x) left in `chainMeans`. */
function gibbsStep(chains: i32): void {
  for (let n: i32 = 0; n < chains; n++) {
    drawDown(chainHidden + (n as usize) * hiddenRow, chainVisible + (n as usize) * visibleRow);
  }
  for (let n: i32 = 0; n < chains; n++) {
    const p = chainMeans + (n as usize) * hiddenRow;
    passUp(chainVisible + (n as usize) * visibleRow, p);
    drawBits(rng, words, p, chainHidden + (n as usize) * hiddenRow, hidden);
  }
}

/** Copies the rows of a batch together, or draws bits with their grey levels as probabilities. */
function fillBatch(data: usize, order: usize, rows: i32, drawn: bool): void {
  for (let n: i32 = 0; n < rows; n++) {
    const from = data + (load<u32>(order + ((n as usize) << 2)) as usize) * visibleRow;
    const to = batch + (n as usize) * visibleRow;
    if (drawn) drawBits(rng, words, from, to, visible);
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
      drawBits(
        rng,
        words,
        dataHidden + (n as usize) * hiddenRow,
        chainHidden + (n as usize) * hiddenRow,
        hidden,
      );
    }
  }
  for (let k: i32 = 0; k < steps; k++) gibbsStep(used);
  learnWeights(rows, used);
  learnBias(visibleBias, visibleVelocity, batch, chainVisible, visibleRow, rows, used);
  learnBias(hiddenBias, hiddenVelocity, dataHidden, chainMeans, hiddenRow, rows, used);
  transpose(weights, hiddenRow, visible, turned, visibleRow);
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
  transpose(weights, hiddenRow, visible, turned, visibleRow);
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
    addListed(list, end, zeros, means, hiddenRow);
    const row = (i as usize) * hiddenRow;
    ascend(weights + row, velocity + row, means, hiddenRow, learningRate, momentum, weightDecay);
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
  for (let n: i32 = 0; n < rows; n++)
    addRow(data + (n as usize) * bytes, means, bytes, (1 as f32) / (rows as f32));
  for (let n: i32 = 0; n < chains; n++) {
    addRow(model + (n as usize) * bytes, means, bytes, (-1 as f32) / (chains as f32));
  }
  ascend(bias, biasVelocity, means, bytes, learningRate, momentum, 0);
}
