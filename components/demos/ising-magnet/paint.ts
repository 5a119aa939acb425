import type { Painter } from '@/components/viz/context';
import { packNibbles, unpackNibbles } from '@/lib/nibbles';
import { paintLattice } from './paintLattice';
import { PLOTS } from './plots';
import { plotsFor } from './shown';
import type { Frame, Params } from './simulation';

const GAP = 16;
/** Widest lattice of a poster: each cell of a picture in a page costs bytes. */
const POSTER_SIDE = 64;

/** The lattice and three plots, two by two, as in the live card. */
export const poster: Painter<Frame, Params> = (ctx, frame, size, theme, params) => {
  const shown = { params, revealed: true };
  const still = thinned(frame);
  const plots = plotsFor(params).slice(0, 3);
  const painters = [paintLattice(still.lattices.length - 1, false), ...plots.map((id) => PLOTS[id])];
  const cell = { width: (size.width - GAP) / 2, height: (size.height - GAP) / 2 };
  painters.forEach((paint, i) => {
    ctx.save();
    ctx.translate((i % 2) * (cell.width + GAP), Math.floor(i / 2) * (cell.height + GAP));
    paint(ctx, still, cell, theme, shown);
    ctx.restore();
  });
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
