'use client';
import { useMemo } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { Picture } from '@/components/demos/Picture';
import { Tabs } from '@/components/demos/Tabs';
import { useFrameValue } from '@/components/viz/useFrame';
import { messages } from './messages';
import { paintDrawing, paintVotes } from './paintDrawing';
import { PANELS, paintEnergy } from './paintPlots';
import { paintWall } from './paintWall';
import { ClearButton, Sketch } from './Sketch';
import { percent, type Shown, text } from './shown';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

type Props = ViewProps<Params, Frame>;

const words = messages.en.view;

/** What the reader draws and how the machine names it; the wall of dreams; their energies and a plot of choice. */
export default function View({ frames, params, tune, revealed, stage }: Props) {
  const shown = useMemo<Shown>(() => ({ params, revealed }), [params, revealed]);
  const plot = { frames, shown };
  // On a page the energies have a plot of their own.
  const panel = !stage && params.panel === 'energy' ? 'digits' : params.panel;
  const ids = (Object.keys(PANELS) as Params['panel'][]).filter((id) => stage || id !== 'energy');
  return (
    <div className={styles.box} data-stage={stage ? '' : undefined}>
      <div className={styles.plots}>
        <div className={styles.sketch}>
          <Picture
            {...plot}
            className={styles.paper}
            draw={paintDrawing}
            label={text.drawing.label}
            overlay={(size, theme) => <Sketch size={size} theme={theme} params={params} tune={tune} />}
          />
          <p className={styles.hint}>
            {words.draw} <ClearButton tune={tune} />
          </p>
          <Picture {...plot} className={styles.votes} draw={paintVotes} label={text.votes.label} />
        </div>
        <Picture {...plot} className={styles.wall} draw={paintWall} label={text.wall.label} />
        {stage ? null : (
          <Picture {...plot} className={styles.energy} draw={paintEnergy} label={text.energy.label} />
        )}
        <div className={styles.panel}>
          <Tabs
            legend={messages.en.params.panel.label}
            ids={ids}
            labels={messages.en.params.panel}
            chosen={panel}
            choose={(next) => tune({ panel: next })}
          />
          <Picture {...plot} className={styles.chosen} draw={PANELS[panel]} label={text[panel].label} />
        </div>
      </div>
      {stage ? null : <Source frames={frames} />}
    </div>
  );
}

/** How good the machine is, beside a method without a model, and where a recorded one comes from. */
function Source({ frames }: { frames: Props['frames'] }) {
  const line = useFrameValue(
    frames,
    ({ score, heldOut, neighbor, recorded, recordedSeconds }) => {
      const error = (100 * score.error).toFixed(1);
      const share = `${(100 * score.accuracy).toFixed(1)} ± ${error}\u00a0%`;
      const quality = words.accuracy(share, heldOut, percent(neighbor));
      return recorded === '' ? quality : `${quality} ${words.recorded(String(recordedSeconds), recorded)}`;
    },
    2,
  );
  return <p className={styles.source}>{line ?? '\u00a0'}</p>;
}
