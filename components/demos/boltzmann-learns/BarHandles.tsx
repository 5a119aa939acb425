import { type PointerEvent, useRef } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import type { Size, Theme } from '@/components/viz/context';
import { Handle } from '@/components/viz/Handle';
import { useFrameValue } from '@/components/viz/useFrame';
import { heightsOf, pullBar } from './bars';
import { layoutColumns, SMALL_WORLD, topOf } from './columns';
import { shortP, stateName, text } from './shown';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

interface Props extends Pick<ViewProps<Params, Frame>, 'frames' | 'params' | 'tune'> {
  size: Size;
  theme: Theme;
  /** Upper end of the axis while a bar is dragged. */
  held: number | undefined;
  /** Keeps the axis as it is, or lets it go. */
  hold(top: number | undefined): void;
}

/** Bars do not depend on them. */
const NO_LEVELS = { energies: new Float64Array(16), first: new Float64Array(16), hidden: 0 };

/** The bars of the data: pull them with a mouse or a finger anywhere in their column, or with the arrow keys. */
export function BarHandles({ frames, params, tune, size, theme, held, hold }: Props) {
  const shown = useFrameValue(frames, topOf, 20) ?? 1;
  const pulled = useRef(-1);
  const columns = layoutColumns(size, theme, 16, held ?? shown, NO_LEVELS);
  const { bars, width } = columns;
  const heights = heightsOf(params.data);
  const set = (v: number, p: number) => {
    const data = pullBar(params.data, v, p);
    if (v !== params.picture || data.some((b, k) => b !== params.data[k])) tune({ data, picture: v });
  };
  const pull = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    set(pulled.current, bars.invertY(bars.top + event.clientY - box.top));
  };
  const release = () => {
    pulled.current = -1;
    hold(undefined);
  };
  return (
    <>
      <div className={styles.keys}>
        {SMALL_WORLD.map((v, k) => (
          <Handle
            key={v}
            x={columns.middle(k)}
            y={bars.y(Math.min(heights[v], held ?? shown))}
            label={text.states.bar(stateName(v, 2))}
            valueText={shortP(heights[v])}
            color={theme.data}
            onNudge={(_, dy, big) => set(v, heights[v] + dy * (big ? 0.1 : 0.02))}
            onFocusChange={(focused) => focused && v !== params.picture && tune({ picture: v })}
          />
        ))}
      </div>
      <div
        className={styles.surface}
        style={{ left: bars.left, top: bars.top, width: 16 * width, height: bars.bottom - bars.top }}
        onPointerDown={(event) => {
          if (event.button > 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          const box = event.currentTarget.getBoundingClientRect();
          const column = Math.floor((16 * (event.clientX - box.left)) / box.width);
          pulled.current = SMALL_WORLD[Math.max(0, Math.min(15, column))];
          hold(shown);
          pull(event);
        }}
        onPointerMove={(event) => {
          if (pulled.current >= 0 && event.currentTarget.hasPointerCapture(event.pointerId)) pull(event);
        }}
        onPointerUp={release}
        onPointerCancel={release}
      />
    </>
  );
}
