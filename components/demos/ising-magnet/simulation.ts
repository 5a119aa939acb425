import { bitsOfBytes } from '@/lib/bits';
import { type Baths, CELLS, paintedBaths, uniformBath } from '@/lib/ml/baths';
import {
  binderCrossing,
  binderCurve,
  type Crossing,
  createReweighting,
  pushReweighting,
  type Reweighting,
} from '@/lib/ml/binderCrossing';
import { addEnergy, createEnergyHistogram, joinedHistogram } from '@/lib/ml/energyHistogram';
import type { Levels } from '@/lib/ml/exactIsing';
import type { Memory } from '@/lib/ml/hopfield';
import { asynchronousSweep } from '@/lib/ml/hopfieldDynamics';
import { LARGEST_SIDE, MOST_STATES, magnetizationOf, orderParameter, type Start } from '@/lib/ml/lattice';
import {
  type Algorithm,
  advanceMagnet,
  allowsClusters,
  createMagnet,
  type Magnet,
  measureMagnet,
  paintMagnet,
  paintSpins,
  restartMagnet,
  totalEnergy,
} from '@/lib/ml/magnet';
import { clusterCells, spinCells } from '@/lib/ml/magnetCells';
import { estimateMagnet, measure } from '@/lib/ml/magnetEstimates';
import {
  createPoints,
  keepPoint,
  LOOP_POINTS,
  listPoints,
  loopTemperature,
  type MagnetPoint,
  type MagnetPoints,
  pointOf,
  SWEEP_POINTS,
  sweepTemperature,
} from '@/lib/ml/magnetPoints';
import { type MagnetReference, referenceAt, referenceLevels } from '@/lib/ml/magnetReference';
import { createMemory } from '@/lib/ml/memoryRules';
import { criticalTemperature } from '@/lib/ml/onsager';
import { createPatterns, overlaps, type Patterns } from '@/lib/ml/patterns';
import { packNibbles } from '@/lib/nibbles';
import { createRng, type Rng } from '@/lib/rng';
import type { Simulation } from '@/lib/simulation';
import { createTrace, isDue, record, type Trace, traceColumn } from '@/lib/trace';

export type { MagnetPoint, MagnetReference };

export interface Params {
  size: number;
  temperature: number;
  states: number;
  algorithm: Algorithm;
  /** What is done with the temperature: nothing, three sizes at it, a sweep, a loop, where cumulants cross. */
  experiment: 'watch' | 'sizes' | 'sweep' | 'loop' | 'crossing';
  couplings: 'magnet' | 'memory';
  /** Pictures stored in the memory's couplings. */
  pictures: number;
  field: number;
  start: Start;
  equilibration: number;
  /** Steps measured at each temperature of a sweep or loop. */
  dwell: number;
  /** How the lattice is coloured. No physics. */
  show: 'spins' | 'clusters';
  /** What a stroke on the lattice paints. No physics. */
  brush: Brush;
  /** Painted temperature of each coarse cell, as a part of T: −1 … 3. */
  heat: Float64Array;
  /** Painted field of each coarse cell. */
  fields: Float64Array;
}

export type Brush = 'spins' | 'hot' | 'cold' | 'up' | 'down' | 'wipe';

/** A stroke on the lattice: cells of a `columns` × `columns` grid take a state. */
export interface Action {
  cells: number[];
  columns: number;
  state: number;
}

/** What `load` makes: arrangements of small magnets, or a memory. */
export interface Data {
  levels: Levels | null;
  patterns: Patterns | null;
  memory: Memory | null;
}

export interface State {
  rng: Rng;
  /** One, or three of rising size. */
  magnets: Magnet[];
  /** T now: the reader's, or that of the schedule. */
  temperature: number;
  /** Temperatures of the schedule that are done. */
  visited: number;
  /** Steps still to be discarded. */
  settling: number;
  points: MagnetPoints;
  /** Step, e, m (with its sign for Ising) of the largest magnet. */
  trace: Trace;
  steps: number;
  histogram: Float64Array;
  /** One for each magnet while cumulants are to cross. */
  reweightings: Reweighting[];
  /** Overlap sums of the memory. */
  sums: Float64Array;
  /** temperature, field, algorithm as last seen, then heat and fields. */
  seen: Float64Array;
}

/** One magnet in numbers. */
export interface Measured extends MagnetPoint {
  size: number;
  susceptibility: number;
  susceptibilityError: number;
  energyTime: number;
  /** The errors have stopped rising with block size. */
  plateau: boolean;
}

export interface Frame {
  experiment: Params['experiment'];
  couplings: Params['couplings'];
  states: number;
  temperature: number;
  /** Closed form of T_c, in the units of the model. */
  critical: number;
  /** What really runs: fields leave Metropolis only. */
  algorithm: Algorithm;
  field: number;
  painted: boolean;
  settling: number;
  visited: number;
  scheduled: number;
  /** Cells to colour, two to a byte; `clusters` says what the numbers are. */
  lattices: { size: number; cells: Uint8Array }[];
  clusters: boolean;
  /** Sites of the last Wolff cluster, clusters of the last Swendsen–Wang step; 0 for none. */
  turned: number;
  clusterCount: number;
  measured: Measured[];
  exact: MagnetReference | null;
  points: MagnetPoint[];
  trace: { step: Float64Array; energy: Float64Array; order: Float64Array };
  histogram: { edges: Float64Array; counts: Float64Array };
  cumulants: { size: number; temperatures: Float64Array; values: Float64Array; errors: Float64Array }[];
  /** T at which the two largest magnets have the same cumulant; NaN before there is one. */
  crossing: Crossing;
  /** With each stored picture. */
  overlaps: Float64Array;
}

/** Measurements after which the crossing is done. */
const CROSSING_STEPS = 40_000;
/** Temperatures of the cumulants: T ± 2.6 %. */
const CROSSING_POINTS = 25;
const CROSSING_REACH = 0.026;
const MEMORY_SIDE = 64;
const MOST_PICTURES = 9;
const PICTURES_FILE = 'data/patterns64/patterns64_1bit.bin';
/** Fewest measurements of a point that is kept. */
const MIN_MEASURED = 64;
const MOST_POINTS = 64;
const TRACE_ROWS = 256;

/** A memory is watched: its temperatures are its own. */
const experimentOf = ({ experiment, couplings }: Readonly<Params>): Params['experiment'] =>
  couplings === 'memory' ? 'watch' : experiment;

/** Sides of the magnets: three of rising size for `sizes` and `crossing`. */
function sidesOf(params: Readonly<Params>): number[] {
  const { size, couplings } = params;
  const experiment = experimentOf(params);
  if (couplings === 'memory') return [MEMORY_SIDE];
  const part = (divisor: number) => Math.max(2, Math.round(size / divisor));
  if (experiment === 'sizes') return [part(16), part(4), size];
  if (experiment === 'crossing') return [part(4), part(2), size];
  return [size];
}

function scheduleLength(params: Readonly<Params>): number {
  const experiment = experimentOf(params);
  return experiment === 'sweep' ? SWEEP_POINTS : experiment === 'loop' ? LOOP_POINTS : 0;
}

function temperatureOf(params: Readonly<Params>, visited: number): number {
  const { states, temperature } = params;
  const experiment = experimentOf(params);
  const k = Math.min(visited, scheduleLength(params) - 1);
  if (experiment === 'sweep') return sweepTemperature(k, states);
  return experiment === 'loop' ? loopTemperature(k, states) : temperature;
}

const isPainted = ({ heat, fields }: Readonly<Params>): boolean =>
  heat.some((value) => value !== 0) || fields.some((value) => value !== 0);

function bathsOf(params: Readonly<Params>, temperature: number): Baths {
  if (!isPainted(params)) return uniformBath(temperature, params.field);
  return paintedBaths(temperature, params.field, params.heat, params.fields);
}

const ALGORITHMS: readonly Algorithm[] = ['metropolis', 'wolff', 'swendsen-wang'];

function seenOf(params: Readonly<Params>): number[] {
  const { temperature, field, algorithm, heat, fields } = params;
  return [temperature, field, ALGORITHMS.indexOf(algorithm), ...heat, ...fields];
}

/** Whether the reader changed something live since the last step; costs nothing worth mentioning beside a small magnet. */
function isChanged(
  seen: Float64Array,
  { temperature, field, algorithm, heat, fields }: Readonly<Params>,
): boolean {
  if (temperature !== seen[0] || field !== seen[1] || ALGORITHMS[seen[2]] !== algorithm) return true;
  for (let k = 0; k < heat.length; k++) {
    if (heat[k] !== seen[3 + k] || fields[k] !== seen[3 + heat.length + k]) return true;
  }
  return false;
}

function freshReweightings(params: Readonly<Params>, temperature: number): Reweighting[] {
  if (experimentOf(params) !== 'crossing') return [];
  const temperatures = Float64Array.from(
    { length: CROSSING_POINTS },
    (_, k) => temperature * (1 - CROSSING_REACH + (2 * CROSSING_REACH * k) / (CROSSING_POINTS - 1)),
  );
  return sidesOf(params).map(() => createReweighting(temperature, temperatures));
}

/** Forgets the estimates and lets the magnets settle. */
function settle(state: State, params: Readonly<Params>): void {
  for (const magnet of state.magnets) restartMagnet(magnet);
  state.settling = params.equilibration;
  state.histogram.fill(0);
  state.reweightings = freshReweightings(params, state.temperature);
}

function pointNow({ magnets, temperature }: State): MagnetPoint {
  const { lattice, sums } = magnets[magnets.length - 1];
  return pointOf(temperature, estimateMagnet(sums, lattice.spins.length, temperature));
}

/** Reacts to what the reader changed since the last step. */
function follow(state: State, params: Readonly<Params>): void {
  if (!isChanged(state.seen, params)) return;
  const now = seenOf(params);
  const plain = state.seen.subarray(1).every((value, i) => i === 1 || value === 0);
  const measured = pointNow(state).measured;
  if (plain && experimentOf(params) === 'watch' && now[0] !== state.seen[0] && measured >= MIN_MEASURED) {
    keepPoint(state.points, pointNow(state));
  }
  state.seen.set(now);
  state.temperature = temperatureOf(params, state.visited);
  settle(state, params);
}

/** The next temperature of a sweep or loop, once this one is measured. */
function advanceSchedule(state: State, params: Readonly<Params>): void {
  const length = scheduleLength(params);
  if (state.visited >= length || state.magnets[0].sums.energies[0] < params.dwell) return;
  keepPoint(state.points, pointNow(state));
  state.visited++;
  if (state.visited === length) return;
  state.temperature = temperatureOf(params, state.visited);
  settle(state, params);
}

/** One sweep of the spins of a memory by the heat bath; returns energy and largest overlap per site. */
function stepMemory(state: State, data: Data): { energy: number; order: number } {
  const { lattice, clusters } = state.magnets[0];
  const [memory, patterns] = [data.memory as Memory, data.patterns as Patterns];
  clusters.last = 0;
  // Anew each time: a stroke of the reader's changes spins only.
  memory.prepare(lattice.spins, state.sums);
  asynchronousSweep(memory, lattice.spins, state.sums, null, state.temperature, state.rng);
  let order = 0;
  for (const m of overlaps(patterns, lattice.spins)) order = Math.max(order, Math.abs(m));
  return { energy: memory.energy(lattice.spins, state.sums) / lattice.spins.length, order };
}

/** One step of all magnets; returns energy per site and order of the largest. */
function stepMagnets(state: State, params: Readonly<Params>): { energy: number; order: number } {
  const baths = bathsOf(params, state.temperature);
  const settling = state.settling > 0;
  for (const magnet of state.magnets) {
    advanceMagnet(magnet, params.algorithm, baths, settling, state.rng);
    if (!settling) measureMagnet(magnet, baths);
  }
  if (!settling) {
    state.reweightings.forEach((sums, k) => {
      const { lattice } = state.magnets[k];
      pushReweighting(sums, lattice.energy, orderParameter(lattice));
    });
  }
  const magnet = state.magnets[state.magnets.length - 1];
  const { lattice } = magnet;
  const energy = totalEnergy(magnet, baths) / lattice.spins.length;
  return { energy, order: lattice.states === 2 ? magnetizationOf(lattice) : orderParameter(lattice) };
}

/** @throws RangeError for a parameter outside its domain */
function check(params: Readonly<Params>): void {
  const { temperature, field } = params;
  if (!(temperature >= 0.01 && temperature <= 10)) {
    throw new RangeError(`temperature = ${temperature}: expected a number from 0.01 to 10`);
  }
  if (!(Math.abs(field) <= 10)) throw new RangeError(`field = ${field}: expected a number from −10 to 10`);
  for (const [name, least, most] of [
    ['size', 2, LARGEST_SIDE],
    ['states', 2, MOST_STATES],
    ['pictures', 1, MOST_PICTURES],
    ['equilibration', 0, 10_000],
    ['dwell', MIN_MEASURED, 100_000],
  ] as const) {
    const value = params[name];
    if (!(Number.isInteger(value) && value >= least && value <= most)) {
      throw new RangeError(`${name} = ${value}: expected an integer from ${least} to ${most}`);
    }
  }
  for (const name of ['heat', 'fields'] as const) {
    const values = params[name];
    if (values.length !== CELLS * CELLS || !values.every(Number.isFinite)) {
      throw new RangeError(`${name}: expected ${CELLS * CELLS} finite numbers`);
    }
  }
}

/** Numbers of one magnet; errors 0 and numbers 0 before anything was measured. */
function measuredOf(magnet: Magnet, temperature: number): Measured {
  const { lattice, sums } = magnet;
  const estimates = estimateMagnet(sums, lattice.spins.length, temperature);
  const { susceptibility, energyTime, plateau } = estimates;
  return {
    ...pointOf(temperature, estimates),
    size: lattice.size,
    susceptibility: susceptibility.mean,
    susceptibilityError: susceptibility.standardError,
    energyTime,
    plateau,
  };
}

/**
 * Magnets of one or three sizes at a temperature, and what is measured on them; one step is a sweep of all spins, or as
 * much work by clusters. With the couplings of a memory the same spins recall pictures.
 */
const simulation: Simulation<Params, State, Frame, Action, Data> = {
  async load(params, assets) {
    const { couplings, size, states, pictures } = params;
    if (couplings === 'magnet') {
      check(params);
      return { levels: referenceLevels(size, states), patterns: null, memory: null };
    }
    const bytes = await assets.bytes(PICTURES_FILE);
    const sites = MEMORY_SIDE * MEMORY_SIDE;
    const count = Math.max(1, Math.min(MOST_PICTURES, Math.round(pictures) || 1));
    const patterns = createPatterns(sites, bitsOfBytes(bytes, count * sites, -1));
    return { levels: null, patterns, memory: createMemory(patterns, 'hebb') };
  },

  init(params, seed, { memory }) {
    check(params);
    const rng = createRng(seed);
    const states = memory ? 2 : params.states;
    const state: State = {
      rng,
      magnets: sidesOf(params).map((side) => createMagnet(side, states, params.start, rng)),
      temperature: temperatureOf(params, 0),
      visited: 0,
      settling: 0,
      points: createPoints(MOST_POINTS),
      trace: createTrace(3, TRACE_ROWS),
      steps: 0,
      histogram: createEnergyHistogram(),
      reweightings: [],
      sums: new Float64Array(memory ? memory.sumCount : 0),
      seen: Float64Array.from(seenOf(params)),
    };
    settle(state, params);
    return state;
  },

  step(state, params, data) {
    follow(state, params);
    const { energy, order } = data.memory ? stepMemory(state, data) : stepMagnets(state, params);
    state.steps++;
    if (isDue(state.trace)) record(state.trace, [state.steps, energy, order]);
    if (state.settling > 0) {
      state.settling--;
      return;
    }
    if (data.memory) measure(state.magnets[0].sums, energy, order);
    addEnergy(state.histogram, energy);
    advanceSchedule(state, params);
  },

  done(state, params) {
    if (experimentOf(params) === 'crossing') return state.magnets[0].sums.energies[0] >= CROSSING_STEPS;
    const length = scheduleLength(params);
    return length > 0 && state.visited >= length;
  },

  act(state, { cells, columns, state: painted }, params) {
    const magnet = state.magnets[state.magnets.length - 1];
    if (!Array.isArray(cells) || !(Number.isInteger(columns) && columns >= 1 && columns <= 512)) return;
    if (state.sums.length > 0) paintSpins(magnet.lattice, cells, columns, painted);
    else paintMagnet(magnet, cells, columns, painted);
    settle(state, params);
  },

  frame(state, params, { levels, memory, patterns }) {
    const { magnets, temperature, reweightings, trace } = state;
    const largest = magnets[magnets.length - 1];
    const { lattice, clusters } = largest;
    const plain = allowsClusters(bathsOf(params, temperature));
    const inClusters = params.show === 'clusters';
    const cells = (magnet: Magnet) =>
      (inClusters ? clusterCells : spinCells)(magnet.lattice, magnet.clusters);
    const crossed = reweightings.length > 0 && reweightings[0].bins.filled > 1;
    const nowhere: Crossing = { temperature: Number.NaN, error: Number.NaN };
    return {
      experiment: experimentOf(params),
      couplings: params.couplings,
      states: lattice.states,
      temperature,
      critical: memory ? 1 : criticalTemperature(lattice.states),
      algorithm: plain && !memory ? params.algorithm : 'metropolis',
      field: params.field,
      painted: isPainted(params),
      settling: state.settling,
      visited: state.visited,
      scheduled: scheduleLength(params),
      lattices: magnets.map((magnet) => ({ size: magnet.lattice.size, cells: packNibbles(cells(magnet)) })),
      clusters: inClusters,
      turned: clusters.count > 0 ? 0 : clusters.last,
      clusterCount: clusters.count,
      measured: magnets.map((magnet) => measuredOf(magnet, temperature)),
      exact: plain && !memory ? referenceAt(levels, lattice.states, temperature) : null,
      points: listPoints(state.points),
      trace: {
        step: traceColumn(trace, 0),
        energy: traceColumn(trace, 1),
        order: traceColumn(trace, 2),
      },
      histogram: joinedHistogram(state.histogram),
      cumulants: crossed
        ? reweightings.map((sums, k) => ({
            size: magnets[k].lattice.size,
            temperatures: sums.temperatures.slice(),
            ...binderCurve(sums),
          }))
        : [],
      crossing: crossed ? binderCrossing(reweightings[1], reweightings[2]) : nowhere,
      overlaps: patterns ? overlaps(patterns, lattice.spins) : new Float64Array(0),
    };
  },
};

export default simulation;
