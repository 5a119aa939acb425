'use client';
import { useMemo, useState } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { Picture } from '@/components/demos/Picture';
import { Tabs } from '@/components/demos/Tabs';
import { Equation, Listing } from './Listing';
import { messages } from './messages';
import { NodeEditors } from './NodeEditors';
import { paintGraph } from './paintGraph';
import { paintDifferences, paintOperations } from './paintPlots';
import { StepHandle } from './StepHandle';
import { type Shown, text } from './shown';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const PANELS = ['differences', 'operations'] as const;
const words = messages.en.params.panel;

/** The graph with its values to edit; below, the tape as code, and how well and at what cost it differentiates. */
export default function View({ frames, params, tune, stage }: ViewProps<Params, Frame>) {
  const shown = useMemo<Shown>(() => ({ params, stage }), [params, stage]);
  const [said, say] = useState('');
  const plot = { frames, shown };
  const differences = params.panel === 'differences';
  return (
    <div className={styles.box} data-stage={stage ? '' : undefined}>
      <div className={styles.plots}>
        <div className={styles.graph}>
          <Picture
            {...plot}
            className={styles.tape}
            draw={paintGraph}
            label={text.graph.label}
            overlay={(size, theme) => (
              <NodeEditors {...{ frames, size, theme, params, tune, say }} key={params.graph} />
            )}
          />
          <Equation frames={frames} params={params} code={stage} />
          <p className={styles.said} role="status">
            {said}
          </p>
        </div>
        <div className={styles.program}>
          <Listing frames={frames} params={params} tune={tune} />
        </div>
        <div className={styles.panel}>
          <Tabs
            legend={words.label}
            ids={PANELS}
            labels={words}
            chosen={params.panel}
            choose={(panel) => tune({ panel })}
            className={styles.tabs}
          />
          <Picture
            {...plot}
            className={styles.plot}
            draw={differences ? paintDifferences : paintOperations}
            label={differences ? text.differences.label : text.operations.label}
            overlay={(size, theme) =>
              differences ? <StepHandle {...{ frames, size, theme, params, tune }} /> : null
            }
          />
        </div>
      </div>
    </div>
  );
}
