'use client';
import { useMemo } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { Picture } from '@/components/demos/Picture';
import { misfitOf } from '@/lib/ml/ingredients';
import { messages } from './messages';
import { PointHandles } from './PointHandles';
import { paintFit, type Shown } from './paintFit';
import { paintCost, paintGradient } from './paintTrace';
import { Sockets } from './Sockets';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const text = messages.en;

/**
 * Three sockets with their cards, and what comes of them: the fit, its cost, its slope; or why nothing does. On the stage
 * the pictures have the room of the sockets while a question is open.
 */
export default function View({ frames, params, tune, revealed, stage }: ViewProps<Params, Frame>) {
  const shown = useMemo<Shown>(() => ({ revealed }), [revealed]);
  const misfit = misfitOf(params.data, params.model, params.cost);
  const drags = params.data === 'points' && !misfit;
  return (
    <div className={styles.view} data-stage={stage ? '' : undefined}>
      {stage && !revealed ? null : <Sockets params={params} tune={tune} stage={stage} />}
      {misfit ? (
        <p className={styles.misfit} role="status">
          {text.misfits[misfit]}
        </p>
      ) : (
        <div className={styles.plots}>
          <Picture
            className={styles.plot}
            frames={frames}
            shown={shown}
            draw={paintFit}
            label={text.plots.fit.label}
            overlay={
              drags
                ? (size, theme) => <PointHandles size={size} theme={theme} params={params} tune={tune} />
                : undefined
            }
          />
          <Picture
            className={styles.plot}
            frames={frames}
            shown={shown}
            draw={paintCost}
            label={text.plots.cost.label}
          />
          <Picture
            className={styles.plot}
            frames={frames}
            shown={shown}
            draw={paintGradient}
            label={text.plots.gradient.label}
          />
        </div>
      )}
    </div>
  );
}
