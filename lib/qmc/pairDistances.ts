/**
 * How far apart electrons are: counts of pairs by distance, those of parallel and those of antiparallel spins apart.
 * Electrons 0 … N/2 − 1 have spin up, the rest down.
 */
export interface PairDistances {
  /** Largest distance that counts, bohr. */
  reach: number;
  parallel: Float64Array;
  antiparallel: Float64Array;
  configurations: number;
}

export function createPairDistances(bins: number, reach: number): PairDistances {
  return {
    reach,
    parallel: new Float64Array(bins),
    antiparallel: new Float64Array(bins),
    configurations: 0,
  };
}

export function clearPairDistances(pairs: PairDistances): void {
  pairs.parallel.fill(0);
  pairs.antiparallel.fill(0);
  pairs.configurations = 0;
}

/** Adds the configuration positions[first], … of electrons in the plane. */
export function addPairDistances(
  pairs: PairDistances,
  positions: Float64Array,
  first: number,
  electrons: number,
): void {
  const { reach, parallel, antiparallel } = pairs;
  const bins = parallel.length;
  const up = electrons / 2;
  pairs.configurations++;
  for (let i = 1; i < electrons; i++) {
    for (let j = 0; j < i; j++) {
      const dx = positions[first + 2 * i] - positions[first + 2 * j];
      const dy = positions[first + 2 * i + 1] - positions[first + 2 * j + 1];
      const bin = Math.floor((Math.sqrt(dx * dx + dy * dy) / reach) * bins);
      if (bin < bins) (i < up === j < up ? parallel : antiparallel)[bin]++;
    }
  }
}

/**
 * Pair density ρ₂(r) of both kinds, pairs per configuration and bohr² at distance r: ∫ ρ₂ 2πr dr is the number of pairs.
 * At r = 0 that of parallel spins vanishes (Pauli), that of antiparallel ones keeps the dip of their repulsion.
 */
export function pairDensities(pairs: PairDistances): {
  distances: Float64Array;
  parallel: Float64Array;
  antiparallel: Float64Array;
} {
  const { reach, configurations } = pairs;
  const width = reach / pairs.parallel.length;
  const distances = Float64Array.from(pairs.parallel, (_, k) => (k + 0.5) * width);
  const density = (count: number, k: number) =>
    configurations > 0 ? count / (configurations * 2 * Math.PI * distances[k] * width) : 0;
  return {
    distances,
    parallel: pairs.parallel.map(density),
    antiparallel: pairs.antiparallel.map(density),
  };
}
