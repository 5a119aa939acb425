import { messages } from './messages';
import type { Params } from './simulation';

const text = messages.en.presets;

/** Heights of bars are multiples of this: exact in binary, so that what is drawn, sent and replayed are the same numbers. */
export const QUANTUM = 1 / 1024;

/** Equal bars on the given states of the 2 × 2 world; pixel i, from the top left, is bit i. */
function barsOn(states: readonly number[]): Float64Array {
  const bars = new Float64Array(16);
  for (const v of states) bars[v] = Math.floor(1024 / states.length) * QUANTUM;
  return bars;
}

const BARS = barsOn([0b0011, 0b1100, 0b0101, 0b1010]);
/** An even number of pixels is on: no single pixel and no pair knows anything of it. */
const PARITY = barsOn([0, 3, 5, 6, 9, 10, 12, 15]);
/** Three rows and three columns. */
const LINES = Float64Array.of(0b111, 0b111000, 0b111000000, 0b001001001, 0b010010010, 0b100100100);

export const presets: Record<string, { label: string; params: Partial<Params> }> = {
  bars: { label: text.bars, params: { data: BARS } },
  'no-negative-phase': {
    label: text.noNegativePhase,
    params: { data: BARS, negativePhase: 'off', learningRate: 0.1 },
  },
  parity: { label: text.parity, params: { data: PARITY, picture: 0b0111 } },
  'parity-hidden': {
    label: text.parityHidden,
    params: { data: PARITY, hidden: 3, learningRate: 1, picture: 0b0111 },
  },
  sampled: {
    label: text.sampled,
    params: { data: BARS, gradient: 'sampled', learningRate: 0.1, panel: 'averages' },
  },
  pictures: {
    label: text.pictures,
    params: { world: '3x3', pictures: LINES, picture: 0b010111010, panel: 'map' },
  },
};
