import type { Context2D, Size, Theme } from '@/components/viz/context';
import { className, type FramePainter, shownRun, text } from './shown';
import type { Frame } from './simulation';

/** Rows: the true class; columns: what the network says. Right answers in blue, wrong ones in vermilion. */
export const paintConfusion: FramePainter = (ctx, frame, size, theme, shown) => {
  const { classes } = frame;
  ctx.font = `${theme.fontSize}px ${theme.font}`;
  ctx.textBaseline = 'middle';
  if (classes === 0) {
    ctx.fillStyle = theme.soft;
    ctx.textAlign = 'center';
    ctx.fillText(text.confusion.numbers, size.width / 2, size.height / 2);
    return;
  }
  const { confusion } = frame.runs[shownRun(shown, frame.runs.length)].test;
  const box = matrixBox(ctx, frame, size, theme);
  drawHeads(ctx, frame, box, theme);
  for (let truth = 0; truth < classes; truth++) {
    const row = confusion.subarray(truth * classes, (truth + 1) * classes);
    const total = row.reduce((sum, v) => sum + v, 0);
    row.forEach((count, k) => {
      const [x, y] = [box.x + k * box.cell, box.y + truth * box.line];
      ctx.globalAlpha = total > 0 ? 0.06 + (0.5 * count) / total : 0.06;
      ctx.fillStyle = truth === k ? theme.data : theme.model;
      ctx.fillRect(x + 1, y + 1, box.cell - 2, box.line - 2);
      ctx.globalAlpha = 1;
      ctx.fillStyle = theme.ink;
      ctx.textAlign = 'center';
      ctx.fillText(String(count), x + box.cell / 2, y + box.line / 2);
    });
  }
};

interface MatrixBox {
  x: number;
  y: number;
  cell: number;
  line: number;
}

function matrixBox(ctx: Context2D, frame: Frame, size: Size, theme: Theme): MatrixBox {
  const f = theme.fontSize;
  const names = Array.from({ length: frame.classes }, (_, k) => className(frame, k));
  const widest = Math.max(
    ...names.map((name) => ctx.measureText(name).width),
    ctx.measureText(text.confusion.truth).width,
  );
  const x = Math.min(0.4 * size.width, widest + f);
  const y = 3.4 * f;
  const line = Math.min(4 * f, (size.height - y - 4) / frame.classes);
  const cell = Math.min(9 * f, (size.width - x - 4) / frame.classes);
  return { x, y, cell, line };
}

function drawHeads(ctx: Context2D, frame: Frame, { x, y, cell, line }: MatrixBox, theme: Theme): void {
  const f = theme.fontSize;
  ctx.fillStyle = theme.soft;
  ctx.textAlign = 'left';
  ctx.fillText(text.confusion.chosen, x + 2, 0.8 * f);
  ctx.textAlign = 'right';
  ctx.fillText(text.confusion.truth, x - 0.5 * f, 2.4 * f);
  ctx.fillStyle = theme.ink;
  for (let k = 0; k < frame.classes; k++) {
    ctx.textAlign = 'right';
    ctx.fillText(className(frame, k), x - 0.5 * f, y + (k + 0.5) * line);
    ctx.textAlign = 'center';
    const room = ctx.measureText(className(frame, k)).width < cell;
    ctx.fillText(room ? className(frame, k) : String(k + 1), x + (k + 0.5) * cell, 2.4 * f);
  }
}
