'use client';
import { useMemo, useState } from 'react';
import { CloudTools } from '@/components/demos/CloudTools';
import type { ViewProps } from '@/components/demos/demo';
import { Picture } from '@/components/demos/Picture';
import { Tabs } from '@/components/demos/Tabs';
import { CloudPainter } from '@/components/viz/CloudPainter';
import type { Size, Theme } from '@/components/viz/context';
import { unpackCloud } from '@/lib/ml/cloud';
import { CostInWords } from './CostInWords';
import { messages } from './messages';
import { paintProgress } from './paint';
import { paintPlane } from './paintPlane';
import { RowsTable } from './RowsTable';
import { StartHandle } from './StartHandle';
import { planeAxes, type Shown, text } from './shown';
import { type Frame, MOST_POINTS, type Params } from './simulation';
import styles from './view.module.css';

const words = messages.en;
const LENSES = ['classify', 'regress', 'cluster', 'reward'] as const;

type Props = ViewProps<Params, Frame>;

/** One set of points, one table, four third columns: what is learnt from each, and what is minimised. */
export default function View({ frames, params, tune, revealed, stage }: Props) {
  const [row, setRow] = useState(-1);
  const shown = useMemo<Shown>(() => ({ params, revealed, row }), [params, revealed, row]);
  return (
    <div
      className={styles.box}
      data-stage={stage ? '' : undefined}
      data-bare={stage && !revealed ? '' : undefined}
    >
      <div className={styles.lenses}>
        <span aria-hidden="true">{words.params.lens.label}</span>
        <Tabs
          legend={words.params.lens.label}
          ids={LENSES}
          labels={words.params.lens}
          chosen={params.lens}
          choose={(lens) => tune({ lens })}
        />
      </div>
      <div className={styles.parts}>
        <Plane {...{ frames, params, tune, shown }} />
        <div className={styles.says}>
          <CostInWords params={params} />
          <LearnerTabs params={params} tune={tune} />
        </div>
        <RowsTable {...{ frames, params, revealed, row }} onRow={setRow} />
        <div className={styles.progress}>
          <Picture
            {...{ frames, shown }}
            draw={paintProgress}
            label={text.progress.label}
            className={styles.chart}
          />
        </div>
      </div>
    </div>
  );
}

type PlaneProps = Pick<Props, 'frames' | 'params' | 'tune'> & { shown: Shown };

/** The points to paint, and what was learnt. */
function Plane({ frames, params, tune, shown }: PlaneProps) {
  const [pen, setPen] = useState<number | null>(1);
  const cloud = useMemo(() => unpackCloud(params.points), [params.points]);
  const overlay = (size: Size, theme: Theme) => {
    const axes = planeAxes(size, theme);
    return (
      <>
        <CloudPainter
          axes={axes}
          cloud={cloud}
          label={text.plane.painter}
          pen={pen}
          classNames={text.plane.classNames}
          onChange={(points) => tune({ points })}
          max={MOST_POINTS}
          brush
        />
        {params.lens === 'reward' ? <StartHandle {...{ axes, params, tune }} /> : null}
      </>
    );
  };
  return (
    <div className={styles.plane}>
      <Picture
        {...{ frames, shown, overlay }}
        draw={paintPlane}
        label={text.plane.label[params.lens]}
        className={styles.square}
      />
      <CloudTools
        classNames={words.pens[params.lens]}
        pen={pen}
        onPen={setPen}
        onClear={() => tune({ points: new Float64Array(0) })}
      />
    </div>
  );
}

/** Who learns, of those this column can teach; and whether hidden labels are uncovered. */
function LearnerTabs({ params, tune }: Pick<Props, 'params' | 'tune'>) {
  const { classifier, surface, walker, labels } = words.params;
  const row = styles.learners;
  switch (params.lens) {
    case 'classify':
      return (
        <Tabs
          legend={classifier.label}
          ids={['logistic', 'tree']}
          labels={classifier}
          chosen={params.classifier}
          choose={(id) => tune({ classifier: id })}
          className={row}
        />
      );
    case 'regress':
      return (
        <Tabs
          legend={surface.label}
          ids={['plane', 'process']}
          labels={surface}
          chosen={params.surface}
          choose={(id) => tune({ surface: id })}
          className={row}
        />
      );
    case 'cluster':
      return (
        <Tabs
          legend={labels.label}
          ids={['hidden', 'shown']}
          labels={labels}
          chosen={params.labels}
          choose={(id) => tune({ labels: id })}
          className={row}
        />
      );
    default:
      return (
        <Tabs
          legend={walker.label}
          ids={['walking', 'planning']}
          labels={walker}
          chosen={params.walker}
          choose={(id) => tune({ walker: id })}
          className={row}
        />
      );
  }
}
