import type { Axes } from '@/components/viz/axes';
import { Handle } from '@/components/viz/Handle';
import { middleOf, SIDE, squareAt } from '@/lib/ml/rewardLens';
import type { ViewProps } from '../demo';
import { text } from './shown';
import type { Frame, Params } from './simulation';

interface Props extends Pick<ViewProps<Params, Frame>, 'params' | 'tune'> {
  axes: Axes;
}

/** Where a walk starts, to drag over the map. */
export function StartHandle({ axes, params, tune }: Props) {
  const { start } = params;
  const [x, y] = middleOf(start);
  const [column, row] = [start % SIDE, Math.floor(start / SIDE)];
  const inside = (k: number) => Math.max(0, Math.min(SIDE - 1, k));
  const put = (square: number) => {
    if (square !== start) tune({ start: square });
  };
  return (
    <Handle
      x={axes.x(x)}
      y={axes.y(y)}
      color="var(--data)"
      label={text.plane.walkStart}
      valueText={text.plane.square(column, row)}
      onMove={(px, py) => put(squareAt(axes.invertX(px), axes.invertY(py)))}
      onNudge={(dx, dy) => put(inside(row + dy) * SIDE + inside(column + dx))}
    />
  );
}
