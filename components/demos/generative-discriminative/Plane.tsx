import type { ReactNode } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { type FramePainter, Picture } from '@/components/demos/Picture';
import { CloudPainter } from '@/components/viz/CloudPainter';
import type { Cloud } from '@/lib/ml/cloud';
import { messages } from './messages';
import { planeAxes, type Shown } from './paintPlanes';
import type { Action, Frame, Params } from './simulation';
import styles from './view.module.css';

const text = messages.en;
export const PENS: Params['pen'][] = ['zero', 'one'];

interface Props extends Pick<ViewProps<Params, Frame, Action>, 'frames' | 'params' | 'tune'> {
  cloud: Cloud;
  shown: Shown;
  draw: FramePainter<Frame, Shown>;
  label: string;
  /** Buttons under the picture. */
  children: ReactNode;
}

/** One plane with the reader's points, to paint on, and what can be asked of its model. */
export function Plane({ frames, params, tune, cloud, shown, draw, label, children }: Props) {
  return (
    <div className={styles.plane}>
      <Picture
        className={styles.picture}
        frames={frames}
        shown={shown}
        draw={draw}
        label={label}
        overlay={(size, theme) => (
          <CloudPainter
            axes={planeAxes(size, theme)}
            cloud={cloud}
            label={text.params.points.label}
            pen={params.pen === 'erase' ? null : PENS.indexOf(params.pen)}
            classNames={text.classes}
            onChange={(points) => tune({ points })}
          />
        )}
      />
      {children}
    </div>
  );
}
