'use client';
import { useRef } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import type { Size, Theme } from '@/components/viz/context';
import { TilePainter } from '@/components/viz/TilePainter';
import { formatNumber } from '@/lib/format';
import { CELLS } from '@/lib/ml/baths';
import { unpackNibbles } from '@/lib/nibbles';
import { latticeBox } from './paintLattice';
import { text } from './shown';
import type { Action, Frame, Params } from './simulation';

/** Finest grid for strokes of spins: an arrow key must get somewhere. */
const FINEST = 64;
/** What a stroke leaves on a coarse cell. */
const STROKES = {
  hot: { name: 'heat', value: 1 },
  cold: { name: 'heat', value: -0.5 },
  up: { name: 'fields', value: 1 },
  down: { name: 'fields', value: -1 },
} as const;

interface LatticePainterProps extends ViewProps<Params, Frame, Action> {
  size: Size;
  theme: Theme;
  titled: boolean;
}

/** Strokes on the largest lattice: spins are turned in the running state, heat and fields are parameters. */
export function LatticePainter(props: LatticePainterProps) {
  const { frames, params, tune, act, size, theme, titled } = props;
  // Strokes come faster than React renders: the next starts from the last one's cells, not from old ones.
  const latest = useRef(params);
  latest.current = params;
  const memory = params.couplings === 'memory';
  const brush = memory || params.brush === 'wipe' ? 'spins' : params.brush;
  const side = memory ? FINEST : params.size;
  const columns = brush === 'spins' ? Math.min(side, FINEST) : CELLS;

  const spinAt = (cell: number): number => {
    const lattice = frames.latest()?.lattices.at(-1);
    if (!lattice) return 0;
    const [x, y] = [cell % columns, Math.floor(cell / columns)].map((k) =>
      Math.floor((k * lattice.size) / columns),
    );
    const i = y * lattice.size + x;
    return unpackNibbles(lattice.cells.subarray(i >> 1, (i >> 1) + 1), 2)[i & 1];
  };
  const stroke = brush === 'spins' ? null : STROKES[brush];
  const isOn = (cell: number): boolean =>
    stroke ? latest.current[stroke.name][cell] === stroke.value : spinAt(cell) > 0;
  const paint = (cells: number[], on: boolean) => {
    if (!stroke) {
      act({ cells, columns, state: on ? 1 : 0 });
      return;
    }
    const next = latest.current[stroke.name].slice();
    for (const cell of cells) next[cell] = on ? stroke.value : 0;
    latest.current = { ...latest.current, [stroke.name]: next };
    tune({ [stroke.name]: next });
  };
  const cellText = (cell: number): string => {
    const state = spinAt(cell);
    const { up, down, state: numbered } = text.spin;
    const spin = params.states === 2 || memory ? (state > 0 ? up : down) : numbered(state);
    const value = stroke
      ? `${text.painted[stroke.name]} ${formatNumber(latest.current[stroke.name][cell])}`
      : spin;
    return text.cell((cell % columns) + 1, Math.floor(cell / columns) + 1, value);
  };
  return (
    <TilePainter
      box={latticeBox(size, theme, titled)}
      columns={columns}
      rows={columns}
      label={text.paint}
      cellText={cellText}
      isOn={isOn}
      onPaint={paint}
      reach={brush === 'spins' && columns >= 32 ? 1 : 0}
    />
  );
}
