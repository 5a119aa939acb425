/** A maximum of a field on a grid: its cell, the smoothed value there, and how far one has to descend to a higher one. */
export interface Maximum {
  column: number;
  row: number;
  value: number;
  persistence: number;
}

/**
 * Maxima of a counted density on a square grid, highest first, after `passes` of smoothing with the weights 1 2 1 along
 * rows and columns (a Gaussian of √(passes/2) cells). Noise has maxima everywhere; those count whose persistence, the
 * descent to the saddle towards a higher one, is at least `least` of the largest value (H. Edelsbrunner, D. Letscher and
 * A. Zomorodian, Discrete Comput. Geom. 28, 511, 2002).
 */
export function densityMaxima(plane: Float64Array, cells: number, passes: number, least: number): Maximum[] {
  const smooth = smoothed(plane, cells, passes);
  const order = Array.from(smooth.keys()).sort((a, b) => smooth[b] - smooth[a]);
  const largest = smooth[order[0]];
  if (!(largest > 0)) return [];
  const maxima: Maximum[] = [];
  const keep = (peak: number, persistence: number) => {
    if (persistence < least * largest) return;
    const row = Math.floor(peak / cells);
    maxima.push({ column: peak - row * cells, row, value: smooth[peak], persistence });
  };
  // Cells join from the highest down; where two islands meet, the lower peak ends.
  const island = new Int32Array(smooth.length).fill(-1);
  for (const cell of order) {
    let own = cell;
    for (const peak of neighbouringPeaks(island, cells, cell)) {
      if (smooth[peak] > smooth[own] || own === cell) {
        if (own !== cell) keep(own, smooth[own] - smooth[cell]);
        island[own] = peak;
        own = peak;
      } else if (peak !== own) {
        keep(peak, smooth[peak] - smooth[cell]);
        island[peak] = own;
      }
    }
    island[cell] = own;
  }
  keep(order[0], largest);
  return maxima.sort((a, b) => b.value - a.value);
}

/** Peaks of the islands around a cell, each once. */
function neighbouringPeaks(island: Int32Array, cells: number, cell: number): Set<number> {
  const row = Math.floor(cell / cells);
  const column = cell - row * cells;
  const peaks = new Set<number>();
  for (let r = Math.max(0, row - 1); r <= Math.min(cells - 1, row + 1); r++) {
    for (let c = Math.max(0, column - 1); c <= Math.min(cells - 1, column + 1); c++) {
      const other = r * cells + c;
      if (other !== cell && island[other] >= 0) peaks.add(peakOf(island, other));
    }
  }
  return peaks;
}

/** The peak of an island: the one cell that names itself. */
function peakOf(island: Int32Array, cell: number): number {
  let peak = cell;
  while (island[peak] !== peak) peak = island[peak];
  return peak;
}

function smoothed(plane: Float64Array, cells: number, passes: number): Float64Array {
  let from = plane.slice();
  let to = new Float64Array(plane.length);
  const clamp = (k: number) => Math.max(0, Math.min(cells - 1, k));
  for (let pass = 0; pass < 2 * passes; pass++) {
    const [dr, dc] = pass % 2 === 0 ? [0, 1] : [1, 0];
    for (let row = 0; row < cells; row++) {
      for (let column = 0; column < cells; column++) {
        const before = from[clamp(row - dr) * cells + clamp(column - dc)];
        const after = from[clamp(row + dr) * cells + clamp(column + dc)];
        to[row * cells + column] = 0.25 * (before + 2 * from[row * cells + column] + after);
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
