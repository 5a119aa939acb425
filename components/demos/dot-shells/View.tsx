'use client';
import { useMemo } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { type FramePainter, Picture } from '@/components/demos/Picture';
import { Tabs } from '@/components/demos/Tabs';
import { formatNumber } from '@/lib/format';
import { dotScale } from '@/lib/qmc/shellPlan';
import { wignerMolecule } from '@/lib/qmc/wignerMolecule';
import { HoldHandle } from './HoldHandle';
import { messages } from './messages';
import { paintLearning, paintPairs, paintParts } from './paintCurves';
import { paintLadder } from './paintLadder';
import { paintPlane } from './paintPlane';
import { paintRadial } from './paintRadial';
import type { Shown } from './shown';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const text = messages.en;

const PANELS: Record<Params['panel'], FramePainter<Frame, Shown>> = {
  ladder: paintLadder,
  learning: paintLearning,
  parts: paintParts,
  pairs: paintPairs,
};
const IDS = Object.keys(PANELS) as Params['panel'][];

/** What a reader has to know of the present wave function. */
function notesOf({ ansatz, compare, hold, start, timeStep }: Readonly<Params>): string[] {
  const network = compare === 'on' || ansatz === 'rbm' || ansatz === 'rbm-jastrow';
  return [
    ...(compare === 'off' && ansatz === 'slater' ? [text.notes.slater] : []),
    ...(network ? [text.notes.rbm] : []),
    ...(compare === 'off' && ansatz === 'deep' ? [text.notes.deep, text.notes.deepRecorded] : []),
    ...(compare === 'off' && ansatz === 'dmc' ? [text.notes.dmc(formatNumber(timeStep))] : []),
    ...(compare === 'off' && hold === 'on' ? [text.notes.held] : []),
    ...(start === 'recorded' ? [text.notes.recorded] : []),
  ];
}

/** Density in the plane with an electron to hold, density against radius, and a plot of choice; on a slide the same three. */
export default function View({ frames, params, tune, revealed, stage }: ViewProps<Params, Frame>) {
  const shown = useMemo<Shown>(() => ({ params, revealed, handle: true }), [params, revealed]);
  const plot = { frames, shown };
  const electrons = Number(params.electrons);
  const { reach } = dotScale(electrons, params.omega);
  const unit = useMemo(() => {
    const { radii } = wignerMolecule(electrons);
    return radii[radii.length - 1] / Math.cbrt(params.omega * params.omega);
  }, [electrons, params.omega]);
  const three = params.compare === 'on';
  const notes = stage ? [] : notesOf(params);
  return (
    <div className={styles.box} data-stage={stage ? '' : undefined} data-three={three ? '' : undefined}>
      <div className={styles.plots}>
        <Picture
          className={styles.plane}
          {...plot}
          draw={paintPlane}
          label={params.hold === 'on' && !three ? text.plots.plane.held : text.plots.plane.label}
          overlay={
            three
              ? undefined
              : (size, theme) => <HoldHandle {...{ size, theme, params, reach, unit, tune }} />
          }
        />
        <Picture className={styles.picture} {...plot} draw={paintRadial} label={text.plots.radial.label} />
        <div className={styles.panel}>
          <Tabs
            className={styles.tabs}
            legend={text.params.panel.label}
            ids={IDS}
            labels={text.params.panel}
            chosen={params.panel}
            choose={(panel) => tune({ panel })}
          />
          <Picture
            className={styles.wide}
            {...plot}
            draw={PANELS[params.panel]}
            label={text.plots[params.panel].label}
          />
        </div>
      </div>
      {notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </div>
  );
}
