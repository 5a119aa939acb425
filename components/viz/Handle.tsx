'use client';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import styles from './viz.module.css';

export interface HandleProps {
  /** Centre in pixels of the plot. */
  x: number;
  y: number;
  label: string;
  /** Where it is, in words: `x 1.0, y 2.3`. */
  valueText: string;
  color: string;
  shape?: 'dot' | 'ring' | 'diamond' | 'hollow-diamond';
  /** Pointer at this place of the plot, in its pixels. */
  onMove?(x: number, y: number): void;
  /** One arrow key: steps of −1, 0, 1 to the right and upwards; `big` with Shift or Page keys. */
  onNudge?(dx: -1 | 0 | 1, dy: -1 | 0 | 1, big: boolean): void;
  onRemove?(): void;
  onFocusChange?(focused: boolean): void;
}

const ARROWS: Record<string, [-1 | 0 | 1, -1 | 0 | 1]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** A point one can drag with a mouse, a finger or the arrow keys. Place it in a plot's `overlay`. */
export function Handle({
  x,
  y,
  label,
  valueText,
  color,
  shape = 'dot',
  onMove,
  onNudge,
  onRemove,
  onFocusChange,
}: HandleProps) {
  const grab = useRef<{ dx: number; dy: number } | null>(null);

  const place = (event: PointerEvent<HTMLButtonElement>) => {
    const plot = event.currentTarget.parentElement?.getBoundingClientRect();
    return plot ? { x: event.clientX - plot.left, y: event.clientY - plot.top } : null;
  };
  const down = (event: PointerEvent<HTMLButtonElement>) => {
    const at = place(event);
    if (!at || event.button > 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grab.current = { dx: x - at.x, dy: y - at.y };
  };
  const move = (event: PointerEvent<HTMLButtonElement>) => {
    const at = place(event);
    if (at && grab.current) onMove?.(at.x + grab.current.dx, at.y + grab.current.dy);
  };
  const up = () => {
    grab.current = null;
  };
  const key = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (arrow && onNudge) {
      onNudge(arrow[0], arrow[1], event.shiftKey);
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && onRemove) {
      onRemove();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <button
      type="button"
      className={styles.handle}
      data-shape={shape}
      style={{ left: x, top: y, color }}
      aria-label={`${label}, ${valueText}`}
      aria-roledescription="draggable point"
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
      onKeyDown={key}
      onFocus={() => onFocusChange?.(true)}
      onBlur={() => onFocusChange?.(false)}
      onPointerEnter={() => onFocusChange?.(true)}
      onPointerLeave={(event) => {
        if (document.activeElement !== event.currentTarget && !grab.current) onFocusChange?.(false);
      }}
    />
  );
}
