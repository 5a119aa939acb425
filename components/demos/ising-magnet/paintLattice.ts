import type { Context2D, Size, Theme } from '@/components/viz/context';
import { type Box, drawCells, type Fill, fitCells } from '@/components/viz/tiles';
import { CELLS } from '@/lib/ml/baths';
import { CLUSTER_CELL, CLUSTER_COLORS } from '@/lib/ml/magnetCells';
import { unpackNibbles } from '@/lib/nibbles';
import { type Shown, text } from './shown';
import type { Frame } from './simulation';

/** Where the lattice lies in its picture: a square, below a line of text where one is wanted. */
export function latticeBox(size: Size, theme: Theme, titled: boolean): Box {
  const top = titled ? theme.fontSize * 1.6 : 0;
  return fitCells({ x: 0, y: top, width: size.width, height: size.height - top }, 1, 1);
}

/** Colours of the states: Ising's up is blue, down is empty; Potts' are as unlike as ten can be. */
function stateFills(theme: Theme, states: number): (Fill | null)[] {
  const { data, model, you, energy, positive, negative, soft, ink } = theme;
  const fills: (Fill | null)[] = new Array(CLUSTER_CELL + 1).fill(null);
  if (states === 2) fills[1] = { color: data };
  else {
    [data, model, you, energy, positive, negative, soft].forEach((color, k) => {
      fills[k] = { color };
    });
    fills[7] = { color: data, alpha: 0.4 };
    fills[8] = { color: model, alpha: 0.4 };
    fills[9] = { color: you, alpha: 0.4 };
  }
  fills[CLUSTER_CELL] = { color: states === 2 ? model : ink };
  return fills;
}

function clusterFills(theme: Theme): (Fill | null)[] {
  const { data, model, you, energy, positive, negative } = theme;
  const colors = [data, model, you, energy, positive, negative];
  return [
    null,
    ...Array.from({ length: CLUSTER_COLORS }, (_, k) => ({
      color: colors[k % colors.length],
      alpha: k < colors.length ? 1 : 0.5,
    })),
  ];
}

/** One lattice of the frame, `which` counts from the smallest. */
export function paintLattice(which: number, titled: boolean) {
  return (ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown): void => {
    const lattice = frame.lattices[which];
    if (!lattice) return;
    const { size: side, cells } = lattice;
    const box = latticeBox(size, theme, titled);
    const fills = frame.clusters ? clusterFills(theme) : stateFills(theme, frame.states);
    drawCells(ctx, unpackNibbles(cells, side * side), side, side, box, fills, theme.off);
    if (titled) {
      ctx.font = `${theme.fontSize}px ${theme.font}`;
      ctx.fillStyle = theme.soft;
      ctx.textAlign = 'left';
      ctx.textBaseline = 'alphabetic';
      ctx.fillText(text.side(side), box.x, box.y - 0.45 * theme.fontSize);
    }
    if (which === frame.lattices.length - 1) drawPainted(ctx, box, theme, shown);
  };
}

/** Painted places: a tint for heat, an arrow for a field, signs so that colour is not alone. */
function drawPainted(ctx: Context2D, box: Box, theme: Theme, { params }: Shown): void {
  const { heat, fields, couplings } = params;
  if (couplings === 'memory') return;
  const cell = box.width / CELLS;
  ctx.save();
  ctx.font = `600 ${Math.max(8, 0.62 * cell)}px ${theme.font}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  for (let k = 0; k < CELLS * CELLS; k++) {
    if (heat[k] === 0 && fields[k] === 0) continue;
    const x = box.x + (k % CELLS) * cell;
    const y = box.y + Math.floor(k / CELLS) * cell;
    if (heat[k] !== 0) {
      ctx.globalAlpha = 0.35;
      ctx.fillStyle = heat[k] > 0 ? theme.model : theme.negative;
      ctx.fillRect(x, y, cell, cell);
    }
    const signs = `${heat[k] > 0 ? '+' : heat[k] < 0 ? '−' : ''}${fields[k] > 0 ? '↑' : fields[k] < 0 ? '↓' : ''}`;
    ctx.globalAlpha = 0.85;
    ctx.fillStyle = theme.ink;
    ctx.fillText(signs, x + cell / 2, y + cell / 2);
  }
  ctx.restore();
}
