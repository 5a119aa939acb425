import type { Context2D, Size, Theme } from '@/components/viz/context';
import { apart, type FramePainter, type Shown, short, text } from './shown';
import type { Frame } from './simulation';

interface Node {
  x: number;
  y: number;
  symbol: string;
  value: string;
  color: string;
  /** Data are filled, numbers to be learnt and computed ones are rings. */
  filled?: boolean;
  /** Where the value stands. */
  side: 'over' | 'left' | 'right';
}

interface Pen {
  ctx: Context2D;
  theme: Theme;
  /** Radius of a node. */
  r: number;
}

/** x, w and b on the left, the error on the right: numbers go forward above, derivatives come back below. */
export const paintGraph: FramePainter = (ctx, frame, size, theme, shown) => {
  const pen: Pen = { ctx, theme, r: Math.min(1.25 * theme.fontSize, 0.13 * size.height) };
  const nodes = layOut(frame, size, theme);
  const { phase } = shown.params;
  const lit = (...phases: string[]) => phase === 'all' || phases.includes(phase);
  ctx.save();
  const { x, w, b, a, y, c } = nodes;
  const edge = (from: Node, to: Node, on: boolean) => drawEdge(pen, from, to, on ? theme.ink : theme.line);
  edge(w, a, lit('forward'));
  edge(x, a, lit('forward'));
  edge(b, a, lit('forward'));
  edge(a, c, lit('cost'));
  edge(y, c, lit('cost'));
  if (lit('backward')) {
    // The way back runs beside the way there.
    const side = 5 * theme.stroke;
    drawEdge(pen, c, a, theme.energy, side);
    drawEdge(pen, a, w, theme.energy, side);
    drawEdge(pen, a, b, theme.energy, -side);
  }
  for (const node of [x, w, b]) drawNode(pen, node, lit('forward', 'correct'));
  drawNode(pen, a, lit('forward', 'cost'));
  drawNode(pen, y, lit('cost'));
  drawNode(pen, c, lit('cost'));
  drawDerivatives(pen, frame, nodes, shown, lit('backward'));
  if (lit('correct') && shown.revealed && phase === 'correct') drawCorrections(pen, frame, nodes);
  drawDirections(pen, size, lit('forward', 'cost'), lit('backward'));
  ctx.restore();
};

function layOut({ sample, weight, bias }: Frame, { width, height }: Size, theme: Theme) {
  const at = (fx: number, fy: number, node: Omit<Node, 'x' | 'y'>): Node => ({
    x: fx * width,
    y: fy * height,
    ...node,
  });
  const value = { w: short(weight), x: short(sample.x), b: short(bias), y: short(sample.y) };
  return {
    w: at(0.21, 0.16, { symbol: 'w', value: value.w, color: theme.model, side: 'left' }),
    x: at(0.21, 0.5, { symbol: 'x', value: value.x, color: theme.data, filled: true, side: 'left' }),
    b: at(0.21, 0.84, { symbol: 'b', value: value.b, color: theme.model, side: 'left' }),
    a: at(0.56, 0.5, {
      symbol: 'a',
      value: apart(sample.a, sample.y),
      color: theme.model,
      side: 'over',
    }),
    y: at(0.68, 0.84, { symbol: 'y', value: value.y, color: theme.data, filled: true, side: 'right' }),
    c: at(0.9, 0.5, { symbol: 'C', value: short(sample.cost), color: theme.energy, side: 'over' }),
  };
}

type Nodes = ReturnType<typeof layOut>;

/** An arrow between two nodes, moved to its left by `side` pixels. */
function drawEdge({ ctx, theme, r }: Pen, from: Node, to: Node, color: string, side = 0): void {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.sqrt(dx * dx + dy * dy);
  const [ux, uy] = [dx / length, dy / length];
  const gap = r + 3 * theme.stroke;
  const [sx, sy] = [uy * side, -ux * side];
  const tip = { x: to.x - ux * gap + sx, y: to.y - uy * gap + sy };
  const head = 7 * theme.stroke;
  ctx.strokeStyle = color;
  ctx.fillStyle = color;
  ctx.lineWidth = 1.5 * theme.stroke;
  ctx.beginPath();
  ctx.moveTo(from.x + ux * gap + sx, from.y + uy * gap + sy);
  ctx.lineTo(tip.x - ux * head * 0.8, tip.y - uy * head * 0.8);
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(tip.x, tip.y);
  ctx.lineTo(tip.x - ux * head - uy * head * 0.45, tip.y - uy * head + ux * head * 0.45);
  ctx.lineTo(tip.x - ux * head + uy * head * 0.45, tip.y - uy * head - ux * head * 0.45);
  ctx.closePath();
  ctx.fill();
}

function drawNode({ ctx, theme, r }: Pen, node: Node, on: boolean): void {
  ctx.lineWidth = 2.2 * theme.stroke;
  ctx.strokeStyle = node.color;
  ctx.fillStyle = node.filled ? node.color : theme.card;
  ctx.beginPath();
  ctx.arc(node.x, node.y, r, 0, 2 * Math.PI);
  ctx.fill();
  ctx.stroke();
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.font = `italic 600 ${1.15 * theme.fontSize}px ${theme.font}`;
  ctx.fillStyle = node.filled ? theme.card : node.color;
  ctx.fillText(node.symbol, node.x, node.y + 0.5);
  if (!on) return;
  ctx.font = `600 ${1.08 * theme.fontSize}px ${theme.font}`;
  ctx.fillStyle = theme.ink;
  const away = r + 0.5 * theme.fontSize;
  if (node.side === 'over') ctx.fillText(node.value, node.x, node.y - r - 0.85 * theme.fontSize);
  else {
    ctx.textAlign = node.side === 'left' ? 'right' : 'left';
    ctx.fillText(node.value, node.x + (node.side === 'left' ? -away : away), node.y);
  }
}

/** What the cost tells each number, beside its edge. */
function drawDerivatives({ ctx, theme, r }: Pen, { sample }: Frame, nodes: Nodes, shown: Shown, on: boolean) {
  if (!on) return;
  const f = theme.fontSize;
  const { w, b, a, c } = nodes;
  const value = (v: number) => (shown.revealed ? short(v) : '?');
  const write = (lines: string[], x: number, y: number, align: CanvasTextAlign) => {
    ctx.textAlign = align;
    ctx.textBaseline = 'alphabetic';
    ctx.fillStyle = theme.energy;
    lines.forEach((line, i) => {
      ctx.font = `${i === 0 ? '' : '600 '}${f}px ${theme.font}`;
      ctx.fillText(line, x, y + i * 1.25 * f);
    });
  };
  const mid = (a.x + c.x) / 2;
  write(['∂C/∂a', value(sample.delta)], mid, a.y - 1.75 * f, 'center');
  write(['∂C/∂w', value(sample.delta * sample.x)], w.x + r + 0.6 * f, w.y - 0.3 * f, 'left');
  write(['∂C/∂b', value(sample.delta)], b.x + r + 0.6 * f, b.y + 0.05 * f, 'left');
}

/** Where the correction takes the weight and the bias. */
function drawCorrections({ ctx, theme, r }: Pen, frame: Frame, { w, b }: Nodes): void {
  const { weight, bias, gradient, learningRate } = frame;
  const f = theme.fontSize;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.font = `600 ${f}px ${theme.font}`;
  ctx.fillStyle = theme.model;
  ctx.fillText(`→ ${short(weight - learningRate * gradient[0])}`, w.x + r + 0.6 * f, w.y);
  ctx.fillText(`→ ${short(bias - learningRate * gradient[1])}`, b.x + r + 0.6 * f, b.y + 0.7 * f);
}

function drawDirections(
  { ctx, theme }: Pen,
  { width, height }: Size,
  forward: boolean,
  backward: boolean,
): void {
  const f = theme.fontSize;
  if (height < 14 * f) return;
  ctx.textAlign = 'right';
  ctx.textBaseline = 'alphabetic';
  ctx.font = `${f}px ${theme.font}`;
  ctx.fillStyle = forward ? theme.ink : theme.soft;
  ctx.fillText(`${text.graph.forward} →`, width - 0.5 * f, 1.15 * f);
  ctx.fillStyle = backward ? theme.energy : theme.soft;
  ctx.fillText(`← ${text.graph.backward}`, width - 0.5 * f, 2.5 * f);
}
