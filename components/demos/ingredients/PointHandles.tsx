import type { ViewProps } from '@/components/demos/demo';
import { layoutAxes } from '@/components/viz/axes';
import type { Size, Theme } from '@/components/viz/context';
import { Handle } from '@/components/viz/Handle';
import { formatNumber } from '@/lib/format';
import { type DataSpec, quantize } from '@/lib/params';
import demo from './demo';
import { messages } from './messages';
import { curveSpec } from './paintFit';
import type { Frame, Params } from './simulation';

const text = messages.en.plots.fit;

interface Props {
  size: Size;
  theme: Theme;
  params: Readonly<Params>;
  tune: ViewProps<Params, Frame>['tune'];
}

const between = (value: number, [low, high]: readonly [number, number]) =>
  Math.min(high, Math.max(low, value));

/** Points to drag with a mouse, a finger or the arrow keys; the last one is the outlier. */
export function PointHandles({ size, theme, params, tune }: Props) {
  const { points } = params;
  const axes = layoutAxes(size, theme, curveSpec);
  const n = points.length / 2;
  const place = (i: number, x: number, y: number) => {
    const next = points.slice();
    next[2 * i] = between(x, [-1, 1]);
    next[2 * i + 1] = between(y, [-2, 1.5]);
    // A line needs two different places.
    if (new Set(next.filter((_, k) => k % 2 === 0 && k < 2 * n - 2)).size < 2) return;
    tune({ points: quantize(demo.params.points as DataSpec, next) });
  };
  return Array.from({ length: n }, (_, i) => {
    const [x, y] = [points[2 * i], points[2 * i + 1]];
    return (
      <Handle
        // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place in the list
        key={i}
        x={axes.x(x)}
        y={axes.y(y)}
        label={i === n - 1 ? text.outlier : text.handle(i + 1)}
        valueText={text.value(formatNumber(x, undefined, 3), formatNumber(y, undefined, 3))}
        color={theme.data}
        onMove={(px, py) => place(i, axes.invertX(px), axes.invertY(py))}
        onNudge={(dx, dy, big) => place(i, x + dx * (big ? 0.2 : 0.02), y + dy * (big ? 0.2 : 0.02))}
      />
    );
  });
}
