import { type Rng, uniform } from '../rng';

/**
 * Stochastic comb (M. Calandra Buonaura and S. Sorella, Phys. Rev. B 57, 11446, 1998): as many configurations as before,
 * of which number w gets either ⌊m⌋ or ⌈m⌉, in the mean m = count · weight/Σ weight. One random number serves all.
 *
 * @param sources length of `weights`: sources[k] is the configuration that place k is to hold. Who survives keeps its
 * place, so that the others can be copied over in any order.
 */
export function combSources(weights: Float64Array, sources: Int32Array, rng: Rng): void {
  const count = weights.length;
  let total = 0;
  for (let w = 0; w < count; w++) total += weights[w];
  const start = uniform(rng);
  sources.fill(-1);
  let place = 0;
  for (const surplus of [false, true]) {
    let sum = 0;
    let before = 0;
    for (let w = 0; w < count; w++) {
      sum += weights[w];
      // Rounding may leave the last tooth of the comb out.
      const after = w === count - 1 ? count : Math.ceil((sum / total) * count - start);
      const copies = after - before;
      before = after;
      if (!surplus && copies > 0) sources[w] = w;
      for (let c = 1; surplus && c < copies; c++) {
        while (sources[place] >= 0) place++;
        sources[place] = w;
      }
    }
  }
}

/** Fraction of the configurations that carry the weight, (Σ w)²/(count Σ w²): 1 when all weigh the same. */
export function effectiveFraction(weights: Float64Array): number {
  let sum = 0;
  let square = 0;
  for (let w = 0; w < weights.length; w++) {
    sum += weights[w];
    square += weights[w] * weights[w];
  }
  return (sum * sum) / (square * weights.length);
}
