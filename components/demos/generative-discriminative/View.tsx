'use client';
import { useId, useMemo } from 'react';
import { CloudTools } from '@/components/demos/CloudTools';
import type { ViewProps } from '@/components/demos/demo';
import { Picture } from '@/components/demos/Picture';
import { unpackCloud } from '@/lib/ml/cloud';
import { messages } from './messages';
import { PENS, Plane } from './Plane';
import { paintErrors } from './paintErrors';
import { paintDiscriminative, paintGenerative, type Shown } from './paintPlanes';
import type { Action, Frame, Params } from './simulation';
import styles from './view.module.css';

const text = messages.en;

/**
 * The same points under both models, what only one of them can do, and how many examples each needs. On the stage the
 * pictures have the room of the tools while a question is open.
 */
export default function View(props: ViewProps<Params, Frame, Action>) {
  const { frames, params, tune, act, revealed, stage } = props;
  const hidden = params.seen === 'x1';
  const shown = useMemo<Shown>(() => ({ revealed, hidden }), [revealed, hidden]);
  const cloud = useMemo(() => unpackCloud(params.points), [params.points]);
  const reason = useId();
  const plane = { frames, params, tune, cloud, shown };
  const bare = stage && !revealed;
  return (
    <div className={styles.box} data-stage={stage ? '' : undefined} data-bare={bare ? '' : undefined}>
      <CloudTools
        classNames={text.classes}
        pen={params.pen === 'erase' ? null : PENS.indexOf(params.pen)}
        onPen={(k) => tune({ pen: k === null ? 'erase' : PENS[k] })}
        onClear={() => tune({ points: new Float64Array(0) })}
      />
      <div className={styles.plots}>
        <Plane {...plane} draw={paintGenerative} label={text.plots.generative.label}>
          <fieldset className={styles.buttons}>
            <legend className="visually-hidden">{text.buttons.group.generative}</legend>
            <button type="button" onClick={() => act({ kind: 'make' })}>
              {text.buttons.make}
            </button>
            <button
              type="button"
              aria-pressed={hidden}
              onClick={() => tune({ seen: hidden ? 'both' : 'x1' })}
            >
              {text.buttons.hide}
            </button>
            {stage ? null : (
              <button type="button" onClick={() => act({ kind: 'forget' })}>
                {text.buttons.forget}
              </button>
            )}
          </fieldset>
        </Plane>
        <Plane {...plane} draw={paintDiscriminative} label={text.plots.discriminative.label}>
          <fieldset className={styles.buttons} aria-describedby={reason}>
            <legend className="visually-hidden">{text.buttons.group.discriminative}</legend>
            <button type="button" disabled>
              {text.buttons.make}
            </button>
            <button type="button" disabled>
              {text.buttons.hide}
            </button>
          </fieldset>
          <p className={styles.reason} id={reason}>
            {text.buttons.reason}
          </p>
        </Plane>
        <Picture
          className={styles.errors}
          frames={frames}
          shown={shown}
          draw={paintErrors}
          label={text.plots.errors.label}
        />
      </div>
    </div>
  );
}
