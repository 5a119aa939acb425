'use client';
import { useMemo } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { Picture } from '@/components/demos/Picture';
import { Tabs } from '@/components/demos/Tabs';
import { messages } from './messages';
import { paintEnergy, paintHistogram } from './paintEnergy';
import { paintPanel } from './paintNetwork';
import type { Shown } from './shown';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const text = messages.en;
const PANELS: Params['panel'][] = ['network', 'density', 'radial'];

/** The energy as it is learned, the histogram of local energies, and hidden units or densities. */
export default function View({ frames, params, tune, revealed, stage }: ViewProps<Params, Frame>) {
  const shown = useMemo<Shown>(() => ({ params, revealed }), [params, revealed]);
  const plot = { frames, shown, className: styles.picture };
  return (
    <div className={styles.box} data-stage={stage ? '' : undefined}>
      <div className={styles.plots}>
        <Picture {...plot} draw={paintEnergy} label={text.plots.energy.label} />
        <Picture {...plot} draw={paintHistogram} label={text.plots.histogram.label} />
        <div className={styles.panel}>
          <Tabs
            legend={text.params.panel.label}
            ids={PANELS}
            labels={text.params.panel}
            chosen={params.panel}
            choose={(panel) => tune({ panel })}
          />
          <Picture {...plot} draw={paintPanel} label={text.plots[params.panel].label} />
        </div>
      </div>
    </div>
  );
}
