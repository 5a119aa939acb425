'use client';
import { type DragEvent, type KeyboardEvent, useId, useState } from 'react';
import type { ViewProps } from '../demo';
import { BowlTab } from './BowlTab';
import demo from './demo';
import { FitTab } from './FitTab';
import { messages } from './messages';
import { ProjectionTab } from './ProjectionTab';
import type { Action, Frame, Params } from './simulation';
import { useSettledFrame } from './useSettledFrame';
import { VarianceTab } from './VarianceTab';
import styles from './view.module.css';

const text = messages.en;
const TABS = ['fit', 'bowl', 'projection', 'variance'] as const;

/** What a tab gets: the view's props and a frame of the present fit for the texts and handles. */
export interface TabProps extends ViewProps<Params, Frame, Action> {
  frame: Frame;
  /** A patch for another model: two coefficients held by hand belong to the old one. */
  reshape(patch: Partial<Params>): void;
}

const PANELS = { fit: FitTab, bowl: BowlTab, projection: ProjectionTab, variance: VarianceTab };

export default function View(props: ViewProps<Params, Frame, Action>) {
  const { frames, params, tune, stage } = props;
  const id = useId();
  const frame = useSettledFrame(frames);
  const [problem, setProblem] = useState('');
  const Panel = PANELS[params.tab];

  const reshape = (patch: Partial<Params>) =>
    tune({ ...(params.ball.length > 0 ? { ball: new Float64Array(0) } : {}), ...patch });

  const drop = async (event: DragEvent) => {
    const file = event.dataTransfer.files[0];
    if (!file) return;
    event.preventDefault();
    try {
      const { data } = demo.params;
      const read = data.kind === 'data' && data.parse ? data.parse(await file.text()) : params.data;
      setProblem('');
      reshape({ data: read, columns: new Float64Array(0), intercept: 'on', first: 0, second: 1 });
    } catch (error) {
      setProblem(text.drop.failed(file.name, error instanceof Error ? error.message : String(error)));
    }
  };

  const keys = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = TABS[(TABS.indexOf(params.tab) + step + TABS.length) % TABS.length];
    tune({ tab: next });
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is an addition to the "Open a file" button
    <div
      className={styles.view}
      data-stage={stage ? '' : undefined}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <div className={styles.tabs} role="tablist" aria-label={text.tabs.label} onKeyDown={keys}>
        {TABS.map((tab) => (
          <button
            key={tab}
            type="button"
            role="tab"
            id={`${id}${tab}`}
            data-tab={tab}
            aria-selected={params.tab === tab}
            aria-controls={`${id}panel`}
            tabIndex={params.tab === tab ? 0 : -1}
            onClick={() => tune({ tab })}
          >
            {text.params.tab[tab]}
          </button>
        ))}
      </div>
      {problem ? (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      ) : null}
      <div role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${params.tab}`} className={styles.panel}>
        {frame ? <Panel {...props} frame={frame} reshape={reshape} /> : null}
      </div>
    </div>
  );
}
