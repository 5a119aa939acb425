import type { ViewProps } from '@/components/demos/demo';
import { layoutAxes } from '@/components/viz/axes';
import type { Size, Theme } from '@/components/viz/context';
import { Handle } from '@/components/viz/Handle';
import { type DataSpec, quantize } from '@/lib/params';
import demo from './demo';
import { dataSpec } from './paintData';
import { short, text } from './shown';
import type { Frame, Params } from './simulation';

interface Props {
  size: Size;
  theme: Theme;
  params: Readonly<Params>;
  tune: ViewProps<Params, Frame>['tune'];
}

const GRID = 0.05;

/** Points to drag with a mouse, a finger or the arrow keys; Delete removes one. */
export function PointHandles({ size, theme, params, tune }: Props) {
  const { points } = params;
  const axes = layoutAxes(size, theme, dataSpec(params));
  const place = (i: number, x: number, y: number) => {
    const next = points.slice();
    next[2 * i] = Math.min(9, Math.max(-9, Math.round(x / GRID) * GRID));
    next[2 * i + 1] = Math.min(30, Math.max(-30, Math.round(y / GRID) * GRID));
    tune({ points: quantize(demo.params.points as DataSpec, next), point: i });
  };
  return Array.from({ length: points.length / 2 }, (_, i) => {
    const [x, y] = [points[2 * i], points[2 * i + 1]];
    return (
      <Handle
        // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place in the list
        key={i}
        x={axes.x(x)}
        y={axes.y(y)}
        label={text.data.handle(i)}
        valueText={text.data.value(short(x), short(y))}
        color={theme.data}
        onMove={(px, py) => place(i, axes.invertX(px), axes.invertY(py))}
        onNudge={(dx, dy, big) => place(i, x + dx * (big ? 0.5 : GRID), y + dy * (big ? 0.5 : GRID))}
        onRemove={points.length > 2 ? () => tune({ points: without(points, i), point: 0 }) : undefined}
      />
    );
  });
}

/** The points but for one. */
export function without(points: Float64Array, i: number): Float64Array {
  return points.filter((_, k) => Math.floor(k / 2) !== i);
}
