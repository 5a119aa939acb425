'use client';
import { useMemo, useState } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { Picture } from '@/components/demos/Picture';
import { Tabs } from '@/components/demos/Tabs';
import { CloudPainter } from '@/components/viz/CloudPainter';
import type { Size, Theme } from '@/components/viz/context';
import { unpackCloud } from '@/lib/ml/cloud';
import { CurvesPanel } from './CurvesPanel';
import { DataPanel } from './DataPanel';
import { GraphPicker } from './GraphPicker';
import { LayersField } from './LayersField';
import { messages } from './messages';
import { paintConfusion } from './paintConfusion';
import { fieldAxes, paintFieldOf } from './paintField';
import { paintGraph } from './paintGraph';
import { SettingB } from './SettingB';
import { type Shown, text } from './shown';
import type { Action, Frame, Params } from './simulation';
import { TriedPanel } from './TriedPanel';
import { useTried } from './useTried';
import styles from './view.module.css';
import { WeightPanel } from './WeightPanel';

const PANELS = ['curves', 'confusion', 'weight', 'data', 'tried'] as const;
const NETWORKS = ['A', 'B'] as const;
const PAINTERS = [paintFieldOf(0), paintFieldOf(1)];
const PLANE = { planar: true, names: { features: [], classes: [] }, p: 2 };
const words = messages.en;

type Props = ViewProps<Params, Frame, Action>;

/** The network with a picture of each unit, beside it what it says of the plane; below curves, confusions, one weight. */
export default function View({ frames, params, status, tune, act, revealed, stage }: Props) {
  const tried = useTried({ frames, params, status });
  const shown = useMemo<Shown>(() => ({ params, revealed }), [params, revealed]);
  const [pen, setPen] = useState<number | null>(0);
  const comparing = params.compare !== 'off';
  const painting = params.data === 'painted';
  const painter = (size: Size, theme: Theme) => (
    <CloudPainter
      axes={fieldAxes(PLANE, size, theme, shown)}
      cloud={unpackCloud(params.cloud)}
      label={words.own.painter}
      pen={pen}
      classNames={words.own.classNames}
      onChange={(cloud) => {
        if (cloud.length >= 4) tune({ cloud });
      }}
      brush
    />
  );
  return (
    <div className={styles.box} data-stage={stage ? '' : undefined}>
      <div className={styles.settings}>
        <LayersField
          label={words.params.layers.label}
          widths={params.layers}
          change={(layers) => tune({ layers })}
        />
        <SettingB params={params} tune={tune} />
      </div>
      <div className={styles.plots} data-compare={comparing ? '' : undefined}>
        <div className={styles.graph}>
          {comparing ? (
            <Tabs
              legend={words.params.shown.label}
              ids={NETWORKS}
              labels={words.params.shown}
              chosen={params.shown}
              choose={(id) => tune({ shown: id })}
            />
          ) : null}
          <Picture
            frames={frames}
            shown={shown}
            draw={paintGraph}
            className={styles.picture}
            label={text.graph.label}
            overlay={(size, theme) => <GraphPicker {...{ frames, size, theme, shown, tune, act }} />}
          />
        </div>
        {NETWORKS.slice(0, comparing && revealed ? 2 : 1).map((name, k) => (
          <div key={name} className={styles.field}>
            <Picture
              frames={frames}
              shown={shown}
              draw={PAINTERS[k]}
              className={styles.picture}
              label={text.field.label(name)}
              overlay={painting ? painter : undefined}
            />
          </div>
        ))}
      </div>
      <div className={styles.below}>
        <Tabs
          legend={words.params.panel.label}
          ids={PANELS}
          labels={words.params.panel}
          chosen={params.panel}
          choose={(panel) => tune({ panel })}
          className={styles.tabs}
        />
        <Panel {...{ frames, params, tune, act, shown, pen, setPen, tried }} />
      </div>
    </div>
  );
}

type PanelProps = Pick<Props, 'frames' | 'params' | 'tune' | 'act'> & {
  shown: Shown;
  pen: number | null;
  setPen(pen: number | null): void;
  tried: ReturnType<typeof useTried>;
};

function Panel({ frames, params, tune, act, shown, pen, setPen, tried }: PanelProps) {
  switch (params.panel) {
    case 'weight':
      return <WeightPanel {...{ frames, shown, tune, act }} />;
    case 'data':
      return <DataPanel {...{ frames, params, tune, pen, setPen }} />;
    case 'tried':
      return <TriedPanel {...tried} tune={tune} />;
    case 'curves':
      return <CurvesPanel frames={frames} shown={shown} />;
    case 'confusion':
      return (
        <Picture
          frames={frames}
          shown={shown}
          draw={paintConfusion}
          className={styles.panel}
          label={text.confusion.label}
        />
      );
  }
}
