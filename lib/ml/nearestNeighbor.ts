/**
 * Nearest neighbour: a picture gets the class of the training picture at the least Euclidean distance, the first of those
 * at the same distance (T. Cover and P. Hart, IEEE Trans. Inf. Theory 13, 21, 1967). The yardstick for every classifier
 * that learns.
 *
 * @param examples rows × width
 * @param classes class of each example
 * @param x rows × width
 * @returns the class of each row of x
 * @throws RangeError without examples, or when lengths are no multiples of `width`
 */
export function classifyByNeighbor(
  examples: ArrayLike<number>,
  classes: ArrayLike<number>,
  x: ArrayLike<number>,
  width: number,
): Uint8Array {
  if (classes.length === 0 || examples.length !== classes.length * width || x.length % width !== 0) {
    throw new RangeError(
      `width = ${width}: expected whole rows, one class for each example, and at least one`,
    );
  }
  return Uint8Array.from({ length: x.length / width }, (_, n) => {
    let nearest = 0;
    let least = Infinity;
    for (let k = 0; k < classes.length; k++) {
      const distance = squaredDistance(examples, k * width, x, n * width, width, least);
      if (distance < least) {
        least = distance;
        nearest = k;
      }
    }
    return classes[nearest];
  });
}

/** Σ (a − b)², given up as soon as it reaches `limit`. */
function squaredDistance(
  a: ArrayLike<number>,
  aAt: number,
  b: ArrayLike<number>,
  bAt: number,
  width: number,
  limit: number,
): number {
  let sum = 0;
  for (let i = 0; i < width && sum < limit; i++) {
    const off = a[aAt + i] - b[bAt + i];
    sum += off * off;
  }
  return sum;
}
