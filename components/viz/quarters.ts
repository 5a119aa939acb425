import type { Context2D, Size } from './context';

/**
 * Draws four pictures, two by two.
 *
 * @param pictures each draws at the origin, in a room of the size that it is given
 * @param gap between them, pixels
 */
export function drawQuarters(
  ctx: Context2D,
  size: Size,
  pictures: readonly ((cell: Size) => void)[],
  gap = 16,
): void {
  const cell = { width: (size.width - gap) / 2, height: (size.height - gap) / 2 };
  pictures.forEach((draw, i) => {
    ctx.save();
    ctx.translate((i % 2) * (cell.width + gap), Math.floor(i / 2) * (cell.height + gap));
    draw(cell);
    ctx.restore();
  });
}
