import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import { drawKey } from '@/components/viz/key';
import { drawLine } from '@/components/viz/marks';
import { type FramePainter, text } from './shown';
import type { Frame } from './simulation';

const HORIZONS = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];

/** The power of ten below or above: whole decades have ticks that can be read. */
const decade = (value: number, round: (v: number) => number) => 10 ** round(Math.log10(value));

/** Axes of the curves that may be seen. */
export function curvesSpec({ curves, epoch }: Pick<Frame, 'curves' | 'epoch'>, revealed: boolean): AxesSpec {
  const seen = revealed ? curves : curves.slice(0, 1);
  const values = seen
    .flatMap(({ training, test }) => [...training, ...test])
    .filter((v) => v > 1e-9 && v < 1e9);
  const low = Math.min(...values, 0.9);
  const high = Math.max(...values, low * 1.1);
  return {
    x: { label: text.curves.x, domain: [0, HORIZONS.find((h) => h >= epoch) ?? epoch] },
    y: { label: text.curves.y, domain: [decade(low, Math.floor), decade(high, Math.ceil)], scale: 'log' },
  };
}

/** Costs against epochs, on the points learnt from (dashed) and on those kept back; B in ink. */
export const paintCurves: FramePainter = (ctx, frame, size, theme, { revealed }) => {
  const seen = revealed ? frame.curves : frame.curves.slice(0, 1);
  const spec = curvesSpec(frame, revealed);
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  seen.forEach((curve, k) => {
    const color = k === 0 ? theme.energy : theme.ink;
    drawLine(ctx, axes, curve.epoch, curve.training, { color, width: 1.6, dash: [2, 4] }, theme);
    drawLine(ctx, axes, curve.epoch, curve.test, { color, width: 2.6 }, theme);
  });
  const key: [string, string][] = [
    [`— ${text.curves.test}`, theme.energy],
    [`··· ${text.curves.training}`, theme.energy],
  ];
  if (seen.length > 1) key.unshift(['B', theme.ink]);
  drawKey(ctx, axes, key, theme);
};
