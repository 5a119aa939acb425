/**
 * Where electrons are: counts on a square grid around the center of the trap and in rings of equal width, per
 * configuration. Divided by areas they are the one-body density n(r), ∫ n d²r = N less what lies outside the window.
 *
 * All electrons count alike. Where |Ψ|² is symmetric under exchanges that is the same as following one of them, N times;
 * where it is not (a determinant times an RBM) it is the mean over all exchanges.
 */
export interface DensityHistogram {
  /** Half the edge of the square, and radius of the outermost ring, bohr. */
  reach: number;
  /** Cells along one edge. */
  cells: number;
  /** Counts, cells × cells, row 0 at the bottom. */
  plane: Float64Array;
  /** Counts in rings of equal width. */
  rings: Float64Array;
  /** Sum of the weights of the configurations. */
  weight: number;
}

export function createDensity(cells: number, rings: number, reach: number): DensityHistogram {
  return {
    reach,
    cells,
    plane: new Float64Array(cells * cells),
    rings: new Float64Array(rings),
    weight: 0,
  };
}

export function clearDensity(density: DensityHistogram): void {
  fadeDensity(density, 0);
}

/** Lets what was counted fade to the share `memory` of itself: the densities stay, and newer counts weigh more. */
export function fadeDensity(density: DensityHistogram, memory: number): void {
  for (let i = 0; i < density.plane.length; i++) density.plane[i] *= memory;
  for (let i = 0; i < density.rings.length; i++) density.rings[i] *= memory;
  density.weight *= memory;
}

/**
 * Adds one configuration.
 *
 * @param positions flat, two coordinates an electron; the configuration is positions[first], … of `electrons` electrons
 * @param held an electron that does not count; −1 for none
 */
export function addToDensity(
  density: DensityHistogram,
  positions: Float64Array,
  first: number,
  electrons: number,
  weight = 1,
  held = -1,
): void {
  const { reach, cells, plane, rings } = density;
  const perLength = cells / (2 * reach);
  const perRadius = rings.length / reach;
  density.weight += weight;
  for (let i = 0; i < electrons; i++) {
    if (i === held) continue;
    const x = positions[first + 2 * i];
    const y = positions[first + 2 * i + 1];
    const column = Math.floor((x + reach) * perLength);
    const row = Math.floor((y + reach) * perLength);
    if (column >= 0 && column < cells && row >= 0 && row < cells) plane[row * cells + column] += weight;
    const ring = Math.floor(Math.sqrt(x * x + y * y) * perRadius);
    if (ring < rings.length) rings[ring] += weight;
  }
}

/** n on the grid, bohr⁻²; zero before the first configuration. */
export function planeDensity({ plane, weight, reach, cells }: DensityHistogram): Float64Array {
  const edge = (2 * reach) / cells;
  return plane.map((count) => (weight > 0 ? count / (weight * edge * edge) : 0));
}

/** Radii of the middles of the rings. */
export function ringRadii({ rings, reach }: DensityHistogram): Float64Array {
  const width = reach / rings.length;
  return rings.map((_, k) => (k + 0.5) * width);
}

/** n in each ring, bohr⁻², with the middle of the ring: 2πr n(r) dr is the number of electrons between r and r + dr. */
export function radialDensity(histogram: DensityHistogram): { radii: Float64Array; density: Float64Array } {
  const { rings, weight, reach } = histogram;
  const width = reach / rings.length;
  const radii = ringRadii(histogram);
  const density = rings.map((count, k) =>
    weight > 0 ? count / (weight * 2 * Math.PI * radii[k] * width) : 0,
  );
  return { radii, density };
}

/** Electrons inside the square, ∫ n d²r over the window. */
export function electronsInside({ plane, weight }: DensityHistogram): number {
  let sum = 0;
  for (let c = 0; c < plane.length; c++) sum += plane[c];
  return weight > 0 ? sum / weight : 0;
}
