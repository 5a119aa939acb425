import { classColor } from '@/components/viz/cloud';
import type { Context2D, Theme } from '@/components/viz/context';
import { drawTiles } from '@/components/viz/tiles';
import { indexOf, linkAt, type RunPicture } from '@/lib/ml/playgroundFrame';
import { edgeEnds, type GraphLayout, layoutGraph } from './graph';
import { messages } from './messages';
import { type FramePainter, inputName, shownRun, text } from './shown';

/** Lines are drawn in so many widths; a weight of this size has the widest. */
const WIDTHS = 5;
const STRONG = 3;

/** The network as a graph: each unit with its response over the plane, each weight as a signed line. */
export const paintGraph: FramePainter = (ctx, frame, size, theme, shown) => {
  const run = frame.runs[shownRun(shown, frame.runs.length)];
  const layout = layoutGraph(run.sizes, size, theme, frame.planar);
  drawEdges(ctx, layout, run, theme);
  drawChosen(ctx, layout, run, shown.params.chosen, theme);
  drawUnits(ctx, layout, run, theme);
  drawNames(ctx, layout, run, theme, (k) => inputName(frame, shown.params.features, k));
  if (frame.classes > 2) markClasses(ctx, layout, theme);
};

/** Teal below zero, brown above, the wider the stronger; the weakest are left out. */
function drawEdges(ctx: Context2D, layout: GraphLayout, { sizes, theta }: RunPicture, theme: Theme): void {
  const paths = Array.from({ length: 2 * WIDTHS }, () => [] as [number, number, number, number][]);
  for (let layer = 1; layer < sizes.length; layer++) {
    for (let to = 0; to < sizes[layer]; to++) {
      for (let from = 0; from < sizes[layer - 1]; from++) {
        const w = theta[indexOf(sizes, { layer, to, from })];
        const width = Math.min(WIDTHS, Math.ceil((WIDTHS * Math.abs(w)) / STRONG - 0.15));
        if (width >= 1) paths[(w < 0 ? 0 : WIDTHS) + width - 1].push(edgeEnds(layout, { layer, to, from }));
      }
    }
  }
  ctx.save();
  ctx.lineCap = 'round';
  paths.forEach((path, k) => {
    const width = 1 + (k % WIDTHS);
    ctx.strokeStyle = k < WIDTHS ? theme.negative : theme.positive;
    ctx.lineWidth = 0.85 * width * theme.stroke;
    ctx.globalAlpha = 0.3 + 0.12 * width;
    ctx.beginPath();
    for (const [x0, y0, x1, y1] of path) {
      ctx.moveTo(x0, y0);
      ctx.lineTo(x1, y1);
    }
    if (path.length > 0) ctx.stroke();
  });
  ctx.restore();
}

/** The chosen line in the colour of the model, the chosen unit in a frame of it. */
function drawChosen(
  ctx: Context2D,
  layout: GraphLayout,
  { sizes }: RunPicture,
  chosen: number,
  theme: Theme,
): void {
  const link = linkAt(sizes, chosen);
  if (!link) return;
  ctx.strokeStyle = theme.model;
  ctx.fillStyle = theme.model;
  ctx.lineWidth = 3.4 * theme.stroke;
  if (link.from < 0) {
    const { x, y, width, height } = layout.boxes[link.layer][link.to];
    ctx.fillRect(x - 4, y - 4, width + 8, height + 8);
    return;
  }
  const [x0, y0, x1, y1] = edgeEnds(layout, link);
  ctx.beginPath();
  ctx.moveTo(x0, y0);
  ctx.lineTo(x1, y1);
  ctx.stroke();
}

function drawUnits(
  ctx: Context2D,
  { boxes }: GraphLayout,
  { units, unitSide }: RunPicture,
  theme: Theme,
): void {
  const cells = unitSide * unitSide;
  let unit = 0;
  for (const column of boxes) {
    for (const box of column) {
      const values = upsideDown(units.subarray(unit * cells, (unit + 1) * cells), unitSide);
      const style = { positive: theme.positive, negative: theme.negative, background: theme.card };
      drawTiles(ctx, values, unitSide, unitSide, box, { ...style, max: 120, seamless: true });
      ctx.strokeStyle = theme.soft;
      ctx.lineWidth = theme.stroke;
      ctx.beginPath();
      ctx.rect(box.x, box.y, box.width, box.height);
      ctx.stroke();
      unit++;
    }
  }
}

/** Rows of a picture begin at the bottom, those of tiles at the top. */
function upsideDown(values: Int8Array, side: number): Int8Array {
  const out = new Int8Array(values.length);
  for (let r = 0; r < side; r++) out.set(values.subarray((side - 1 - r) * side, (side - r) * side), r * side);
  return out;
}

function drawNames(
  ctx: Context2D,
  { boxes, head }: GraphLayout,
  { sizes, activation }: RunPicture,
  theme: Theme,
  nameOf: (k: number) => string,
): void {
  const f = theme.fontSize;
  ctx.fillStyle = theme.soft;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'alphabetic';
  ctx.font = `${f}px ${theme.font}`;
  const last = sizes.length - 1;
  boxes.forEach((column, l) => {
    const middle = column[0].x + column[0].width / 2;
    const kind = (messages.en.params.activation as Record<string, string>)[activation];
    const label = l > 0 && l < last ? (last < 5 && l === 1 ? `${sizes[l]} ${kind}` : `${sizes[l]}`) : '';
    ctx.fillText(label, middle, head);
  });
  ctx.textAlign = 'right';
  ctx.fillText(text.graph.output, boxes[last][0].x + boxes[last][0].width, head);
  const [first] = boxes;
  const small = Math.min(f, 1.25 * first[0].height);
  if (small < 0.5 * f) return;
  ctx.font = `${small}px ${theme.font}`;
  ctx.textBaseline = 'middle';
  first.forEach(({ x, y, height }, k) => {
    ctx.fillText(fitted(ctx, nameOf(k), x - 0.8 * f), x - 0.4 * f, y + height / 2);
  });
}

/** As much of a name as there is room for. */
function fitted(ctx: Context2D, name: string, room: number): string {
  if (ctx.measureText(name).width <= room) return name;
  let end = name.length - 1;
  while (end > 1 && ctx.measureText(`${name.slice(0, end)}…`).width > room) end--;
  return `${name.slice(0, end)}…`;
}

/** The colour of its class at the right of each output. */
function markClasses(ctx: Context2D, { boxes }: GraphLayout, theme: Theme): void {
  boxes[boxes.length - 1].forEach(({ x, y, width, height }, k) => {
    ctx.fillStyle = classColor(theme, k);
    ctx.fillRect(x + width + 2, y, 0.4 * theme.fontSize, height);
  });
}
