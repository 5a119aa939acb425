import { messages } from './messages';
import type { Params } from './simulation';
import styles from './view.module.css';

const text = messages.en.conditions;

type Theorem = keyof typeof text.rows;

/** Whether an activation is what a theorem asks for; `scaled` after a shift and a stretch, which the weights can undo. */
const HOLDS: Record<Theorem, Record<Params['activation'], boolean | 'scaled'>> = {
  cybenko: { sigmoid: true, tanh: 'scaled', relu: false, polynomial: false },
  hornik: { sigmoid: true, tanh: true, relu: false, polynomial: false },
  leshno: { sigmoid: true, tanh: true, relu: true, polynomial: false },
};

/** The conditions of the approximation theorems in words, held against what is on screen. */
export function Conditions({ params: { activation, target } }: { params: Readonly<Params> }) {
  return (
    <section className={styles.conditions}>
      <table>
        <caption>{text.title}</caption>
        <tbody>
          {(Object.keys(HOLDS) as Theorem[]).map((id) => {
            const held = HOLDS[id][activation];
            return (
              <tr key={id} data-holds={held !== false}>
                <th scope="row">{text.rows[id].name}</th>
                <td>
                  {text.asks} {text.rows[id].asks}
                </td>
                <td>
                  {held === false ? `✗ ${text.fails}` : `✓ ${text.holds}`}
                  {held === 'scaled' ? `, ${text.scaled}` : ''}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p>
        {text.target} {target === 'step' ? <b>{text.jump} </b> : null}
        {activation === 'polynomial' ? <b>{text.polynomial} </b> : null}
        {text.sufficient}
      </p>
    </section>
  );
}
