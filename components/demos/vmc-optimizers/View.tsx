'use client';
import { useMemo } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { Picture } from '@/components/demos/Picture';
import { Tabs } from '@/components/demos/Tabs';
import { layoutAxes } from '@/components/viz/axes';
import type { Size, Theme } from '@/components/viz/context';
import { Handle } from '@/components/viz/Handle';
import { formatNumber } from '@/lib/format';
import { messages } from './messages';
import { paintExcess, paintSamples } from './paintCurves';
import { mapSpec, paintMap } from './paintMap';
import type { Shown } from './shown';
import { type Frame, MAP_ALPHA, MAP_BETA, type Params } from './simulation';
import styles from './view.module.css';

const text = messages.en;
const PANELS: Params['panel'][] = ['excess', 'samples'];

/** The map of the energy with the start to drag, and the curves of the three optimisers. */
export default function View({ frames, params, tune, revealed, stage }: ViewProps<Params, Frame>) {
  const shown = useMemo<Shown>(() => ({ params, revealed }), [params, revealed]);
  const plot = { frames, shown, className: styles.picture };
  return (
    <div className={styles.box} data-stage={stage ? '' : undefined}>
      <div className={styles.plots}>
        <Picture
          {...plot}
          draw={paintMap}
          label={text.plots.map.label}
          overlay={(size, theme) => <Start size={size} theme={theme} params={params} tune={tune} />}
        />
        <div className={styles.panel}>
          <Tabs
            legend={text.params.panel.label}
            ids={PANELS}
            labels={text.params.panel}
            chosen={params.panel}
            choose={(panel) => tune({ panel })}
          />
          <Picture
            {...plot}
            draw={params.panel === 'excess' ? paintExcess : paintSamples}
            label={text.plots[params.panel].label}
          />
        </div>
      </div>
    </div>
  );
}

interface StartProps {
  size: Size;
  theme: Theme;
  params: Readonly<Params>;
  tune(patch: Partial<Params>): void;
}

const within = (value: number, [least, most]: readonly [number, number]): number =>
  Math.round(100 * Math.min(most, Math.max(least, value))) / 100;

/** Where all three start: for a pointer, a finger, or the arrow keys. */
function Start({ size, theme, params, tune }: StartProps) {
  const axes = layoutAxes(size, theme, mapSpec);
  const set = (a: number, b: number) => {
    const [alpha, beta] = [within(a, MAP_ALPHA), within(b, MAP_BETA)];
    if (alpha !== params.alpha || beta !== params.beta) tune({ alpha, beta });
  };
  const { alpha, beta } = params;
  return (
    <Handle
      x={axes.x(alpha)}
      y={axes.y(beta)}
      label={text.plots.map.handle}
      valueText={text.plots.map.value(formatNumber(alpha, undefined, 3), formatNumber(beta, undefined, 3))}
      color={theme.ink}
      shape="diamond"
      onMove={(x, y) => set(axes.invertX(x), axes.invertY(y))}
      onNudge={(dx, dy, big) => set(alpha + dx * (big ? 0.1 : 0.01), beta + dy * (big ? 0.1 : 0.02))}
    />
  );
}
