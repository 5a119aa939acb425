/**
 * A curve of bounded length that covers a run of any length: every `stride`-th event is kept, and when the rows are full
 * every second one is dropped and the stride doubles.
 */
export interface Trace {
  columns: number;
  /** Rows in use. */
  count: number;
  stride: number;
  /** Events so far, kept or not. */
  seen: number;
  rows: Float64Array;
}

/** @param capacity even number of rows. */
export function createTrace(columns: number, capacity: number): Trace {
  return { columns, count: 0, stride: 1, seen: 0, rows: new Float64Array(columns * capacity) };
}

/** Forgets everything. */
export function clearTrace(trace: Trace): void {
  trace.count = 0;
  trace.stride = 1;
  trace.seen = 0;
  trace.rows.fill(0);
}

/** Counts one event; true when it is one to keep, with `record`. */
export function isDue(trace: Trace): boolean {
  return ++trace.seen % trace.stride === 0;
}

/** Keeps a row. */
export function record(trace: Trace, row: readonly number[]): void {
  const { columns, rows } = trace;
  rows.set(row, trace.count * columns);
  if (++trace.count * columns < rows.length) return;
  trace.count /= 2;
  trace.stride *= 2;
  // Event k·stride is row k − 1: the even multiples are the odd rows.
  for (let r = 0; r < trace.count; r++) {
    rows.copyWithin(r * columns, (2 * r + 1) * columns, (2 * r + 2) * columns);
  }
}

/** One column of the rows in use, a copy. */
export function traceColumn(trace: Trace, column: number): Float64Array {
  return Float64Array.from({ length: trace.count }, (_, r) => trace.rows[r * trace.columns + column]);
}
