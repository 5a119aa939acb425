'use client';
import { layoutAxes } from '@/components/viz/axes';
import type { Size, Theme } from '@/components/viz/context';
import { Handle } from '@/components/viz/Handle';
import { formatNumber } from '@/lib/format';
import { planeSpec } from './paintPlane';
import { params as specs } from './params';
import { text } from './shown';
import type { Params } from './simulation';

export interface HoldHandleProps {
  size: Size;
  theme: Theme;
  params: Readonly<Params>;
  /** Half the edge of the window, and the unit of the place, the outermost classical radius: bohr. */
  reach: number;
  unit: number;
  tune(patch: Partial<Params>): void;
}

/** The electron that a reader holds, a diamond among dots: for a pointer, a finger, or the arrow keys; Delete lets it go. */
export function HoldHandle({ size, theme, params, reach, unit, tune }: HoldHandleProps) {
  const held = params.hold === 'on';
  const axes = layoutAxes(size, theme, planeSpec(reach));
  const { min, max } = specs.holdX as { min: number; max: number };
  const edge = Math.min(max, (0.97 * reach) / unit);
  const clamp = (value: number) =>
    Math.round(100 * Math.min(edge, Math.max(Math.max(min, -edge), value))) / 100;
  const set = (x: number, y: number) => {
    const next = { hold: 'on' as const, holdX: clamp(x), holdY: clamp(y) };
    if (!held || next.holdX !== params.holdX || next.holdY !== params.holdY) tune(next);
  };
  return (
    <Handle
      x={axes.x(params.holdX * unit)}
      y={axes.y(params.holdY * unit)}
      label={held ? text.plane.handle : specs.hold.label}
      valueText={`x ${formatNumber(params.holdX * unit, undefined, 3)}, y ${formatNumber(params.holdY * unit, undefined, 3)}`}
      color={theme.you}
      shape={held ? 'diamond' : 'hollow-diamond'}
      onMove={(x, y) => set(axes.invertX(x) / unit, axes.invertY(y) / unit)}
      onNudge={(dx, dy, big) => {
        const step = big ? 0.25 : 0.05;
        set(params.holdX + dx * step, params.holdY + dy * step);
      }}
      onRemove={() => tune({ hold: 'off' })}
    />
  );
}
