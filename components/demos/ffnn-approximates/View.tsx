'use client';
import { useMemo } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { Picture } from '@/components/demos/Picture';
import { Tabs } from '@/components/demos/Tabs';
import { Conditions } from './Conditions';
import { Drawing } from './Drawing';
import { messages } from './messages';
import { paintErrors } from './paint';
import { paintCurve } from './paintCurve';
import { paintSum, paintUnits } from './paintNeurons';
import { paintSizes } from './paintSizes';
import { type Shown, text } from './shown';
import type { Action, Frame, Params } from './simulation';
import { UnitHandles } from './UnitHandles';
import styles from './view.module.css';

const PANELS = ['sum', 'units'] as const;
const JUDGES = ['epochs', 'sizes'] as const;

type Props = ViewProps<Params, Frame, Action>;

/** The curve with its tube above; below, what each neuron adds, and the errors while it learns. */
export default function View({ frames, params, status, tune, act, revealed, stage }: Props) {
  const shown = useMemo<Shown>(() => ({ params, revealed }), [params, revealed]);
  const plot = { frames, shown };
  const byHand =
    params.panel === 'units' && status !== 'running' && params.hidden <= 40 && params.task === 'fit';
  const sizes = params.judge === 'sizes';
  return (
    <div className={styles.box} data-stage={stage ? '' : undefined} data-judge={params.judge}>
      <div className={styles.plots}>
        <div className={styles.curve}>
          <Picture
            {...plot}
            className={styles.wide}
            draw={paintCurve}
            label={text.curve.label}
            overlay={(size, theme) =>
              params.target === 'drawn' ? (
                <Drawing size={size} theme={theme} params={params} tune={tune} />
              ) : null
            }
          />
        </div>
        <div className={styles.neurons}>
          <Tabs
            legend={messages.en.params.panel.label}
            ids={PANELS}
            labels={messages.en.params.panel}
            chosen={params.panel}
            choose={(panel) => tune({ panel })}
          />
          <Picture
            {...plot}
            className={styles.picture}
            draw={params.panel === 'sum' ? paintSum : paintUnits}
            label={params.panel === 'sum' ? text.sum.label : text.units.label}
            overlay={(size, theme) =>
              byHand ? <UnitHandles frames={frames} size={size} theme={theme} act={act} /> : null
            }
          />
        </div>
        <div className={styles.errors}>
          <Tabs
            legend={messages.en.params.judge.label}
            ids={JUDGES}
            labels={messages.en.params.judge}
            chosen={params.judge}
            choose={(judge) => tune({ judge })}
          />
          <Picture
            {...plot}
            className={styles.picture}
            draw={sizes ? paintSizes : paintErrors}
            label={sizes ? text.sizes.label : text.errors.label}
          />
        </div>
      </div>
      <Conditions params={params} />
    </div>
  );
}
