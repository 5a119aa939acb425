/**
 * The last values of one number in each of many parallel chains, and what they tell about mixing: how long a chain
 * remembers where it was.
 */

/** A ring of rows, one number for each chain in a row. */
export interface ChainHistory {
  chains: number;
  /** Rows kept. */
  length: number;
  /** Rows seen so far; row k stands at k modulo `length`. */
  seen: number;
  values: Float32Array;
}

export function createHistory(chains: number, length: number): ChainHistory {
  return { chains, length, seen: 0, values: new Float32Array(chains * length) };
}

/** Forgets all rows. */
export function clearHistory(history: ChainHistory): void {
  history.seen = 0;
  history.values.fill(0);
}

/** Adds a row; chains beyond those given keep 0. */
export function pushHistory(history: ChainHistory, row: ArrayLike<number>): void {
  const at = (history.seen % history.length) * history.chains;
  for (let c = 0; c < row.length; c++) history.values[at + c] = row[c];
  history.seen++;
}

/** Numbers of the first `chains` chains, the oldest row first. */
function inOrder({ chains: width, length, seen, values }: ChainHistory, chains: number): Float64Array {
  const rows = Math.min(seen, length);
  const out = new Float64Array(rows * chains);
  for (let k = 0; k < rows; k++) {
    const from = ((seen - rows + k) % length) * width;
    for (let c = 0; c < chains; c++) out[k * chains + c] = values[from + c];
  }
  return out;
}

/** Longest lag with at least half of the rows behind it. */
function lagsOf(history: ChainHistory, most: number): number {
  return Math.max(0, Math.min(most, Math.floor(Math.min(history.seen, history.length) / 2)));
}

export interface Mixing {
  /** ρ(t) for t = 0, 1, …; empty before there are two rows or when nothing varies. */
  correlation: Float64Array;
  /** τ = ½ + Σ ρ(t) up to the first M ≥ 5τ; 0 before there is one number of it. */
  time: number;
  /** One standard error of τ, τ √((4M + 2)/n) with n numbers of independent chains (A. Sokal, 1997). */
  error: number;
  /** False when the lags end before that M: τ is then a lower bound. */
  settled: boolean;
}

/**
 * Autocorrelation ρ(t) = ⟨δx(s) δx(s + t)⟩/⟨δx²⟩, with mean and variance over all chains and rows: chains stuck in
 * different places show up as a plateau, which the mean of a single chain would hide.
 *
 * @param most largest lag
 */
export function mixingOf(history: ChainHistory, chains: number, most: number): Mixing {
  const none: Mixing = { correlation: new Float64Array(0), time: 0, error: 0, settled: false };
  const rows = Math.min(history.seen, history.length);
  if (rows < 2) return none;
  const values = inOrder(history, chains);
  const count = values.length;
  let mean = 0;
  for (let k = 0; k < count; k++) mean += values[k] / count;
  for (let k = 0; k < count; k++) values[k] -= mean;
  const correlation = new Float64Array(lagsOf(history, most) + 1);
  for (let lag = 0; lag < correlation.length; lag++) {
    const shift = lag * chains;
    let sum = 0;
    for (let k = shift; k < count; k++) sum += values[k - shift] * values[k];
    correlation[lag] = sum / (count - shift);
  }
  const variance = correlation[0];
  if (!(variance > 1e-12 * (1 + mean * mean))) return none;
  for (let lag = 0; lag < correlation.length; lag++) correlation[lag] /= variance;
  let time = 0.5;
  let reach = 0;
  while (reach + 1 < correlation.length && reach < 5 * time) time += correlation[++reach];
  time = Math.max(0.5, time);
  return {
    correlation,
    time,
    error: time * Math.sqrt((4 * reach + 2) / count),
    settled: reach >= 5 * time,
  };
}

/** For names instead of numbers: the share of chains whose name after t rows is the same, t = 0, 1, … */
export function sameShare(history: ChainHistory, chains: number, most: number): Float64Array {
  const rows = Math.min(history.seen, history.length);
  if (rows < 2) return new Float64Array(0);
  const values = inOrder(history, chains);
  const count = values.length;
  const share = new Float64Array(lagsOf(history, most) + 1);
  for (let lag = 0; lag < share.length; lag++) {
    const shift = lag * chains;
    let same = 0;
    for (let k = shift; k < count; k++) if (values[k - shift] === values[k]) same++;
    share[lag] = same / (count - shift);
  }
  return share;
}

/** Share of each of the names 0 … names − 1 in the whole history. */
export function namesIn(history: ChainHistory, chains: number, names: number): Float64Array {
  const share = new Float64Array(names);
  const values = inOrder(history, chains);
  for (const name of values) share[name] += 1 / values.length;
  return share;
}
