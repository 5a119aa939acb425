/**
 * Times the kernels: `npm run bench [-- words] [--json]` runs the benchmarks of `tests/bench/*.bench.ts` whose name
 * contains one of the words (all without words).
 */

/** What a file of `tests/bench/` exports in `benchmarks`. */
export interface Benchmark {
  name: string;
  /** What is counted, e.g. `sweeps`, `calls`. */
  unit: string;
  /** Does enough work to be timed (a few ms at least) and says how many units it did. */
  run(): { count: number } | Promise<{ count: number }>;
  /** Ends what `run` keeps open from one call to the next. */
  close?(): void;
  /** The same work by the engine's own functions or by the plainest code, as the yardstick. */
  native?(): { count: number } | Promise<{ count: number }>;
  /** The yardstick instead of `native`: the same algorithm in another language. */
  peer?: Peer;
}

/** A program in another language (`tests/bench/native/`) that does the same work. */
export interface Peer {
  /** E.g. `C++ -O3`, `NumPy`; a peer may know it better after its first run. */
  name: string;
  /** Units per second of one run of about a second; null where the peer is not installed. */
  rate(): Promise<number | null>;
  /** How often the two are timed one after the other; default three. */
  rounds?: number;
}

/** Units per second: median over repetitions, and half the spread between the quartiles. */
interface Timing {
  median: number;
  spread: number;
  repetitions: number;
}

const WARM_UP_MS = 300;
const TIMED_MS = 1000;
const MIN_REPETITIONS = 7;
const ROUNDS = 3;

async function time(work: () => { count: number } | Promise<{ count: number }>): Promise<Timing> {
  const start = performance.now();
  do await work();
  while (performance.now() - start < WARM_UP_MS);
  const rates: number[] = [];
  const begin = performance.now();
  while (rates.length < MIN_REPETITIONS || performance.now() - begin < TIMED_MS) {
    const before = performance.now();
    const { count } = await work();
    rates.push((1000 * count) / (performance.now() - before));
  }
  rates.sort((a, b) => a - b);
  const at = (q: number) => rates[Math.round(q * (rates.length - 1))];
  return { median: at(0.5), spread: (at(0.75) - at(0.25)) / 2, repetitions: rates.length };
}

/** Our kernel and its peer, timed one right after the other. */
interface Round {
  own: Timing;
  /** Units per second of the peer; null where it is not installed. */
  other: number | null;
}

const ratioOf = ({ own, other }: Round): number => own.median / (other ?? Number.NaN);

/**
 * The middle one of a few rounds, by their ratios: where a machine's speed changes from second to second, two numbers
 * that were timed far apart say little of each other.
 */
async function timeBeside(run: Benchmark['run'], peer: Peer): Promise<Round> {
  const rounds: Round[] = [];
  while (rounds.length < (peer.rounds ?? ROUNDS)) {
    const own = await time(run);
    const other = await peer.rate();
    if (other === null) return { own, other };
    rounds.push({ own, other });
  }
  return rounds.sort((a, b) => ratioOf(a) - ratioOf(b))[rounds.length >> 1];
}

function short(rate: number): string {
  const [factor, prefix] =
    rate >= 1e9 ? [1e9, 'G'] : rate >= 1e6 ? [1e6, 'M'] : rate >= 1e3 ? [1e3, 'k'] : [1, ''];
  return `${(rate / factor).toPrecision(4)} ${prefix}`;
}

const files = import.meta.glob('../bench/*.bench.ts') as Record<
  string,
  () => Promise<{ benchmarks: Benchmark[] }>
>;
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const json = process.argv.includes('--json');
const results: Record<string, unknown>[] = [];
for (const path of Object.keys(files).sort()) {
  for (const { name, unit, run, close, native, peer } of (await files[path]()).benchmarks) {
    if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
    const { own, other: peerPerSecond } = peer
      ? await timeBeside(run, peer)
      : { own: await time(run), other: undefined };
    close?.();
    const yardstick = native && (await time(native));
    const reference = peer ? peerPerSecond : yardstick?.median;
    // Without a yardstick there is no ratio, without the peer's language it is not known.
    const ratio = reference === undefined ? undefined : reference && own.median / reference;
    results.push({
      name,
      unit,
      perSecond: own,
      nativePerSecond: yardstick,
      peer: peer?.name,
      peerPerSecond,
      ratio,
    });
    if (json) continue;
    const speed = `${short(own.median)}${unit}/s ± ${((100 * own.spread) / own.median).toFixed(0)} %`;
    const beside = peer
      ? `${peer.name}${peerPerSecond ? ` at ${short(peerPerSecond)}${unit}/s` : ''}`
      : 'native';
    const compared =
      ratio === undefined ? '' : ratio === null ? `n/a × ${beside}` : `${ratio.toFixed(2)} × ${beside}`;
    console.log(`${name.padEnd(44)} ${speed.padStart(30)}  ${compared}`.trimEnd());
  }
}
if (results.length === 0) {
  console.error(
    words.length > 0 ? `no benchmark has a name with ${words.join(' or ')}` : 'there is no benchmark',
  );
  process.exitCode = 2;
} else if (json) console.log(JSON.stringify(results));
