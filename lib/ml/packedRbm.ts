/**
 * A trained machine as a small file: biases and one scale for each hidden unit in float32, weights as 8-bit multiples of
 * the scale, little-endian:
 *
 *   a (visible × 4 bytes) | b (hidden × 4) | scale (hidden × 4) | w (visible × hidden × 1, row by row)
 */
import type { Rbm } from './rbm';

const LARGEST = 127;

const sizeOf = (visible: number, hidden: number) => 4 * visible + 8 * hidden + visible * hidden;

/** Weights to the nearest of 255 levels, the largest of each hidden unit kept. */
export function packRbm({ visible, hidden, weights, visibleBias, hiddenBias }: Rbm): Uint8Array {
  const bytes = new Uint8Array(sizeOf(visible, hidden));
  const view = new DataView(bytes.buffer);
  let at = 0;
  const put = (value: number) => {
    view.setFloat32(at, value, true);
    at += 4;
  };
  for (const bias of visibleBias) put(bias);
  for (const bias of hiddenBias) put(bias);
  const scales = new Float64Array(hidden);
  for (let k = 0; k < weights.length; k++) {
    scales[k % hidden] = Math.max(scales[k % hidden], Math.abs(weights[k]) / LARGEST);
  }
  for (const scale of scales) put(scale);
  for (let k = 0; k < weights.length; k++) {
    const scale = scales[k % hidden];
    view.setInt8(at++, scale > 0 ? Math.round(weights[k] / scale) : 0);
  }
  return bytes;
}

/** The machine of a file written by `packRbm`. @throws RangeError when the file has another length */
export function unpackRbm(bytes: Uint8Array, visible: number, hidden: number, labels: number): Rbm {
  if (bytes.length !== sizeOf(visible, hidden)) {
    throw new RangeError(`${bytes.length} bytes: expected ${sizeOf(visible, hidden)} of a recorded machine`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const floats = (from: number, count: number) =>
    Float64Array.from({ length: count }, (_, k) => view.getFloat32(from + 4 * k, true));
  const scales = floats(4 * (visible + hidden), hidden);
  const first = 4 * visible + 8 * hidden;
  return {
    visible,
    hidden,
    labels,
    kind: 'binary',
    weights: Float64Array.from(
      { length: visible * hidden },
      (_, k) => view.getInt8(first + k) * scales[k % hidden],
    ),
    visibleBias: floats(0, visible),
    hiddenBias: floats(4 * visible, hidden),
    sigma: new Float64Array(visible).fill(1),
  };
}
