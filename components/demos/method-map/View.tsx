'use client';
import type { ViewProps } from '@/components/demos/demo';
import { Tabs } from '@/components/demos/Tabs';
import { Filter } from './Filter';
import { ListTab } from './ListTab';
import { MapTab } from './MapTab';
import { messages } from './messages';
import { relativesOf } from './methods';
import { Panel } from './Panel';
import type { Frame, Params } from './simulation';
import { TaxonomyTab } from './TaxonomyTab';
import styles from './view.module.css';

const text = messages.en;
const TABS = ['map', 'list', 'taxonomy'] as const;

/**
 * The methods as a map, as a list and as a taxonomy, beside the one that is chosen. On the stage an open question takes the
 * place of the chosen one.
 */
export default function View({ frames, params, tune, play, revealed, stage }: ViewProps<Params, Frame>) {
  const choose = (id: string) => {
    const related = relativesOf(id).some(({ other }) => other.id === params.method);
    tune({ method: id, via: related ? params.method : 'none' });
    // While a question is open its answer is locked first.
    if (revealed) play();
  };
  return (
    <div className={styles.view} data-stage={stage ? '' : undefined}>
      <div className={styles.bar}>
        <Tabs
          legend={text.params.tab.label}
          ids={TABS}
          labels={text.params.tab}
          chosen={params.tab}
          choose={(tab) => tune({ tab })}
        />
        <Filter params={params} tune={tune} />
      </div>
      <div className={styles.both}>
        <div className={styles.tab}>
          {params.tab === 'map' ? <MapTab frames={frames} params={params} choose={choose} /> : null}
          {params.tab === 'list' ? <ListTab params={params} choose={choose} /> : null}
          {params.tab === 'taxonomy' ? (
            <TaxonomyTab params={params} revealed={revealed} choose={choose} />
          ) : null}
        </div>
        {stage && !revealed ? null : (
          <Panel frames={frames} params={params} revealed={revealed} stage={stage} choose={choose} />
        )}
      </div>
    </div>
  );
}
