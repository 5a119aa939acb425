'use client';
import { type ReactNode, useCallback, useId, useMemo, useState } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { Plot } from '@/components/viz/Plot';
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
          <Tabs ids={choice} panel={panel} choose={(next) => tune({ panel: next })} />
          <Picture {...plot} draw={PANELS[panel]} label={text[panel].label} />
        </div>
        {stage ? null : (
          <div className={styles.weights}>
            <Picture {...plot} draw={paintWeights} label={text.weights.label} />
          </div>
        )}
      </div>
    </div>
  );
}

interface PictureProps {
  frames: Props['frames'];
  shown: Shown;
  draw: FramePainter;
  label: string;
  overlay?(size: Size, theme: Theme): ReactNode;
}

function Picture({ frames, shown, draw, label, overlay }: PictureProps) {
  const paint = useCallback(
    (ctx: Context2D, frame: Frame, size: Size, theme: Theme) => draw(ctx, frame, size, theme, shown),
    [draw, shown],
  );
  return (
    <div className={styles.picture}>
      <Plot frames={frames} label={label} fill paint={paint} overlay={overlay} />
    </div>
  );
}

/** Which plot stands at the lower left, or beside the states. */
function Tabs({ ids, panel, choose }: { ids: readonly Panel[]; panel: Panel; choose(panel: Panel): void }) {
  const name = useId();
  const words = text.params.panel;
  return (
    <fieldset className={styles.tabs}>
      <legend className="visually-hidden">{words.label}</legend>
      {ids.map((id) => (
        <label key={id}>
          <input type="radio" name={name} checked={panel === id} onChange={() => choose(id)} />
          <span>{words[id]}</span>
        </label>
      ))}
    </fieldset>
  );
}
