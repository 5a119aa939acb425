'use client';
import { useMemo } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { Picture } from '@/components/demos/Picture';
import { Tabs } from '@/components/demos/Tabs';
import { layoutAxes } from '@/components/viz/axes';
import type { Size, Theme } from '@/components/viz/context';
import { Handle } from '@/components/viz/Handle';
import { formatNumber } from '@/lib/format';
import { groundStateEnergy } from '@/lib/qmc/exactAtoms';
import demo from './demo';
import { messages } from './messages';
import { PANELS } from './paint';
import { curveSpec, paintCurve, paintDensity } from './paintAtom';
import { paintHistogram } from './paintEnergies';
import type { Shown } from './shown';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const text = messages.en;

/** The atom, its energy with α to drag, the local energies, and a plot of choice; on a slide three. */
export default function View({ frames, params, tune, revealed, stage }: ViewProps<Params, Frame>) {
  const shown = useMemo<Shown>(() => ({ params, revealed }), [params, revealed]);
  const plot = { frames, shown, className: styles.picture };
  const ids = (Object.keys(PANELS) as Params['panel'][]).filter((id) => stage || id !== 'histogram');
  const panel = ids.includes(params.panel) ? params.panel : 'nucleus';
  return (
    <div className={styles.box} data-stage={stage ? '' : undefined}>
      <div className={styles.plots}>
        <Picture {...plot} draw={paintDensity} label={text.plots.density.label} />
        <Picture
          {...plot}
          draw={paintCurve}
          label={text.plots.curve.label}
          overlay={(size, theme) =>
            params.nuclearCusp === 'held' ? null : (
              <AlphaHandle size={size} theme={theme} params={params} tune={tune} />
            )
          }
        />
        {stage ? null : <Picture {...plot} draw={paintHistogram} label={text.plots.histogram.label} />}
        <div className={styles.panel}>
          <Tabs
            className={styles.tabs}
            legend={text.params.panel.label}
            ids={ids}
            labels={text.params.panel}
            chosen={panel}
            choose={(next) => tune({ panel: next })}
          />
          <Picture {...plot} draw={PANELS[panel]} label={text.plots[panel].label} />
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
  const ground = groundStateEnergy(params.electrons === 'one' ? 1 : 2, params.charge);
  const axes = layoutAxes(size, theme, curveSpec(params, ground));
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
      onMove={(x) => set(Math.max(0.5 * params.charge, Math.min(1.5 * params.charge, axes.invertX(x))))}
      onNudge={(dx, dy, big) => set(params.alpha + (dx || dy) * (big ? 0.1 : 0.01))}
    />
  );
}
