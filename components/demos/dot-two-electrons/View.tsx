'use client';
import { useMemo } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { Picture } from '@/components/demos/Picture';
import { Tabs } from '@/components/demos/Tabs';
import { tautAt } from '@/lib/qmc/tautStates';
import { FrequencyMarks } from './FrequencyMarks';
import { HeldElectron } from './HeldElectron';
import { messages } from './messages';
import { paintHistogram, paintLearning } from './paintEnergy';
import { paintFrequency } from './paintFrequency';
import { paintPair } from './paintPair';
import { paintDensity, paintSeparation } from './paintProfiles';
import { frequencyText, polynomialText } from './polynomial';
import type { FramePainter, Shown } from './shown';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const text = messages.en;

const PANELS: Record<Params['panel'], FramePainter> = {
  separation: paintSeparation,
  density: paintDensity,
  learning: paintLearning,
  histogram: paintHistogram,
};

/** One electron held by the reader and the other around it; all traps; distances, densities and energies. */
export default function View({ frames, params, tune, play, revealed, stage }: ViewProps<Params, Frame>) {
  const shown = useMemo<Shown>(() => ({ params, revealed }), [params, revealed]);
  const plot = { className: styles.picture, frames, shown };
  const ids = (Object.keys(PANELS) as Params['panel'][]).filter((id) => stage || id !== 'separation');
  const panel = ids.includes(params.panel) ? params.panel : 'density';
  const words = text.params.panel;
  return (
    <div className={styles.box} data-stage={stage ? '' : undefined}>
      <div className={styles.plots}>
        <Picture
          {...plot}
          draw={paintPair}
          label={text.plots.pair.label}
          overlay={(size, theme) => <HeldElectron {...{ size, theme, params, tune }} />}
        />
        <Picture
          {...plot}
          draw={paintFrequency}
          label={text.plots.frequency.label}
          overlay={(size, theme) => <FrequencyMarks {...{ size, theme, params, tune, play, revealed }} />}
        />
        {stage ? null : <Picture {...plot} draw={paintSeparation} label={text.plots.separation.label} />}
        <div className={styles.panel}>
          <Tabs
            className={styles.tabs}
            legend={words.label}
            ids={ids}
            labels={words}
            chosen={panel}
            choose={(next) => tune({ panel: next })}
          />
          <Picture {...plot} draw={PANELS[panel]} label={text.plots[panel].label} />
        </div>
      </div>
      <p className={styles.state}>{revealed ? stateText(params) : ''}</p>
    </div>
  );
}

/** The exact state of this trap in a formula, where it has one. */
function stateText({ omega, dimensions }: Readonly<Params>): string {
  const taut = tautAt(omega, dimensions);
  return taut
    ? text.polynomial(polynomialText(taut), frequencyText(taut.omega))
    : text.noPolynomial(frequencyText(omega));
}
