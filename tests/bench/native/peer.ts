/**
 * Peers: the same algorithm as a program in another language, timed beside ours.
 *
 * A peer is a file of this folder. It prints first how many units per second it did, and leaves with code 77 when something
 * it needs (a module, say) is not installed. Where the language itself or such a module is
 * missing there is no rate, and the benchmark says n/a; a peer that fails in any other way is a fault and throws.
 */
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Peer } from '../../tools/bench';

/** What a peer leaves with when something it needs is not installed. */
const NOT_INSTALLED = 77;
/** A shell's word for the same: a stub of an interpreter that is not there. */
const NOT_FOUND = 127;

/** One thread in numerical libraries: ours has one, too. */
const ONE_THREAD = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

interface Outcome {
  /** Exit code, or `ENOENT` when there is no such program. */
  code: number | string;
  output: string;
  complaint: string;
}

function run(program: string, words: readonly string[]): Promise<Outcome> {
  return new Promise((done) => {
    const env = { ...process.env, ...ONE_THREAD };
    execFile(program, words, { env }, (error, output, complaint) =>
      done({ code: error ? (error.code ?? error.signal ?? 1) : 0, output, complaint }),
    );
  });
}

const source = (file: string): string => resolve('tests/bench/native', file);

/**
 * Output of the first candidate that is there and has what it needs, in words; the first is its rate.
 *
 * @throws Error when a program fails
 */
async function firstOutput(candidates: readonly [string, ...string[]][]): Promise<string[] | null> {
  for (const [program, ...words] of candidates) {
    const { code, output, complaint } = await run(program, words);
    if (code === 'ENOENT' || code === NOT_INSTALLED || code === NOT_FOUND) continue;
    const said = output.trim().split(' ');
    if (code !== 0 || !(Number(said[0]) > 0)) {
      throw new Error(`${[program, ...words].join(' ')} left with ${code}: ${output}${complaint}`);
    }
    return said;
  }
  return null;
}

async function firstRate(candidates: readonly [string, ...string[]][]): Promise<number | null> {
  const said = await firstOutput(candidates);
  return said && Number(said[0]);
}

/** Compiles a C++ file; null without a compiler. @throws Error when it does not compile. */
async function compile(file: string, flags: string): Promise<string | null> {
  mkdirSync('.cache/native', { recursive: true });
  const program = resolve('.cache/native', `${file}${flags}`.replace(/\W/g, '-'));
  for (const compiler of ['g++', 'c++', 'clang++']) {
    const words = ['-std=c++17', ...flags.split(' '), `-DFLAGS="${flags}"`, '-o', program, source(file)];
    const { code, complaint } = await run(compiler, words);
    if (code === 'ENOENT') continue;
    if (code !== 0) throw new Error(`${file} does not compile: ${complaint}`);
    return program;
  }
  return null;
}

const compiled: Record<string, Promise<string | null>> = {};

/** Compiled once per run of the benchmarks. */
function program(file: string, flags: string): Promise<string | null> {
  compiled[file + flags] ??= compile(file, flags);
  return compiled[file + flags];
}

/** A C++ file of this folder. */
export function cpp(file: string, ...words: string[]): Peer {
  return {
    name: 'C++ -O3',
    async rate() {
      const path = await program(file, '-O3');
      return path === null ? null : firstRate([[path, ...words]]);
    },
  };
}

/** Relative difference that rounding may leave between two runs of one algorithm. */
const ROUNDING = 1e-6;

/**
 * A C++ file of this folder, compiled for this very machine, that prints its rate, a result and its compiler with flags.
 *
 * @param result the same result by our kernel; a peer that disagrees is no reference, and its rate throws
 */
export function checkedCpp(file: string, words: readonly string[], result: () => number): Peer {
  const peer: Peer = {
    name: 'C++',
    async rate() {
      const path = await program(file, '-O3 -march=native');
      const said = path && (await firstOutput([[path, ...words]]));
      if (!said) return null;
      const [rate, theirs, ...about] = said;
      const ours = result();
      if (!(Math.abs(Number(theirs) / ours - 1) < ROUNDING)) {
        throw new Error(`${file} ${words.join(' ')} gives ${theirs} where we have ${ours}`);
      }
      peer.name = about.join(' ');
      return Number(rate);
    },
  };
  return peer;
}

/** A Python file of this folder, run by the first interpreter that has the modules: a distribution's own may be the second. */
export function python(name: string, file: string, ...words: string[]): Peer {
  const candidates = ['python3', '/usr/bin/python3'].map((program): [string, ...string[]] => [
    program,
    source(file),
    ...words,
  ]);
  return { name, rate: () => firstRate(candidates) };
}
