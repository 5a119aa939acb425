import type { Context2D, Size, Theme } from '@/components/viz/context';
import { strokeArrow } from '@/components/viz/marks';
import { INPUT } from '@/lib/ml/autodiff';
import { operandsOf } from '@/lib/ml/autodiffSteps';
import { type Layout, layOut } from './layout';
import { chosenLine, type Shown, short, symbolOf, text } from './shown';
import type { Frame } from './simulation';

interface Pen {
  ctx: Context2D;
  theme: Theme;
  frame: Frame;
  at: Layout;
  /** What was handled last, and what the reader looks at besides. */
  lit: number;
  chosen: number;
}

/** The program as a graph: values in the nodes, derivatives under them, the step just taken lit up. */
export function paintGraph(ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown): void {
  const at = layOut(frame, size, theme);
  const lit = frame.trail.moment.line;
  const pen: Pen = { ctx, theme, frame, at, lit, chosen: chosenLine(frame, shown.params) };
  ctx.save();
  drawCaption(pen, size);
  const { program, trail } = frame;
  for (let line = 0; line <= program.output; line++) {
    for (const operand of operandsOf(program, line)) drawEdge(pen, operand, line, theme.line, 1.4);
  }
  const { moment } = trail;
  if (moment.kind === 'back') drawWayBack(pen, lit);
  else if (moment.kind === 'value') {
    const color = frame.way === 'forward' ? theme.energy : theme.ink;
    for (const operand of operandsOf(program, lit)) drawEdge(pen, operand, lit, color, 2.4);
  }
  for (let line = 0; line <= program.output; line++) drawNode(pen, line);
  for (let line = 0; line <= program.output; line++) drawDerivatives(pen, line);
  ctx.restore();
}

function drawCaption({ ctx, theme, frame }: Pen, { width }: Size): void {
  const { trail, program, way } = frame;
  const f = theme.fontSize;
  const back = trail.moment.kind === 'seed' || trail.moment.kind === 'back';
  const { names, output, variables } = program;
  ctx.font = `${f}px ${theme.font}`;
  ctx.textBaseline = 'alphabetic';
  ctx.textAlign = 'left';
  ctx.fillStyle = back ? theme.soft : theme.ink;
  ctx.fillText(text.graph.forward, 0.4 * f, 1.05 * f);
  ctx.textAlign = 'right';
  ctx.fillStyle = back || way === 'forward' ? theme.energy : theme.soft;
  const { pass } = trail.moment;
  const out = symbolOf(names[output]);
  const twice = program.coordinate >= 0;
  const by = symbolOf(names[way === 'forward' ? variables[pass] : Math.max(0, program.coordinate)]);
  const along = twice && variables[pass] === program.coordinate ? text.graph.twice : text.graph.along;
  const words =
    way === 'forward'
      ? along(by, pass + 1, variables.length)
      : twice
        ? text.graph.backTwice(out, by)
        : text.graph.back(out);
  ctx.fillText(words, width - 0.4 * f, 1.05 * f);
}

/** The ends of an edge on the outlines of its two nodes. */
function endsOf({ at, theme }: Pen, from: number, to: number, side = 0) {
  const [dx, dy] = [at.x[to] - at.x[from], at.y[to] - at.y[from]];
  const length = Math.sqrt(dx * dx + dy * dy);
  const [ux, uy] = [dx / length, dy / length];
  const gap = 3 * theme.stroke;
  const inset =
    Math.min(at.halfWidth / Math.max(Math.abs(ux), 1e-9), at.halfHeight / Math.max(Math.abs(uy), 1e-9)) + gap;
  const [sx, sy] = [uy * side, -ux * side];
  return {
    x0: at.x[from] + ux * inset + sx,
    y0: at.y[from] + uy * inset + sy,
    x1: at.x[to] - ux * inset + sx,
    y1: at.y[to] - uy * inset + sy,
    ux,
    uy,
  };
}

function drawEdge(pen: Pen, from: number, to: number, color: string, width: number, side = 0): void {
  const { ctx, theme } = pen;
  const { x0, y0, x1, y1, ux, uy } = endsOf(pen, from, to, side);
  const head = (width > 2 ? 8 : 6) * theme.stroke;
  ctx.strokeStyle = color;
  ctx.fillStyle = color;
  ctx.lineWidth = width * theme.stroke;
  strokeArrow(ctx, [x0, y0], [x1, y1], [ux, uy], head, 0.45);
}

/** Arrows from a line to its operands, each with the factor that the derivative is multiplied by. */
function drawWayBack(pen: Pen, line: number): void {
  const { ctx, theme, frame, at } = pen;
  const f = theme.fontSize;
  operandsOf(frame.program, line).forEach((operand, k) => {
    drawEdge(pen, line, operand, theme.energy, 2.4);
    const words = `×${short(frame.slopes[k])}`;
    ctx.font = `600 ${f}px ${theme.font}`;
    const width = ctx.measureText(words).width;
    const x = 0.55 * at.x[line] + 0.45 * at.x[operand];
    const middle = 0.55 * at.y[line] + 0.45 * at.y[operand];
    // Between two nodes in a row there is no room for the factor: it stands over the arrow.
    const tight = Math.abs(at.y[line] - at.y[operand]) < 2 * at.halfHeight;
    const y = tight ? middle - at.halfHeight - 0.5 * f : middle;
    ctx.fillStyle = theme.card;
    ctx.fillRect(x - width / 2 - 2, y - 0.62 * f, width + 4, 1.2 * f);
    ctx.fillStyle = theme.energy;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillText(words, x, y);
  });
}

/** Data are filled, what is varied is a ring in the model's colour, the output is purple. */
function styleOf({ theme, frame }: Pen, line: number): { color: string; filled: boolean } {
  const { tape, output, variables } = frame.program;
  if (line === output) return { color: frame.wave ? theme.model : theme.energy, filled: false };
  if (tape.code[line] !== INPUT) return { color: theme.soft, filled: false };
  if (frame.wave && line === frame.program.coordinate) return { color: theme.data, filled: true };
  return variables.includes(line)
    ? { color: theme.model, filled: false }
    : { color: theme.data, filled: true };
}

function drawNode(pen: Pen, line: number): void {
  const { ctx, theme, at, frame, lit, chosen } = pen;
  const { color, filled } = styleOf(pen, line);
  const [x, y] = [at.x[line], at.y[line]];
  const f = theme.fontSize;
  const input = frame.program.tape.code[line] === INPUT;
  box(ctx, x, y, at.halfWidth, at.halfHeight, input ? at.halfHeight : 0.45 * f);
  ctx.fillStyle = filled ? color : theme.card;
  ctx.fill();
  if (line === lit) {
    ctx.save();
    ctx.globalAlpha = 0.18;
    ctx.fillStyle = theme.energy;
    if (!filled) ctx.fill();
    ctx.restore();
  }
  ctx.strokeStyle = line === lit ? theme.ink : line === chosen ? theme.you : color;
  ctx.lineWidth = (line === lit || line === chosen ? 3 : input ? 2 : 1.4) * theme.stroke;
  ctx.stroke();
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  const value = frame.trail.value[line];
  const known = !Number.isNaN(value);
  ctx.fillStyle = filled ? theme.card : input || line === frame.program.output ? color : theme.ink;
  ctx.font = `italic 600 ${1.02 * f}px ${theme.font}`;
  ctx.fillText(symbolOf(frame.program.names[line]), x, known ? y - 0.55 * at.halfHeight * 0.9 : y);
  if (!known) return;
  ctx.fillStyle = filled ? theme.card : theme.ink;
  ctx.font = `600 ${0.95 * f}px ${theme.font}`;
  ctx.fillText(short(value), x, y + 0.48 * at.halfHeight);
}

/** What is known of a line's derivatives, under its node; of a wave function the second one too. */
function drawDerivatives(pen: Pen, line: number): void {
  const { ctx, theme, at, frame } = pen;
  const { first, second } = frame.trail;
  if (Number.isNaN(first[line])) return;
  const f = theme.fontSize;
  const words = [short(first[line]), ...(Number.isNaN(second[line]) ? [] : [short(second[line])])];
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  words.forEach((word, k) => {
    ctx.font = `${k === 0 ? '600 ' : ''}${f}px ${theme.font}`;
    const width = ctx.measureText(word).width;
    const y = at.y[line] + at.halfHeight + (0.8 + 1.15 * k) * f;
    ctx.fillStyle = theme.card;
    ctx.fillRect(at.x[line] - width / 2 - 2, y - 0.55 * f, width + 4, 1.1 * f);
    ctx.fillStyle = theme.energy;
    ctx.fillText(word, at.x[line], y);
  });
}

/** A box with round corners as a path. */
function box(ctx: Context2D, x: number, y: number, w: number, h: number, r: number): void {
  const radius = Math.min(r, w, h);
  const quarter = Math.PI / 2;
  ctx.beginPath();
  ctx.moveTo(x - w + radius, y - h);
  ctx.arc(x + w - radius, y - h + radius, radius, -quarter, 0);
  ctx.arc(x + w - radius, y + h - radius, radius, 0, quarter);
  ctx.arc(x - w + radius, y + h - radius, radius, quarter, 2 * quarter);
  ctx.arc(x - w + radius, y - h + radius, radius, 2 * quarter, 3 * quarter);
  ctx.closePath();
}
