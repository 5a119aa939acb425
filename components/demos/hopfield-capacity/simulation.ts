import { unpackBits } from '@/lib/bits';
import { exponentialMemory } from '@/lib/ml/denseMemory';
import { DIGIT_COUNT, GLYPH_SIZE } from '@/lib/ml/glyphs';
import { hebbMemory, type Memory } from '@/lib/ml/hopfield';
import { createDesk, type Desk, patternCount, RECALLED, recallPattern } from '@/lib/ml/hopfieldCapacity';
import {
  addNetwork,
  clearSurvey,
  createSurvey,
  type LoadSurvey,
  leastMeasured,
  type SurveyPoint,
  surveyPoints,
} from '@/lib/ml/loadSurvey';
import { type Inspection, inspectPatterns } from '@/lib/ml/memoryRules';
import { createPatterns, firstPatterns, type Patterns, patternAt, randomPatterns } from '@/lib/ml/patterns';
import { createSpan, extendSpan, projectionMemory, type Span } from '@/lib/ml/projectionMemory';
import { createRng, type Rng } from '@/lib/rng';
import type { Simulation } from '@/lib/simulation';

export const RULES = ['hebb', 'pseudo-inverse', 'modern'] as const;
export type Rule = (typeof RULES)[number];
export const SOURCES = ['random', 'pictures'] as const;
export type Source = (typeof SOURCES)[number];

export interface Params {
  units: number;
  load: number;
  noise: number;
  rule: Rule;
  patterns: Source;
  /** Ten pictures, packed into words. */
  pictures: Float64Array;
  panel: 'overlap' | 'recalled';
}

/** Patterns asked for in one network of random ones: enough to average, few enough that networks are many. */
const CUES = 8;
/** Loads of a curve, besides those the reader chooses. */
const GRID = 12;
const SPARE = 12;
/** Multiplications of one step that builds a projection. */
const BUDGET = 4e6;
const BINS = 40;

/** Largest load on the axis of a rule. */
export const widestLoad = (rule: Rule, load: number): number =>
  rule === 'hebb' ? Math.max(0.3, Math.min(1, 1.15 * load)) : 1;

interface State {
  rng: Rng;
  /** The generator as it was before the patterns of this network were drawn: they are drawn anew after a clone. */
  drawn: Rng;
  /** Networks begun so far. */
  turn: number;
  source: number;
  rule: number;
  /** P of this network. */
  count: number;
  /** Patterns stored and recalled so far. */
  built: number;
  cue: number;
  overlapSum: number;
  recalledSum: number;
  /** For each source and rule, see `surveyOf`. */
  surveys: LoadSurvey[];
  /** How often each final overlap came at the reader's load. */
  outcomes: Float64Array;
  /** What each stored picture came back as, and with what overlap; −2 = not asked yet. */
  came: Int8Array;
  matches: Float64Array;
  /** The reader's rule, load and pictures, as the run last saw them. */
  seen: Float64Array;
  words: Float64Array;
}

export interface Series {
  source: Source;
  rule: Rule;
  points: SurveyPoint[];
}

export interface Frame {
  source: Source;
  rule: Rule;
  units: number;
  noise: number;
  /** P at the reader's load. */
  count: number;
  series: Series[];
  /** The point at the reader's load, null before its first network. */
  focus: SurveyPoint | null;
  /** Mean of the recalls of the network under way at the reader's load, the cue's overlap before. */
  soFar: number;
  outcomes: Float64Array;
  /** Share of a projection that is built, 1 when the network can recall. */
  stored: number;
  pictures: Int8Array;
  came: Int8Array;
  matches: Float64Array;
  oddities: Inspection | null;
}

/** What a network is made of: derived from the state, rebuilt after a clone. */
interface Bench {
  turn: number;
  patterns: Patterns;
  span: Span | null;
  built: number;
  memory: Memory | null;
  desk: Desk | null;
}

const benches = new WeakMap<State, Bench>();

export const unitsOf = (params: Readonly<Params>): number =>
  params.patterns === 'pictures' ? GLYPH_SIZE : params.units;

/** P at the reader's load: at most ten pictures. */
export function focusCount(params: Readonly<Params>): number {
  const count = patternCount(unitsOf(params), params.load);
  return params.patterns === 'pictures' ? Math.min(DIGIT_COUNT, count) : count;
}

/** Counts of a curve: evenly spaced loads for random patterns, one to ten pictures. */
function gridOf(params: Readonly<Params>, rule: Rule): number[] {
  if (params.patterns === 'pictures') return Array.from({ length: DIGIT_COUNT }, (_, k) => k + 1);
  const step = widestLoad(rule, 0) / GRID;
  return Array.from({ length: GRID }, (_, k) => patternCount(params.units, (k + 1) * step));
}

const surveyOf = ({ surveys }: State, source: number, rule: number) => surveys[source * RULES.length + rule];

/** @throws RangeError for a parameter outside its domain. */
function check({ units, load, noise, pictures }: Readonly<Params>): void {
  if (!(Number.isInteger(units) && units >= 20 && units <= 1024)) {
    throw new RangeError(`units = ${units}: expected an integer from 20 to 1024`);
  }
  if (!(load > 0 && load <= 1)) throw new RangeError(`load = ${load}: expected a number > 0, at most 1`);
  if (!(noise >= 0 && noise <= 0.5))
    throw new RangeError(`noise = ${noise}: expected a number from 0 to 0.5`);
  if (pictures.some((word) => !Number.isFinite(word))) throw new RangeError('the pictures are not bits');
}

function seenOf(params: Readonly<Params>): number[] {
  return [RULES.indexOf(params.rule), focusCount(params)];
}

function picturesOf(words: Float64Array): Patterns {
  return createPatterns(GLYPH_SIZE, unpackBits(words, DIGIT_COUNT * GLYPH_SIZE, -1));
}

/** Begins the next network: at the reader's load and elsewhere in turn, with pictures and random patterns in turn. */
function begin(state: State, params: Readonly<Params>): void {
  const pictured = params.patterns === 'pictures';
  const turn = state.turn++;
  state.source = pictured && turn % 2 === 0 ? 1 : 0;
  state.rule = RULES.indexOf(params.rule);
  const focused = pictured ? turn % 4 < 2 : turn % 2 === 0;
  state.count = focused ? focusCount(params) : leastMeasured(surveyOf(state, state.source, state.rule));
  state.built = state.cue = state.overlapSum = state.recalledSum = 0;
  state.drawn.set(state.rng);
  benches.delete(state);
  if (state.source === 0)
    benches.set(state, freshBench(state, randomPatterns(unitsOf(params), state.count, state.rng)));
}

function freshBench(state: State, patterns: Patterns): Bench {
  const span = RULES[state.rule] === 'pseudo-inverse' ? createSpan(patterns.size, patterns.count) : null;
  return { turn: state.turn, patterns, span, built: 0, memory: null, desk: null };
}

function benchOf(state: State, params: Readonly<Params>): Bench {
  let bench = benches.get(state);
  if (bench?.turn === state.turn) return bench;
  const patterns =
    state.source === 1
      ? firstPatterns(picturesOf(state.words), state.count)
      : randomPatterns(unitsOf(params), state.count, state.drawn.slice());
  bench = freshBench(state, patterns);
  benches.set(state, bench);
  return bench;
}

/** Stores patterns, for a projection at most as many as a step has time for; true when all are. */
function store(state: State, bench: Bench): boolean {
  const { patterns, span } = bench;
  if (bench.memory) return true;
  if (span) {
    // A clone first catches up with the state it was cloned from.
    while (bench.built < state.built) extendSpan(span, patternAt(patterns, bench.built++));
    for (
      let work = 0;
      bench.built < patterns.count && work < BUDGET;
      work += 4 * patterns.size * (span.rank + 1)
    ) {
      extendSpan(span, patternAt(patterns, bench.built++));
    }
    state.built = bench.built;
    if (bench.built < patterns.count) return false;
    bench.memory = projectionMemory(span);
  } else {
    bench.memory = RULES[state.rule] === 'hebb' ? hebbMemory(patterns) : exponentialMemory(patterns);
    state.built = patterns.count;
  }
  bench.desk = createDesk(bench.memory);
  return true;
}

/** Recalls the next pattern of the network and counts it. */
function recall(state: State, { patterns, memory, desk }: Bench, params: Readonly<Params>): void {
  if (!memory || !desk) return;
  // The order of a desk's units goes from one recall to the next: a clone must start where the original does.
  for (let i = 0; i < desk.order.length; i++) desk.order[i] = i;
  const overlap = recallPattern(memory, patterns, state.cue, params.noise, desk, state.rng);
  state.overlapSum += overlap;
  if (overlap >= RECALLED) state.recalledSum++;
  if (state.count === state.seen[1] && state.source === SOURCES.indexOf(params.patterns)) {
    state.outcomes[Math.min(BINS - 1, Math.floor(((overlap + 1) / 2) * BINS))]++;
    if (state.source === 1) {
      state.came.set(desk.s, state.cue * GLYPH_SIZE);
      state.matches[state.cue] = overlap;
    }
  }
  state.cue++;
}

/** Reacts to what the reader changed since the last step. */
function follow(state: State, params: Readonly<Params>): void {
  const now = seenOf(params);
  const painted = params.pictures.some((word, k) => word !== state.words[k]);
  if (!painted && now.every((value, k) => value === state.seen[k])) return;
  if (painted) for (const rule of RULES.keys()) clearSurvey(surveyOf(state, 1, rule));
  state.seen.set(now);
  state.words.set(params.pictures);
  forgetOutcomes(state);
  state.turn = 0;
  begin(state, params);
}

function forgetOutcomes(state: State): void {
  state.outcomes.fill(0);
  state.came.fill(0);
  state.matches.fill(-2);
}

const simulation: Simulation<Params, State, Frame> = {
  init(params, seed) {
    check(params);
    const state: State = {
      rng: createRng(seed),
      drawn: createRng(seed),
      turn: 0,
      source: 0,
      rule: 0,
      count: 0,
      built: 0,
      cue: 0,
      overlapSum: 0,
      recalledSum: 0,
      surveys: SOURCES.flatMap(() => RULES.map((rule) => createSurvey(gridOf(params, rule), SPARE))),
      outcomes: new Float64Array(BINS),
      came: new Int8Array(DIGIT_COUNT * GLYPH_SIZE),
      matches: new Float64Array(DIGIT_COUNT),
      seen: Float64Array.from(seenOf(params)),
      words: params.pictures.slice(),
    };
    forgetOutcomes(state);
    begin(state, params);
    return state;
  },

  step(state, params) {
    follow(state, params);
    const bench = benchOf(state, params);
    if (!store(state, bench)) return;
    recall(state, bench, params);
    const cues = state.source === 1 ? state.count : Math.min(CUES, state.count);
    if (state.cue < cues) return;
    addNetwork(
      surveyOf(state, state.source, state.rule),
      state.count,
      state.overlapSum / cues,
      state.recalledSum / cues,
    );
    begin(state, params);
  },

  frame(state, params) {
    const source = SOURCES.indexOf(params.patterns);
    const rule = RULES.indexOf(params.rule);
    const series = state.surveys
      .map((survey, k) => ({
        source: SOURCES[Math.floor(k / RULES.length)],
        rule: RULES[k % RULES.length],
        points: surveyPoints(survey),
      }))
      .filter(({ points }) => points.length > 0);
    const count = focusCount(params);
    const own = surveyPoints(surveyOf(state, source, rule));
    const here = state.cue > 0 && state.count === count && state.source === source && state.rule === rule;
    const pictures = source === 1 ? picturesOf(params.pictures) : null;
    return {
      source: params.patterns,
      rule: params.rule,
      units: unitsOf(params),
      noise: params.noise,
      count,
      series,
      focus: own.find((point) => point.count === count) ?? null,
      soFar: here ? state.overlapSum / state.cue : 1 - 2 * params.noise,
      outcomes: state.outcomes.slice(),
      stored: state.built / state.count,
      pictures: pictures?.values ?? new Int8Array(0),
      came: pictures ? state.came.slice() : new Int8Array(0),
      matches: state.matches.slice(),
      oddities: pictures ? inspectPatterns(firstPatterns(pictures, count)) : null,
    };
  },
};

export default simulation;
