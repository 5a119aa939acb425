'use client';
import { useCallback, useId, useMemo } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { Plot } from '@/components/viz/Plot';
import { useFrameValue } from '@/components/viz/useFrame';
import { messages } from './messages';
import { PANELS, paintEnergies } from './paintPlots';
import { paintWalls } from './paintWalls';
import { type FramePainter, type Shown, text } from './shown';
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
          <Tabs panel={params.panel} choose={(panel) => tune({ panel })} />
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

interface PictureProps {
  frames: Props['frames'];
  shown: Shown;
  draw: FramePainter;
  label: string;
  className: string;
}

function Picture({ frames, shown, draw, label, className }: PictureProps) {
  const paint = useCallback(
    (ctx: Context2D, frame: Frame, size: Size, theme: Theme) => draw(ctx, frame, size, theme, shown),
    [draw, shown],
  );
  return (
    <div className={className}>
      <Plot frames={frames} label={label} fill paint={paint} />
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

interface TabsProps {
  panel: Params['panel'];
  choose(panel: Params['panel']): void;
}

/** Which plot stands beside the energies. */
function Tabs({ panel, choose }: TabsProps) {
  const name = useId();
  return (
    <fieldset className={styles.tabs}>
      <legend className="visually-hidden">{messages.en.params.panel.label}</legend>
      {(Object.keys(PANELS) as Params['panel'][]).map((id) => (
        <label key={id}>
          <input type="radio" name={name} checked={panel === id} onChange={() => choose(id)} />
          <span>{messages.en.params.panel[id]}</span>
        </label>
      ))}
    </fieldset>
  );
}
