import type { Context2D, Size, Theme } from '@/components/viz/context';
import { type Label, layoutMap, layoutNames, type MapLayout, type Place } from './layout';
import { distancesFrom, edges, HAVINGS, isOnRoute, isUsable, methodOf, route } from './methods';
import type { Frame, Params } from './simulation';

/** Opacity of what the reader's means or the chosen reach leave out. */
const FAINT = 0.4;

/** Families in columns; lines between relatives, the route thick, the edges of the chosen method in its colour. */
export function paintMap(
  ctx: Context2D,
  frame: Frame,
  size: Size,
  theme: Theme,
  { method, reach }: Pick<Params, 'method' | 'reach'>,
): void {
  const layout = layoutMap(size, theme);
  const having = new Set(HAVINGS.filter((key) => frame.having[key]));
  const distances = distancesFrom(method);
  const bright = new Set(
    layout.places
      .filter(({ method: m }) => isUsable(m, having) && (distances.get(m.id) ?? Infinity) <= reach)
      .map(({ method: m }) => m.id),
  );
  drawEdges(ctx, layout, bright, method, theme);
  const near = new Set([...distances].filter(([, d]) => d === 1).map(([id]) => id));
  drawHeadings(ctx, layout, theme);
  const { font, names } = layoutNames(ctx, layout, theme);
  layout.places.forEach((place, i) => {
    const { id } = place.method;
    const style = { bright: bright.has(id), chosen: id === method, near: near.has(id) };
    drawPlace(ctx, place, names[i], font, theme, style);
  });
}

/** Names of the families, in one size at which each fits its column. */
function drawHeadings(ctx: Context2D, { headings, step }: MapLayout, theme: Theme): void {
  ctx.font = `${theme.fontSize}px ${theme.font}`;
  const widest = Math.max(...headings.map(({ name }) => ctx.measureText(name).width));
  ctx.font = `${theme.fontSize * Math.min(0.95, (step - 10) / widest)}px ${theme.font}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.fillStyle = theme.soft;
  for (const { name, x, y } of headings) ctx.fillText(name, x, y);
}

function drawEdges(
  ctx: Context2D,
  { places }: MapLayout,
  bright: ReadonlySet<string>,
  chosen: string,
  theme: Theme,
): void {
  const at = new Map(places.map((place) => [place.method.id, place]));
  const layer = (edge: (typeof edges)[number]) =>
    edge.from === chosen || edge.to === chosen ? 2 : isOnRoute(edge) ? 1 : 0;
  for (const depth of [0, 1, 2]) {
    for (const edge of edges) {
      const [from, to] = [at.get(edge.from), at.get(edge.to)];
      if (!from || !to || layer(edge) !== depth) continue;
      const visible = bright.has(edge.from) && bright.has(edge.to);
      if (isOnRoute(edge)) {
        stroke(ctx, from, to, theme.energy, 4.5 * theme.stroke, visible ? 1 : FAINT);
      }
      if (depth === 2) stroke(ctx, from, to, theme.model, 2.2 * theme.stroke, visible ? 1 : 2 * FAINT);
      else if (depth === 0) stroke(ctx, from, to, theme.soft, theme.stroke, visible ? 0.42 : 0.1);
    }
  }
}

const PIECES = 12;

/** A curve that leaves and enters labels at their sides; neighbours in a column are joined straight. */
function stroke(ctx: Context2D, a: Place, b: Place, color: string, width: number, alpha: number): void {
  const [top, bottom] = a.y < b.y ? [a, b] : [b, a];
  ctx.save();
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = color;
  ctx.lineWidth = width;
  ctx.lineCap = 'round';
  ctx.beginPath();
  const middle = (place: Place) => place.y + place.height / 2;
  if (a.column !== b.column) {
    const [left, right] = a.column < b.column ? [a, b] : [b, a];
    const [x0, y0, x1, y1] = [left.x + left.width, middle(left), right.x, middle(right)];
    const pull = Math.max(20, 0.5 * (x1 - x0));
    trace(ctx, [x0, x0 + pull, x1 - pull, x1], [y0, y0, y1, y1]);
  } else if (bottom.row - top.row === 1) {
    ctx.moveTo(a.x + a.width / 2, top.y + top.height);
    ctx.lineTo(a.x + a.width / 2, bottom.y);
  } else {
    // Around the labels in between, on the side with more room.
    const side = a.column === 0 ? 1 : -1;
    const x = side > 0 ? a.x + a.width : a.x;
    const out = x + side * 0.19 * a.width;
    trace(ctx, [x, out, out, x], [middle(top), middle(top), middle(bottom), middle(bottom)]);
  }
  ctx.stroke();
  ctx.restore();
}

/** A cubic Bézier curve as a polyline. */
function trace(ctx: Context2D, xs: number[], ys: number[]): void {
  const at = (p: number[], t: number) => {
    const s = 1 - t;
    return s * s * s * p[0] + 3 * s * s * t * p[1] + 3 * s * t * t * p[2] + t * t * t * p[3];
  };
  for (let i = 0; i <= PIECES; i++) {
    const [x, y] = [at(xs, i / PIECES), at(ys, i / PIECES)];
    if (i === 0) ctx.moveTo(x, y);
    else ctx.lineTo(x, y);
  }
}

interface PlaceStyle {
  bright: boolean;
  chosen: boolean;
  near: boolean;
}

function drawPlace(
  ctx: Context2D,
  place: Place,
  label: Label,
  font: number,
  theme: Theme,
  { bright, chosen, near }: PlaceStyle,
): void {
  const { method, x, y, width, height } = place;
  const onRoute = route.includes(method.id);
  ctx.save();
  ctx.fillStyle = theme.card;
  ctx.fillRect(x, y, width, height);
  ctx.globalAlpha = bright || chosen ? 1 : FAINT;
  if (chosen) {
    ctx.globalAlpha = 0.16;
    ctx.fillStyle = theme.model;
    ctx.fillRect(x, y, width, height);
    ctx.globalAlpha = 1;
  }
  ctx.strokeStyle = chosen || near ? theme.model : onRoute ? theme.energy : theme.line;
  ctx.lineWidth = (chosen ? 2.6 : near || onRoute ? 1.7 : 1.1) * theme.stroke;
  if (!method.live) ctx.setLineDash([4 * theme.stroke, 3 * theme.stroke]);
  ctx.beginPath();
  ctx.rect(x, y, width, height);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.font = `${chosen ? '600 ' : ''}${font}px ${theme.font}`;
  ctx.fillStyle = theme.ink;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  label.lines.forEach((line, n) => {
    const dy = (n - (label.lines.length - 1) / 2) * label.pitch;
    ctx.fillText(line, x + width / 2, y + height / 2 + dy);
  });
  ctx.restore();
}

/** Names of a method's relatives, for a table. */
export function relativeNames(id: string): string {
  return edges
    .filter(({ from, to }) => from === id || to === id)
    .map(({ from, to }) => methodOf(from === id ? to : from).name)
    .join(', ');
}
