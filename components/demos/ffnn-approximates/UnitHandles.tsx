import { useState } from 'react';
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

/** The steepness handle stands where a step of its neuron has risen to σ(2) = 88 %: at 2/slope from its place. */
const REACH = 2;
const STEEPEST = 1000;
/** A step flatter than this is a straight line over the whole interval. */
const FLATTEST = 1;

/**
 * Neurons to move by hand while nothing runs: sideways their place, upwards their output weight; the neuron touched last
 * has a second handle for its steepness.
 */
export function UnitHandles({ frames, size, theme, act }: Props) {
  const units = useFrameValue(frames, (frame) => frame.units, 30);
  const [picked, pick] = useState(-1);
  if (!units) return null;
  const axes = unitsAxes({ units }, size, theme);
  const inside = Array.from(units.index.keys()).filter((k) => units.place[k] >= 0 && units.place[k] <= 1);
  return inside.map((k) => {
    const { index, place: places, height: heights, slope: slopes } = units;
    const [unit, place, height, slope] = [index[k], places[k], heights[k], slopes[k]];
    const color = height >= 0 ? theme.positive : theme.negative;
    const move = (x: number, y: number) =>
      act({ unit, place: Math.min(1, Math.max(0, x)), height: Math.min(20, Math.max(-20, y)) });
    const steepen = (next: number) => {
      const steep = Math.min(STEEPEST, Math.max(FLATTEST, Math.abs(next)));
      act({ unit, place, height, slope: next < 0 ? -steep : steep });
    };
    const reach = axes.x(place + REACH / slope);
    return [
      <Handle
        key={unit}
        x={axes.x(place)}
        y={axes.y(height)}
        shape="ring"
        label={text.units.handle(unit)}
        valueText={text.units.value(short(place), short(height))}
        color={color}
        onMove={(px, py) => move(axes.invertX(px), axes.invertY(py))}
        onNudge={(dx, dy, big) => move(place + dx * (big ? 0.05 : 0.005), height + dy * (big ? 0.2 : 0.02))}
        onFocusChange={(focused) => focused && pick(unit)}
      />,
      unit === picked ? (
        <Handle
          key={`steepness ${unit}`}
          x={Math.min(axes.right, Math.max(axes.left, reach))}
          y={axes.y(0)}
          shape="diamond"
          label={text.units.steepness(unit)}
          valueText={text.units.slope(short(slope))}
          color={theme.you}
          onMove={(px) => steepen(REACH / (axes.invertX(px) - place || 1e-3))}
          onNudge={(dx, dy, big) => steepen(slope * (big ? 1.5 : 1.1) ** (dx + dy))}
        />
      ) : null,
    ];
  });
}
