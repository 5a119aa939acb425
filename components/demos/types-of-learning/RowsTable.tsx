'use client';
import { useFrameValue } from '@/components/viz/useFrame';
import type { ViewProps } from '../demo';
import { messages } from './messages';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';
import { decimals, saidOfRow, thirdColumn } from './words';

const text = messages.en.table;
const MOST_ROWS = 100;

interface Props extends Pick<ViewProps<Params, Frame>, 'frames' | 'params' | 'revealed'> {
  /** Row that glows; −1 for none. */
  row: number;
  onRow(row: number): void;
}

/** The table of the points: two columns stay, the third changes with what is known, the last is the learner's. */
export function RowsTable({ frames, params, revealed, row, onRow }: Props) {
  const frame = useFrameValue(frames, (f) => f, 4);
  if (!frame) return <section className={styles.table} />;
  const { lens } = params;
  const { table } = frame;
  const kept = new Set(lens === 'classify' || lens === 'regress' ? table.heldOut : []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.table} tabIndex={0} aria-label={text.caption}>
      <table onPointerLeave={() => onRow(-1)}>
        <thead>
          <tr>
            <th scope="col">{text.row}</th>
            <th scope="col">{text.x}</th>
            <th scope="col">{text.y}</th>
            <th scope="col" className={styles.third}>
              {text.third[lens]}
            </th>
            <th scope="col" className={styles.said}>
              {text.said[lens]}
            </th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: Math.min(table.n, MOST_ROWS) }, (_, i) => (
            <tr
              // biome-ignore lint/suspicious/noArrayIndexKey: the row number is what a row is
              key={i}
              data-kept={kept.has(i) ? '' : undefined}
              data-glows={i === row ? '' : undefined}
              onPointerEnter={() => onRow(i)}
            >
              <th scope="row">{i + 1}</th>
              <td>{decimals(table.features[2 * i])}</td>
              <td>{decimals(table.features[2 * i + 1])}</td>
              <td className={styles.third}>{shownThird(frame, params, i)}</td>
              <td className={styles.said}>{revealed ? saidOfRow(frame, i) : text.unseen}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Hidden labels come back when the reader uncovers them. */
function shownThird(frame: Frame, { lens, labels }: Readonly<Params>, i: number): string {
  return lens === 'cluster' && labels === 'shown' ? text.marks[frame.table.labels[i]] : thirdColumn(frame, i);
}
