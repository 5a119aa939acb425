'use client';
import { useMemo } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { Picture } from '@/components/demos/Picture';
import { Brushes } from './Brushes';
import { LatticePainter } from './LatticePainter';
import { paintLattice } from './paintLattice';
import { PLOTS } from './plots';
import { plotsFor, type Shown, text } from './shown';
import type { Action, Frame, Params } from './simulation';
import styles from './view.module.css';

/** The lattice to paint on, or three of them, and the plots of the experiment: three on a page, two on a slide. */
export default function View(props: ViewProps<Params, Frame, Action>) {
  const { frames, params, tune, revealed, stage } = props;
  const shown = useMemo<Shown>(() => ({ params, revealed }), [params, revealed]);
  const sizes = params.experiment === 'sizes' && params.couplings === 'magnet';
  const plots = plotsFor(params).slice(0, stage ? 2 : 3);
  const latticeLabel = params.couplings === 'memory' ? text.memory : text.lattice(params.size, params.states);
  const main = (
    <Picture
      frames={frames}
      shown={shown}
      draw={sizes ? LARGEST_OF_THREE : params.experiment === 'crossing' ? LARGEST_PLAIN : ONLY}
      label={latticeLabel}
      className={styles.lattice}
      overlay={(size, theme) => <LatticePainter {...props} size={size} theme={theme} titled={sizes} />}
    />
  );
  return (
    <div className={styles.box} data-stage={stage ? '' : undefined} data-sizes={sizes ? '' : undefined}>
      <Brushes params={params} tune={tune} />
      <div className={styles.plots}>
        {sizes
          ? [SMALLEST, MIDDLE].map((draw, k) => (
              <Picture
                key={SIZE_KEYS[k]}
                frames={frames}
                shown={shown}
                draw={draw}
                label={latticeLabel}
                className={styles.lattice}
              />
            ))
          : null}
        {main}
        {sizes && stage
          ? null
          : plots.map((id) => (
              <Picture
                key={id}
                frames={frames}
                shown={shown}
                draw={PLOTS[id]}
                label={text[id].label}
                className={styles.picture}
              />
            ))}
      </div>
    </div>
  );
}

const SIZE_KEYS = ['smallest', 'middle'];
const [SMALLEST, MIDDLE, LARGEST_OF_THREE] = [0, 1, 2].map((which) => paintLattice(which, true));
const LARGEST_PLAIN = paintLattice(2, false);
const ONLY = paintLattice(0, false);
