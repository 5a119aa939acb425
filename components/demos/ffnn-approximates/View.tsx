'use client';
import { type ReactNode, useCallback, useId, useMemo } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { Plot } from '@/components/viz/Plot';
import { Drawing } from './Drawing';
import { messages } from './messages';
import { paintErrors } from './paint';
import { paintCurve } from './paintCurve';
import { paintSum, paintUnits } from './paintNeurons';
import { type FramePainter, type Shown, text } from './shown';
import type { Action, Frame, Params } from './simulation';
import { UnitHandles } from './UnitHandles';
import styles from './view.module.css';

const PANELS = ['sum', 'units'] as const;

type Props = ViewProps<Params, Frame, Action>;

/** The curve with its tube above; below, what each neuron adds, and the errors while it learns. */
export default function View({ frames, params, status, tune, act, revealed, stage }: Props) {
  const shown = useMemo<Shown>(() => ({ params, revealed }), [params, revealed]);
  const plot = { frames, shown, fill: stage };
  const byHand = params.panel === 'units' && status !== 'running' && params.hidden <= 40;
  return (
    <div className={styles.box} data-stage={stage ? '' : undefined}>
      <div className={styles.plots}>
        <div className={styles.curve}>
          <Picture
            {...plot}
            aspect={2.15}
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
          <Tabs panel={params.panel} choose={(panel) => tune({ panel })} />
          <Picture
            {...plot}
            aspect={1.3}
            draw={params.panel === 'sum' ? paintSum : paintUnits}
            label={params.panel === 'sum' ? text.sum.label : text.units.label}
            overlay={(size, theme) =>
              byHand ? <UnitHandles frames={frames} size={size} theme={theme} act={act} /> : null
            }
          />
        </div>
        <div className={styles.errors}>
          <Picture {...plot} aspect={1.22} draw={paintErrors} label={text.errors.label} />
        </div>
      </div>
    </div>
  );
}

interface PictureProps {
  frames: Props['frames'];
  shown: Shown;
  draw: FramePainter;
  label: string;
  fill: boolean;
  aspect: number;
  className?: string;
  overlay?(size: Size, theme: Theme): ReactNode;
}

function Picture({ frames, shown, draw, label, fill, overlay, ...box }: PictureProps) {
  const paint = useCallback(
    (ctx: Context2D, frame: Frame, size: Size, theme: Theme) => draw(ctx, frame, size, theme, shown),
    [draw, shown],
  );
  return <Plot frames={frames} label={label} fill={fill} paint={paint} overlay={overlay} {...box} />;
}

/** Which plot stands at the lower left. */
function Tabs({ panel, choose }: { panel: Params['panel']; choose(panel: Params['panel']): void }) {
  const name = useId();
  return (
    <fieldset className={styles.tabs}>
      <legend className="visually-hidden">{messages.en.params.panel.label}</legend>
      {PANELS.map((id) => (
        <label key={id}>
          <input type="radio" name={name} checked={panel === id} onChange={() => choose(id)} />
          <span>{messages.en.params.panel[id]}</span>
        </label>
      ))}
    </fieldset>
  );
}
