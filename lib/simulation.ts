import type { EngineReport } from './device';

/** Reads a file of `public/`: fetch with the base path in the page, the file system in node. */
export interface Assets {
  /** @throws Error when the file does not exist or cannot be read. */
  bytes(name: string): Promise<Uint8Array>;
  /** Address of a file of `public/` for libraries that fetch by themselves (WASM binaries). */
  url(name: string): string;
}

/**
 * A seeded process that advances one step at a time.
 *
 * The state holds numbers and typed arrays only (its random generator included), so that clone = save = resume =
 * send to a worker. A step is what a student would count: one correction, one sweep, one epoch.
 *
 * @typeParam P parameters (numbers, choices, `Float64Array` for data)
 * @typeParam S state, survives `structuredClone`, constant size after `init`
 * @typeParam F frame: what a view draws, a copy
 * @typeParam A action: a reader's intervention between two steps
 * @typeParam D read-only data made by `load`: data sets, recorded weights, a device; never part of the state
 */
export interface Simulation<P, S extends object, F, A = never, D = void> {
  /** The only input/output. */
  load?(params: Readonly<P>, assets: Assets): Promise<D>;
  /** The only place a seed enters. @throws RangeError for parameters outside their domain. */
  init(params: Readonly<P>, seed: number, data: D): S;
  /** Advances in place; reads nothing but its arguments and never throws for a valid state. */
  step(state: S, params: Readonly<P>, data: D): void | Promise<void>;
  /** Copies out what a view draws; never writes. */
  frame(state: S, params: Readonly<P>, data: D): F;
  /** Applies a reader's intervention between two steps. */
  act?(state: S, action: A, params: Readonly<P>): void;
  /** True when no further step changes anything worth seeing. */
  done?(state: S, params: Readonly<P>): boolean;
  /** What does the arithmetic; omitted means float64 typed arrays. */
  engine?(data: D): EngineReport;
  /** Frees what `load` made (device memory). */
  unload?(data: D): void;
}

/** A simulation whose types are not known at the place that runs it. */
// biome-ignore lint/suspicious/noExplicitAny: the registry holds simulations of every type
export type AnySimulation = Simulation<any, any, any, any, any>;

/** A live change of parameters or a reader's action, with the step after which it was applied. */
export type RunEvent<P = Record<string, unknown>, A = unknown> =
  | { step: number; tune: Partial<P> }
  | { step: number; act: A };

/** One run as one record: the permalink, the other window, the saved file and the test replay are all this. */
export interface Run<P = Record<string, unknown>, A = unknown> {
  id: string;
  params: P;
  seed: number;
  events: RunEvent<P, A>[];
}

/** A number on screen: value, its standard error, and the exact or published number beside it. */
export interface Readout {
  value: number;
  /** One standard error; omitted when the value is exact to rounding. */
  error?: number;
  /** Exact or published reference value. */
  exact?: number;
}

export type Status = 'loading' | 'idle' | 'running' | 'paused' | 'done' | 'diverged' | 'error';
