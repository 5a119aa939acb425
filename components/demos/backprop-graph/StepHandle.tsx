import type { FrameSource, ViewProps } from '@/components/demos/demo';
import type { Size, Theme } from '@/components/viz/context';
import { Handle } from '@/components/viz/Handle';
import { useFrameValue } from '@/components/viz/useFrame';
import { differencesAxes } from './paintPlots';
import { short, text } from './shown';
import type { Frame, Params } from './simulation';

interface Props {
  frames: FrameSource<Frame>;
  size: Size;
  theme: Theme;
  params: Readonly<Params>;
  tune: ViewProps<Params, Frame>['tune'];
}

/** The step h of the difference quotients, to drag along its axis. */
export function StepHandle({ frames, size, theme, params, tune }: Props) {
  const probe = useFrameValue(frames, (frame) => frame.probe, 20);
  if (!probe) return null;
  const axes = differencesAxes({ probe }, size, theme);
  const set = (h: number) => tune({ h: Number(Math.min(1, Math.max(1e-15, h)).toPrecision(3)) });
  return (
    <Handle
      x={axes.x(params.h)}
      y={axes.bottom}
      shape="diamond"
      label={text.differences.handle}
      valueText={short(params.h)}
      color={theme.you}
      onMove={(px) => set(axes.invertX(px))}
      onNudge={(dx, dy, big) => set(params.h * 10 ** ((dx + dy) * (big ? 1 : 0.25)))}
    />
  );
}
