/** How often electrons were seen at each place of the plane, and at each distance from the center; constant size. */
export interface PlaneCounts {
  /** The grid covers |x|, |y| < reach, row 0 at the bottom; shells end at reach. */
  reach: number;
  cells: number;
  places: Float64Array;
  shells: Float64Array;
  /** Electrons seen, inside the grid or not. */
  seen: number;
}

export function createPlaneCounts(reach: number, cells: number, shells: number): PlaneCounts {
  return {
    reach,
    cells,
    places: new Float64Array(cells * cells),
    shells: new Float64Array(shells),
    seen: 0,
  };
}

/** Counts electrons; two coordinates each, one after the other. */
export function countElectrons(counts: PlaneCounts, positions: Float64Array): void {
  const { reach, cells, places, shells } = counts;
  for (let k = 0; k < positions.length; k += 2) {
    const x = positions[k];
    const y = positions[k + 1];
    const shell = Math.floor((Math.sqrt(x * x + y * y) / reach) * shells.length);
    if (shell < shells.length) shells[shell]++;
    const column = Math.floor((0.5 + (0.5 * x) / reach) * cells);
    const row = Math.floor((0.5 + (0.5 * y) / reach) * cells);
    if (column >= 0 && column < cells && row >= 0 && row < cells) places[row * cells + column]++;
  }
  counts.seen += positions.length / 2;
}

/** Lets older counts fade to the share `memory` of themselves; 0 forgets everything. */
export function fade(counts: PlaneCounts, memory: number): void {
  for (let i = 0; i < counts.places.length; i++) counts.places[i] *= memory;
  for (let i = 0; i < counts.shells.length; i++) counts.shells[i] *= memory;
  counts.seen *= memory;
}

/** Electrons per area on the grid, normalised to `electrons`. */
export function planeDensity({ reach, cells, places, seen }: PlaneCounts, electrons: number): Float64Array {
  const side = (2 * reach) / cells;
  return places.map((n) => (electrons * n) / (Math.max(1, seen) * side * side));
}

/** Radii of the middles of the shells. */
export function shellRadii({ reach, shells }: PlaneCounts): Float64Array {
  return shells.map((_, k) => ((k + 0.5) * reach) / shells.length);
}

/** The same density averaged over all directions, at `shellRadii`. */
export function radialDensity({ reach, shells, seen }: PlaneCounts, electrons: number): Float64Array {
  const width = reach / shells.length;
  return shells.map((n, k) => (electrons * n) / (Math.max(1, seen) * Math.PI * width * width * (2 * k + 1)));
}
