import type { Painter } from '@/components/viz/context';
import { drawQuarters } from '@/components/viz/quarters';
import { packNibbles, unpackNibbles } from '@/lib/nibbles';
import { paintLattice } from './paintLattice';
import { PLOTS } from './plots';
import { plotsFor } from './shown';
import type { Frame, Params } from './simulation';

/** Widest lattice of a poster: each cell of a picture in a page costs bytes. */
const POSTER_SIDE = 64;

/** The lattice and three plots, two by two, as in the live card. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme, params) => {
  const shown = { params, revealed: true };
  const still = thinned(frame);
  const plots = plotsFor(params).slice(0, 3);
  const painters = [paintLattice(still.lattices.length - 1, false), ...plots.map((id) => PLOTS[id])];
  drawQuarters(
    ctx,
    size,
    painters.map((paint) => (cell) => paint(ctx, still, cell, theme, shown)),
  );
};

/** A corner of a large lattice stands for the whole. */
function thinned(frame: Frame): Frame {
  const lattices = frame.lattices.map(({ size, cells }) => {
    if (size <= POSTER_SIDE) return { size, cells };
    const all = unpackNibbles(cells, size * size);
    const corner = Uint8Array.from({ length: POSTER_SIDE * POSTER_SIDE }, (_, i) => {
      const [x, y] = [i % POSTER_SIDE, Math.floor(i / POSTER_SIDE)];
      return all[y * size + x];
    });
    return { size: POSTER_SIDE, cells: packNibbles(corner) };
  });
  return { ...frame, lattices };
}
