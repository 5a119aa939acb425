'use client';
import { useMemo } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { Picture } from '@/components/demos/Picture';
import { Tabs } from '@/components/demos/Tabs';
import { layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { Handle } from '@/components/viz/Handle';
import { formatNumber } from '@/lib/format';
import demo from './demo';
import { Knots } from './Knots';
import { messages } from './messages';
import { curveSpec, paintCurve, paintHistogram } from './paintEnergy';
import { paintLocal } from './paintLocal';
import { paintBlocking, paintMean, paintSlope } from './paintStatistics';
import { paintSteps } from './paintSteps';
import { paintWalkers } from './paintWalkers';
import type { Shown } from './shown';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const text = messages.en;
type FramePainter = (ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown) => void;

const PANELS: Record<Params['panel'], FramePainter> = {
  histogram: paintHistogram,
  running: paintMean,
  blocking: paintBlocking,
  slope: paintSlope,
  local: paintLocal,
  steps: paintSteps,
};

/** Walkers, the energy curve with α to drag, the histogram of local energies, and a plot of choice; on a slide three. */
export default function View({ frames, params, tune, revealed, stage }: ViewProps<Params, Frame>) {
  const shown = useMemo<Shown>(() => ({ params, revealed }), [params, revealed]);
  const plot = { frames, shown };
  const panel = !stage && params.panel === 'histogram' ? 'running' : params.panel;
  const words = text.params.panel;
  const labels = params.optimize === 'on' ? { ...words, running: words.descent } : words;
  const ids = (Object.keys(PANELS) as Params['panel'][]).filter((id) => stage || id !== 'histogram');
  return (
    <div className={styles.box} data-stage={stage ? '' : undefined}>
      <div className={styles.plots}>
        <Picture
          className={styles.picture}
          {...plot}
          draw={paintWalkers}
          label={text.plots.walkers.label(params.dimensions)}
          overlay={(size, theme) =>
            params.wave === 'drawn' && params.dimensions === 1 ? (
              <Knots size={size} theme={theme} params={params} tune={tune} />
            ) : null
          }
        />
        <Picture
          className={styles.picture}
          {...plot}
          draw={paintCurve}
          label={text.plots.curve.label}
          overlay={(size, theme) => <AlphaHandle size={size} theme={theme} params={params} tune={tune} />}
        />
        {stage ? null : (
          <Picture
            className={styles.picture}
            {...plot}
            draw={paintHistogram}
            label={text.plots.histogram.label}
          />
        )}
        <div className={styles.panel}>
          <Tabs
            legend={words.label}
            ids={ids}
            labels={labels}
            chosen={panel}
            choose={(next) => tune({ panel: next })}
          />
          <Picture
            className={styles.picture}
            {...plot}
            draw={PANELS[panel]}
            label={text.plots[panel === 'running' && params.optimize === 'on' ? 'descent' : panel].label}
          />
        </div>
      </div>
    </div>
  );
}

interface AlphaHandleProps {
  size: Size;
  theme: Theme;
  params: Readonly<Params>;
  tune(patch: Partial<Params>): void;
}

/** α on the axis of the energy plot: for a pointer, a finger, or the arrow keys. */
function AlphaHandle({ size, theme, params, tune }: AlphaHandleProps) {
  const axes = layoutAxes(size, theme, curveSpec(params));
  const { min, max } = demo.params.alpha as { min: number; max: number };
  const set = (alpha: number) => {
    const next = Math.round(100 * Math.min(max, Math.max(min, alpha))) / 100;
    if (next !== params.alpha) tune({ alpha: next });
  };
  return (
    <Handle
      x={axes.x(params.alpha)}
      y={axes.bottom}
      label={text.plots.curve.handle}
      valueText={formatNumber(params.alpha, undefined, 3)}
      color={theme.model}
      onMove={(x) => set(axes.invertX(x))}
      onNudge={(dx, dy, big) => set(params.alpha + (dx || dy) * (big ? 0.1 : 0.01))}
    />
  );
}
