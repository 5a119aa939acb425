import type { AxesSpec } from '@/components/viz/axes';
import type { Size } from '@/components/viz/context';
import { type Bowl, bowlCost, contourExtent } from '@/lib/ml/bowl';
import { messages } from './messages';
import type { Frame } from './simulation';

const text = messages.en;

/** The part of the plane a picture shows. */
export interface Window {
  x: [number, number];
  y: [number, number];
  /** One unit is as long on both axes. */
  equal?: boolean;
}

/** Padded range of finite values, widened to a round step so that it does not tremble while a point is dragged. */
export function roomFor(values: Iterable<number>, pad: number): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const v of values) {
    if (!Number.isFinite(v)) continue;
    low = Math.min(low, v);
    high = Math.max(high, v);
  }
  if (low > high) return [0, 1];
  const width = high - low || Math.abs(high) || 1;
  const step = 10 ** Math.floor(Math.log10(width)) / 2;
  return [Math.floor((low - pad * width) / step) * step, Math.ceil((high + pad * width) / step) * step];
}

/** Data and truth with room around them; the fit itself may leave the window. */
export function fitWindow(frame: Frame): Window {
  if (frame.inputs > 1) {
    const all = roomFor([...frame.y, ...frame.fit.fitted], 0.02);
    return { x: all, y: all };
  }
  const [low, high] = roomFor(frame.x, 0);
  const width = high - low || 1;
  return {
    x: [low - 0.07 * width, high + 0.07 * width],
    y: roomFor([...frame.y, ...frame.truth], 0.12),
  };
}

export function fitSpec(frame: Frame, window: Window): AxesSpec {
  const words = text.fit;
  const x = frame.inputs === 1 ? words.x : frame.inputs === 0 ? words.row : words.fitted;
  return { x: { label: x, domain: window.x }, y: { label: words.y, domain: window.y } };
}

/** How far above the lowest point the outermost contour lies. */
function outerRise({ fit, held }: Frame, bowl: Bowl): number {
  const total = Number.isFinite(fit.rSquared) ? fit.residualSumOfSquares / (1 - fit.rSquared) : 0;
  const spread = Number.isFinite(total) && total > 0 ? total / fit.n : (fit.gramY[0] / fit.n) ** 2 || 1;
  const rise = Math.max(3 * bowl.lowest, 0.02 * spread);
  const ball = held.held ? bowlCost(bowl, held.theta[held.first], held.theta[held.second]) - bowl.lowest : 0;
  return Math.max(rise, 1.1 * ball);
}

/** The bowl down from its outermost contour. */
export function bowlWindow(frame: Frame): { window: Window; rise: number } | null {
  const { bowl } = frame.held;
  if (!bowl) return null;
  const rise = outerRise(frame, bowl);
  const [w0, w1] = contourExtent(bowl, rise).map((w, i) =>
    Number.isFinite(w) && w > 0 ? w : 3 * Math.max(1, Math.abs(bowl.center[i])),
  );
  return {
    rise,
    window: {
      x: [bowl.center[0] - 1.08 * w0, bowl.center[0] + 1.08 * w0],
      y: [bowl.center[1] - 1.08 * w1, bowl.center[1] + 1.08 * w1],
      equal: w0 / w1 < 5 && w1 / w0 < 5,
    },
  };
}

export function bowlSpec(frame: Frame, window: Window): AxesSpec {
  const { first, second } = frame.held;
  const name = (j: number) => text.bowl.axis(j, frame.fit.columns[j]?.name ?? '');
  return {
    x: { label: name(first), domain: window.x },
    y: { label: name(second), domain: window.y },
    equal: window.equal,
  };
}

/** Arrows in the space of the data, seen obliquely: two axes in the plane of the columns, one out of it. */
export interface Scene {
  /** Column arrows (unit length in the plane), in plane coordinates. */
  columns: [number, number][];
  /** The shadow Xθ shown, and the foot of the perpendicular from y, in plane coordinates. */
  fit: [number, number];
  foot: [number, number];
  /** Height of y above the plane, and how many times too tall it is drawn. */
  height: number;
  magnified: number;
  /** Where plane coordinates and heights land on the picture. */
  project(u: number, v: number, w?: number): [x: number, y: number];
  unproject(x: number, y: number): [u: number, v: number];
  /** Plane coordinates of the coefficient pair (θ_first, θ_second), and back. */
  pairAt(u: number, v: number): [number, number];
  /** Corners of the piece of plane that is drawn. */
  plane: [number, number][];
}

// Where the second axis of the plane points on the picture.
const SLANT = 0.55;
const RISE = 0.5;

/** Lays out the projection picture for two columns (one, when the model has no more). */
export function layoutScene(frame: Frame, size: Size): Scene | null {
  const { fit, held } = frame;
  const { p, gram, n } = fit;
  if (p === 0) return null;
  const a = held.first;
  const b = p > 1 ? held.second : a;
  const lengthA = Math.sqrt(gram[a * p + a]) || 1;
  const along = gram[a * p + b] / lengthA;
  const across = b === a ? 0 : Math.sqrt(Math.max(0, gram[b * p + b] - along * along));
  const point = (x: number, y: number): [number, number] =>
    b === a ? [x * lengthA, 0] : [x * lengthA + y * along, y * across];
  const fitAt = point(held.theta[a], b === a ? 0 : held.theta[b]);
  const r1 = held.dots[a] / lengthA;
  const r2 = across > 1e-12 * lengthA ? (held.dots[b] - along * r1) / across : 0;
  const height = Math.sqrt(Math.max(0, held.cost * n - r1 * r1 - r2 * r2));
  const foot: [number, number] = [fitAt[0] + r1, fitAt[1] + r2];
  const reach = Math.max(Math.hypot(...fitAt), Math.hypot(...foot), 1e-300);
  const magnified = roundFactor((0.22 * reach) / (height || reach));
  const unit = 0.62 * reach;
  const lengthB = Math.sqrt(gram[b * p + b]) || 1;
  const columns: [number, number][] = [[unit, 0]];
  if (b !== a) columns.push([(unit * along) / lengthB, (unit * across) / lengthB]);
  const us = [0, fitAt[0], foot[0], ...columns.map((c) => c[0])];
  const vs = [0, fitAt[1], foot[1], ...columns.map((c) => c[1])];
  const margin = 0.14 * reach;
  const [u0, u1] = [Math.min(...us) - margin, Math.max(...us) + margin];
  const [v0, v1] = [Math.min(...vs) - margin, Math.max(...vs) + margin];
  const plane: [number, number][] = [
    [u0, v0],
    [u1, v0],
    [u1, v1],
    [u0, v1],
  ];
  const raw = (u: number, v: number, w: number): [number, number] => [
    u + SLANT * v,
    -RISE * v - w * magnified,
  ];
  const corners = [...plane.map(([u, v]) => raw(u, v, 0)), raw(foot[0], foot[1], height)];
  const [left, right] = [Math.min(...corners.map((c) => c[0])), Math.max(...corners.map((c) => c[0]))];
  const [top, bottom] = [Math.min(...corners.map((c) => c[1])), Math.max(...corners.map((c) => c[1]))];
  const room = 34;
  const scale = Math.min((size.width - 2 * room) / (right - left), (size.height - 2 * room) / (bottom - top));
  const x0 = (size.width - scale * (left + right)) / 2;
  const y0 = (size.height - scale * (top + bottom)) / 2;
  return {
    columns,
    fit: fitAt,
    foot,
    height,
    magnified,
    plane,
    project(u, v, w = 0) {
      const [x, y] = raw(u, v, w);
      return [x0 + scale * x, y0 + scale * y];
    },
    unproject(x, y) {
      const v = -(y - y0) / scale / RISE;
      return [(x - x0) / scale - SLANT * v, v];
    },
    pairAt(u, v) {
      const second = across > 0 ? v / across : 0;
      return [(u - second * along) / lengthA, second];
    },
  };
}

/** 1 where the height is well seen, else 2, 5, 10, 20, … */
function roundFactor(wanted: number): number {
  if (!(wanted > 1.6) || !Number.isFinite(wanted)) return 1;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const digit = wanted / power;
  return power * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
}
