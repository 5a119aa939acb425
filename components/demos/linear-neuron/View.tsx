'use client';
import { useMemo } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { Picture } from '@/components/demos/Picture';
import { Listing } from './Listing';
import { PointHandles } from './PointHandles';
import { paintCost } from './paint';
import { paintData } from './paintData';
import { paintGraph } from './paintGraph';
import { paintPlane } from './paintPlane';
import { type Shown, text } from './shown';
import type { Frame, Params } from './simulation';
import { Toolbar } from './Toolbar';
import styles from './view.module.css';

/** Data with points to drag, the graph with its numbers, the landscape of the cost, and the cost as it falls. */
export default function View({ frames, params, tune, revealed, stage }: ViewProps<Params, Frame>) {
  const shown = useMemo<Shown>(() => ({ params, revealed }), [params, revealed]);
  const plot = { frames, shown, className: styles.picture };
  return (
    <div className={styles.box} data-stage={stage ? '' : undefined}>
      <div className={styles.plots}>
        <div className={styles.data}>
          <Picture
            {...plot}
            draw={paintData}
            label={text.data.label}
            overlay={(size, theme) => <PointHandles size={size} theme={theme} params={params} tune={tune} />}
          />
        </div>
        <div className={styles.graph}>
          <Picture {...plot} draw={paintGraph} label={text.graph.label} />
        </div>
        <div className={styles.tools}>
          <Toolbar params={params} tune={tune} />
        </div>
        <div className={styles.listing}>
          <Listing frames={frames} params={params} tune={tune} revealed={revealed} compact={stage} />
        </div>
        <div className={styles.plane}>
          <Picture {...plot} draw={paintPlane} label={text.plane.label} />
        </div>
        <div className={styles.cost}>
          <Picture {...plot} draw={paintCost} label={text.cost.label} />
        </div>
      </div>
    </div>
  );
}
