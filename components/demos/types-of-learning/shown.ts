import { type Axes, type AxesSpec, layoutAxes } from '@/components/viz/axes';
import type { Size, Theme } from '@/components/viz/context';
import { messages } from './messages';
import type { Params } from './simulation';

export const text = messages.en.plots;

/** What the painters need besides the frame. */
export interface Shown {
  params: Readonly<Params>;
  /** False while a prediction is open: what was learnt stays covered. */
  revealed: boolean;
  /** The row pointed at in the table, −1 for none. */
  row: number;
}

export const planeSpec: AxesSpec = {
  x: { label: text.plane.x, domain: [-1, 1], ticks: 4 },
  y: { label: text.plane.y, domain: [-1, 1], ticks: 4 },
};

/** Geometry of the plane, the same for the picture and what is painted or dragged on it. */
export function planeAxes(size: Size, theme: Theme): Axes {
  return layoutAxes(size, theme, planeSpec);
}
