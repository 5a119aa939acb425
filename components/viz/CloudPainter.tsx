'use client';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { type Cloud, MAX_CLOUD, packCloud, snap } from '@/lib/ml/cloud';
import type { Axes } from './axes';
import styles from './viz.module.css';

export interface CloudPainterProps {
  /** The axes of the plot below. */
  axes: Axes;
  cloud: Cloud;
  /** What the plane is, in words. */
  label: string;
  /** Class of new points; null: the eraser. */
  pen: number | null;
  /** Names of the classes, as the cursor says them. */
  classNames: readonly string[];
  /** The changed cloud, packed: the value of a `data` parameter. */
  onChange(words: Float64Array): void;
  /** Drawing over empty ground leaves a trail of points; else it moves the new point. */
  brush?: boolean;
  /** Most points; default what fits into a link. */
  max?: number;
}

/** Pixels within which a pointer takes hold of a point, and between the points of a trail. */
const REACH = 12;
/** How far an arrow key moves the cursor, with Shift four times as far. */
const STEP = 1 / 16;

const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/**
 * Labelled points to add, drag and erase with a mouse or a finger; or by keys: arrows move a cursor, Space sets a point or
 * takes up the one that is there and lays it down again, Delete removes it. Place it in a plot's `overlay`, over the
 * cloud that the plot paints.
 */
export function CloudPainter(props: CloudPainterProps) {
  const { axes, cloud, label, pen, classNames, onChange, brush, max = MAX_CLOUD } = props;
  /** What a pressed pointer does, and where it last did it. */
  const stroke = useRef<{ held: number; x: number; y: number } | null>(null);
  const [cursor, setCursor] = useState({ x: 0, y: 0 });
  const [held, setHeld] = useState(-1);
  const [focused, setFocused] = useState(false);

  const at = (event: PointerEvent<HTMLButtonElement>) => {
    const area = event.currentTarget.getBoundingClientRect();
    return { px: axes.left + event.clientX - area.left, py: axes.top + event.clientY - area.top };
  };
  /** Index of the point nearest to a place in pixels, −1 when none is in reach. */
  const pointAt = (px: number, py: number) => {
    let best = -1;
    let least = REACH * REACH;
    for (let i = 0; i < cloud.n; i++) {
      const [dx, dy] = [axes.x(cloud.x[i]) - px, axes.y(cloud.y[i]) - py];
      if (dx * dx + dy * dy <= least) [best, least] = [i, dx * dx + dy * dy];
    }
    return best;
  };
  const add = (x: number, y: number) => {
    if (cloud.n >= max || pen === null) return -1;
    onChange(packCloud(withPoint(cloud, x, y, pen)));
    return cloud.n;
  };
  const move = (i: number, x: number, y: number) => onChange(packCloud(withMoved(cloud, i, x, y)));
  const remove = (i: number) => onChange(packCloud(without(cloud, i)));

  const down = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button > 0) return;
    const { px, py } = at(event);
    const found = pointAt(px, py);
    event.currentTarget.setPointerCapture(event.pointerId);
    setCursor({ x: snap(axes.invertX(px)), y: snap(axes.invertY(py)) });
    stroke.current = { held: found, x: px, y: py };
    if (pen === null) {
      if (found >= 0) remove(found);
    } else if (found < 0) {
      const added = add(axes.invertX(px), axes.invertY(py));
      stroke.current.held = brush ? -1 : added;
    }
  };
  const drag = (event: PointerEvent<HTMLButtonElement>) => {
    const now = stroke.current;
    if (!now) return;
    const { px, py } = at(event);
    if (pen === null) {
      const found = pointAt(px, py);
      if (found >= 0) remove(found);
    } else if (now.held >= 0) {
      if (now.held < cloud.n) move(now.held, axes.invertX(px), axes.invertY(py));
    } else if (Math.hypot(px - now.x, py - now.y) >= REACH) {
      add(axes.invertX(px), axes.invertY(py));
      Object.assign(now, { x: px, y: py });
    }
  };
  const up = () => {
    stroke.current = null;
  };
  const key = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    const here = pointAt(axes.x(cursor.x), axes.y(cursor.y));
    if (arrow) {
      const far = STEP * (event.shiftKey ? 4 : 1);
      const next = { x: snap(cursor.x + far * arrow[0]), y: snap(cursor.y + far * arrow[1]) };
      setCursor(next);
      if (held >= 0 && held < cloud.n) move(held, next.x, next.y);
    } else if (event.key === ' ') {
      if (held >= 0) setHeld(-1);
      else if (here >= 0 && pen === null) remove(here);
      else if (here >= 0) {
        setHeld(here);
        setCursor({ x: cloud.x[here], y: cloud.y[here] });
      } else add(cursor.x, cursor.y);
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && here >= 0) {
      setHeld(-1);
      remove(here);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const found = focused ? pointAt(axes.x(cursor.x), axes.y(cursor.y)) : -1;
  return (
    <>
      <button
        type="button"
        className={styles.painter}
        style={{
          left: axes.left,
          top: axes.top,
          width: axes.right - axes.left,
          height: axes.bottom - axes.top,
        }}
        aria-label={`${label}, ${words.count(cloud.n)}`}
        aria-roledescription={words.role}
        onPointerDown={down}
        onPointerMove={drag}
        onPointerUp={up}
        onPointerCancel={up}
        onKeyDown={key}
        onFocus={() => setFocused(true)}
        onBlur={() => {
          setFocused(false);
          setHeld(-1);
        }}
      >
        <span
          className={styles.crosshair}
          data-held={held >= 0 ? '' : undefined}
          style={{ left: axes.x(cursor.x) - axes.left, top: axes.y(cursor.y) - axes.top }}
        />
      </button>
      <span className="visually-hidden" role="status">
        {focused
          ? words.cursor(cursor.x, cursor.y, found < 0 ? null : classNames[cloud.label[found]], held >= 0)
          : ''}
      </span>
    </>
  );
}

const words = {
  role: 'plane of points to edit',
  count: (n: number) => (n === 1 ? '1 point' : `${n} points`),
  cursor: (x: number, y: number, name: string | null | undefined, held: boolean) =>
    `x ${x.toFixed(2)}, y ${y.toFixed(2)}: ${name == null ? 'empty' : `a point of ${name}`}${held ? ', held' : ''}`,
};

function withPoint({ n, x, y, label }: Cloud, px: number, py: number, pen: number): Cloud {
  return {
    n: n + 1,
    x: Float64Array.from([...x, px]),
    y: Float64Array.from([...y, py]),
    label: Uint8Array.from([...label, pen]),
  };
}

function withMoved(cloud: Cloud, i: number, px: number, py: number): Cloud {
  return { ...cloud, x: cloud.x.with(i, px), y: cloud.y.with(i, py) };
}

function without({ n, x, y, label }: Cloud, i: number): Cloud {
  const keep = (_: number, j: number) => j !== i;
  return { n: n - 1, x: x.filter(keep), y: y.filter(keep), label: label.filter(keep) };
}
