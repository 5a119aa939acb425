import type { ViewProps } from '@/components/demos/demo';
import type { Size, Theme } from '@/components/viz/context';
import { columnsOf, layoutColumns, roomFor } from './columns';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

interface Props extends Pick<ViewProps<Params, Frame>, 'frames' | 'tune'> {
  size: Size;
  theme: Theme;
}

/** A touch on a column takes its picture to the shelf. The keyboard has the shelf itself. */
export function ColumnChoice({ frames, tune, size, theme }: Props) {
  const pick = (x: number) => {
    const frame = frames.latest();
    if (frame?.side !== 3) return;
    const states = columnsOf(frame, roomFor(size, theme));
    const { middle, width } = layoutColumns(size, theme, states.length, 1, frame);
    const v = states[Math.floor((x - middle(0)) / width + 0.5)];
    if (v !== undefined) tune({ picture: v });
  };
  return (
    <div
      className={styles.columns}
      onPointerDown={(event) => pick(event.clientX - event.currentTarget.getBoundingClientRect().left)}
    />
  );
}
