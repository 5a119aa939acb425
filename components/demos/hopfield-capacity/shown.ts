import { type AxesSpec, layoutAxes } from '@/components/viz/axes';
import type { Size, Theme } from '@/components/viz/context';
import { DIGIT_COUNT } from '@/lib/ml/glyphs';
import { messages } from './messages';
import { type Params, widestLoad } from './simulation';

/** Words of the plots. */
export const text = messages.en.plots;

/** What a painter shows besides the frame. */
export interface Shown {
  params: Readonly<Params>;
  /** False while the reader still predicts. */
  revealed: boolean;
}

/** Axes of the recall curve; they depend on parameters only, so that the handle stays where the picture is. */
export function curveSpec(params: Readonly<Params>): AxesSpec {
  const pictures = params.patterns === 'pictures';
  return {
    x: pictures
      ? { label: text.curve.xPictures, domain: [0.5, DIGIT_COUNT + 0.5], format: wholeText }
      : { label: text.curve.x, domain: [0, 1.02 * widestLoad(params.rule, params.load)] },
    y: { label: text.curve[params.panel], domain: [0, 1.04], ticks: 5, format: upToOne },
  };
}

const wholeText = (value: number): string => (Number.isInteger(value) ? String(value) : '');
const upToOne = (value: number): string => (value > 1.001 ? '' : String(Number(value.toFixed(2))));

export const curveAxes = (size: Size, theme: Theme, params: Readonly<Params>) =>
  layoutAxes(size, theme, curveSpec(params));
