import type { Axes } from './axes';
import type { Context2D, Theme } from './context';

/**
 * Names of what is drawn, in its colours, in the line of the y label: the first stands at the right end, the last ones
 * give way where the plot is narrow.
 */
export function drawKey(
  ctx: Context2D,
  axes: Axes,
  entries: readonly (readonly [name: string, color: string])[],
  theme: Theme,
): void {
  ctx.save();
  ctx.font = `${theme.fontSize}px ${theme.font}`;
  ctx.textAlign = 'right';
  ctx.textBaseline = 'alphabetic';
  let x = axes.right;
  for (const [name, color] of entries) {
    const width = ctx.measureText(name).width;
    if (x - width < axes.left + theme.fontSize) break;
    ctx.fillStyle = color;
    ctx.fillText(name, x, axes.top - 1.05 * theme.fontSize);
    x -= width + 1.2 * theme.fontSize;
  }
  ctx.restore();
}
