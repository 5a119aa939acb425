/**
 * Walkers in WebAssembly SIMD, in float64: the same operations in the same order as the kernels beside this file, so that
 * a run has the same bits with the module and without it. Walkers and θ stay in the caller's state between two calls; the
 * memory of the module is scratch, filled from that state and read back. The module is compiled from './wasm/walkers'.
 */
import { LN2_HIGH, LN2_LOW, LOG_TABLE, ROOTS, STEP_HIGH, STEP_LOW } from '../mathTables';
import { type Rng, ZIGGURAT } from '../rng';
import type { Assets } from '../simulation';
import { loadModule, type ModuleExports, reserve } from '../wasmModule';

/** Where the build puts the compiled module, below `public/`. */
const FILE = 'vendor/walkers.wasm';

/** Functions of the module; what is named after lists are their addresses in bytes. */
export interface WalkerModule extends ModuleExports {
  setMachine(size: number, hidden: number, inverseVariance: number, power: number, room: number): void;
  sweepMachine(
    count: number,
    timeStep: number,
    positions: number,
    gradients: number,
    logPsi: number,
    laplacians: number,
    derivatives: number,
  ): number;
  setSlater(
    electrons: number,
    omega: number,
    alpha: number,
    beta: number,
    jastrow: boolean,
    room: number,
  ): void;
  sweepSlater(count: number, stepSize: number, positions: number, followed: number): number;
  measureSlater(count: number, positions: number, followed: number, parts: number): void;
}

/** Addresses of the tables, as in './wasm/functions' and './wasm/chance', in bytes. */
const CONSTANTS = 1024;
const RNG = 1088;
const TABLES = 1152;
/** What a call lays out begins here. */
const ROOM = 20480;

/** Loads the module; null, with the same results at a lower speed, where there is no WebAssembly SIMD. */
export async function loadWalkerModule(assets: Assets): Promise<WalkerModule | null> {
  const module = await loadModule<WalkerModule>(assets, FILE);
  if ('reason' in module) return null;
  reserve(module, ROOM);
  const numbers = new Float64Array(module.memory.buffer);
  const constants = [1 / (STEP_HIGH + STEP_LOW), STEP_HIGH, STEP_LOW, LN2_HIGH, LN2_LOW, ZIGGURAT.tail];
  numbers.set(constants, CONSTANTS / 8);
  let at = TABLES / 8;
  for (const table of [ROOTS, LOG_TABLE, ZIGGURAT.edge, ZIGGURAT.height, ZIGGURAT.scale]) {
    numbers.set(table, at);
    at += table.length;
  }
  return module;
}

/** Lengths of lists, in numbers, to their addresses in bytes, one after the other; the memory grows to hold them. */
export function layOut(module: WalkerModule, lengths: readonly number[]): number[] {
  let at = ROOM;
  const addresses = lengths.map((length) => {
    at += 8 * length;
    return at - 8 * length;
  });
  reserve(module, at);
  return addresses;
}

/** Copies a generator and lists to the module. */
export function lend(
  { memory }: WalkerModule,
  rng: Rng,
  lists: readonly Float64Array[],
  addresses: readonly number[],
): void {
  new Uint32Array(memory.buffer, RNG, 4).set(rng);
  const numbers = new Float64Array(memory.buffer);
  for (let k = 0; k < lists.length; k++) numbers.set(lists[k], addresses[k] / 8);
}

/** Copies them back. */
export function takeBack(
  { memory }: WalkerModule,
  rng: Rng,
  lists: readonly Float64Array[],
  addresses: readonly number[],
): void {
  rng.set(new Uint32Array(memory.buffer, RNG, 4));
  for (let k = 0; k < lists.length; k++) {
    lists[k].set(new Float64Array(memory.buffer, addresses[k], lists[k].length));
  }
}
