import type { Axes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { drawLabel, type LineStyle } from '@/components/viz/marks';
import type { ShellMethod } from '@/lib/qmc/shellSettings';
import { messages } from './messages';
import type { Params } from './simulation';

/** Words of the plots. */
export const text = messages.en.plots;
export const names = messages.en.ansatz;

/** What every painter draws with. */
export type Pen = readonly [ctx: Context2D, size: Size, theme: Theme];

/** What a painter shows besides the frame. */
export interface Shown {
  params: Readonly<Params>;
  /** False while the reader still predicts: no energy is shown. */
  revealed: boolean;
  /** The map has a handle to hold an electron by: a poster has none. */
  handle?: boolean;
}

/** Line of a wave function: the same in all plots, told apart by its dashes, too. */
export function laneStyle(name: ShellMethod, theme: Theme): LineStyle {
  switch (name) {
    case 'rbm':
      return { color: theme.data, width: 2, dash: [7, 4] };
    case 'rbm-jastrow':
      return { color: theme.energy, width: 2, dash: [2, 4] };
    default:
      return { color: theme.model, width: 2.4 };
  }
}

/** Names in their colours, one below the other, at the right edge from the top down: where densities are small. */
export function drawNames(
  [ctx, , theme]: Pen,
  axes: Axes,
  entries: readonly (readonly [name: string, color: string])[],
): void {
  const corner = [axes.invertX(axes.right), axes.invertY(axes.top)] as const;
  entries.forEach(([name, color], k) => {
    const dy = theme.fontSize * (1.2 + 1.35 * k);
    drawLabel(ctx, axes, ...corner, name, { color, align: 'right', dy }, theme);
  });
}
