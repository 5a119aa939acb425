'use client';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { type Box, cellAt } from './tiles';
import styles from './viz.module.css';

export interface TilePainterProps {
  /** Where the grid lies in the plot, in its pixels. */
  box: Box;
  columns: number;
  rows: number;
  /** What the grid is, in words. */
  label: string;
  /** A cell in words: its place and value, and what else is worth knowing. */
  cellText(cell: number): string;
  isOn(cell: number): boolean;
  /** A stroke reached these cells; the first cell of a stroke decides whether it sets or clears. */
  onPaint?(cells: number[], on: boolean): void;
  /** The cell under the pointer or the cursor; null when both are away. */
  onPoint?(cell: number | null): void;
  /** A stroke also reaches the cells at most so far away; default 0. */
  reach?: number;
}

const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Cells one can paint with a mouse, a finger, or the arrow keys and the space bar. Place it in a plot's `overlay`, over
 * the tiles that the plot paints.
 */
export function TilePainter(props: TilePainterProps) {
  const { box, columns, rows, label, cellText, isOn, onPaint, onPoint } = props;
  const stroke = useRef<{ on: boolean; last: number } | null>(null);
  const [cursor, setCursor] = useState(0);
  const [focused, setFocused] = useState(false);
  const at = Math.min(cursor, columns * rows - 1);

  const cellUnder = (event: PointerEvent<HTMLButtonElement>) => {
    const area = event.currentTarget.getBoundingClientRect();
    const local = { x: 0, y: 0, width: area.width, height: area.height };
    return cellAt(local, columns, rows, event.clientX - area.left, event.clientY - area.top);
  };
  const down = (event: PointerEvent<HTMLButtonElement>) => {
    const cell = cellUnder(event);
    if (cell < 0 || event.button > 0) return;
    setCursor(cell);
    if (!onPaint) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    stroke.current = { on: !isOn(cell), last: cell };
    onPaint(reached(cell, cell, props), stroke.current.on);
  };
  const move = (event: PointerEvent<HTMLButtonElement>) => {
    const cell = cellUnder(event);
    onPoint?.(cell < 0 ? null : cell);
    const current = stroke.current;
    if (!current || cell < 0 || cell === current.last) return;
    onPaint?.(reached(current.last, cell, props), current.on);
    current.last = cell;
  };
  const up = () => {
    stroke.current = null;
  };
  const key = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (arrow) {
      const far = event.shiftKey ? 5 : 1;
      const column = clamp((at % columns) + far * arrow[0], columns);
      const row = clamp(Math.floor(at / columns) + far * arrow[1], rows);
      setCursor(row * columns + column);
      onPoint?.(row * columns + column);
    } else if (event.key === ' ' && onPaint) onPaint(reached(at, at, props), !isOn(at));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <button
        type="button"
        className={styles.painter}
        style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
        aria-label={label}
        aria-roledescription="grid to paint"
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
        onPointerLeave={() => {
          if (!focused) onPoint?.(null);
        }}
        onKeyDown={key}
        onFocus={(event) => {
          setFocused(true);
          if (event.currentTarget.matches(':focus-visible')) onPoint?.(at);
        }}
        onBlur={() => {
          setFocused(false);
          onPoint?.(null);
        }}
      >
        <span
          className={styles.cursor}
          style={{
            left: `${(100 * (at % columns)) / columns}%`,
            top: `${(100 * Math.floor(at / columns)) / rows}%`,
            width: `${100 / columns}%`,
            height: `${100 / rows}%`,
          }}
        />
      </button>
      <span className="visually-hidden" role="status">
        {focused ? cellText(at) : ''}
      </span>
    </>
  );
}

const clamp = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));

/** Cells on the straight way between two, and those within reach of them; each once. */
function reached(from: number, to: number, { columns, rows, reach = 0 }: TilePainterProps): number[] {
  const [c0, r0, c1, r1] = [
    from % columns,
    Math.floor(from / columns),
    to % columns,
    Math.floor(to / columns),
  ];
  const steps = Math.max(Math.abs(c1 - c0), Math.abs(r1 - r0), 1);
  const cells = new Set<number>();
  for (let k = 0; k <= steps; k++) {
    const c = Math.round(c0 + ((c1 - c0) * k) / steps);
    const r = Math.round(r0 + ((r1 - r0) * k) / steps);
    for (let dr = -reach; dr <= reach; dr++) {
      for (let dc = -reach; dc <= reach; dc++) {
        if (dr * dr + dc * dc > reach * reach + 0.5) continue;
        if (c + dc >= 0 && c + dc < columns && r + dr >= 0 && r + dr < rows)
          cells.add((r + dr) * columns + c + dc);
      }
    }
  }
  return [...cells];
}
