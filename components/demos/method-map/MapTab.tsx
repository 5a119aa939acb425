import { type KeyboardEvent, useMemo } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { type FramePainter, Picture } from '@/components/demos/Picture';
import type { Size, Theme } from '@/components/viz/context';
import { layoutMap, neighborOf } from './layout';
import { messages } from './messages';
import { paintMap } from './paintMap';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const text = messages.en.map;

export interface Chooser {
  /** Chooses a method; with the one before, if they are relatives, the edge between them is explained. */
  choose(id: string): void;
}

type Shown = Pick<Params, 'method' | 'reach'>;

const draw: FramePainter<Frame, Shown> = (ctx, frame, size, theme, shown) =>
  paintMap(ctx, frame, size, theme, shown);

const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The map with a button on each label; the arrow keys go from label to label. */
export function MapTab({
  frames,
  params,
  choose,
}: Pick<ViewProps<Params, Frame>, 'frames' | 'params'> & Chooser) {
  const { method, reach } = params;
  const shown = useMemo<Shown>(() => ({ method, reach }), [method, reach]);
  const buttons = (size: Size, theme: Theme) => {
    const layout = layoutMap(size, theme);
    const key = (event: KeyboardEvent<HTMLButtonElement>) => {
      const arrow = ARROWS[event.key];
      if (!arrow) return;
      event.preventDefault();
      event.stopPropagation();
      const next = neighborOf(layout, event.currentTarget.dataset.method ?? '', ...arrow);
      event.currentTarget.parentElement?.querySelector<HTMLElement>(`[data-method="${next}"]`)?.focus();
    };
    return (
      <div className={styles.labels}>
        {layout.places.map(({ method: { id, name, live }, x, y, width, height }) => (
          <button
            key={id}
            type="button"
            className={styles.label}
            style={{ left: x, top: y, width, height }}
            data-method={id}
            tabIndex={id === method ? 0 : -1}
            aria-pressed={id === method}
            aria-label={`${name}, ${live ? text.live : text.described}`}
            onClick={() => choose(id)}
            onKeyDown={key}
          />
        ))}
      </div>
    );
  };
  return (
    <>
      <div className={styles.mapBox}>
        <Picture
          className={styles.mapInner}
          frames={frames}
          shown={shown}
          draw={draw}
          label={text.label}
          overlay={buttons}
        />
      </div>
      <p className={styles.key}>
        {text.key}
        <b>{text.route}</b>
      </p>
    </>
  );
}
