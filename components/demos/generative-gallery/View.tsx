'use client';
import { useMemo } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { Tabs } from '@/components/demos/Tabs';
import { MODELS } from '@/lib/ml/galleryModels';
import { CloudPanel } from './CloudPanel';
import { ModelCard } from './ModelCard';
import { StageChoice } from './StageChoice';
import { type Shown, text } from './shown';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const TABS = ['pictures', 'costs', 'distances'] as const;

/** The cloud and five models side by side; on a slide up to three of the models. */
export default function View({ frames, params, tune, revealed, stage }: ViewProps<Params, Frame>) {
  const { tab, shown } = params;
  const painted = useMemo<Shown>(() => ({ tab, revealed }), [tab, revealed]);
  const models = stage ? MODELS.filter((_, k) => (shown >> k) & 1) : MODELS;
  return (
    <div className={styles.view} data-stage={stage ? '' : undefined}>
      <div className={styles.bar}>
        {stage ? <StageChoice shown={shown} choose={(next) => tune({ shown: next })} /> : <span />}
        <Tabs
          legend={text.params.tab.label}
          ids={TABS}
          labels={text.params.tab}
          chosen={tab}
          choose={(next) => tune({ tab: next })}
        />
      </div>
      <div className={styles.cards}>
        {stage ? null : <CloudPanel frames={frames} params={params} tune={tune} />}
        {models.map((name, k) => (
          <ModelCard
            key={name}
            name={name}
            frames={frames}
            shown={painted}
            stage={stage}
            turn={[k, models.length]}
          />
        ))}
      </div>
    </div>
  );
}
