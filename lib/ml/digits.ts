/** Handwritten digits: 1,797 of 8 × 8 pixels and 17 grey levels, or 7,000 of 28 × 28 pixels, black or white. */
import { bitsOfBytes } from '../bits';
import { createRng, shuffle } from '../rng';
import type { Assets } from '../simulation';

export interface Digits {
  /** Pixels along an edge. */
  side: 8 | 28;
  count: number;
  /** count × side², row by row, ink = 1, paper = 0. */
  images: Float32Array;
  /** 0 … 9 */
  labels: Uint8Array;
  /** Indices to learn from, and those kept back: the same in every run. */
  training: Uint32Array;
  heldOut: Uint32Array;
}

const SMALL = { file: 'data/optdigits/optdigits_8x8_u8.bin', count: 1797, levels: 16 };
const LARGE = { file: 'data/mnist/mnist7000_1bit.bin.gz', count: 7000, training: 6000 };
/** Share of the small digits that is kept back, and the seed of the choice. */
const KEPT_BACK = 0.2;
const SPLIT_SEED = 2024;

/**
 * The UCI digits of E. Alpaydin and C. Kaynak (test part), grey levels divided by 16; one fifth of each class is kept
 * back.
 *
 * @throws RangeError when the file has another length
 */
export async function loadSmallDigits(assets: Assets): Promise<Digits> {
  const { file, count, levels } = SMALL;
  const bytes = await assets.bytes(file);
  if (bytes.length !== count * 65)
    throw new RangeError(`${file}: ${bytes.length} bytes, expected ${count * 65}`);
  const images = Float32Array.from(bytes.subarray(0, count * 64), (level) => level / levels);
  const labels = bytes.slice(count * 64);
  return { side: 8, count, images, labels, ...stratifiedSplit(labels, KEPT_BACK, SPLIT_SEED) };
}

/**
 * A part of MNIST (Y. LeCun, C. Cortes, C. J. C. Burges): 600 training and 100 test images of each digit, thresholded.
 *
 * @throws RangeError when the file has another length
 */
export async function loadLargeDigits(assets: Assets): Promise<Digits> {
  const { file, count, training } = LARGE;
  const bytes = await unpacked(await assets.bytes(file));
  const size = 28 * 28;
  if (bytes.length !== count * (size / 8 + 1))
    throw new RangeError(`${file}: ${bytes.length} bytes after unpacking`);
  const index = (from: number, to: number) => Uint32Array.from({ length: to - from }, (_, i) => from + i);
  return {
    side: 28,
    count,
    images: Float32Array.from(bitsOfBytes(bytes, count * size)),
    labels: bytes.slice((count * size) / 8),
    training: index(0, training),
    heldOut: index(training, count),
  };
}

/** Some hosts unpack files of this kind on the way, others do not. */
async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Pixels of the chosen images, one after the other. */
export function imagesOf({ images, side }: Digits, indices: ArrayLike<number>): Float64Array {
  const size = side * side;
  const out = new Float64Array(indices.length * size);
  for (let k = 0; k < indices.length; k++) {
    out.set(images.subarray(indices[k] * size, (indices[k] + 1) * size), k * size);
  }
  return out;
}

/** Keeps back the same share of every class, to the nearest whole number; both lists in ascending order. */
export function stratifiedSplit(
  labels: ArrayLike<number>,
  share: number,
  seed: number,
): { training: Uint32Array; heldOut: Uint32Array } {
  const classes = new Map<number, number[]>();
  for (let i = 0; i < labels.length; i++) {
    const members = classes.get(labels[i]);
    if (members) members.push(i);
    else classes.set(labels[i], [i]);
  }
  const rng = createRng(seed);
  const training: number[] = [];
  const heldOut: number[] = [];
  for (const label of [...classes.keys()].sort((a, b) => a - b)) {
    const members = shuffle(rng, classes.get(label) ?? []);
    const kept = Math.round(share * members.length);
    heldOut.push(...members.slice(0, kept));
    training.push(...members.slice(kept));
  }
  return { training: Uint32Array.from(training).sort(), heldOut: Uint32Array.from(heldOut).sort() };
}
