import type { ViewProps } from '@/components/demos/demo';
import type { Size, Theme } from '@/components/viz/context';
import { Handle } from '@/components/viz/Handle';
import { formatNumber } from '@/lib/format';
import { pictureReach } from '@/lib/qmc/twoElectronRun';
import { messages } from './messages';
import { pairAxes } from './paintPair';
import type { Frame, Params } from './simulation';

const words = messages.en.plots.pair;

interface HeldElectronProps extends Pick<ViewProps<Params, Frame>, 'params' | 'tune'> {
  size: Size;
  theme: Theme;
}

const within = (value: number) => Math.round(100 * Math.min(1, Math.max(-1, value))) / 100;

/** Electron 1 for a pointer, a finger, or the arrow keys. */
export function HeldElectron({ size, theme, params, tune }: HeldElectronProps) {
  const { axes } = pairAxes(size, theme, params);
  const reach = pictureReach(params.omega, params.dimensions);
  const [x, y] = [params.heldX * reach, params.heldY * reach];
  const set = (heldX: number, heldY: number) => tune({ heldX: within(heldX), heldY: within(heldY) });
  const shown = (value: number) => formatNumber(value, undefined, 3);
  return (
    <Handle
      x={axes.x(x)}
      y={axes.y(y)}
      label={words.handle}
      valueText={words.place(shown(x), shown(y))}
      color={theme.data}
      onMove={(px, py) => set(axes.invertX(px) / reach, axes.invertY(py) / reach)}
      onNudge={(dx, dy, big) =>
        set(params.heldX + dx * (big ? 0.1 : 0.02), params.heldY + dy * (big ? 0.1 : 0.02))
      }
    />
  );
}
