import { type BoltzmannMachine, createMachine } from '@/lib/ml/boltzmann';
import { couple } from '@/lib/ml/energy';
import { createRng, normal, uniform } from '@/lib/rng';

/** A machine with random weights and biases. */
export function randomMachine(
  visible: number,
  hidden: number,
  low: -1 | 0,
  seed: number,
  size = 0.7,
): BoltzmannMachine {
  const rng = createRng(seed);
  const machine = createMachine(visible, hidden, low);
  for (let i = 0; i < machine.size; i++) {
    machine.bias[i] = size * normal(rng);
    for (let j = 0; j < i; j++) couple(machine, i, j, size * normal(rng));
  }
  return machine;
}

/** A distribution over 2^visible states in which all of them occur. */
export function randomData(visible: number, seed: number): Float64Array {
  const rng = createRng(seed);
  const data = Float64Array.from({ length: 2 ** visible }, () => 0.05 + uniform(rng));
  const sum = data.reduce((a, b) => a + b, 0);
  return data.map((p) => p / sum);
}

/** Each of the listed states equally often. */
export function uniformOn(visible: number, codes: readonly number[]): Float64Array {
  const data = new Float64Array(2 ** visible);
  for (const code of codes) data[code] += 1 / codes.length;
  return data;
}

/** The four bars of the 2 × 2 world: two rows, two columns. */
export const BARS = uniformOn(4, [0b0011, 0b1100, 0b0101, 0b1010]);

/** All states of four pixels with an even number of pixels on: no average of a pixel or of a pair gives them away. */
export const PARITY = uniformOn(4, [0, 3, 5, 6, 9, 10, 12, 15]);
