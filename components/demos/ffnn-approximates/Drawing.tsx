import { type PointerEvent, useRef } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import type { Size, Theme } from '@/components/viz/context';
import { Handle } from '@/components/viz/Handle';
import { type DataSpec, quantize } from '@/lib/params';
import demo from './demo';
import { curveAxes } from './paintCurve';
import { short, text } from './shown';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

interface Props {
  size: Size;
  theme: Theme;
  params: Readonly<Params>;
  tune: ViewProps<Params, Frame>['tune'];
}

/** The target drawn with a finger or a mouse anywhere on the plot, or knot by knot, also with the arrow keys. */
export function Drawing({ size, theme, params, tune }: Props) {
  const { curve } = params;
  const axes = curveAxes(size, theme);
  const last = useRef<{ knot: number; height: number } | null>(null);
  const count = curve.length;
  const height = (y: number) => Math.min(1, Math.max(0, y));
  const knotAt = (x: number) => Math.min(count - 1, Math.max(0, Math.round(x * (count - 1))));
  const change = (next: Float64Array) => {
    const heights = quantize(demo.params.curve as DataSpec, next);
    if (heights.some((v, k) => v !== curve[k])) tune({ curve: heights });
  };
  const set = (knot: number, y: number) => {
    const next = curve.slice();
    next[knot] = height(y);
    change(next);
  };
  /** Sets the knot under the pointer and those it swept over since the last event. */
  const draw = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = axes.invertX(axes.left + event.clientX - box.left);
    const y = height(axes.invertY(axes.top + event.clientY - box.top));
    const knot = knotAt(x);
    const from = last.current ?? { knot, height: y };
    const next = curve.slice();
    const steps = Math.max(1, Math.abs(knot - from.knot));
    for (let s = 0; s <= steps; s++) {
      const k = Math.round(from.knot + ((knot - from.knot) * s) / steps);
      next[k] = height(from.height + ((y - from.height) * s) / steps);
    }
    next[knot] = y;
    last.current = { knot, height: y };
    change(next);
  };
  return (
    <>
      <div
        className={styles.surface}
        style={{
          left: axes.left,
          top: axes.top,
          width: axes.right - axes.left,
          height: axes.bottom - axes.top,
        }}
        onPointerDown={(event) => {
          if (event.button > 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          last.current = null;
          draw(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) draw(event);
        }}
      />
      {Array.from(curve, (y, k) => (
        <Handle
          // biome-ignore lint/suspicious/noArrayIndexKey: a knot is its place
          key={k}
          x={axes.x(k / (count - 1))}
          y={axes.y(y)}
          label={text.curve.knot(k)}
          valueText={short(y)}
          color={theme.data}
          onMove={(_, py) => set(k, axes.invertY(py))}
          onNudge={(_, dy, big) => set(k, y + dy * (big ? 0.1 : 0.01))}
        />
      ))}
    </>
  );
}
