'use client';
import type { MouseEventHandler } from 'react';
import { Plot, type PlotProps } from '@/components/viz/Plot';
import type { Frame } from './simulation';
import styles from './view.module.css';

interface PictureProps extends Omit<PlotProps<Frame>, 'aspect' | 'fill' | 'className'> {
  /** Proportions, which depend on the room there is: see the style sheet. */
  shape: 'wide' | 'square';
  onPointerDown?(): void;
  onDoubleClick?: MouseEventHandler<HTMLDivElement>;
}

/** A plot whose proportions the style sheet decides: wide on a page, taller on a phone, all the height on the stage. */
export function Picture({ shape, onPointerDown, onDoubleClick, ...plot }: PictureProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: handles and buttons do the same without a pointer
    <div
      className={styles.plotBox}
      data-shape={shape}
      onPointerDown={onPointerDown}
      onDoubleClick={onDoubleClick}
    >
      <div className={styles.inner}>
        <Plot fill {...plot} />
      </div>
    </div>
  );
}
