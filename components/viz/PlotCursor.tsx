'use client';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import type { Axes } from './axes';
import styles from './viz.module.css';

export interface CursorCurve {
  name: string;
  color: string;
  values: ArrayLike<number>;
}

export interface PlotCursorProps {
  /** The axes of the plot below. */
  axes: Axes;
  /** Abscissae of the curves, rising. */
  xs: ArrayLike<number>;
  curves: readonly CursorCurve[];
  /** What is read off, in words. */
  label: string;
  /** Name of the abscissa. */
  xName: string;
  /** A value as text. */
  format(value: number): string;
}

/**
 * A line that follows the pointer, a finger or the arrow keys over curves and says their values there. Place it in a plot's
 * `overlay`.
 */
export function PlotCursor({ axes, xs, curves, label, xName, format }: PlotCursorProps) {
  const [at, setAt] = useState<number | null>(null);
  const last = xs.length - 1;
  if (last < 0) return null;
  const k = Math.min(at ?? last, last);
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const x = axes.invertX(axes.left + event.clientX - event.currentTarget.getBoundingClientRect().left);
    setAt(nearest(xs, x));
  };
  const key = (event: KeyboardEvent) => {
    const far = event.shiftKey ? 10 : 1;
    const step = { ArrowLeft: -far, ArrowRight: far, Home: -last, End: last }[event.key];
    if (step === undefined) return;
    setAt(Math.max(0, Math.min(last, k + step)));
    event.preventDefault();
    event.stopPropagation();
  };
  const said = curves.map(({ name, values }) => `${name} ${format(values[k])}`);
  const x = axes.x(xs[k]) - axes.left;
  const width = axes.right - axes.left;
  return (
    <div
      className={styles.reader}
      style={{ left: axes.left, top: axes.top, width, height: axes.bottom - axes.top }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={xs[0]}
      aria-valuemax={xs[last]}
      aria-valuenow={xs[k]}
      aria-valuetext={`${xName} ${xs[k]}: ${said.join(', ')}`}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => setAt(null)}
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) setAt(k);
      }}
      onBlur={() => setAt(null)}
      onKeyDown={key}
    >
      {at === null ? null : (
        <>
          <i style={{ left: x }} />
          <p style={x < width / 2 ? { left: x + 8 } : { right: width - x + 8 }}>
            {xName} {xs[k]}
            {curves.map(({ name, color, values }) => (
              <span key={name} style={{ color }}>
                {name} {format(values[k])}
              </span>
            ))}
          </p>
        </>
      )}
    </div>
  );
}

/** Index of the abscissa nearest to x. */
function nearest(xs: ArrayLike<number>, x: number): number {
  let best = 0;
  for (let i = 1; i < xs.length; i++) if (Math.abs(xs[i] - x) < Math.abs(xs[best] - x)) best = i;
  return best;
}
