/** The widths of a network's hidden layers as people write them: `8-8`, or `0` for none. */

export const MOST_LAYERS = 6;
export const WIDEST = 32;

/** [8, 8] as `8-8`, no layers as `0`. */
export function writeLayers(widths: ArrayLike<number>): string {
  return widths.length === 0 ? '0' : Array.from(widths).join('-');
}

/** Inverse of `writeLayers`; blanks, commas and × also stand between widths. @throws RangeError */
export function readLayers(text: string): Float64Array {
  const words = text.trim().split(/[-\s,x×]+/);
  const widths = words.length === 1 && (words[0] === '0' || words[0] === '') ? [] : words.map(Number);
  checkLayers(widths);
  return Float64Array.from(widths);
}

/** @throws RangeError unless there are at most 6 widths, each an integer from 1 to 32 */
export function checkLayers(widths: ArrayLike<number>): void {
  if (widths.length > MOST_LAYERS) {
    throw new RangeError(`layers: ${widths.length} hidden layers; expected at most ${MOST_LAYERS}`);
  }
  for (let l = 0; l < widths.length; l++) {
    const width = widths[l];
    if (!(Number.isInteger(width) && width >= 1 && width <= WIDEST)) {
      throw new RangeError(`layers: width ${width}; expected integers from 1 to ${WIDEST}, such as 8-8`);
    }
  }
}
