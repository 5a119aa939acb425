import { log } from '@/lib/math';
import type { Lattice } from '@/lib/ml/lattice';
import { BATCH, createMagnetLearner, learnMagnet } from '@/lib/ml/magnetLearner';
import {
  absoluteMagnetization,
  addSpins,
  createDistances,
  createNumbers,
  type Distances,
  energyPerSite,
  type MagnetNumbers,
} from '@/lib/ml/magnetNumbers';
import { createSource, moveOn } from '@/lib/ml/magnetSource';
import {
  allMagnetStates,
  drawArrangement,
  type LevelWeights,
  type MagnetStates,
  numbersOfMagnet,
  SIDE,
  STATES,
  weighLevels,
  writeArrangement,
} from '@/lib/ml/magnetStates';
import {
  clearTally,
  createTally,
  type MagnetTally,
  pushTally,
  summaryErrors,
  tallied,
} from '@/lib/ml/magnetTally';
import { criticalTemperature } from '@/lib/ml/onsager';
import { advanceSweep, clearSweep, createSweep, finishSweep, type StatesSweep } from '@/lib/ml/rbmOverStates';
import { type Chains, createChains, createMeans, gibbsStep } from '@/lib/ml/rbmSampling';
import { checkSettings, createScratch, type Training, type TrainingSettings } from '@/lib/ml/rbmTraining';
import { createRng, type Rng, uniform } from '@/lib/rng';
import type { Simulation } from '@/lib/simulation';
import { clearTrace, createTrace, record, type Trace, traceColumn } from '@/lib/trace';

export interface Params {
  temperature: number;
  /** Spins along an edge; all arrangements are counted on 4 × 4. */
  size: number;
  hidden: number;
  /** Is the machine built to look the same upside down, as the magnet does? */
  symmetry: 'built' | 'learnt';
  algorithm: 'pcd' | 'cd' | 'tempering';
  gibbsSteps: number;
  learningRate: number;
  /** Mini-batches of the training; the learning rate falls to zero with the last. */
  updates: number;
  /** One machine after the other at the temperatures of `SCAN`. */
  scan: 'off' | 'on';
  /** Which wall the reader takes for the magnet; no arithmetic. */
  guess: 'none' | 'A' | 'B';
  /** Which plot stands at the lower right; no arithmetic. */
  panel: 'magnetization' | 'correlation' | 'divergence' | 'temperatures';
}

/** Temperatures of a scan, through that of the infinite lattice. */
export const SCAN = [1.2, 1.6, 2, criticalTemperature(2), 2.6, 3, 3.5, 4, 5, 7];
export const TILES = 16;
const MOST_HIDDEN = 64;
/** Mini-batches of a step: fewer of a large machine. */
const MOST_UPDATES = 10;
const WORK = 16_384;
/** Steps of training between two looks at the machine. */
const LOOK_EVERY = 20;
const OBSERVERS = 48;
const KEPT = 24;
const TRACE_ROWS = 256;
const MOMENTUM = 0.5;

export interface State {
  rng: Rng;
  /** Temperature of this machine's magnet: the reader's, or the scan's. */
  temperature: number;
  /** Machines that are complete. */
  machine: number;
  training: Training;
  updates: number;
  /** Steps since the last look at the machine. */
  unseen: number;
  /** The magnet that is sampled, on more than 4 × 4 sites. */
  lattice?: Lattice;
  /** Chains that only watch: tiles, and sampled numbers of the machine. */
  observers: Chains;
  /** Configurations of the magnet for the tiles, bits. */
  examples: Int8Array;
  /** The sum over all arrangements, on 4 × 4 sites. */
  sweep: StatesSweep;
  sweeping: number;
  /** Numbers of the machine at the last complete sweep. */
  counted: MagnetNumbers;
  truth: MagnetTally;
  model: MagnetTally;
  divergence: number;
  /** Updates, divergence. */
  trace: Trace;
  /** Temperature and divergence of each complete machine. */
  kept: Trace;
  /** 1 when wall B is the magnet. */
  swapped: number;
  /** The reader's temperature and the scan as last seen. */
  seen: Float64Array;
}

export interface Numbers {
  numbers: MagnetNumbers;
  errors: MagnetNumbers;
  energy: number;
  energyError: number;
  magnetization: number;
  magnetizationError: number;
}

export interface Frame {
  size: number;
  hidden: number;
  temperature: number;
  updates: number;
  total: number;
  /** True when the machine is complete and only sampled. */
  trained: boolean;
  /** True when every number is a sum over all arrangements. */
  exact: boolean;
  magnet: Numbers;
  machine: Numbers;
  /** Σ p ln(p/q) over arrangements (exact), or over energies. */
  divergence: number;
  lengths: Float64Array;
  /** TILES × N bits. */
  magnetTiles: Int8Array;
  machineTiles: Int8Array;
  swapped: boolean;
  trace: { updates: Float64Array; divergence: Float64Array };
  kept: { temperature: Float64Array; divergence: Float64Array };
  scan: boolean;
}

export interface Data {
  states?: MagnetStates;
}

/** @throws RangeError for a parameter outside its domain. */
function check(params: Readonly<Params>): void {
  const { temperature } = params;
  if (!(temperature > 0 && temperature < Infinity)) {
    throw new RangeError(`temperature = ${temperature}: expected a number > 0`);
  }
  for (const [name, least, most] of [
    ['size', SIDE, 8],
    ['hidden', 1, MOST_HIDDEN],
    ['updates', 10, 20_000],
  ] as const) {
    const value = params[name];
    if (!(Number.isInteger(value) && value >= least && value <= most)) {
      throw new RangeError(`${name} = ${value}: expected an integer from ${least} to ${most}`);
    }
  }
  checkSettings(settingsOf(params, 0));
}

function settingsOf(params: Readonly<Params>, updates: number): TrainingSettings {
  const { algorithm, gibbsSteps, learningRate } = params;
  const left = Math.max(0, 1 - updates / params.updates);
  return { algorithm, gibbsSteps, learningRate: learningRate * left, momentum: MOMENTUM, weightDecay: 0 };
}

const targetOf = (params: Readonly<Params>, machine: number) =>
  params.scan === 'on' ? SCAN[Math.min(machine, SCAN.length - 1)] : params.temperature;

const weightsOf = (state: State, data: Data): LevelWeights =>
  weighLevels(data.states as MagnetStates, state.temperature);

const seenOf = ({ temperature, scan }: Readonly<Params>) =>
  Float64Array.of(temperature, scan === 'on' ? 1 : 0);

/** A new machine for a new temperature. */
function beginMachine(state: State, params: Readonly<Params>, data: Data): void {
  const { rng } = state;
  state.temperature = targetOf(params, state.machine);
  state.training = createMagnetLearner(params.size * params.size, params.hidden, settingsOf(params, 0), rng);
  state.updates = 0;
  state.unseen = 0;
  if (!data.states) state.lattice = createSource(params.size, state.temperature, rng);
  state.observers = createChains(state.training.rbm, OBSERVERS, rng);
  clearTally(state.truth);
  clearTally(state.model);
  clearTrace(state.trace);
  beginSweep(state);
  for (let n = 0; n < TILES; n++) writeExample(state, data, state.examples, n * params.size * params.size);
}

function beginSweep(state: State): void {
  clearSweep(state.sweep);
  state.sweeping = 1;
}

/** Writes a configuration of the magnet in equilibrium as bits. */
function writeExample(state: State, data: Data, out: Float64Array | Int8Array, at: number): void {
  if (data.states) {
    writeArrangement(drawArrangement(data.states, weightsOf(state, data), state.rng), out, at);
    return;
  }
  const lattice = state.lattice as Lattice;
  moveOn(lattice, state.temperature, state.rng);
  for (let i = 0; i < lattice.spins.length; i++) out[at + i] = lattice.spins[i] > 0 ? 1 : 0;
}

/** Mini-batches; on larger lattices every fifth configuration is also counted. */
function learn(state: State, params: Readonly<Params>, data: Data): void {
  const { training, rng } = state;
  const distances = createDistances(params.size);
  const scratch = createScratch(training.rbm, BATCH, BATCH);
  const weights = data.states ? weightsOf(state, data) : undefined;
  const most = Math.max(2, Math.min(MOST_UPDATES, Math.floor(WORK / training.rbm.weights.length)));
  for (let k = 0; k < most && state.updates < params.updates; k++) {
    const seen = createNumbers(distances);
    let n = 0;
    const fill = (batch: Float64Array, at: number) => {
      if (data.states && weights) {
        writeArrangement(drawArrangement(data.states, weights, rng), batch, at);
        return;
      }
      writeExample(state, data, batch, at);
      if (n++ % 5 === 0) addSpins(distances, batch, at, 5 / BATCH, seen);
    };
    learnMagnet(training, settingsOf(params, state.updates), params.symmetry === 'built', fill, scratch, rng);
    if (!data.states) pushTally(state.truth, seen);
    state.updates++;
  }
  state.unseen++;
  for (let n = 0; n < TILES; n += 4) {
    const tile = (state.unseen * 4 + n) % TILES;
    writeExample(state, data, state.examples, tile * training.rbm.visible);
  }
}

/** Moves the observers and, where nothing can be counted, adds up what they show. */
function watch(state: State, params: Readonly<Params>, data: Data): void {
  const { observers, training, rng } = state;
  gibbsStep(training.rbm, observers, createMeans(training.rbm, OBSERVERS), rng);
  if (data.states) return;
  const distances = createDistances(params.size);
  const seen = createNumbers(distances);
  for (let n = 0; n < OBSERVERS; n++) {
    addSpins(distances, observers.visible, n * training.rbm.visible, 1 / OBSERVERS, seen);
  }
  pushTally(state.model, seen);
}

/** D(p ‖ q) of two sampled histograms; half a count stands for what was never seen. */
function divergenceOf(p: Float64Array, q: Float64Array, samples: number): number {
  let sum = 0;
  const least = 0.5 / Math.max(1, samples);
  for (let k = 0; k < p.length; k++) if (p[k] > 0) sum += p[k] * log(p[k] / Math.max(q[k], least));
  return Math.max(0, sum);
}

/** What is known of the machine now. */
function look(state: State, params: Readonly<Params>, data: Data): void {
  if (data.states) {
    const { numbers, divergence } = finishSweep(state.sweep, weightsOf(state, data));
    state.counted = numbers;
    state.divergence = divergence;
  } else {
    const distances = createDistances(params.size);
    const { model, truth } = state;
    const q = tallied(model, distances).numbers.energies;
    const samples = OBSERVERS * model.bins.filled * model.bins.length;
    state.divergence = divergenceOf(tallied(truth, distances).numbers.energies, q, samples);
    // The weights have changed meanwhile: only those of a complete machine add up.
    if (state.updates < params.updates) clearTally(model);
  }
  state.sweeping = 0;
  state.unseen = 0;
  record(state.trace, [state.updates, state.divergence]);
  if (state.updates >= params.updates) record(state.kept, [state.temperature, state.divergence]);
}

/** The next stretch of a sum over all arrangements: about as much work whatever the machine. */
function sweepOn(state: State, params: Readonly<Params>, data: Data): void {
  const { sweep, training } = state;
  const count = Math.ceil((8 * STATES) / Math.max(32, params.hidden));
  if (advanceSweep(sweep, training.rbm, data.states as MagnetStates, weightsOf(state, data), count)) {
    look(state, params, data);
  }
}

function withSummary(
  numbers: MagnetNumbers,
  errors: MagnetNumbers,
  energyError = 0,
  magnetizationError = 0,
): Numbers {
  return {
    numbers,
    errors,
    energy: energyPerSite(numbers),
    energyError,
    magnetization: absoluteMagnetization(numbers),
    magnetizationError,
  };
}

function sampled(tally: MagnetTally, distances: Distances): Numbers {
  const { numbers, errors } = tallied(tally, distances);
  const { energy, magnetization } = summaryErrors(tally, distances.size * distances.size);
  return withSummary(numbers, errors, energy, magnetization);
}

/** Both sides: sums over all arrangements on 4 × 4 sites, samples on larger lattices. */
function numbersOf(state: State, data: Data, distances: Distances): Pick<Frame, 'magnet' | 'machine'> {
  if (!data.states) {
    return { magnet: sampled(state.truth, distances), machine: sampled(state.model, distances) };
  }
  const none = createNumbers(distances);
  const magnet = withSummary(numbersOfMagnet(data.states, weightsOf(state, data)), none);
  const { energies, magnets, correlations } = state.counted;
  const machine = {
    energies: energies.slice(),
    magnets: magnets.slice(),
    correlations: correlations.slice(),
  };
  return { magnet, machine: withSummary(machine, createNumbers(distances)) };
}

/**
 * A restricted Boltzmann machine learns an Ising magnet from configurations in equilibrium. One step is a few mini-batches,
 * or a stretch of the exact sum over all arrangements that tells how far the machine is from the magnet.
 */
const simulation: Simulation<Params, State, Frame, never, Data> = {
  async load({ size }) {
    return size === SIDE ? { states: allMagnetStates() } : {};
  },

  init(params, seed, data) {
    check(params);
    const rng = createRng(seed);
    const distances = createDistances(params.size);
    const sites = params.size * params.size;
    const swapped = uniform(rng) < 0.5 ? 1 : 0;
    const training = createMagnetLearner(sites, params.hidden, settingsOf(params, 0), rng);
    const state: State = {
      rng,
      temperature: targetOf(params, 0),
      machine: 0,
      training,
      updates: 0,
      unseen: 0,
      lattice: data.states ? undefined : createSource(params.size, targetOf(params, 0), rng),
      observers: createChains(training.rbm, OBSERVERS, rng),
      examples: new Int8Array(TILES * sites),
      sweep: createSweep(distances),
      sweeping: 0,
      counted: createNumbers(distances),
      truth: createTally(distances),
      model: createTally(distances),
      divergence: 0,
      trace: createTrace(2, TRACE_ROWS),
      kept: createTrace(2, KEPT),
      swapped,
      seen: seenOf(params),
    };
    beginMachine(state, params, data);
    if (data.states) {
      advanceSweep(state.sweep, training.rbm, data.states, weightsOf(state, data), STATES);
      look(state, params, data);
    } else state.sweeping = 0;
    return state;
  },

  step(state, params, data) {
    const now = seenOf(params);
    if (now.some((value, i) => value !== state.seen[i])) {
      state.machine = 0;
      state.seen.set(now);
      beginMachine(state, params, data);
      return;
    }
    if (state.sweeping && data.states) {
      sweepOn(state, params, data);
      return;
    }
    watch(state, params, data);
    if (state.updates < params.updates) {
      learn(state, params, data);
      const complete = state.updates >= params.updates;
      if (!data.states && complete) clearTally(state.model);
      if (state.unseen < LOOK_EVERY && !complete) return;
      if (data.states) beginSweep(state);
      else if (!complete) look(state, params, data);
      return;
    }
    finishStep(state, params, data);
  },

  done: (state, params) => params.scan === 'on' && state.machine >= SCAN.length,

  frame(state, params, data) {
    const distances = createDistances(params.size);
    return {
      size: params.size,
      hidden: params.hidden,
      temperature: state.temperature,
      updates: state.updates,
      total: params.updates,
      trained: state.updates >= params.updates && state.sweeping === 0,
      exact: data.states !== undefined,
      ...numbersOf(state, data, distances),
      divergence: state.divergence,
      lengths: distances.lengths.slice(),
      magnetTiles: state.examples.slice(),
      machineTiles: Int8Array.from(state.observers.visible.subarray(0, TILES * params.size * params.size)),
      swapped: state.swapped === 1,
      trace: { updates: traceColumn(state.trace, 0), divergence: traceColumn(state.trace, 1) },
      kept: { temperature: traceColumn(state.kept, 0), divergence: traceColumn(state.kept, 1) },
      scan: params.scan === 'on',
    };
  },
};

/** A complete machine: samples add up, then a scan goes on to the next temperature. */
function finishStep(state: State, params: Readonly<Params>, data: Data): void {
  const { rbm } = state.training;
  state.unseen++;
  writeExample(state, data, state.examples, (state.unseen % TILES) * rbm.visible);
  if (!data.states && state.unseen % LOOK_EVERY === 0) look(state, params, data);
  if (params.scan !== 'on' || state.machine >= SCAN.length) return;
  if (!data.states && state.unseen < 5 * LOOK_EVERY) return;
  state.machine++;
  if (state.machine < SCAN.length) beginMachine(state, params, data);
}

export default simulation;
