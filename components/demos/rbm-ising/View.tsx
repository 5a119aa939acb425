'use client';
import { useMemo } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { Picture } from '@/components/demos/Picture';
import { Tabs } from '@/components/demos/Tabs';
import { useFrameValue } from '@/components/viz/useFrame';
import { messages } from './messages';
import { PANELS, paintEnergies } from './paintPlots';
import { paintWalls } from './paintWalls';
import { type Shown, text } from './shown';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

type Props = ViewProps<Params, Frame>;

/** Two walls to tell apart, the energies of both, and a plot of choice. */
export default function View({ frames, params, tune, revealed, stage }: Props) {
  const shown = useMemo<Shown>(() => ({ params, revealed }), [params, revealed]);
  const plot = { frames, shown };
  return (
    <div className={styles.box} data-stage={stage ? '' : undefined}>
      <div className={styles.plots}>
        <div className={styles.walls}>
          <Picture {...plot} className={styles.picture} draw={paintWalls} label={text.walls.label} />
          <Guess frames={frames} params={params} tune={tune} />
        </div>
        <Picture {...plot} className={styles.energy} draw={paintEnergies} label={text.energy.label} />
        <div className={styles.panel}>
          <Tabs
            legend={messages.en.params.panel.label}
            ids={Object.keys(PANELS) as Params['panel'][]}
            labels={messages.en.params.panel}
            chosen={params.panel}
            choose={(panel) => tune({ panel })}
          />
          <Picture
            {...plot}
            className={styles.chosen}
            draw={PANELS[params.panel]}
            label={text[params.panel].label}
          />
        </div>
      </div>
    </div>
  );
}

/** Which wall is the magnet? The answer uncovers both. */
function Guess({ frames, params, tune }: Pick<Props, 'frames' | 'params' | 'tune'>) {
  const words = messages.en.view;
  const swapped = useFrameValue(frames, (frame) => frame.swapped, 2);
  if (params.guess !== 'none') {
    const right = (params.guess === 'B') === swapped;
    return (
      <p className={styles.guess} role="status">
        <strong>{words.answer(right)}</strong>
        <button type="button" onClick={() => tune({ guess: 'none' })}>
          {words.again}
        </button>
      </p>
    );
  }
  return (
    <p className={styles.guess}>
      {words.question}
      {(['A', 'B'] as const).map((side) => (
        <button key={side} type="button" onClick={() => tune({ guess: side })}>
          {side}
        </button>
      ))}
    </p>
  );
}
