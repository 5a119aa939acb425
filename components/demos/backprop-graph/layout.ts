import type { Size, Theme } from '@/components/viz/context';
import type { Frame, GraphName } from './simulation';

type Places = Record<string, [along: number, across: number]>;

/** Where each line stands: how far along the way forward, and beside it. */
const PLACES: Record<GraphName, Places> = {
  neuron: {
    w: [0, 0.2],
    x: [0, 1.4],
    u: [1, 0.7],
    b: [1, 1.9],
    z: [2, 1],
    a: [3, 1],
    y: [3, 2.2],
    e: [4, 1.3],
    C: [5, 1.3],
  },
  layer: {
    x: [0, 2.5],
    w1: [0, 1.2],
    w2: [0, 3.8],
    b1: [1, 0.25],
    u1: [1, 1.5],
    u2: [1, 3.5],
    b2: [1, 4.75],
    z1: [2, 1.1],
    z2: [2, 3.9],
    v1: [3, 0],
    a1: [3, 1.3],
    a2: [3, 3.7],
    v2: [3, 5],
    p1: [4, 1.1],
    p2: [4, 3.9],
    s2: [5, 2.5],
    c: [5, 4.2],
    f: [6, 2.5],
    y: [6, 4.4],
    e: [7, 2.9],
    C: [8, 2.9],
  },
  oscillator: { x: [0, 1.8], q: [1, 1.8], alpha: [1, 0.3], m: [2, 1], n: [3, 1], psi: [4, 1] },
  hydrogen: { r: [0, 1.8], alpha: [0, 0.2], m: [1, 0.7], n: [2, 0.7], g: [3, 0.7], psi: [4, 1.3] },
  gaussian: {
    r: [0, 1.8],
    q: [1, 1.2],
    alpha: [1, 0],
    m: [2, 0.6],
    n: [3, 0.6],
    g: [4, 0.6],
    psi: [5, 1.3],
  },
};

/** The graph in pixels of its picture. */
export interface Layout {
  /** Centres, by line. */
  x: number[];
  y: number[];
  halfWidth: number;
  halfHeight: number;
}

/** The way forward runs to the right, on a tall picture (a phone) down. */
export function layOut(
  { graph, program }: Pick<Frame, 'graph' | 'program'>,
  { width, height }: Size,
  theme: Theme,
): Layout {
  const places = program.names.map((name) => PLACES[graph][name]);
  const along = 1 + Math.max(...places.map(([p]) => p));
  const across = 1 + Math.max(...places.map(([, q]) => q));
  const tall = height > width;
  const f = theme.fontSize;
  const top = 1.9 * f;
  const [columns, rows] = tall ? [across, along] : [along, across];
  const cell = { width: width / columns, height: (height - top) / rows };
  return {
    x: places.map(([p, q]) => ((tall ? q : p) + 0.5) * cell.width),
    y: places.map(([p, q]) => top + ((tall ? p : q) + 0.36) * cell.height),
    halfWidth: Math.min(2.7 * f, 0.42 * cell.width),
    halfHeight: Math.min(1.4 * f, 0.34 * cell.height),
  };
}

/** The nearest node in a direction: distance along it, and twice that beside it. */
export function nextLine({ x, y }: Layout, from: number, [dx, dy]: readonly [number, number]): number {
  let best = from;
  let least = Infinity;
  for (let line = 0; line < x.length; line++) {
    const [p, q] = [x[line] - x[from], y[line] - y[from]];
    const along = p * dx + q * dy;
    const beside = Math.abs(p * dy) + Math.abs(q * dx);
    if (along > 1 && along + 2 * beside < least) {
      least = along + 2 * beside;
      best = line;
    }
  }
  return best;
}
