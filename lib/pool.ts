/**
 * Work split over workers so that the result does not depend on how many there are: always `STREAMS` streams, each with
 * its own generator, and results in the order of the streams. The same code serves web workers and node's worker_threads.
 *
 * A worker file imports the task functions and calls `serveStreams({ name: function })`. Whoever makes the pool opens that
 * file: with `Worker` of the page, or of `node:worker_threads`.
 */
import { createRng, type Rng } from './rng';

/** Number of streams, whatever the number of workers. */
export const STREAMS = 8;

/** The work of one stream; draws all its random numbers from `rng`. Input and output survive a structured clone. */
export type StreamTask<I = never, O = unknown> = (input: I, rng: Rng, stream: number) => O | Promise<O>;

// biome-ignore lint/suspicious/noExplicitAny: the two kinds of workers share no type of event
type Listener = (event: any) => void;

/** What a page's and node's `Worker` have in common. */
export interface PoolWorker {
  postMessage(message: unknown): void;
  terminate(): unknown;
  /** The page's way to listen. */
  addEventListener?(type: 'message' | 'error', listen: Listener): unknown;
  /** Node's way to listen. */
  on?(type: string, listen: Listener): unknown;
}

/** What a page's and node's worker see of the other side. */
export interface PoolPort {
  postMessage(message: unknown): void;
  addEventListener?(type: 'message', listen: Listener): unknown;
  on?(type: string, listen: Listener): unknown;
}

export interface Pool {
  /** Runs a named task for every stream of a seed; outputs in the order of the streams. @rejects Error of the first failure. */
  run<O>(task: string, input: unknown, seed: number): Promise<O[]>;
  /** Stops the workers; runs under way fail. */
  close(): void;
}

interface Job {
  task: string;
  input: unknown;
  seed: number;
  stream: number;
}

type Answer = { output: unknown } | { error: string };

interface Waiting extends Job {
  resolve(output: unknown): void;
  reject(error: Error): void;
}

/** Opens `workers` workers, at most one per stream. */
export function createPool(workers: number, open: () => PoolWorker): Pool {
  if (!Number.isInteger(workers) || workers < 1) {
    throw new RangeError(`workers = ${workers}: expected an integer ≥ 1`);
  }
  const waiting: Waiting[] = [];
  const busy = new Map<PoolWorker, Waiting>();
  const idle: PoolWorker[] = [];
  const all: PoolWorker[] = [];
  let broken: Error | undefined;

  function fail(error: Error): void {
    broken ??= error;
    for (const worker of all) worker.terminate();
    for (const job of [...busy.values(), ...waiting]) job.reject(broken);
    busy.clear();
    waiting.length = 0;
  }

  function next(): void {
    while (idle.length > 0 && waiting.length > 0 && !broken) {
      const worker = idle.pop()!;
      const { task, input, seed, stream } = waiting[0];
      busy.set(worker, waiting.shift()!);
      worker.postMessage({ task, input, seed, stream } satisfies Job);
    }
  }

  function settle(worker: PoolWorker, answer: Answer): void {
    const job = busy.get(worker);
    if (!job) return;
    busy.delete(worker);
    idle.push(worker);
    if ('error' in answer) job.reject(new Error(`${job.task}, stream ${job.stream}: ${answer.error}`));
    else job.resolve(answer.output);
    next();
  }

  for (let i = 0; i < Math.min(workers, STREAMS); i++) {
    const worker = open();
    const stopped = (reason?: string) => fail(new Error(`a worker stopped: ${reason ?? 'no reason given'}`));
    if (worker.on) {
      worker.on('message', (answer: Answer) => settle(worker, answer));
      worker.on('error', (error: Error) => stopped(error.message));
      worker.on('exit', (code: number) => stopped(`exit code ${code}`));
    } else {
      worker.addEventListener?.('message', (event: MessageEvent<Answer>) => settle(worker, event.data));
      worker.addEventListener?.('error', (event: ErrorEvent) => stopped(event.message));
    }
    all.push(worker);
    idle.push(worker);
  }

  return {
    run<O>(task: string, input: unknown, seed: number): Promise<O[]> {
      if (broken) return Promise.reject(broken);
      const outputs = Array.from({ length: STREAMS }, (_, stream) => {
        return new Promise((resolve, reject) => {
          waiting.push({ task, input, seed, stream, resolve, reject });
        });
      });
      next();
      return Promise.all(outputs) as Promise<O[]>;
    },
    close: () => fail(new Error('the pool is closed')),
  };
}

/** Makes this worker answer a pool. */
export function serveStreams(
  tasks: Readonly<Record<string, StreamTask<never>>>,
  port: PoolPort = ownPort(),
): void {
  const answer = async ({ task, input, seed, stream }: Job) => {
    try {
      if (!Object.hasOwn(tasks, task)) throw new Error('no such task');
      port.postMessage({ output: await tasks[task](input as never, createRng(seed, stream), stream) });
    } catch (error) {
      port.postMessage({ error: error instanceof Error ? error.message : String(error) });
    }
  };
  if (port.on) port.on('message', answer);
  else port.addEventListener?.('message', (event: MessageEvent<Job>) => answer(event.data));
}

/** The same streams one after the other, here: the reference, and the way where there are no workers. */
export async function runStreams<I, O>(task: StreamTask<I, O>, input: I, seed: number): Promise<O[]> {
  const outputs: O[] = [];
  for (let stream = 0; stream < STREAMS; stream++) {
    outputs.push(await task(input, createRng(seed, stream), stream));
  }
  return outputs;
}

function ownPort(): PoolPort {
  const threads = globalThis.process?.getBuiltinModule?.('node:worker_threads');
  return (threads?.parentPort ?? globalThis) as PoolPort;
}
