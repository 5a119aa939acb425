import type { DeepLayout, DeepMessages, DeepShape, DeepSpace } from './deepSpace';
import { ELECTRON_FEATURES, fillElectronFeatures, fillPairFeatures } from './distanceFeatures';
import { activate, addWeighed, type JetRows, linear } from './jetRows';

/** Messages of all pairs: χ of the features of each. Pairs j < i come in the order (1,0), (2,0), (2,1), … */
export function sendMessages(
  theta: Float64Array,
  shape: DeepShape,
  layout: DeepLayout,
  x: Float64Array,
  space: DeepMessages,
): void {
  for (let i = 1, pair = 0; i < shape.electrons; i++) {
    for (let j = 0; j < i; j++) {
      fillPairFeatures(x, i, j, shape.dimensions, shape.length, space.pairs, pair++);
    }
  }
  think(theta, layout, space);
}

/** Messages of the pairs of one electron with all others, values only: those that change when it moves. */
export function sendMessagesOf(
  theta: Float64Array,
  shape: DeepShape,
  layout: DeepLayout,
  x: Float64Array,
  i: number,
  space: DeepMessages,
): void {
  for (let j = 0, item = 0; j < shape.electrons; j++) {
    if (j === i) continue;
    fillPairFeatures(x, Math.max(i, j), Math.min(i, j), shape.dimensions, shape.length, space.pairs, item++);
  }
  think(theta, layout, space);
}

/** Writes the messages of `sendMessagesOf` among those of all pairs. */
export function replaceMessages(
  { electrons, features }: DeepShape,
  i: number,
  moved: Float64Array,
  messages: Float64Array,
): void {
  for (let j = 0, item = 0; j < electrons; j++) {
    if (j === i) continue;
    const pair = j < i ? (i * (i - 1)) / 2 + j : (j * (j - 1)) / 2 + i;
    for (let f = 0; f < features; f++) messages[pair * features + f] = moved[item * features + f];
    item++;
  }
}

function think(theta: Float64Array, layout: DeepLayout, space: DeepMessages): void {
  linear(theta, layout.pairIn, space.pairs, space.pairHidden);
  activate(space.pairHidden, space.slopes.pairHidden);
  linear(theta, layout.pairOut, space.pairHidden, space.messages);
  activate(space.messages, space.slopes.messages);
}

/**
 * U = ρ(Σ_i φ(x_i, Σ_j χ_ij), Σ_{i<j} χ_ij) from messages χ_ij that are there, and the shifts' lengths η and ζ: the same
 * whatever the order of the electrons of one spin (M. Zaheer et al., Deep sets, NIPS 2017).
 */
export function poolMessages(
  theta: Float64Array,
  shape: DeepShape,
  layout: DeepLayout,
  x: Float64Array,
  space: DeepSpace,
): void {
  const { electrons, messages, outputs, pooled, poolHidden, slopes } = space;
  fillElectronFeatures(x, shape.dimensions, shape.length, electrons);
  gatherMessages(shape, messages, electrons);
  linear(theta, layout.electronIn, electrons, space.electronHidden);
  activate(space.electronHidden, slopes.electronHidden);
  linear(theta, layout.electronOut, space.electronHidden, outputs);
  activate(outputs, slopes.outputs);
  pool(shape, outputs, messages, pooled);
  linear(theta, layout.pool, pooled, poolHidden);
  activate(poolHidden, slopes.poolHidden);
  space.u.data.fill(0);
  addWeighed(theta, layout.readout, pooled, space.u);
  addWeighed(theta, layout.readout + pooled.size, poolHidden, space.u);
  if (!shape.backflow) return;
  space.eta.data.fill(0);
  addWeighed(theta, layout.eta, messages, space.eta);
  space.zeta.data.fill(0);
  addWeighed(theta, layout.zeta, outputs, space.zeta);
}

/** Sums of many terms are divided by the root of their number, so that networks of any N start alike. */
export function poolScales(electrons: number): { message: number; electron: number; pair: number } {
  return {
    message: 1 / Math.sqrt(electrons - 1),
    electron: 1 / Math.sqrt(electrons),
    pair: 1 / Math.sqrt((electrons * (electrons - 1)) / 2),
  };
}

/** To each electron the sum of the messages of its pairs. */
function gatherMessages(
  { electrons: n, dimensions: d }: DeepShape,
  messages: JetRows,
  electrons: JetRows,
): void {
  const { width, size, data } = electrons;
  const scale = poolScales(n).message;
  for (let i = 0; i < n; i++) {
    data.fill(0, (i * size + ELECTRON_FEATURES) * width, (i + 1) * size * width);
  }
  for (let i = 1, pair = 0; i < n; i++) {
    for (let j = 0; j < i; j++, pair++) {
      for (let f = 0; f < messages.size; f++) {
        const from = (pair * messages.size + f) * messages.width;
        const row = ELECTRON_FEATURES + f;
        addPairRow(messages, from, i, j, d, scale, electrons, (i * size + row) * width);
        addPairRow(messages, from, i, j, d, scale, electrons, (j * size + row) * width);
      }
    }
  }
}

/** Adds a row with the derivatives of one pair to a row with those of all electrons. */
export function addPairRow(
  input: JetRows,
  from: number,
  i: number,
  j: number,
  d: number,
  scale: number,
  output: JetRows,
  to: number,
): void {
  const a = input.data;
  const z = output.data;
  z[to] += scale * a[from];
  if (output.width === 1) return;
  const one = to + 1 + i * d;
  const two = to + 1 + j * d;
  for (let k = 0; k < d; k++) {
    z[one + k] += scale * a[from + 1 + k];
    z[two + k] += scale * a[from + 1 + d + k];
  }
  z[to + output.width - 1] += scale * a[from + input.width - 1];
}

function pool(
  { electrons: n, dimensions: d }: DeepShape,
  outputs: JetRows,
  messages: JetRows,
  pooled: JetRows,
): void {
  const { width, data } = pooled;
  const { electron, pair: pairScale } = poolScales(n);
  const features = outputs.size;
  data.fill(0);
  for (let i = 0; i < n; i++) {
    const from = i * features * width;
    for (let k = 0; k < features * width; k++) data[k] += electron * outputs.data[from + k];
  }
  for (let i = 1, pair = 0; i < n; i++) {
    for (let j = 0; j < i; j++, pair++) {
      for (let f = 0; f < features; f++) {
        const from = (pair * features + f) * messages.width;
        addPairRow(messages, from, i, j, d, pairScale, pooled, (features + f) * width);
      }
    }
  }
}
