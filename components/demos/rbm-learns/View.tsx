'use client';
import { useCallback, useId, useMemo } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { Plot } from '@/components/viz/Plot';
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
        <Picture {...plot} draw={paintFilters} label={text.filters.label} />
        <Picture {...plot} draw={paintProgress} label={text.progress.label} />
        {stage ? null : <Picture {...plot} draw={paintDreams} label={text.dreams.label} />}
        <div className={styles.panel}>
          <Tabs ids={ids} panel={panel} choose={(next) => tune({ panel: next })} />
          <Picture {...plot} draw={PANELS[panel]} label={text[panel].label} />
        </div>
      </div>
    </div>
  );
}

interface PictureProps {
  frames: Props['frames'];
  shown: Shown;
  draw: FramePainter;
  label: string;
}

function Picture({ frames, shown, draw, label }: PictureProps) {
  const paint = useCallback(
    (ctx: Context2D, frame: Frame, size: Size, theme: Theme) => draw(ctx, frame, size, theme, shown),
    [draw, shown],
  );
  return (
    <div className={styles.picture}>
      <Plot frames={frames} label={label} fill paint={paint} />
    </div>
  );
}

interface TabsProps {
  ids: Params['panel'][];
  panel: Params['panel'];
  choose(panel: Params['panel']): void;
}

/** Which plot stands beside the others. */
function Tabs({ ids, panel, choose }: TabsProps) {
  const name = useId();
  const words = messages.en.params.panel;
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
