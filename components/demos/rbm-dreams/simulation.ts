import { unpackBits } from '@/lib/bits';
import {
  type ChainHistory,
  clearHistory,
  createHistory,
  mixingOf,
  namesIn,
  pushHistory,
  sameShare,
} from '@/lib/ml/chainHistory';
import {
  createDigitTraining,
  type DigitScore,
  type DigitTraining,
  LABELS,
  scoreDigits,
  trainDigits,
} from '@/lib/ml/digitMachine';
import { type DreamData, loadDreams } from '@/lib/ml/digitRecords';
import { DRAWING_SIDE, digitOfDrawing } from '@/lib/ml/drawnDigit';
import { freeEnergies, type Rbm } from '@/lib/ml/rbm';
import { classify, labelProbabilities } from '@/lib/ml/rbmClassifier';
import {
  type Chains,
  createMeans,
  drawHidden,
  gibbsStep,
  type LayerMeans,
  visibleMeans,
} from '@/lib/ml/rbmSampling';
import { createRng, nextUint32, type Rng } from '@/lib/rng';
import type { Simulation } from '@/lib/simulation';
import { clearTrace, createTrace, isDue, record, type Trace, traceColumn } from '@/lib/trace';

export interface Params {
  data: 'small' | 'mnist';
  start: 'noise' | 'drawing';
  /** Part of the picture that is held to the drawing. */
  clamp: 'none' | 'top' | 'bottom' | 'left' | 'right';
  label: 'free' | '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
  temperature: number;
  chains: number;
  /** Hidden units and epochs of the machine that is trained here. */
  hidden: number;
  epochs: number;
  /** 32 × 32 cells, packed as in `lib/bits.ts`. */
  drawing: Float64Array;
  /** Tiles show bits, or the probabilities they were drawn from; no arithmetic. */
  tiles: 'probabilities' | 'bits';
  /** Which plot stands at the lower right, on a slide at the right; no arithmetic. */
  panel: 'energy' | 'digits' | 'mixing' | 'learning';
}

export interface State {
  rng: Rng;
  /** Absent when the machine is a recorded one. */
  learner?: DigitTraining;
  score: DigitScore;
  /** 1 when the machine has changed since it was scored for the last time and a scoring is due. */
  unscored: number;
  /** Room for the most chains; `count` of them wander. */
  chains: Chains;
  means: LayerMeans;
  /** Gibbs steps of this dream; −1 before the first dream begins. */
  dreamt: number;
  /** F(v) of every chain. */
  energies: Float64Array;
  energyHistory: ChainHistory;
  /** The name the machine gives each chain's picture. */
  names: Uint8Array;
  nameHistory: ChainHistory;
  /** Step, mean, least and largest F. */
  trace: Trace;
  /** Epoch, accuracy and its error. */
  lessons: Trace;
  /** Drawing and parameters this dream began with. */
  seen: Float64Array;
}

export interface Frame {
  phase: 'training' | 'dreaming';
  side: 8 | 28;
  hidden: number;
  epoch: number;
  epochs: number;
  dreamt: number;
  count: number;
  temperature: number;
  /** Pictures of the chains, count × side², values 0 … 1. */
  pictures: Float32Array;
  /** Their bits. */
  bits: Uint8Array;
  names: Uint8Array;
  /** 1 for a pixel that is clamped. */
  clamped: Uint8Array;
  /** Label that is clamped, or −1. */
  label: number;
  /** The drawing as the machine sees it, side². */
  drawing: Float64Array;
  /** p(y | drawing) */
  votes: Float64Array;
  /** Share of the names over all chains and kept steps, and its standard error over chains. */
  named: { share: Float64Array; error: Float64Array };
  score: DigitScore;
  heldOut: number;
  /** Accuracy of the nearest neighbour on the same digits. */
  neighbor: number;
  energies: Float64Array;
  trace: { step: Float64Array; mean: Float64Array; least: Float64Array; most: Float64Array };
  lessons: { epoch: Float64Array; accuracy: Float64Array; error: Float64Array };
  mixing: {
    energy: Float64Array;
    /** Share of chains that are called the same after t steps, and that expected by chance. */
    same: Float64Array;
    chance: number;
    time: number;
    error: number;
    settled: boolean;
  };
  /** Command and seconds of a recorded machine; empty when trained here. */
  recorded: string;
  recordedSeconds: number;
}

export const MOST_CHAINS = 100;
/** Mini-batches in a training step: six steps make an epoch of the small digits. */
const BATCHES_PER_STEP = 24;
const SCORE_EVERY = 5;
const HISTORY = 400;
const LAGS = 100;
const TRACE_ROWS = 256;
const WHOLE = 4294967296;
/**
 * Share of hidden units that noise turns on in the large machine. Noise in its 784 pixels ends in a blur at a free energy
 * far above that of digits, which most chains do not leave within hundreds of steps.
 */
const HIDDEN_NOISE = 0.1;

/** @throws RangeError for a parameter outside its domain. */
function check(params: Readonly<Params>): void {
  const { temperature } = params;
  if (!(temperature >= 0 && temperature < Infinity)) {
    throw new RangeError(`temperature = ${temperature}: expected a number ≥ 0`);
  }
  for (const [name, least, most] of [
    ['chains', 1, MOST_CHAINS],
    ['hidden', 1, 256],
    ['epochs', 1, 200],
  ] as const) {
    const value = params[name];
    if (!(Number.isInteger(value) && value >= least && value <= most)) {
      throw new RangeError(`${name} = ${value}: expected an integer from ${least} to ${most}`);
    }
  }
}

/** The machine that dreams. */
function machineOf(state: State, data: DreamData): Rbm {
  return data.recorded?.rbm ?? (state.learner as DigitTraining).training.rbm;
}

const isTraining = ({ learner, unscored }: State, { epochs }: Readonly<Params>) =>
  learner !== undefined && (learner.epoch < epochs || unscored === 1);

function drawingOf({ drawing }: Readonly<Params>, side: 8 | 28): Float64Array {
  return digitOfDrawing(unpackBits(drawing, DRAWING_SIDE * DRAWING_SIDE), side);
}

/** 1 for every visible unit that keeps its value, labels included. */
function clampedUnits({ clamp, label }: Readonly<Params>, side: number): Uint8Array {
  const clamped = new Uint8Array(side * side + LABELS);
  const half = side / 2;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const held =
        (clamp === 'top' && row < half) ||
        (clamp === 'bottom' && row >= half) ||
        (clamp === 'left' && column < half) ||
        (clamp === 'right' && column >= half);
      if (held) clamped[row * side + column] = 1;
    }
  }
  if (label !== 'free') clamped.fill(1, side * side);
  return clamped;
}

/** What makes a dream begin anew when it changes. */
function seenOf({ start, clamp, label, chains, drawing }: Readonly<Params>): Float64Array {
  const seen = new Float64Array(4 + Math.ceil((DRAWING_SIDE * DRAWING_SIDE) / 15));
  seen[0] = start === 'noise' ? 0 : 1;
  seen[1] = ['none', 'top', 'bottom', 'left', 'right'].indexOf(clamp);
  seen[2] = label === 'free' ? -1 : Number(label);
  seen[3] = chains;
  const used = start === 'drawing' || clamp !== 'none';
  if (used) seen.set(drawing.subarray(0, seen.length - 4), 4);
  return seen;
}

/** Chains at their start: noise (in the pixels, of the large machine in the hidden units) or the drawing; clamped units. */
function beginDream(state: State, params: Readonly<Params>, data: DreamData): void {
  const { chains, rng } = state;
  const rbm = machineOf(state, data);
  const pixels = data.side * data.side;
  const drawing = drawingOf(params, data.side);
  const clamped = clampedUnits(params, data.side);
  chains.count = params.chains;
  chains.visible.fill(0);
  for (let n = 0; n < params.chains; n++) {
    const at = n * rbm.visible;
    for (let i = 0; i < pixels; i++) {
      const ink = params.start === 'noise' ? 0.5 : drawing[i];
      chains.visible[at + i] = clamped[i] ? drawing[i] : nextUint32(rng) < ink * WHOLE ? 1 : 0;
    }
    // A label that is free has no say in the first hidden units.
    if (params.label !== 'free') chains.visible[at + pixels + Number(params.label)] = 1;
  }
  drawHidden(rbm, chains, state.means, rng, params.temperature);
  if (params.start === 'noise' && data.side === 28) {
    for (let k = 0; k < chains.count * rbm.hidden; k++) {
      chains.hidden[k] = nextUint32(rng) < HIDDEN_NOISE * WHOLE ? 1 : 0;
    }
  }
  state.means.visible.set(chains.visible);
  clearHistory(state.energyHistory);
  clearHistory(state.nameHistory);
  clearTrace(state.trace);
  state.dreamt = 0;
  state.seen.set(seenOf(params));
  observe(state, params, rbm, data);
}

/** Weighs and names what the chains show. */
function observe(state: State, params: Readonly<Params>, rbm: Rbm, { side }: DreamData): void {
  const { chains, energies, names } = state;
  const { count } = chains;
  const pixels = side * side;
  freeEnergies(rbm, chains.visible, energies, count, new Float64Array(count * rbm.hidden));
  const pictures = new Float64Array(count * pixels);
  for (let n = 0; n < count; n++) {
    const at = n * rbm.visible;
    pictures.set(chains.visible.subarray(at, at + pixels), n * pixels);
  }
  names.set(classify(rbm, pictures, count));
  if (state.dreamt > 0) {
    pushHistory(state.energyHistory, energies.subarray(0, count));
    pushHistory(state.nameHistory, names.subarray(0, count));
  }
  if (!isDue(state.trace)) return;
  let [sum, least, most] = [0, Infinity, -Infinity];
  for (let n = 0; n < count; n++) {
    sum += energies[n];
    least = Math.min(least, energies[n]);
    most = Math.max(most, energies[n]);
  }
  record(state.trace, [state.dreamt, sum / params.chains, least, most]);
}

function score(state: State, data: DreamData): void {
  state.score = scoreDigits(machineOf(state, data), data.heldOut);
  state.unscored = 0;
  const { accuracy, error } = state.score;
  if (isDue(state.lessons)) record(state.lessons, [state.learner?.epoch ?? 0, accuracy, error]);
}

/** A few mini-batches, or the scoring that is due. */
function learn(state: State, learner: DigitTraining, params: Readonly<Params>, data: DreamData): void {
  if (state.unscored) {
    score(state, data);
    return;
  }
  const { epoch } = learner;
  trainDigits(learner, data.rows, params.epochs, BATCHES_PER_STEP, state.rng);
  if (learner.epoch === epoch) return;
  if (learner.epoch % SCORE_EVERY === 0 || learner.epoch === params.epochs) state.unscored = 1;
}

function dream(state: State, params: Readonly<Params>, data: DreamData): void {
  const now = seenOf(params);
  if (state.dreamt < 0 || now.some((value, i) => value !== state.seen[i])) {
    beginDream(state, params, data);
    return;
  }
  const rbm = machineOf(state, data);
  const clamped = clampedUnits(params, data.side);
  gibbsStep(rbm, state.chains, state.means, state.rng, params.temperature, clamped);
  state.dreamt++;
  observe(state, params, rbm, data);
}

/** What the tiles show: the dreams, or while it trains the pictures its own chains are at. */
function picturesOf(state: State, data: DreamData, clamped: Uint8Array, training: boolean) {
  const rbm = machineOf(state, data);
  const pixels = data.side * data.side;
  const persistent = state.learner?.training.persistent as Chains | undefined;
  const chains = training && persistent ? persistent : state.chains;
  const means = training ? new Float64Array(chains.count * rbm.visible) : state.means.visible;
  if (training) visibleMeans(rbm, chains.hidden, means, chains.count);
  const pictures = new Float32Array(chains.count * pixels);
  const bits = new Uint8Array(chains.count * pixels);
  for (let n = 0; n < chains.count; n++) {
    for (let i = 0; i < pixels; i++) {
      const bit = chains.visible[n * rbm.visible + i];
      bits[n * pixels + i] = bit > 0.5 ? 1 : 0;
      pictures[n * pixels + i] = clamped[i] && !training ? bit : means[n * rbm.visible + i];
    }
  }
  let energies = state.energies.slice(0, chains.count);
  if (training) {
    energies = new Float64Array(chains.count);
    freeEnergies(rbm, chains.visible, energies, chains.count, new Float64Array(chains.count * rbm.hidden));
  }
  return { count: chains.count, pictures, bits, energies };
}

/** Share of each name, and how much it differs from chain to chain. */
function namedOf({ nameHistory }: State, chains: number): Frame['named'] {
  const share = namesIn(nameHistory, chains, LABELS);
  const error = new Float64Array(LABELS);
  const rows = Math.min(nameHistory.seen, nameHistory.length);
  if (rows === 0 || chains < 2) return { share, error };
  for (let y = 0; y < LABELS; y++) {
    let squares = 0;
    for (let c = 0; c < chains; c++) {
      let own = 0;
      for (let k = 0; k < rows; k++) if (nameHistory.values[k * nameHistory.chains + c] === y) own++;
      squares += (own / rows - share[y]) * (own / rows - share[y]);
    }
    error[y] = Math.sqrt(squares / (chains * (chains - 1)));
  }
  return { share, error };
}

function mixingFrame({ energyHistory, nameHistory }: State, chains: number): Frame['mixing'] {
  const { correlation, time, error, settled } = mixingOf(energyHistory, chains, LAGS);
  const share = namesIn(nameHistory, chains, LABELS);
  const chance = share.reduce((sum, p) => sum + p * p, 0);
  return { energy: correlation, same: sameShare(nameHistory, chains, LAGS), chance, time, error, settled };
}

/**
 * A restricted Boltzmann machine learns digits with their labels, then dreams: parallel chains of Gibbs steps, with
 * pixels or the label clamped. One step is a few mini-batches while it trains, and one Gibbs step of all chains after.
 */
const simulation: Simulation<Params, State, Frame, never, DreamData> = {
  load: (params, assets) => loadDreams(params.data, assets),

  init(params, seed, data) {
    check(params);
    const rng = createRng(seed);
    const pixels = data.side * data.side;
    const learner = data.recorded ? undefined : createDigitTraining(data.rows, pixels, params.hidden, rng);
    const rbm = data.recorded?.rbm ?? (learner as DigitTraining).training.rbm;
    const room = createMeans(rbm, MOST_CHAINS);
    const state: State = {
      rng,
      learner,
      score: data.recorded?.score ?? scoreDigits(rbm, data.heldOut),
      unscored: 0,
      chains: { count: params.chains, ...createMeans(rbm, MOST_CHAINS) },
      means: room,
      dreamt: -1,
      energies: new Float64Array(MOST_CHAINS),
      energyHistory: createHistory(MOST_CHAINS, HISTORY),
      names: new Uint8Array(MOST_CHAINS),
      nameHistory: createHistory(MOST_CHAINS, HISTORY),
      trace: createTrace(4, TRACE_ROWS),
      lessons: createTrace(3, 128),
      seen: new Float64Array(seenOf(params).length),
    };
    if (learner) score(state, data);
    else beginDream(state, params, data);
    return state;
  },

  step(state, params, data) {
    if (state.learner && isTraining(state, params)) learn(state, state.learner, params, data);
    else dream(state, params, data);
  },

  frame(state, params, data) {
    const { side } = data;
    const rbm = machineOf(state, data);
    const training = isTraining(state, params) || state.dreamt < 0;
    const clamped = clampedUnits(params, side);
    const drawing = drawingOf(params, side);
    const votes = new Float64Array(LABELS);
    labelProbabilities(rbm, drawing, 1, votes);
    const chains = state.chains.count;
    const seen = training ? 0 : chains;
    return {
      phase: training ? 'training' : 'dreaming',
      side,
      hidden: rbm.hidden,
      epoch: state.learner?.epoch ?? data.recorded?.epochs ?? 0,
      epochs: data.recorded?.epochs ?? params.epochs,
      dreamt: Math.max(0, state.dreamt),
      temperature: params.temperature,
      ...picturesOf(state, data, clamped, training),
      names: state.names.slice(0, seen),
      clamped: clamped.slice(0, side * side),
      label: params.label === 'free' ? -1 : Number(params.label),
      drawing,
      votes,
      named: namedOf(state, chains),
      score: { ...state.score },
      heldOut: data.heldOut.labels.length,
      neighbor: data.neighbor,
      trace: {
        step: traceColumn(state.trace, 0),
        mean: traceColumn(state.trace, 1),
        least: traceColumn(state.trace, 2),
        most: traceColumn(state.trace, 3),
      },
      lessons: {
        epoch: traceColumn(state.lessons, 0),
        accuracy: traceColumn(state.lessons, 1),
        error: traceColumn(state.lessons, 2),
      },
      mixing: mixingFrame(state, chains),
      recorded: data.recorded?.command ?? '',
      recordedSeconds: data.recorded?.seconds ?? 0,
    };
  },
};

export default simulation;
