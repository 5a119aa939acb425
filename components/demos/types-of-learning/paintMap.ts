import type { Axes } from '@/components/viz/axes';
import { drawField } from '@/components/viz/cloud';
import type { Context2D, Theme } from '@/components/viz/context';
import { clipped, drawDots, drawLabel, drawLine } from '@/components/viz/marks';
import { EXIT, WALL } from '@/lib/ml/gridworld';
import { middleOf, SIDE } from '@/lib/ml/rewardLens';
import { text } from './shown';
import type { Picture } from './simulation';

type Map = Extract<Picture, { lens: 'reward' }>;

/** Squares with walls, exits and, once revealed, what each is believed to be worth and where it points. */
export function paintMap(ctx: Context2D, axes: Axes, map: Map, theme: Theme, revealed: boolean): void {
  // A reward far away is worth little: its root keeps the colours apart.
  const shades = map.values.map((v) => Math.sign(v) * Math.sqrt(Math.abs(v)));
  if (revealed) drawField(ctx, axes, shades, SIDE, SIDE, theme);
  clipped(ctx, axes, () => {
    for (let square = 0; square < map.cells.length; square++) {
      if (map.cells[square] !== WALL) continue;
      ctx.fillStyle = theme.soft;
      ctx.globalAlpha = 0.55;
      ctx.fillRect(...boxOf(axes, square));
      ctx.globalAlpha = 1;
    }
    grid(ctx, axes, theme);
  });
  for (let square = 0; square < map.cells.length; square++) {
    if (map.cells[square] === EXIT) exit(ctx, axes, map, square, theme);
  }
  if (revealed) arrows(ctx, axes, map, theme);
}

function boxOf(axes: Axes, square: number): [number, number, number, number] {
  const width = (axes.right - axes.left) / SIDE;
  const height = (axes.bottom - axes.top) / SIDE;
  return [
    axes.left + (square % SIDE) * width,
    axes.bottom - (Math.floor(square / SIDE) + 1) * height,
    width,
    height,
  ];
}

function grid(ctx: Context2D, axes: Axes, theme: Theme): void {
  ctx.strokeStyle = theme.line;
  ctx.lineWidth = 0.7 * theme.stroke;
  ctx.beginPath();
  for (let k = 0; k <= SIDE; k++) {
    const x = axes.left + (k * (axes.right - axes.left)) / SIDE;
    const y = axes.top + (k * (axes.bottom - axes.top)) / SIDE;
    ctx.moveTo(x, axes.top);
    ctx.lineTo(x, axes.bottom);
    ctx.moveTo(axes.left, y);
    ctx.lineTo(axes.right, y);
  }
  ctx.stroke();
}

/** Where a walk ends, with the reward it gets. */
function exit(ctx: Context2D, axes: Axes, map: Map, square: number, theme: Theme): void {
  const isGoal = square === map.goal;
  const [x, y, width, height] = boxOf(axes, square);
  ctx.save();
  ctx.fillStyle = isGoal ? theme.positive : theme.negative;
  ctx.fillRect(x, y, width, height);
  ctx.fillStyle = theme.card;
  ctx.font = `600 ${Math.min(theme.fontSize, 0.55 * width)}px ${theme.font}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(isGoal ? text.plane.goal : text.plane.pit, x + width / 2, y + height / 2);
  ctx.restore();
}

const DIRECTIONS = [
  [1, 0],
  [0, -1],
  [-1, 0],
  [0, 1],
];

/** A small arrowhead in each square, pointing the way the learner would go. */
function arrows(ctx: Context2D, axes: Axes, { policy }: Map, theme: Theme): void {
  ctx.save();
  ctx.strokeStyle = theme.model;
  ctx.lineWidth = 1.4 * theme.stroke;
  ctx.lineCap = 'round';
  ctx.beginPath();
  policy.forEach((action, square) => {
    if (action < 0) return;
    const [left, top, width, height] = boxOf(axes, square);
    const [dx, dy] = DIRECTIONS[action];
    const r = 0.2 * Math.min(width, height);
    const [x, y] = [left + width / 2 + dx * r, top + height / 2 + dy * r];
    ctx.moveTo(x - (dx + dy) * r, y - (dy - dx) * r);
    ctx.lineTo(x, y);
    ctx.lineTo(x - (dx - dy) * r, y - (dy + dx) * r);
  });
  ctx.stroke();
  ctx.restore();
}

/** The last walk, and where it began. */
export function paintWalk(ctx: Context2D, axes: Axes, { path, start }: Map, theme: Theme): void {
  if (start < 0) return;
  const places = Array.from(path, middleOf);
  const style = { color: theme.data, width: 3 };
  drawLine(
    ctx,
    axes,
    places.map(([x]) => x),
    places.map(([, y]) => y),
    style,
    theme,
  );
  const [x, y] = middleOf(start);
  drawDots(ctx, axes, [x], [y], { color: theme.data, radius: 6 }, theme);
  drawLabel(ctx, axes, x, y, text.plane.start, { color: theme.data, dx: 9, dy: -7 }, theme);
  const last = places.at(-1);
  if (last)
    drawDots(ctx, axes, [last[0]], [last[1]], { color: theme.data, radius: 4.5, hollow: true }, theme);
}
