import type { FrameSource } from '@/components/demos/demo';
import type { Size, Theme } from '@/components/viz/context';
import { Handle } from '@/components/viz/Handle';
import { useFrameValue } from '@/components/viz/useFrame';
import { unitsAxes } from './paintNeurons';
import { short, text } from './shown';
import type { Action, Frame } from './simulation';

interface Props {
  frames: FrameSource<Frame>;
  size: Size;
  theme: Theme;
  act(action: Action): void;
}

/** Neurons to move by hand while nothing runs: sideways their place, upwards their output weight. */
export function UnitHandles({ frames, size, theme, act }: Props) {
  const units = useFrameValue(frames, (frame) => frame.units, 30);
  if (!units) return null;
  const axes = unitsAxes({ units }, size, theme);
  const inside = Array.from(units.index.keys()).filter((k) => units.place[k] >= 0 && units.place[k] <= 1);
  return inside.map((k) => {
    const [unit, place, height] = [units.index[k], units.place[k], units.height[k]];
    const move = (x: number, y: number) =>
      act({ unit, place: Math.min(1, Math.max(0, x)), height: Math.min(20, Math.max(-20, y)) });
    return (
      <Handle
        key={unit}
        x={axes.x(place)}
        y={axes.y(height)}
        shape="ring"
        label={text.units.handle(unit)}
        valueText={text.units.value(short(place), short(height))}
        color={height >= 0 ? theme.positive : theme.negative}
        onMove={(px, py) => move(axes.invertX(px), axes.invertY(py))}
        onNudge={(dx, dy, big) => move(place + dx * (big ? 0.05 : 0.005), height + dy * (big ? 0.2 : 0.02))}
      />
    );
  });
}
