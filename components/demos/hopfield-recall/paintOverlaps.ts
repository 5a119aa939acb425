import type { Context2D, Size, Theme } from '@/components/viz/context';
import { type Box, drawTiles } from '@/components/viz/tiles';
import { THUMBNAIL_LEVELS } from '@/lib/ml/pictureShelf';
import { nameOf } from './names';
import { type FramePainter, isCovered, text } from './shown';
import type { Frame } from './simulation';

/** Where the parts of a picture's row lie. */
export interface ShelfRow {
  /** For a box to tick. */
  tick: Box;
  /** Thumbnail and name: what makes it the cue. */
  picture: Box;
  thumbnail: Box;
  /** Base line of the texts. */
  base: number;
  track: Box;
  /** Right end of the number. */
  right: number;
  /** False where there is no room for it. */
  named: boolean;
}

/** One row for each picture, in two columns when one is too short. */
export function shelfRows(size: Size, theme: Theme, count: number): ShelfRow[] {
  const f = theme.fontSize;
  const top = 2 * f;
  const room = size.height - top;
  const columns = count * 1.75 * f > room ? 2 : 1;
  const each = Math.ceil(count / columns);
  const height = Math.min(2.5 * f, room / each);
  const width = (size.width - (columns - 1) * f) / columns;
  const named = width > 17 * f;
  return Array.from({ length: count }, (_, k) => {
    const x = Math.floor(k / each) * (width + f);
    const y = top + (k % each) * height;
    const side = Math.min(height - 3, 2 * f);
    const thumbnail = { x: x + 1.9 * f, y: y + (height - side) / 2, width: side, height: side };
    const nameEnd = thumbnail.x + side + (named ? 5.4 : 0.2) * f;
    const right = x + width - 0.2 * f;
    const left = nameEnd + 0.4 * f;
    return {
      tick: { x, y: y + (height - 1.3 * f) / 2, width: 1.3 * f, height: 1.3 * f },
      picture: { x: thumbnail.x - 2, y: y + 1, width: nameEnd - thumbnail.x + 2, height: height - 2 },
      thumbnail,
      base: y + height / 2 + 0.35 * f,
      track: {
        x: left,
        y: y + height / 2 - 0.28 * f,
        width: Math.max(1, right - left - 2.9 * f),
        height: 0.56 * f,
      },
      right,
      named,
    };
  });
}

/** How much the picture agrees with each memory: bars from −1 to 1 around zero. */
export const paintOverlaps: FramePainter = (ctx, frame, size, theme, shown) => {
  const { overlaps, stored, source } = frame;
  const f = theme.fontSize;
  const covered = isCovered(frame, shown);
  ctx.save();
  ctx.font = `${f}px ${theme.font}`;
  ctx.textBaseline = 'alphabetic';
  ctx.textAlign = 'left';
  ctx.fillStyle = theme.soft;
  ctx.fillText(text.overlaps.caption, 0, f);
  shelfRows(size, theme, overlaps.length).forEach((row, k) => {
    const isStored = stored.includes(k);
    drawThumbnail(ctx, frame, k, row.thumbnail, theme);
    ctx.textAlign = 'left';
    ctx.fillStyle = isStored ? theme.ink : theme.soft;
    ctx.font = `${k === source ? '600 ' : ''}${f}px ${theme.font}`;
    if (row.named) ctx.fillText(nameOf(frame, k), row.thumbnail.x + row.thumbnail.width + 0.5 * f, row.base);
    ctx.font = `${f}px ${theme.font}`;
    if (!isStored) {
      ctx.fillText(row.named ? text.overlaps.notStored : '', row.track.x, row.base);
      return;
    }
    drawBar(ctx, row.track, covered ? 0 : overlaps[k], theme);
    ctx.textAlign = 'right';
    ctx.fillStyle = theme.ink;
    ctx.fillText(covered ? '?' : overlaps[k].toFixed(2).replace('-', '−'), row.right, row.base);
  });
  ctx.restore();
};

function drawBar(ctx: Context2D, track: Box, m: number, theme: Theme): void {
  const middle = track.x + track.width / 2;
  const reach = (Math.abs(m) * track.width) / 2;
  ctx.fillStyle = theme.off;
  ctx.fillRect(track.x, track.y, track.width, track.height);
  ctx.fillStyle = theme.model;
  if (m >= 0) ctx.fillRect(middle, track.y, reach, track.height);
  else {
    // A negative picture is a hollow bar: the sign must not hang on the side alone.
    ctx.strokeStyle = theme.model;
    ctx.lineWidth = 1.8 * theme.stroke;
    ctx.beginPath();
    ctx.rect(middle - reach, track.y + 1, reach, track.height - 2);
    ctx.stroke();
  }
  ctx.fillStyle = theme.soft;
  ctx.fillRect(middle - 0.5, track.y - 2, 1, track.height + 4);
}

/** A small copy of a picture of the shelf. */
function drawThumbnail(ctx: Context2D, { thumbnails }: Frame, k: number, box: Box, theme: Theme): void {
  const { columns, rows, levels } = thumbnails;
  const size = columns * rows;
  const side = Math.min(box.width / columns, box.height / rows);
  const inner = {
    x: box.x + (box.width - columns * side) / 2,
    y: box.y + (box.height - rows * side) / 2,
    width: columns * side,
    height: rows * side,
  };
  const style = { positive: theme.data, background: theme.off, max: THUMBNAIL_LEVELS };
  drawTiles(ctx, levels.subarray(k * size, (k + 1) * size), columns, rows, inner, style);
}
