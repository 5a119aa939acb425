import type { Context2D, Size, Theme } from '@/components/viz/context';
import { messages } from './messages';
import type { Params } from './simulation';

/** Words of the plots. */
export const text = messages.en.plots;

/** What every painter draws with. */
export type Pen = readonly [ctx: Context2D, size: Size, theme: Theme];

/** What a painter shows besides the frame. */
export interface Shown {
  params: Readonly<Params>;
  /** False while the reader still predicts: nothing may give the answer away. */
  revealed: boolean;
}
