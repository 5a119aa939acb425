'use client';
import { useMemo, useState } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { Picture } from '@/components/demos/Picture';
import { Tabs } from '@/components/demos/Tabs';
import { BarHandles } from './BarHandles';
import { ColumnChoice } from './ColumnChoice';
import { paintMap, paintWeights } from './paintMatrices';
import { paintAverages, paintLearning } from './paintPanels';
import { paintStates } from './paintStates';
import { Shelf } from './Shelf';
import { type FramePainter, type Shown, text } from './shown';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

type Props = ViewProps<Params, Frame>;
type Panel = Params['panel'];

const PANELS: Record<Panel, FramePainter> = {
  learning: paintLearning,
  averages: paintAverages,
  weights: paintWeights,
  map: paintMap,
};

/** All states with their bars and levels; below the plot of choice and the weights, on a slide one plot beside them. */
export default function View({ frames, params, tune, stage }: Props) {
  const [held, hold] = useState<number>();
  const { picture, world } = params;
  const shown = useMemo<Shown>(() => ({ picture, top: held }), [picture, held]);
  const small = world === '2x2';
  const choice = (['learning', 'averages', 'map', 'weights'] as const).filter(
    (id) => (id !== 'map' || !small) && (id !== 'weights' || stage),
  );
  const panel = choice.find((id) => id === params.panel) ?? 'learning';
  const plot = { frames, shown };
  return (
    <div className={styles.box} data-stage={stage ? '' : undefined}>
      <div className={styles.plots}>
        <div className={styles.states}>
          <Picture
            className={styles.picture}
            {...plot}
            draw={paintStates}
            label={text.states.label(small ? 16 : 512)}
            overlay={(size, theme) =>
              small ? (
                <BarHandles {...{ frames, params, tune, size, theme, held, hold }} />
              ) : (
                <ColumnChoice {...{ frames, tune, size, theme }} />
              )
            }
          />
        </div>
        {small || stage ? null : <Shelf frames={frames} params={params} tune={tune} />}
        <div className={styles.panel}>
          <Tabs
            className={styles.tabs}
            legend={text.params.panel.label}
            ids={choice}
            labels={text.params.panel}
            chosen={panel}
            choose={(next) => tune({ panel: next })}
          />
          <Picture className={styles.picture} {...plot} draw={PANELS[panel]} label={text[panel].label} />
        </div>
        {stage ? null : (
          <div className={styles.weights}>
            <Picture className={styles.picture} {...plot} draw={paintWeights} label={text.weights.label} />
          </div>
        )}
      </div>
    </div>
  );
}
