'use client';
import { useCallback } from 'react';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { Plot, type PlotProps } from '@/components/viz/Plot';

/** Draws one frame with what a view knows besides it: parameters, the chosen tab, whether the answer is open. */
export type FramePainter<F, S> = (ctx: Context2D, frame: F, size: Size, theme: Theme, shown: S) => void;

export interface PictureProps<F, S> extends Pick<PlotProps<F>, 'frames' | 'label' | 'overlay'> {
  /** What the painter needs besides the frame; keep it the same object while nothing changed. */
  shown: S;
  draw: FramePainter<F, S>;
  /** The box that decides the size, from the view's style sheet. */
  className?: string;
  /** Width over height, where no style sheet decides it. */
  aspect?: number;
}

/** One picture of a demo: a plot in a box, painted anew when the frame or what is shown changes. */
export function Picture<F, S>({ shown, draw, className, aspect, ...plot }: PictureProps<F, S>) {
  const paint = useCallback(
    (ctx: Context2D, frame: F, size: Size, theme: Theme) => draw(ctx, frame, size, theme, shown),
    [draw, shown],
  );
  return (
    <div className={className}>
      <Plot {...plot} paint={paint} aspect={aspect} fill={aspect === undefined} />
    </div>
  );
}
