'use client';
import { useMemo } from 'react';
import { CloudTools } from '@/components/demos/CloudTools';
import type { ViewProps } from '@/components/demos/demo';
import { Picture } from '@/components/demos/Picture';
import { CloudPainter } from '@/components/viz/CloudPainter';
import { unpackCloud } from '@/lib/ml/cloud';
import { messages } from './messages';
import { paintPlane, planeAxes, type Shown } from './paintPlane';
import { paintProof } from './paintProof';
import { Rule } from './Rule';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const text = messages.en;
const PENS: Params['pen'][] = ['minus', 'plus'];

/** The points to set and drag with the turning line; beside it the correction in numbers and the proof of its end. */
export default function View({ frames, params, tune, revealed, stage }: ViewProps<Params, Frame>) {
  const shown = useMemo<Shown>(() => ({ revealed }), [revealed]);
  const cloud = useMemo(() => unpackCloud(params.points), [params.points]);
  const pen = params.pen === 'erase' ? null : PENS.indexOf(params.pen);
  return (
    <div className={styles.box} data-stage={stage ? '' : undefined}>
      <div className={styles.plane}>
        <CloudTools
          classNames={text.classes}
          pen={pen}
          onPen={(k) => tune({ pen: k === null ? 'erase' : PENS[k] })}
          onClear={() => tune({ points: new Float64Array(0) })}
        />
        <Picture
          className={styles.picture}
          frames={frames}
          shown={shown}
          draw={paintPlane}
          label={text.plots.plane.label}
          overlay={(size, theme) => (
            <CloudPainter
              axes={planeAxes(size, theme)}
              cloud={cloud}
              label={text.params.points.label}
              pen={pen}
              classNames={text.classes}
              onChange={(points) => tune({ points })}
            />
          )}
        />
      </div>
      <div className={styles.proof}>
        <Rule frames={frames} />
        <Picture
          className={styles.picture}
          frames={frames}
          shown={shown}
          draw={paintProof}
          label={text.plots.proof.label}
        />
      </div>
    </div>
  );
}
