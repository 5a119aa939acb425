/** Recall measured at many loads: for each number of patterns the mean over networks and its error. Plain data. */
export interface LoadSurvey {
  /** Rows of `WIDTH` numbers: patterns (0 = free), networks, mean and squares of the overlap, of the recalled share. */
  rows: Float64Array;
}

const WIDTH = 6;

/** One measured load. */
export interface SurveyPoint {
  /** P */
  count: number;
  /** Independent networks averaged over. */
  networks: number;
  overlap: number;
  /** One standard error, from the spread between networks; 0 before the second. */
  overlapError: number;
  /** Share of recalls that reached `RECALLED`. */
  recalled: number;
  recalledError: number;
}

/** A survey of the given pattern counts, doubled ones once, with `spare` rows for loads chosen later. */
export function createSurvey(counts: readonly number[], spare: number): LoadSurvey {
  const different = [...new Set(counts)];
  const rows = new Float64Array(WIDTH * (different.length + spare));
  different.forEach((count, k) => {
    rows[WIDTH * k] = count;
  });
  return { rows };
}

/** Forgets what was measured, keeps the loads. */
export function clearSurvey({ rows }: LoadSurvey): void {
  for (let at = 0; at < rows.length; at += WIDTH) rows.fill(0, at + 1, at + WIDTH);
}

/** Row of a pattern count; a new one takes a free row, or the last one when none is left. */
function rowOf({ rows }: LoadSurvey, count: number): number {
  const last = rows.length - WIDTH;
  for (let at = 0; at < last; at += WIDTH) {
    if (rows[at] === count || rows[at] === 0) {
      rows[at] = count;
      return at;
    }
  }
  if (rows[last] !== count) rows.fill(0, last);
  rows[last] = count;
  return last;
}

/** Adds the mean overlap and the recalled share of one network of `count` patterns. */
export function addNetwork(survey: LoadSurvey, count: number, overlap: number, recalled: number): void {
  const { rows } = survey;
  const at = rowOf(survey, count);
  const networks = ++rows[at + 1];
  push(rows, at + 2, networks, overlap);
  push(rows, at + 4, networks, recalled);
}

/** Welford's step: mean at `at`, sum of squared deviations behind it. */
function push(rows: Float64Array, at: number, n: number, value: number): void {
  const off = value - rows[at];
  rows[at] += off / n;
  rows[at + 1] += off * (value - rows[at]);
}

/** The pattern count with the fewest networks so far, the smallest among equals; 0 in a survey without loads. */
export function leastMeasured({ rows }: LoadSurvey): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < rows.length; at += WIDTH) {
    if (rows[at] > 0 && rows[at + 1] < least) [best, least] = [rows[at], rows[at + 1]];
  }
  return best;
}

/** What was measured, in the order of the loads. */
export function surveyPoints({ rows }: LoadSurvey): SurveyPoint[] {
  const points: SurveyPoint[] = [];
  for (let at = 0; at < rows.length; at += WIDTH) {
    const networks = rows[at + 1];
    if (networks === 0) continue;
    points.push({
      count: rows[at],
      networks,
      overlap: rows[at + 2],
      overlapError: errorOf(rows[at + 3], networks),
      recalled: rows[at + 4],
      recalledError: errorOf(rows[at + 5], networks),
    });
  }
  return points.sort((a, b) => a.count - b.count);
}

function errorOf(squares: number, n: number): number {
  return n > 1 ? Math.sqrt(squares / (n - 1) / n) : 0;
}

/**
 * How many patterns fit before the first is forgotten: the largest count up to which, without a gap, at least `share` of
 * the recalls of every measured count succeeded.
 *
 * @param points as `surveyPoints` gives them, of the counts 1, 2, 3, …
 */
export function keptCount(points: readonly SurveyPoint[], share = 0.9): number {
  let kept = 0;
  for (const { count, recalled } of points) {
    if (count !== kept + 1 || recalled < share) break;
    kept = count;
  }
  return kept;
}
