'use client';
import { type MouseEvent, useRef, useState } from 'react';
import { layoutAxes } from '@/components/viz/axes';
import type { Size, Theme } from '@/components/viz/context';
import { ColumnCards } from './ColumnCards';
import { fitSpec, fitWindow } from './geometry';
import { MatrixTable } from './MatrixTable';
import { messages } from './messages';
import { NormalEquations } from './NormalEquations';
import { Picture } from './Picture';
import { LineEnds, PointHandles } from './PointHandles';
import { paintFit } from './paintFit';
import { addPoint, draggable, removePoint, roundInto } from './points';
import { useHold } from './useHold';
import type { TabProps } from './View';
import styles from './view.module.css';

const text = messages.en.fit;

/** Points and curve, the columns as cards, the matrix and its normal equations. */
export function FitTab({ frames, frame, params, tune, reshape, stage }: TabProps) {
  const [row, setRow] = useState(-1);
  const [picked, setPicked] = useState(-1);
  const { value: window, hold } = useHold(fitWindow(frame));
  const spec = fitSpec(frame, window);
  const points = draggable(params, frame);
  const select = (next: number) => {
    setRow(next);
    if (next >= 0) setPicked(next);
  };

  const picture = useRef<{ size: Size; theme: Theme } | null>(null);
  const add = (x: number, y: number) => {
    if (points) tune({ data: addPoint(points, roundInto(window.x, x), roundInto(window.y, y)) });
  };
  const addAt = (event: MouseEvent<HTMLDivElement>) => {
    if (!picture.current || (event.target as HTMLElement).closest('button')) return;
    const box = event.currentTarget.getBoundingClientRect();
    const axes = layoutAxes(picture.current.size, picture.current.theme, spec);
    add(axes.invertX(event.clientX - box.left), axes.invertY(event.clientY - box.top));
  };

  const overlay = (size: Size, theme: Theme) => {
    picture.current = { size, theme };
    return (
      <>
        {points ? (
          <PointHandles
            points={points}
            spec={spec}
            window={window}
            size={size}
            theme={theme}
            tune={tune}
            onRow={select}
          />
        ) : null}
        <LineEnds {...{ frame, params, spec, window, size, theme, tune }} />
      </>
    );
  };

  return (
    <div className={styles.fit}>
      <div className={styles.picture}>
        <Picture
          shape="wide"
          frames={frames}
          label={frame.inputs > 1 ? text.labelTable : text.label}
          paint={(ctx, f, size, theme) =>
            paintFit(ctx, f, size, theme, { window, row, dots: points === null })
          }
          overlay={overlay}
          onPointerDown={hold}
          onDoubleClick={addAt}
        />
        {points ? (
          <div className={styles.tools}>
            <button
              type="button"
              onClick={() => {
                const middle = frame.curve[frame.curve.length >> 1] ?? frame.fit.fitted[0];
                add((window.x[0] + window.x[1]) / 2, middle);
              }}
            >
              {text.add}
            </button>
            <button
              type="button"
              disabled={picked < 0 || picked >= points.n || points.n <= 2}
              onClick={() => {
                tune({ data: removePoint(points, picked) });
                setPicked(-1);
              }}
            >
              {text.remove}
              {picked >= 0 && picked < points.n ? ` ${text.point(picked + 1)}` : ''}
            </button>
            {params.ball.length > 0 ? (
              <button type="button" onClick={() => tune({ ball: new Float64Array(0) })}>
                {text.roll}
              </button>
            ) : null}
            {stage ? null : <p className={styles.note}>{text.hint}</p>}
          </div>
        ) : null}
      </div>
      <div className={styles.numbers}>
        <ColumnCards frame={frame} params={params} reshape={reshape} />
        <div className={styles.pair} data-wide={frame.fit.p > 3 ? '' : undefined}>
          <MatrixTable frame={frame} row={row} onRow={select} />
          <NormalEquations frame={frame} params={params} />
        </div>
      </div>
    </div>
  );
}
