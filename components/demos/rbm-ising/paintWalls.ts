import type { Context2D, Theme } from '@/components/viz/context';
import { type Box, drawTiles } from '@/components/viz/tiles';
import { type FramePainter, text } from './shown';

const COLUMNS = 4;

/**
 * Sixteen configurations of the magnet and sixteen of the machine, which is which covered until the reader has guessed:
 * then the magnet is blue and the machine vermilion.
 */
export const paintWalls: FramePainter = (ctx, frame, size, theme, { params }) => {
  const f = theme.fontSize;
  const open = params.guess === 'none';
  const head = 1.7 * f;
  const gap = 1.6 * f;
  const stacked = size.height > size.width;
  const width = stacked ? size.width : (size.width - gap) / 2;
  const height = stacked ? (size.height - gap) / 2 : size.height;
  const edge = Math.min(width, height - head);
  for (const [k, name] of (['A', 'B'] as const).entries()) {
    const isMagnet = (name === 'B') === frame.swapped;
    const x = (stacked ? 0 : k * (width + gap)) + (width - edge) / 2;
    const y = stacked ? k * (height + gap) : 0;
    const color = open ? theme.ink : isMagnet ? theme.data : theme.model;
    const title = open ? text.walls.wall(name) : isMagnet ? text.walls.magnet : text.walls.machine;
    ctx.save();
    ctx.font = `${open ? '' : '600 '}${f}px ${theme.font}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'alphabetic';
    ctx.fillStyle = open ? theme.soft : color;
    ctx.fillText(title, x + edge / 2, y + 0.95 * f);
    ctx.restore();
    const tiles = isMagnet ? frame.magnetTiles : frame.machineTiles;
    paintWall(ctx, theme, tiles, frame.size, { x, y: y + head, width: edge, height: edge }, color);
  }
};

function paintWall(
  ctx: Context2D,
  theme: Theme,
  tiles: Int8Array,
  side: number,
  box: Box,
  color: string,
): void {
  const sites = side * side;
  const pitch = box.width / COLUMNS;
  const edge = 0.86 * pitch;
  for (let n = 0; n < COLUMNS * COLUMNS; n++) {
    const x = box.x + (n % COLUMNS) * pitch + (pitch - edge) / 2;
    const y = box.y + Math.floor(n / COLUMNS) * pitch + (pitch - edge) / 2;
    const spins = tiles.subarray(n * sites, (n + 1) * sites);
    const style = { positive: color, background: theme.off, max: 1, seamless: true };
    drawTiles(ctx, spins, side, side, { x, y, width: edge, height: edge }, style);
  }
}
