'use client';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { Plot } from '@/components/viz/Plot';
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
import { Tabs } from './Tabs';
import { Toolbar } from './Toolbar';
import styles from './view.module.css';

const text = messages.en.plots;

/** The cue to paint on, the picture on its way, what each pixel is told; the energy or its landscape, and the shelf. */
export default function View({ frames, params, tune, revealed, stage }: ViewProps<Params, Frame>) {
  const [pointed, setPointed] = useState<number | null>(null);
  const [reach, setReach] = useState(0);
  const pixel = pointed ?? params.pixel;
  const shown = useMemo<Shown>(() => ({ params, revealed, pixel }), [params, revealed, pixel]);
  const plot = { frames, shown };
  const look = (label: string) => (size: Size, theme: Theme) => (
    <Grid
      {...{ size, theme, frames, params, label }}
      onPaint={([cell]) => tune({ pixel: cell === params.pixel ? -1 : cell })}
      onPoint={setPointed}
    />
  );
  const shelf = (size: Size, theme: Theme) => <Shelf {...{ size, theme, frames, params, tune }} />;
  const panel = stage || params.panel === 'plane' ? params.panel : 'trace';
  return (
    <div className={styles.box} data-stage={stage ? '' : undefined}>
      <OpenPicture
        {...{ frames, params, tune }}
        offered={!stage}
        tools={<Toolbar {...{ frames, params, tune, reach, setReach }} />}
      >
        <Oddities frames={frames} />
        <div className={styles.pictures}>
          <Picture
            {...plot}
            draw={paintCue}
            label={text.cue.label}
            overlay={(size, theme) => (
              <Grid
                {...{ size, theme, frames, params, reach }}
                label={text.cue.label}
                given
                onPaint={(cells, on) => tune(paintOver(params, cells, on))}
              />
            )}
          />
          <Picture {...plot} draw={paintNow} label={text.now.label} overlay={look(text.now.label)} />
          {stage ? null : (
            <Picture
              {...plot}
              draw={paintFields}
              label={text.fields.label}
              overlay={look(text.fields.label)}
            />
          )}
          {stage ? (
            <div className={styles.panel}>
              <Tabs params={params} tune={tune} stage />
              <Panel {...plot} panel={panel} overlay={panel === 'overlaps' ? shelf : undefined} />
            </div>
          ) : null}
        </div>
        <Inspector frames={frames} pixel={pixel} />
        {stage ? null : (
          <div className={styles.lower}>
            <div className={styles.panel}>
              <Tabs params={params} tune={tune} />
              <Panel {...plot} panel={panel} />
              {panel === 'plane' ? <PlaneChoice {...{ frames, params, tune }} /> : null}
            </div>
            <Picture {...plot} draw={paintOverlaps} label={text.overlaps.label} overlay={shelf} />
          </div>
        )}
      </OpenPicture>
    </div>
  );
}

const PANELS: Record<Params['panel'], FramePainter> = {
  trace: paintTrace,
  plane: paintPlane,
  overlaps: paintOverlaps,
  fields: paintFields,
};

interface PictureProps {
  frames: ViewProps<Params, Frame>['frames'];
  shown: Shown;
  draw: FramePainter;
  label: string;
  overlay?(size: Size, theme: Theme): ReactNode;
}

function Panel({ panel, ...props }: Omit<PictureProps, 'draw' | 'label'> & { panel: Params['panel'] }) {
  return <Picture {...props} draw={PANELS[panel]} label={text[panel].label} />;
}

function Picture({ frames, shown, draw, label, overlay }: PictureProps) {
  const paint = useCallback(
    (ctx: Context2D, frame: Frame, size: Size, theme: Theme) => draw(ctx, frame, size, theme, shown),
    [draw, shown],
  );
  return (
    <div className={styles.picture}>
      <Plot frames={frames} label={label} fill paint={paint} overlay={overlay} />
    </div>
  );
}
