import type { Axes, AxesSpec } from '@/components/viz/axes';
import { layoutAxes } from '@/components/viz/axes';
import type { Size, Theme } from '@/components/viz/context';
import type { Box } from '@/components/viz/tiles';
import { roundUp, text } from './shown';
import type { Frame } from './simulation';

const bitCount = (v: number): number => (v === 0 ? 0 : (v & 1) + bitCount(v >> 1));

/** The 16 states of the 2 × 2 world, by number of pixels that are on. */
export const SMALL_WORLD: readonly number[] = Array.from({ length: 16 }, (_, v) => v).sort(
  (a, b) => bitCount(a) - bitCount(b) || a - b,
);

/**
 * States that get a column: all sixteen, or of 512 first those of the data, the likeliest first, then those the model
 * dreams most.
 */
export function columnsOf(
  { side, data, model }: Pick<Frame, 'side' | 'data' | 'model'>,
  room: number,
): number[] {
  if (side === 2) return [...SMALL_WORLD];
  const all = Array.from(data.keys());
  const shown = all.filter((v) => data[v] > 0).slice(0, room - 3);
  // Equal states must not change places from frame to frame.
  const rank = (v: number) => Math.round(1e6 * model[v]);
  const dreams = all.filter((v) => data[v] === 0).sort((a, b) => rank(b) - rank(a) || a - b);
  return [...shown, ...dreams.slice(0, room - shown.length)];
}

const TOPS = [0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1];

/** Upper end of the axis of probabilities: the same for many frames. */
export function topOf({ data, model }: Pick<Frame, 'data' | 'model'>): number {
  let most = 0;
  for (let v = 0; v < data.length; v++) most = Math.max(most, data[v], model[v]);
  return TOPS.find((top) => top >= 1.04 * most) ?? 1;
}

/** Where bars, pictures and levels of the states stand. */
export interface Columns {
  bars: Axes;
  barSpec: AxesSpec;
  levels: Axes;
  levelSpec: AxesSpec;
  /** Width of a column, and the middle of column k. */
  width: number;
  middle(k: number): number;
  /** Where the picture of column k stands. */
  picture(k: number): Box;
  count: number;
}

/** How many columns there is room for. */
export function roomFor(size: Size, theme: Theme): number {
  return Math.max(6, Math.min(16, Math.floor((0.85 * size.width) / (2.1 * theme.fontSize))));
}

/** Range of the levels, rounded so that it does not twitch; of 512 the highest, which nobody dreams of, go beyond it. */
function levelDomain(energies: Float64Array, first: Float64Array): [number, number] {
  let [low, high] = [0, 0];
  for (const levels of [energies, first]) {
    for (const e of levels) {
      if (e < low) low = e;
      if (e > high) high = e;
    }
  }
  const depth = roundUp(Math.max(-low, 0.25 * high, 1));
  const most = energies.length > 16 ? 2 * depth : Infinity;
  return [-depth, Math.min(most, roundUp(Math.max(high, -0.1 * low, 0.5)))];
}

/** What the lower half shows: F(v) now and at the start. */
export type Levels = Pick<Frame, 'energies' | 'first' | 'hidden'>;

/** Bars above, pictures in the middle, levels below; at the right of 512 states room for all levels. */
export function layoutColumns(
  size: Size,
  theme: Theme,
  count: number,
  top: number,
  { energies, first, hidden }: Levels,
): Columns {
  const f = theme.fontSize;
  const left = 3.4 * f;
  const right = energies.length > 16 ? 4.6 * f : 0.6 * f;
  const width = (size.width - left - right) / count;
  const side = Math.min(0.82 * width, 3 * f);
  const row = side + 0.9 * f;
  const upper = 0.5 * (size.height - row);
  const barSpec: AxesSpec = {
    x: { label: '', domain: [0, count], hideLabels: true },
    y: { label: text.states.probability, domain: [0, top], ticks: 4 },
    margin: { left, right, top: 2.2 * f, bottom: size.height - upper },
  };
  const levelSpec: AxesSpec = {
    x: { label: '', domain: [0, count], hideLabels: true },
    y: { label: text.states.energy(hidden > 0), domain: levelDomain(energies, first), ticks: 4 },
    margin: { left, right, top: upper + row + 2 * f, bottom: 0.5 * f },
  };
  const middle = (k: number) => left + (k + 0.5) * width;
  return {
    bars: layoutAxes(size, theme, barSpec),
    barSpec,
    levels: layoutAxes(size, theme, levelSpec),
    levelSpec,
    width,
    middle,
    picture: (k) => ({ x: middle(k) - side / 2, y: upper + 0.45 * f, width: side, height: side }),
    count,
  };
}
