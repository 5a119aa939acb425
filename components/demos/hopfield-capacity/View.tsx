'use client';
import { useMemo } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { Picture } from '@/components/demos/Picture';
import { Tabs } from '@/components/demos/Tabs';
import type { Size, Theme } from '@/components/viz/context';
import { Handle } from '@/components/viz/Handle';
import { formatNumber } from '@/lib/format';
import demo from './demo';
import { messages } from './messages';
import { PicturePainters } from './PicturePainters';
import { paintCurve } from './paintCurve';
import { paintOutcomes } from './paintOutcomes';
import { paintSheet } from './paintSheet';
import { curveAxes, type Shown } from './shown';
import { type Frame, focusCount, type Params, unitsOf } from './simulation';
import styles from './view.module.css';

const text = messages.en;
const PANELS = ['overlap', 'recalled'] as const;

/** The recall curve with the load to drag, beside the outcomes of random patterns or ten pictures to paint. */
export default function View({ frames, params, tune, revealed, stage }: ViewProps<Params, Frame>) {
  const shown = useMemo<Shown>(() => ({ params, revealed }), [params, revealed]);
  const pictures = params.patterns === 'pictures';
  const words = text.plots;
  return (
    <div className={styles.box} data-stage={stage ? '' : undefined} data-patterns={params.patterns}>
      <div className={styles.plots}>
        {pictures ? (
          <div className={styles.panel}>
            <Picture
              frames={frames}
              shown={shown}
              draw={paintSheet}
              label={words.sheet.label}
              className={styles.sheet}
              overlay={(size, theme) => (
                <PicturePainters size={size} theme={theme} pictures={params.pictures} tune={tune} />
              )}
            />
            <p className={styles.help}>{words.sheet.help}</p>
          </div>
        ) : null}
        <div className={styles.panel}>
          <Picture
            frames={frames}
            shown={shown}
            draw={paintCurve}
            label={pictures ? words.curve.labelPictures : words.curve.label}
            className={styles.curve}
            overlay={(size, theme) => <LoadHandle size={size} theme={theme} params={params} tune={tune} />}
          />
          <Tabs
            className={styles.tabs}
            legend={text.params.panel.label}
            ids={PANELS}
            labels={text.params.panel}
            chosen={params.panel}
            choose={(panel) => tune({ panel })}
          />
        </div>
        {pictures ? null : (
          <Picture
            frames={frames}
            shown={shown}
            draw={paintOutcomes}
            label={words.outcomes.label}
            className={styles.curve}
          />
        )}
      </div>
    </div>
  );
}

interface LoadHandleProps {
  size: Size;
  theme: Theme;
  params: Readonly<Params>;
  tune(patch: Partial<Params>): void;
}

/** The load on the axis of the curve: for a pointer, a finger, or the arrow keys. */
function LoadHandle({ size, theme, params, tune }: LoadHandleProps) {
  const axes = curveAxes(size, theme, params);
  const { min, max } = demo.params.load as { min: number; max: number };
  const units = unitsOf(params);
  const count = focusCount(params);
  const most = params.patterns === 'pictures' ? 10 : max * units;
  const set = (patterns: number) => {
    const next = Math.max(1, Math.min(most, Math.round(patterns)));
    if (next !== count) tune({ load: Math.min(max, Math.max(min, Math.round((1e4 * next) / units) / 1e4)) });
  };
  const at = params.patterns === 'pictures' ? count : count / units;
  const stride = params.patterns === 'pictures' ? 1 : Math.max(1, Math.round(0.005 * units));
  return (
    <Handle
      x={Math.min(axes.right, axes.x(at))}
      y={axes.bottom}
      label={text.plots.curve.handle}
      valueText={`${formatNumber(count / units, undefined, 3)}, P = ${count}`}
      color={theme.model}
      onMove={(x) => set(params.patterns === 'pictures' ? axes.invertX(x) : axes.invertX(x) * units)}
      onNudge={(dx, dy, big) => set(count + (dx || dy) * stride * (big && stride > 1 ? 5 : 1))}
    />
  );
}
