'use client';
import { type AxesSpec, layoutAxes } from '@/components/viz/axes';
import type { Size, Theme } from '@/components/viz/context';
import { Handle } from '@/components/viz/Handle';
import { formatNumber } from '@/lib/format';
import type { RegressionData } from '@/lib/ml/regressionData';
import type { Window } from './geometry';
import { messages } from './messages';
import { movePoint, removePoint, roundInto } from './points';
import type { Frame, Params } from './simulation';

const text = messages.en.fit;

interface PointHandlesProps {
  points: RegressionData;
  spec: AxesSpec;
  window: Window;
  size: Size;
  theme: Theme;
  tune(patch: Partial<Params>): void;
  onRow(row: number): void;
}

/** One handle for each data point. */
export function PointHandles({ points, spec, window, size, theme, tune, onRow }: PointHandlesProps) {
  const axes = layoutAxes(size, theme, spec);
  const steps = [(window.x[1] - window.x[0]) / 50, (window.y[1] - window.y[0]) / 50];
  return Array.from(points.y, (y, i) => {
    const x = points.k === 1 ? points.x[0][i] : i + 1;
    const put = (toX: number, toY: number) =>
      tune({ data: movePoint(points, i, roundInto(window.x, toX), roundInto(window.y, toY)) });
    return (
      <Handle
        // biome-ignore lint/suspicious/noArrayIndexKey: points keep their place
        key={i}
        x={axes.x(x)}
        y={axes.y(y)}
        color="var(--data)"
        label={text.point(i + 1)}
        valueText={text.at(formatNumber(x, undefined, 3), formatNumber(y, undefined, 3))}
        onMove={(px, py) => put(axes.invertX(px), axes.invertY(py))}
        onNudge={(dx, dy, big) => put(x + dx * steps[0] * (big ? 5 : 1), y + dy * steps[1] * (big ? 5 : 1))}
        onRemove={points.n > 2 ? () => tune({ data: removePoint(points, i) }) : undefined}
        onFocusChange={(focused) => onRow(focused ? i : -1)}
      />
    );
  });
}

interface LineEndsProps {
  frame: Frame;
  params: Readonly<Params>;
  spec: AxesSpec;
  window: Window;
  size: Size;
  theme: Theme;
  tune(patch: Partial<Params>): void;
}

/** The two ends of a straight line: moving them moves the two coefficients, that is, the ball in the bowl. */
export function LineEnds({ frame, params, spec, window, size, theme, tune }: LineEndsProps) {
  const { columns } = frame.fit;
  if (frame.inputs !== 1 || columns.length !== 2 || columns[0].name !== '1' || columns[1].name !== 'x') {
    return null;
  }
  const [a, b] = params.ball.length === 2 ? params.ball : frame.fit.theta;
  const axes = layoutAxes(size, theme, spec);
  const overhang = 0.052 * (window.x[1] - window.x[0]);
  const xs = [frame.grid[0] - overhang, frame.grid[frame.grid.length - 1] + overhang];
  const ys = xs.map((x) => a + b * x);
  const put = (end: number, y: number) => {
    const to = ys.map((old, i) => (i === end ? Math.min(window.y[1], Math.max(window.y[0], y)) : old));
    const slope = (to[1] - to[0]) / (xs[1] - xs[0]);
    tune({ first: 0, second: 1, ball: Float64Array.of(to[0] - slope * xs[0], slope) });
  };
  return xs.map((x, end) => (
    <Handle
      key={end === 0 ? 'left' : 'right'}
      x={axes.x(x)}
      y={Math.min(axes.bottom, Math.max(axes.top, axes.y(ys[end])))}
      color="var(--model)"
      shape="diamond"
      label={text.lineEnd(end === 0 ? 'left' : 'right')}
      valueText={text.at(formatNumber(x, undefined, 3), formatNumber(ys[end], undefined, 3))}
      onMove={(_, py) => put(end, axes.invertY(py))}
      onNudge={(_, dy, big) => put(end, ys[end] + (dy * (big ? 5 : 1) * (window.y[1] - window.y[0])) / 60)}
    />
  ));
}
