import { synchronousStep, updateUnit } from '@/lib/ml/hopfieldDynamics';
import { type Recalled, recallOf } from '@/lib/ml/hopfieldStates';
import { assembleBench, type Bench, MOST_PICTURES, makeCue } from '@/lib/ml/memoryBench';
import { placeOn, type Surface } from '@/lib/ml/memoryPlane';
import type { Rule } from '@/lib/ml/memoryRules';
import { overlaps } from '@/lib/ml/patterns';
import { loadShelf, type ShelfName, type Thumbnails } from '@/lib/ml/pictureShelf';
import { votesFor } from '@/lib/ml/votes';
import { createRng, type Rng, shuffle } from '@/lib/rng';
import type { Simulation } from '@/lib/simulation';
import { createTrace, isDue, record, type Trace, traceColumn } from '@/lib/trace';

export interface Params {
  noise: number;
  erase: 'nothing' | 'lower' | 'right';
  temperature: number;
  rule: 'hebb' | 'pseudo-inverse' | 'storkey' | 'modern';
  update: 'asynchronous' | 'synchronous';
  pictures: ShelfName;
  /** Pixels along an edge of an empty shelf's pictures. */
  side: number;
  /** The reader's pictures, packed one after the other. */
  own: Float64Array;
  /** Bit k set: picture k is stored. */
  stored: number;
  /** Picture that the cue is made from; −1 is a blank one. */
  cue: number;
  /** Brush strokes over the cue: pixels set, then pixels cleared, packed. */
  painted: Float64Array;
  /** The two pictures that span the plane of the energy surface. */
  first: number;
  second: number;
  /** Pixel that is picked, to see its local field and who says what to it; −1 for none. */
  pixel: number;
  /** Which plot stands beside the others. */
  panel: 'trace' | 'plane' | 'overlaps' | 'fields';
}

/** What a run has come to at T = 0: still moving, at rest, or back and forth between two arrangements. */
const RESTS = ['moving', 'fixed', 'cycle'] as const;
const [MOVING, FIXED, CYCLE] = [0, 1, 2];

export interface State {
  rng: Rng;
  /** What the memory was given. */
  cue: Int8Array;
  s: Int8Array;
  /** The arrangement one round earlier, for updates all at once. */
  before: Int8Array;
  /** What the memory keeps up to date beside s. */
  sums: Float64Array;
  order: Int32Array;
  /** Steps done in this round, 0 … 63. */
  slice: number;
  /** Pixels that were asked so far, and how often one changed. */
  updates: number;
  flips: number;
  roundFlips: number;
  /** Place in `RESTS`. */
  rest: number;
  /** Rounds seen since the run came to a cycle. */
  cycles: number;
  /** update and temperature as last seen: a difference means that the reader changed them. */
  seen: Float64Array;
  /** Updates, energy, overlap with each picture: at the start, and along the run. */
  start: Float64Array;
  trace: Trace;
}

export interface Frame {
  columns: number;
  rows: number;
  rule: Params['rule'];
  update: Params['update'];
  temperature: number;
  pictures: ShelfName;
  builtIn: number;
  thumbnails: Thumbnails;
  stored: Int32Array;
  cue: Int8Array;
  s: Int8Array;
  /** Local field of each pixel. */
  fields: Float32Array;
  /** The pixel that is picked, −1 for none, and what each of the others says to it. */
  pixel: number;
  votes: Float32Array | null;
  /** Pixels that do not agree with their field: none means rest. */
  restless: number;
  updates: number;
  flips: number;
  rounds: number;
  /** Pixels asked in this round, when all change at its end. */
  asked: number;
  rest: (typeof RESTS)[number];
  energy: number;
  /** Picture that the cue was made from, −1 for a blank one, and its energy. */
  source: number;
  energies: Float64Array;
  overlaps: Float64Array;
  /** What s is; its numbers are those of pictures. */
  recalled: Recalled;
  /** Stored pictures that repeat an earlier one, or are of one colour. */
  repeated: { picture: number; of: number; negative: boolean }[];
  uniform: Int32Array;
  trace: { updates: Float64Array; energy: Float64Array };
  plane: { first: number; second: number; u: Float64Array; v: Float64Array; surface: Surface } | null;
}

/** Steps in a round, in which every pixel is asked once. */
export const ROUND = 64;
const TRACE_ROWS = 256;
/** Rounds after which going back and forth is believed. */
const CYCLES = 6;

const RULES: Record<Params['rule'], Rule> = {
  hebb: 'hebb',
  'pseudo-inverse': 'pseudo-inverse',
  storkey: 'storkey',
  modern: 'exponential',
};

const seenOf = (params: Readonly<Params>) => [params.update === 'synchronous' ? 1 : 0, params.temperature];

/** @throws RangeError for a parameter outside its domain. */
function check(params: Readonly<Params>): void {
  for (const [name, most] of [
    ['noise', 1],
    ['temperature', 10],
  ] as const) {
    const value = params[name];
    if (!(value >= 0 && value <= most)) {
      throw new RangeError(`${name} = ${value}: expected a number from 0 to ${most}`);
    }
  }
  for (const [name, least, most] of [
    ['side', 4, 64],
    ['stored', 0, 2 ** MOST_PICTURES - 1],
    ['cue', -1, MOST_PICTURES - 1],
    ['first', 0, MOST_PICTURES - 1],
    ['second', 0, MOST_PICTURES - 1],
    ['pixel', -1, 4095],
  ] as const) {
    const value = params[name];
    if (!(Number.isInteger(value) && value >= least && value <= most)) {
      throw new RangeError(`${name} = ${value}: expected an integer from ${least} to ${most}`);
    }
  }
}

/** Notices what the reader changed since the last step: what was at rest may move again. */
function follow(state: State, params: Readonly<Params>): void {
  const now = seenOf(params);
  if (now.every((value, i) => value === state.seen[i])) return;
  state.seen.set(now);
  state.before.set(state.s);
  state.rest = MOVING;
  state.cycles = 0;
  state.roundFlips++;
}

/** The pixels whose turn it is, one after the other. */
function askOneByOne(state: State, bench: Bench, from: number, to: number): void {
  const [, temperature] = state.seen;
  for (let k = from; k < to; k++) {
    if (updateUnit(bench.memory, state.s, state.sums, state.order[k], temperature, state.rng))
      state.roundFlips++;
  }
}

/** All pixels change together at the end of a round. */
function changeTogether(state: State, bench: Bench): void {
  const [, temperature] = state.seen;
  const outcome = synchronousStep(bench.memory, state.s, state.before, state.sums, temperature, state.rng);
  for (let i = 0; i < state.s.length; i++) if (state.s[i] !== state.before[i]) state.roundFlips++;
  state.rest = temperature === 0 && outcome === 'cycle' ? CYCLE : MOVING;
  state.cycles = state.rest === CYCLE ? state.cycles + 1 : 0;
}

/** Where the run is: a row of the trace. */
function rowOf({ s, sums, updates }: State, { memory, pictures }: Bench): number[] {
  return [updates, memory.energy(s, sums), ...overlaps(pictures, s)];
}

/**
 * Recall in a Hopfield memory. One step asks 1/64 of the pixels what they want to be, in an order drawn anew for each
 * round; one after the other they follow at once, all together they change at the end of the round. At T = 0 the run ends
 * after a round without a change, or when it goes back and forth between two arrangements.
 */
const simulation: Simulation<Params, State, Frame, never, Bench> = {
  async load(params, assets) {
    check(params);
    const { pictures, side, own, stored, rule, first, second } = params;
    const shelf = await loadShelf(pictures, side, assets);
    return assembleBench(shelf, { own, stored, rule: RULES[rule], first, second });
  },

  init(params, seed, bench) {
    check(params);
    const cue = makeCue(bench, params, seed);
    const state: State = {
      rng: createRng(seed),
      cue,
      s: cue.slice(),
      before: cue.slice(),
      sums: new Float64Array(bench.memory.sumCount),
      order: Int32Array.from(cue.keys()),
      slice: 0,
      updates: 0,
      flips: 0,
      roundFlips: 0,
      rest: MOVING,
      cycles: 0,
      seen: Float64Array.from(seenOf(params)),
      start: new Float64Array(2 + bench.pictures.count),
      trace: createTrace(2 + bench.pictures.count, TRACE_ROWS),
    };
    bench.memory.prepare(state.s, state.sums);
    state.start.set(rowOf(state, bench));
    return state;
  },

  step(state, params, bench) {
    follow(state, params);
    const together = params.update === 'synchronous';
    if (state.slice === 0) {
      state.roundFlips = 0;
      // From nothing, so that rounding does not add up.
      bench.memory.prepare(state.s, state.sums);
      if (!together) shuffle(state.rng, state.order);
    }
    const size = state.s.length;
    const [from, to] = [state.slice, state.slice + 1].map((k) => Math.floor((k * size) / ROUND));
    const before = state.roundFlips;
    if (!together) askOneByOne(state, bench, from, to);
    else if (state.slice === ROUND - 1) changeTogether(state, bench);
    state.flips += state.roundFlips - before;
    state.updates += to - from;
    state.slice = (state.slice + 1) % ROUND;
    if (state.slice === 0 && state.roundFlips === 0 && params.temperature === 0) state.rest = FIXED;
    if (isDue(state.trace)) record(state.trace, rowOf(state, bench));
  },

  frame(state, params, bench) {
    const { s, sums, start, trace, updates } = state;
    const { memory, pictures, stored, plane, inspection } = bench;
    const fields = Float32Array.from(s, (_, i) => memory.field(s, sums, i));
    const pixel = params.pixel < s.length ? params.pixel : -1;
    const now = rowOf(state, bench);
    const column = (c: number) => Float64Array.of(start[c], ...traceColumn(trace, c), now[c]);
    return {
      columns: bench.columns,
      rows: bench.rows,
      rule: params.rule,
      update: params.update,
      temperature: params.temperature,
      pictures: params.pictures,
      builtIn: bench.builtIn,
      thumbnails: { ...bench.thumbnails, levels: bench.thumbnails.levels.slice() },
      stored: stored.slice(),
      cue: state.cue.slice(),
      s: s.slice(),
      fields,
      pixel,
      votes: pixel < 0 ? null : votesFor(memory, s, sums, pixel),
      restless: fields.reduce((count, h, i) => count + (h * s[i] < 0 ? 1 : 0), 0),
      updates,
      flips: state.flips,
      rounds: updates / s.length,
      asked: params.update === 'synchronous' ? Math.floor((state.slice * s.length) / ROUND) : 0,
      rest: RESTS[state.rest],
      energy: now[1],
      source: params.cue < pictures.count ? params.cue : -1,
      energies: bench.energies.slice(),
      overlaps: Float64Array.from(now.slice(2)),
      recalled: named(recallOf(bench.patterns, s), stored),
      repeated: inspection.repeated.map(({ pattern, of, negative }) => ({
        picture: stored[pattern],
        of: stored[of],
        negative,
      })),
      uniform: Int32Array.from(inspection.uniform, (pattern) => stored[pattern]),
      trace: { updates: column(0), energy: column(1) },
      plane: plane && {
        first: plane.first,
        second: plane.second,
        surface: { ...plane.surface, heights: plane.surface.heights.slice() },
        ...pathOn(plane.overlap, column(2 + plane.first), column(2 + plane.second)),
      },
    };
  },

  done(state, params) {
    // What the reader changed since the last step may wake what was at rest.
    if (seenOf(params).some((value, i) => value !== state.seen[i])) return false;
    return state.rest === FIXED || state.cycles >= CYCLES;
  },
};

/** The run's way over the plane, from the overlaps with the two pictures that span it. */
function pathOn(shared: number, m1: Float64Array, m2: Float64Array): { u: Float64Array; v: Float64Array } {
  const places = Array.from(m1, (m, k) => placeOn(m, m2[k], shared));
  return { u: Float64Array.from(places, ({ u }) => u), v: Float64Array.from(places, ({ v }) => v) };
}

/** The same, with the numbers of pictures in place of those of stored patterns. */
function named(recalled: Recalled, stored: Int32Array): Recalled {
  if (recalled.kind === 'other') return recalled;
  if (recalled.kind === 'mixture') {
    const members = recalled.patterns.map((k, i) => [stored[k], recalled.signs[i]]);
    const [a, b, c] = members.sort(([p], [q]) => p - q);
    return { ...recalled, patterns: [a[0], b[0], c[0]], signs: [a[1], b[1], c[1]] };
  }
  return { ...recalled, pattern: stored[recalled.pattern] };
}

export default simulation;
