/** A digit drawn on a grid of 32 × 32 cells, as the machines that learnt from shipped digits see it. */

/** Cells along an edge of a drawing. */
export const DRAWING_SIDE = 32;

/** Edge of an MNIST picture, and of the box in its middle that the digit fills (Y. LeCun, C. Cortes, C. J. C. Burges). */
const LARGE_SIDE = 28;
const LARGE_BOX = 20;

/** Share of ink in the square [x, x + width) × [y, y + width) of a drawing. */
function inkOf(drawing: ArrayLike<number>, x: number, y: number, width: number): number {
  let ink = 0;
  for (let row = Math.floor(y); row < y + width && row < DRAWING_SIDE; row++) {
    const high = Math.min(row + 1, y + width) - Math.max(row, y);
    for (let column = Math.floor(x); column < x + width && column < DRAWING_SIDE; column++) {
      if (drawing[row * DRAWING_SIDE + column] > 0) {
        ink += high * (Math.min(column + 1, x + width) - Math.max(column, x));
      }
    }
  }
  return ink / (width * width);
}

/**
 * Pixels of a drawing, ink = 1.
 *
 * For 8 × 8 every pixel is the share of ink in a block of 4 × 4 cells, which is how the UCI digits were made from bitmaps of
 * 32 × 32 (E. Alpaydin, C. Kaynak). For 28 × 28 the drawing fills the box of 20 × 20 in the middle, and a pixel is on when
 * half of it is ink, as in the shipped part of MNIST.
 *
 * @param drawing 32 × 32 cells, row by row, ink above 0
 */
export function digitOfDrawing(drawing: ArrayLike<number>, side: 8 | 28): Float64Array {
  const pixels = new Float64Array(side * side);
  const box = side === LARGE_SIDE ? LARGE_BOX : side;
  const margin = (side - box) / 2;
  const width = DRAWING_SIDE / box;
  for (let row = 0; row < box; row++) {
    for (let column = 0; column < box; column++) {
      const ink = inkOf(drawing, column * width, row * width, width);
      pixels[(row + margin) * side + column + margin] = side === LARGE_SIDE ? (ink >= 0.5 ? 1 : 0) : ink;
    }
  }
  return pixels;
}
