import { integer, type Rng, shuffle } from '@/lib/rng';
import { polynomialMemory } from '../denseMemory';
import { digitGlyphs, GLYPH_HEIGHT, GLYPH_SIZE, GLYPH_WIDTH } from '../glyphs';
import { hebbMemory, type Memory } from '../hopfield';
import { updateUnit } from '../hopfieldDynamics';
import { corrupt, firstPatterns, overlap, type Patterns, patternAt } from '../patterns';
import type { Thumbnail } from './thumbnail';

interface RecallState {
  units: Int8Array;
  /** The order in which pixels look at their field, and whose turn it is. */
  order: Int32Array;
  turn: number;
  /** Which pattern was damaged. */
  cue: number;
}

/** Pixels that are turned over in the cue. */
const DAMAGE = 45;
/** Pixels that look at their field in one step: each about once in twenty. */
const UPDATES = 10;

/** A damaged digit, and pixels that follow their field one by one. */
function recall(patterns: Patterns, memory: Memory): Thumbnail<RecallState> {
  const reach = (s: Int8Array, cue: number) => overlap(s, patternAt(patterns, cue));
  return {
    init(rng: Rng) {
      const cue = integer(rng, patterns.count);
      const units = new Int8Array(GLYPH_SIZE);
      const order = Int32Array.from({ length: GLYPH_SIZE }, (_, i) => i);
      corrupt(patternAt(patterns, cue), DAMAGE, order, rng, units);
      shuffle(rng, order);
      return { units, order, turn: 0, cue };
    },
    step(state, _k, rng) {
      const { units, order } = state;
      const sums = new Float64Array(memory.sumCount);
      memory.prepare(units, sums);
      for (let j = 0; j < UPDATES; j++) {
        updateUnit(memory, units, sums, order[state.turn], 0, rng);
        state.turn = (state.turn + 1) % GLYPH_SIZE;
      }
    },
    show({ units, cue }) {
      return {
        picture: {
          kind: 'tiles',
          count: 1,
          columns: GLYPH_WIDTH,
          rows: GLYPH_HEIGHT,
          values: Float64Array.from(units),
        },
        readings: [
          { name: 'overlap', value: reach(units, cue), exact: 1 },
          { name: 'energy', value: memory.energyAt(units), exact: memory.energyAt(patternAt(patterns, cue)) },
        ],
      };
    },
  };
}

const digits = digitGlyphs();
const three = firstPatterns(digits, 3);

/** Three digits by Hebb's rule: as many of them as it can keep. */
export const hopfield = recall(three, hebbMemory(three));

/** Ten digits in a memory whose energy grows with the eighth power of the overlap. */
export const denseMemory = recall(digits, polynomialMemory(digits, 8));
