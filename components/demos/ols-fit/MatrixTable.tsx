'use client';
import { useEffect, useRef } from 'react';
import { formatNumber } from '@/lib/format';
import { messages } from './messages';
import { shownFitted } from './paintFit';
import type { Frame } from './simulation';
import styles from './view.module.css';

const text = messages.en.matrix;
const MAX_ROWS = 100;

interface MatrixTableProps {
  frame: Frame;
  /** Row that glows; −1 = none. */
  row: number;
  onRow(row: number): void;
}

/** X, y and the residual row by row; the row of the point in hand glows. */
export function MatrixTable({ frame, row, onRow }: MatrixTableProps) {
  const box = useRef<HTMLDivElement>(null);
  const { fit } = frame;
  const shown = Math.min(fit.n, MAX_ROWS);
  const fitted = shownFitted(frame);
  const residuals = Float64Array.from({ length: shown }, (_, i) => residualOf(frame, fitted, i));
  const columns = fit.columns.map((_, j) =>
    alignedText(Float64Array.from({ length: shown }, (_, i) => fit.matrix[i * fit.p + j])),
  );
  const yText = alignedText(frame.y.subarray(0, shown));
  const residualText = alignedText(residuals);

  // Scrolls the table alone, never the page.
  useEffect(() => {
    const line = box.current?.querySelector<HTMLElement>(`[data-row="${row}"]`);
    if (!line || !box.current) return;
    const { clientHeight, scrollTop } = box.current;
    const top = line.offsetTop;
    if (top < scrollTop + line.offsetHeight || top + line.offsetHeight > scrollTop + clientHeight) {
      box.current.scrollTop = top - clientHeight / 2;
    }
  }, [row]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.matrix} ref={box} tabIndex={0} aria-label={text.caption}>
      <table onPointerLeave={() => onRow(-1)}>
        <thead>
          <tr>
            <td />
            {fit.columns.map((column) => (
              <th key={column.name} scope="col">
                {column.name}
              </th>
            ))}
            <th scope="col" className={styles.y}>
              {text.y}
            </th>
            <th scope="col" className={styles.r}>
              {text.residual}
            </th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: shown }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the row number is what a row is
            <tr key={i} data-row={i} data-glows={i === row ? '' : undefined} onPointerEnter={() => onRow(i)}>
              <th scope="row">{i + 1}</th>
              {fit.columns.map((column, j) => (
                <td key={column.name}>{columns[j][i]}</td>
              ))}
              <td className={styles.y}>{yText[i]}</td>
              <td className={styles.r}>{residualText[i]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown < fit.n ? <p>{text.rows(shown, fit.n)}</p> : null}
    </section>
  );
}

/** A residual that is rounding only is shown as 0. */
function residualOf({ held, fit, y }: Frame, fitted: Float64Array, i: number): number {
  const r = held.held ? y[i] - fitted[i] : fit.residual[i];
  return Math.abs(r) < 1e-13 * Math.abs(y[i]) ? 0 : r;
}

/** Numbers of one column with the same number of decimals: four digits for the largest, none that are not there. */
function alignedText(values: Float64Array): string[] {
  const largest = values.reduce((m, v) => Math.max(m, Math.abs(v)), 0);
  const most = Math.max(0, 3 - Math.floor(Math.log10(largest || 1)));
  if (largest >= 1e7 || most > 6) return Array.from(values, (v) => formatNumber(v, undefined, 4));
  const needed = values.reduce((d, v) => {
    const [, decimals = ''] = String(Number(v.toFixed(most))).split('.');
    return Math.max(d, decimals.length);
  }, 0);
  return Array.from(values, (v) => v.toFixed(needed).replace('-', '−'));
}
