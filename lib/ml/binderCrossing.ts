/**
 * The critical temperature where Binder's cumulant does not depend on the size of the lattice (K. Binder, Z. Phys. B 43,
 * 119, 1981). Each lattice is simulated at one temperature T₀; its cumulant at temperatures nearby comes from the same
 * measurements, weighted by e^(−(1/T − 1/T₀) E) (A. M. Ferrenberg and R. H. Swendsen, Phys. Rev. Lett. 61, 2635, 1988).
 */
import { exp } from '../math';
import { type Bins, createBins, pushBins } from './bins';

/** Weighted sums of one lattice at several temperatures. */
export interface Reweighting {
  /** T₀. */
  simulated: number;
  /** T_k, rising, where the cumulant is wanted. */
  temperatures: Float64Array;
  /** An energy close to the mean, so that weights are close to 1; NaN before the first measurement. */
  reference: number;
  /** Per measurement: w, w m², w m⁴ at T_0, T_1, … */
  bins: Bins;
  /** One measurement. */
  row: Float64Array;
}

/** Bins of the jackknife: 64 to 128. */
const BINS = 128;

export function createReweighting(simulated: number, temperatures: Float64Array): Reweighting {
  return {
    simulated,
    temperatures,
    reference: Number.NaN,
    bins: createBins(3 * temperatures.length, BINS),
    row: new Float64Array(3 * temperatures.length),
  };
}

/** Adds a measurement: energy of the whole lattice and |m|. */
export function pushReweighting(sums: Reweighting, energy: number, order: number): void {
  const { simulated, temperatures, row } = sums;
  if (Number.isNaN(sums.reference)) sums.reference = energy;
  const square = order * order;
  for (let k = 0; k < temperatures.length; k++) {
    const weight = exp((1 / simulated - 1 / temperatures[k]) * (energy - sums.reference));
    row[3 * k] = weight;
    row[3 * k + 1] = weight * square;
    row[3 * k + 2] = weight * square * square;
  }
  pushBins(sums.bins, row);
}

/** Sums over all bins. */
function totals({ bins, row }: Reweighting): Float64Array {
  const out = new Float64Array(row.length);
  for (let b = 0; b < bins.filled; b++) {
    for (let k = 0; k < out.length; k++) out[k] += bins.means[b * out.length + k];
  }
  return out;
}

/** U at each temperature from sums of w, w m², w m⁴: 1 − ⟨m⁴⟩/(3⟨m²⟩²). */
function cumulants(sums: Float64Array): Float64Array {
  return Float64Array.from({ length: sums.length / 3 }, (_, k) => {
    const [w, second, fourth] = [sums[3 * k], sums[3 * k + 1], sums[3 * k + 2]];
    return second > 0 ? 1 - (w * fourth) / (3 * second * second) : 0;
  });
}

/** The cumulants without one bin, for each bin. */
function leaveOneOut(sums: Reweighting): Float64Array[] {
  const all = totals(sums);
  const width = all.length;
  return Array.from({ length: sums.bins.filled }, (_, b) =>
    cumulants(all.map((sum, k) => sum - sums.bins.means[b * width + k])),
  );
}

/** Jackknife error of a number from its values without one bin each. */
function jackknife(values: ArrayLike<number>): number {
  const n = values.length;
  if (n < 2) return Number.NaN;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += values[i] / n;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (values[i] - mean) * (values[i] - mean);
  return Math.sqrt(((n - 1) / n) * sum);
}

/** U(T) with its error at each temperature; NaN before anything was measured. */
export function binderCurve(sums: Reweighting): { values: Float64Array; errors: Float64Array } {
  const values = cumulants(totals(sums));
  const without = leaveOneOut(sums);
  return {
    values: sums.bins.filled > 0 ? values : values.fill(Number.NaN),
    errors: values.map((_, k) => jackknife(without.map((curve) => curve[k]))),
  };
}

/** Where the larger lattice's curve falls below the smaller one's, by straight lines between the temperatures; else NaN. */
function crossing(temperatures: Float64Array, smaller: Float64Array, larger: Float64Array): number {
  let best = Number.NaN;
  const middle = 0.5 * (temperatures[0] + temperatures[temperatures.length - 1]);
  for (let k = 0; k + 1 < temperatures.length; k++) {
    const [before, after] = [larger[k] - smaller[k], larger[k + 1] - smaller[k + 1]];
    if (!(before > 0 && after <= 0)) continue;
    const at = temperatures[k] + (before / (before - after)) * (temperatures[k + 1] - temperatures[k]);
    // Noise crosses where the curves are flat: nearest to the middle is meant.
    if (!(Math.abs(at - middle) >= Math.abs(best - middle))) best = at;
  }
  return best;
}

/** Temperature at which two lattices have the same cumulant. */
export interface Crossing {
  temperature: number;
  /** Jackknife error over the bins of both; NaN when a part of the measurements alone has no crossing. */
  error: number;
}

/** Both with the same `temperatures`; NaN when the curves do not cross between them. */
export function binderCrossing(smaller: Reweighting, larger: Reweighting): Crossing {
  const { temperatures } = smaller;
  const [a, b] = [cumulants(totals(smaller)), cumulants(totals(larger))];
  const fromSmaller = jackknife(leaveOneOut(smaller).map((curve) => crossing(temperatures, curve, b)));
  const fromLarger = jackknife(leaveOneOut(larger).map((curve) => crossing(temperatures, a, curve)));
  return {
    temperature: crossing(temperatures, a, b),
    error: Math.sqrt(fromSmaller * fromSmaller + fromLarger * fromLarger),
  };
}
