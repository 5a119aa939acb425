import type { Context2D, Painter, Size, Theme } from '@/components/viz/context';
import { messages } from './messages';
import { paintFit, type Shown } from './paintFit';
import { paintCost, paintGradient } from './paintTrace';
import type { Frame, Params } from './simulation';

const GAP = 16;
const SHOWN: Shown = { revealed: false };

/** The three pictures side by side, as in the live card; where nothing can run, the reason. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme) => {
  if (frame.misfit) {
    paintReason(ctx, messages.en.misfits[frame.misfit], size, theme);
    return;
  }
  const cell = { width: (size.width - 2 * GAP) / 3, height: size.height };
  [paintFit, paintCost, paintGradient].forEach((paint, i) => {
    ctx.save();
    ctx.translate(i * (cell.width + GAP), 0);
    paint(ctx, frame, cell, theme, SHOWN);
    ctx.restore();
  });
};

/** A reason in the middle, each of its sentences on a line. */
function paintReason(ctx: Context2D, reason: string, size: Size, theme: Theme): void {
  const fontSize = 1.2 * theme.fontSize;
  const lines = reason.split(/(?<=[.:]) /);
  ctx.fillStyle = theme.ink;
  ctx.font = `${fontSize}px ${theme.font}`;
  ctx.textAlign = 'center';
  lines.forEach((line, i) => {
    ctx.fillText(line, size.width / 2, size.height / 2 + 1.5 * fontSize * (i - (lines.length - 1) / 2));
  });
}
