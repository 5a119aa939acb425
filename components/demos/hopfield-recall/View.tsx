'use client';
import { useMemo, useState } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { Picture } from '@/components/demos/Picture';
import { Tabs } from '@/components/demos/Tabs';
import type { Size, Theme } from '@/components/viz/context';
import { Grid } from './Grid';
import { Inspector } from './Inspector';
import { messages } from './messages';
import { Oddities } from './Oddities';
import { OpenPicture } from './OpenPicture';
import { PlaneChoice } from './PlaneChoice';
import { paintOverlaps } from './paintOverlaps';
import { paintCue, paintFields, paintNow } from './paintPictures';
import { paintPlane } from './paintPlane';
import { paintTrace } from './paintTrace';
import { Shelf } from './Shelf';
import type { FramePainter, Shown } from './shown';
import type { Frame, Params } from './simulation';
import { paintOver } from './strokes';
import { Toolbar } from './Toolbar';
import styles from './view.module.css';

const text = messages.en.plots;
const words = messages.en.params.panel;

/** The cue to paint on, the picture on its way, what each pixel is told; the energy or its landscape, and the shelf. */
export default function View({ frames, params, tune, revealed, stage }: ViewProps<Params, Frame>) {
  const [pointed, setPointed] = useState<number | null>(null);
  const [reach, setReach] = useState(0);
  const pixel = pointed ?? params.pixel;
  const shown = useMemo<Shown>(() => ({ params, revealed, pixel }), [params, revealed, pixel]);
  const bench = { frames, params, tune, shown };
  return (
    <div className={styles.box} data-stage={stage ? '' : undefined}>
      <OpenPicture
        {...bench}
        offered={!stage}
        tools={<Toolbar {...bench} reach={reach} setReach={setReach} />}
      >
        <Oddities frames={frames} />
        <div className={styles.pictures}>
          <Given {...bench} reach={reach} />
          <Looked {...bench} draw={paintNow} label={text.now.label} onPoint={setPointed} />
          {stage ? (
            <Panel {...bench} ids={['trace', 'overlaps', 'plane', 'fields']} />
          ) : (
            <Looked {...bench} draw={paintFields} label={text.fields.label} onPoint={setPointed} />
          )}
        </div>
        <Inspector frames={frames} pixel={pixel} />
        {stage ? null : (
          <div className={styles.lower}>
            <Panel {...bench} ids={['trace', 'plane']} />
            <Memories {...bench} />
          </div>
        )}
      </OpenPicture>
    </div>
  );
}

interface BenchProps extends Pick<ViewProps<Params, Frame>, 'frames' | 'params' | 'tune'> {
  shown: Shown;
}

/** The cue, painted over by the reader. */
function Given({ frames, params, tune, shown, reach }: BenchProps & { reach: number }) {
  const { label } = text.cue;
  const paint = (cells: number[], on: boolean) => tune(paintOver(params, cells, on));
  const overlay = (size: Size, theme: Theme) => (
    <Grid {...{ size, theme, frames, params, reach, label }} given onPaint={paint} />
  );
  return <Picture className={styles.picture} {...{ frames, shown, label, overlay }} draw={paintCue} />;
}

interface LookedProps extends BenchProps {
  draw: FramePainter;
  label: string;
  onPoint(cell: number | null): void;
}

/** A picture whose pixels can be looked at: pointed at, or picked. */
function Looked({ frames, params, tune, shown, draw, label, onPoint }: LookedProps) {
  const pick = ([cell]: number[]) => tune({ pixel: cell === params.pixel ? -1 : cell });
  const overlay = (size: Size, theme: Theme) => (
    <Grid {...{ size, theme, frames, params, label, onPoint }} onPaint={pick} />
  );
  return <Picture className={styles.picture} {...{ frames, shown, draw, label, overlay }} />;
}

const PANELS: Record<Params['panel'], FramePainter> = {
  trace: paintTrace,
  plane: paintPlane,
  overlaps: paintOverlaps,
  fields: paintFields,
};

/** The plot of the reader's choice. */
function Panel({ ids, ...bench }: BenchProps & { ids: Params['panel'][] }) {
  const { frames, params, tune, shown } = bench;
  const id = ids.includes(params.panel) ? params.panel : 'trace';
  return (
    <div className={styles.panel}>
      <Tabs
        className={styles.tabs}
        legend={words.label}
        labels={words}
        ids={ids}
        chosen={id}
        choose={(panel) => tune({ panel })}
      />
      {id === 'overlaps' ? (
        <Memories {...bench} />
      ) : (
        <Picture
          className={styles.picture}
          frames={frames}
          shown={shown}
          draw={PANELS[id]}
          label={text[id].label}
        />
      )}
      {id === 'plane' ? <PlaneChoice {...{ frames, params, tune }} /> : null}
    </div>
  );
}

/** Overlaps with the pictures of the shelf, which are stored and taken for the cue here. */
function Memories({ frames, params, tune, shown }: BenchProps) {
  const overlay = (size: Size, theme: Theme) => <Shelf {...{ size, theme, frames, params, tune }} />;
  return (
    <Picture
      className={styles.picture}
      {...{ frames, shown, overlay }}
      draw={paintOverlaps}
      label={text.overlaps.label}
    />
  );
}
