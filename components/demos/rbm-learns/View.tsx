'use client';
import { useMemo } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { Picture } from '@/components/demos/Picture';
import { Tabs } from '@/components/demos/Tabs';
import { messages } from './messages';
import { paintAccuracy, paintEnergies } from './paint';
import { paintDreams, paintFilters } from './paintPictures';
import { paintProgress } from './paintProgress';
import { type FramePainter, type Shown, text } from './shown';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

type Props = ViewProps<Params, Frame>;

const PANELS: Record<Params['panel'], FramePainter> = {
  dreams: paintDreams,
  energies: paintEnergies,
  accuracy: paintAccuracy,
};

/** Weights, progress and dreams, and a plot of choice; on a slide three pictures, the dreams among the choice. */
export default function View({ frames, params, tune, revealed, stage }: Props) {
  const shown = useMemo<Shown>(() => ({ revealed }), [revealed]);
  const plot = { frames, shown };
  const ids = (Object.keys(PANELS) as Params['panel'][]).filter((id) => stage || id !== 'dreams');
  const panel = ids.includes(params.panel) ? params.panel : 'energies';
  return (
    <div className={styles.box} data-stage={stage ? '' : undefined}>
      <div className={styles.plots}>
        <Picture className={styles.picture} {...plot} draw={paintFilters} label={text.filters.label} />
        <Picture className={styles.picture} {...plot} draw={paintProgress} label={text.progress.label} />
        {stage ? null : (
          <Picture className={styles.picture} {...plot} draw={paintDreams} label={text.dreams.label} />
        )}
        <div className={styles.panel}>
          <Tabs
            className={styles.tabs}
            legend={messages.en.params.panel.label}
            ids={ids}
            labels={messages.en.params.panel}
            chosen={panel}
            choose={(next) => tune({ panel: next })}
          />
          <Picture className={styles.picture} {...plot} draw={PANELS[panel]} label={text[panel].label} />
        </div>
      </div>
    </div>
  );
}
