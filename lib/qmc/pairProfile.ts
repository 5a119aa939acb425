import { exp } from '../math';
import { oneBodyDensity } from './pairDensity';
import { type PairFunction, pairNodes } from './pairFunction';

/** How the electrons of a pair function lie, as curves. */
export interface PairProfile {
  /** Distances from the center, bohr. */
  r: Float64Array;
  /** One-body density there, bohr^−d; ∫ n = 2. */
  density: Float64Array;
  /** Distances between the electrons, twice as far. */
  separation: Float64Array;
  /** Their probability density, 1/bohr; ∫ = 1. */
  probability: Float64Array;
}

const POINTS = 61;

/** Both curves up to `reach` and 2 `reach`. */
export function pairProfile(pair: PairFunction, reach: number): PairProfile {
  const r = Float64Array.from({ length: POINTS }, (_, i) => (reach * i) / (POINTS - 1));
  const separation = r.map((x) => 2 * x);
  const { norm, logScale } = pairNodes(pair);
  const out = new Float64Array(3);
  const probability = separation.map((x) => {
    if (x === 0) return 0;
    pair.logJet(x, out);
    const shell = pair.dimensions === 2 ? x : x * x;
    return (shell * exp(2 * out[0] - 0.5 * pair.width * x * x - logScale)) / norm;
  });
  return { r, density: oneBodyDensity(pair, r), separation, probability };
}

/** The profiles made last, by the numbers they depend on. */
const profiles = new Map<string, PairProfile>();

/** A copy of the profile that `make` gives, made once: `key` is all that it depends on. */
export function rememberedProfile(key: string, make: () => PairProfile): PairProfile {
  const known = profiles.get(key) ?? make();
  if (profiles.size > 3) profiles.clear();
  profiles.set(key, known);
  const { r, density, separation, probability } = known;
  return {
    r: r.slice(),
    density: density.slice(),
    separation: separation.slice(),
    probability: probability.slice(),
  };
}
