import { exponentialMemory } from '@/lib/ml/denseMemory';
import { hebbMemory, hebbWeights, type Memory, pairMemory } from '@/lib/ml/hopfield';
import { createDesk, measureCapacity } from '@/lib/ml/hopfieldCapacity';
import { asynchronousSweep } from '@/lib/ml/hopfieldDynamics';
import { corrupt, overlap, patternAt, randomPatterns } from '@/lib/ml/patterns';
import { spanOf } from '@/lib/ml/projectionMemory';
import { createRng } from '@/lib/rng';
import { python } from './native/peer';

const UNITS = 784;
const rng = createRng(1);
const patterns = randomPatterns(UNITS, 78, rng);
const start = new Int8Array(UNITS);
const desk = createDesk({ size: UNITS, sumCount: UNITS });
corrupt(patternAt(patterns, 0), 78, desk.order, rng, start);

/** The first sweep from 10 % flipped, the fields (or overlaps) computed from nothing. */
function firstSweeps(memory: Memory, times: number): { count: number } {
  for (let k = 0; k < times; k++) {
    desk.s.set(start);
    memory.prepare(desk.s, desk.sums);
    asynchronousSweep(memory, desk.s, desk.sums, desk.order, 0, rng);
  }
  if (overlap(desk.s, patternAt(patterns, 0)) < 0.95) throw new Error('the sweep did not recall');
  return { count: times };
}

const memories = {
  overlaps: hebbMemory(patterns),
  matrix: pairMemory(hebbWeights(patterns)),
  exponential: exponentialMemory(patterns),
};
const peer = python('NumPy row products', 'hopfield.py');

export const benchmarks = [
  {
    name: 'hopfield first sweep, Hebb, 784 units, 10 % flipped',
    unit: 'sweeps',
    run: () => firstSweeps(memories.overlaps, 50),
    peer,
  },
  {
    name: 'hopfield first sweep, any 784 × 784 weights',
    unit: 'sweeps',
    run: () => firstSweeps(memories.matrix, 20),
    peer,
  },
  {
    name: 'hopfield first sweep, exponential memory, 784 units',
    unit: 'sweeps',
    run: () => firstSweeps(memories.exponential, 20),
  },
  {
    name: 'hopfield recall until rest, Hebb, 784 units, P/N 0.1',
    unit: 'recalls',
    run() {
      measureCapacity({ units: UNITS, load: 0.1, noise: 0.1, rule: 'hebb', networks: 1 }, rng);
      return { count: 78 };
    },
  },
  {
    name: 'hopfield projection, 78 patterns of 784 units',
    unit: 'patterns',
    run() {
      return { count: spanOf(patterns).rank };
    },
  },
];
