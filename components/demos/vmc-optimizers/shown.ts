import type { Context2D, Size, Theme } from '@/components/viz/context';
import { messages } from './messages';
import type { Params, Path } from './simulation';

/** Words of the plots. */
export const text = messages.en.plots;
export const names = messages.en.names;

/** What every painter draws with. */
export type Pen = readonly [ctx: Context2D, size: Size, theme: Theme];

/** What a painter shows besides the frame. */
export interface Shown {
  params: Readonly<Params>;
  /** False while the reader still predicts: nothing may give the answer away. */
  revealed: boolean;
}

/** Colour and mark of an optimiser, the same in every plot. */
export function styleOf(
  optimizer: Path['optimizer'],
  theme: Theme,
): { color: string; hollow: boolean; width: number } {
  if (optimizer === 'sgd') return { color: theme.data, hollow: false, width: 1.6 };
  if (optimizer === 'adam') return { color: theme.energy, hollow: true, width: 1.6 };
  return { color: theme.model, hollow: false, width: 2.8 };
}
