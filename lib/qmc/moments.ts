/**
 * Sums over samples of E_L and O_k = ∂ ln|Ψ|/∂θ_k: all that a step of an optimiser needs, in constant size. E_L is taken
 * relative to the first sample, which keeps its digits when squared.
 */
export interface Moments {
  count: number;
  shift: number;
  energy: number;
  square: number;
  /** Σ O_k */
  o: Float64Array;
  /** Σ O_k E */
  oe: Float64Array;
  /** Σ O_k O_l for l ≤ k, row after row; empty without a metric. */
  oo: Float64Array;
}

/**
 * Empty sums for K parameters.
 *
 * @param metric whether the O_k O_l are summed, too: K²/2 multiplications a sample, which only SR needs.
 */
export function createMoments(parameters: number, metric: boolean): Moments {
  return {
    count: 0,
    shift: 0,
    energy: 0,
    square: 0,
    o: new Float64Array(parameters),
    oe: new Float64Array(parameters),
    oo: new Float64Array(metric ? (parameters * (parameters + 1)) / 2 : 0),
  };
}

/** Forgets everything. */
export function clearMoments(moments: Moments): void {
  moments.count = 0;
  moments.energy = 0;
  moments.square = 0;
  moments.o.fill(0);
  moments.oe.fill(0);
  moments.oo.fill(0);
}

/** Adds one sample. */
export function addSample(moments: Moments, energy: number, derivatives: Float64Array): void {
  const { o, oe, oo } = moments;
  if (moments.count === 0) moments.shift = energy;
  const e = energy - moments.shift;
  moments.count++;
  moments.energy += e;
  moments.square += e * e;
  for (let k = 0, at = 0; k < o.length; k++) {
    const value = derivatives[k];
    o[k] += value;
    oe[k] += value * e;
    if (oo.length === 0) continue;
    for (let l = 0; l <= k; l++) oo[at++] += value * derivatives[l];
  }
}

/** ⟨E_L⟩, NaN without samples. */
export function meanEnergy({ count, shift, energy }: Moments): number {
  return shift + energy / count;
}

/** ⟨E_L²⟩ − ⟨E_L⟩² */
export function energyVariance({ count, energy, square }: Moments): number {
  const mean = energy / count;
  return Math.max(0, square / count - mean * mean);
}

/** Writes ∂E/∂θ_k = 2 (⟨O_k E_L⟩ − ⟨O_k⟩⟨E_L⟩), for real Ψ. */
export function energyGradient({ count, energy, o, oe }: Moments, out: Float64Array): void {
  for (let k = 0; k < o.length; k++) out[k] = 2 * (oe[k] / count - (o[k] / count) * (energy / count));
}

/** S_kl = ⟨O_k O_l⟩ − ⟨O_k⟩⟨O_l⟩, K × K: how far a change of θ moves the normalised state. */
export function metricOf({ count, o, oo }: Moments): Float64Array {
  const size = o.length;
  const s = new Float64Array(size * size);
  for (let k = 0, at = 0; k < size; k++) {
    for (let l = 0; l <= k; l++) {
      const value = oo[at++] / count - (o[k] / count) * (o[l] / count);
      s[k * size + l] = value;
      s[l * size + k] = value;
    }
  }
  return s;
}
