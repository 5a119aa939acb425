import type { FramePainter as Painter } from '@/components/demos/Picture';
import { formatNumber } from '@/lib/format';
import { featuresIn } from '@/lib/ml/inputFeatures';
import type { Link } from '@/lib/ml/playgroundFrame';
import { messages } from './messages';
import type { Frame, Params } from './simulation';

export const text = messages.en.plots;

/** What the painters need besides the frame. */
export interface Shown {
  params: Readonly<Params>;
  /** False while a prediction is open: what B does stays covered. */
  revealed: boolean;
}

export type FramePainter = Painter<Frame, Shown>;

/** A number in a picture: three significant digits. */
export function short(value: number): string {
  return formatNumber(value, undefined, 3);
}

/** Name of input k of the network, as short as can be. */
export function inputName(
  { planar, names }: Pick<Frame, 'planar' | 'names'>,
  features: number,
  k: number,
): string {
  if (planar) return text.graph.inputs[featuresIn(features)[k]] ?? '';
  return names.features[k]?.replaceAll('_', ' ') ?? text.field.column(k);
}

/** Name of class k. */
export function className({ names, planar }: Pick<Frame, 'names' | 'planar'>, k: number): string {
  return names.classes[k] ?? (planar ? messages.en.own.classNames[k] : String(k + 1)) ?? String(k + 1);
}

/** Name of a unit, inputs and outputs included. */
export function unitName(
  frame: Pick<Frame, 'planar' | 'names'>,
  sizes: readonly number[],
  features: number,
  layer: number,
  unit: number,
): string {
  if (layer === 0) return inputName(frame, features, unit) || text.graph.input(unit + 1);
  if (layer === sizes.length - 1) return sizes[layer] > 1 ? className(frame, unit) : text.graph.output;
  return text.graph.unit(layer, unit + 1);
}

/** A weight or a bias in words. */
export function linkName(
  frame: Pick<Frame, 'planar' | 'names'>,
  sizes: readonly number[],
  features: number,
  { layer, to, from }: Link,
): string {
  const target = unitName(frame, sizes, features, layer, to);
  if (from < 0) return text.graph.bias(target);
  return text.graph.edge(unitName(frame, sizes, features, layer - 1, from), target);
}

/** Which network the graph and the weight belong to. */
export function shownRun({ params, revealed }: Shown, runs: number): number {
  return params.shown === 'B' && revealed ? runs - 1 : 0;
}
