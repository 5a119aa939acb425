import { messages } from './messages';
import { short } from './shown';
import type { Params } from './simulation';
import type { Tried } from './useTried';
import styles from './view.module.css';

const words = messages.en.tried;
const names = messages.en.params;

interface Props {
  rows: Tried[];
  forget(): void;
  tune(patch: Partial<Params>): void;
}

/** Settings that were tried in this tab and what came of them; each can be set again. */
export function TriedPanel({ rows, forget, tune }: Props) {
  if (rows.length === 0) return <p className={styles.note}>{words.none}</p>;
  return (
    <div className={styles.tried}>
      <table>
        <thead>
          <tr>
            {words.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ params: p, epoch, trainCost, testCost, testAccuracy }, k) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added at the front and dropped at the end
            <tr key={rows.length - k}>
              <td>{names.data[p.data]}</td>
              <td>{Array.from(p.layers).join('-') || '–'}</td>
              <td>
                {names.activation[p.activation]}, {names.optimizer[p.optimizer]}, η {short(p.learningRate)}
                {p.decay === 'none' ? '' : `, ${p.decay} ${short(p.decayRate)}`}
              </td>
              <td>{epoch}</td>
              <td>{short(trainCost)}</td>
              <td>{short(testCost)}</td>
              <td>{short(testAccuracy)}</td>
              <td>
                <button type="button" onClick={() => tune({ ...p, panel: 'tried' })}>
                  {words.again}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" onClick={forget}>
        {words.forget}
      </button>
    </div>
  );
}
