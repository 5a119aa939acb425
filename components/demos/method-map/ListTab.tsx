import type { Chooser } from './MapTab';
import { messages } from './messages';
import { families, HAVINGS, isUsable, methods } from './methods';
import { relativeNames } from './paintMap';
import type { Params } from './simulation';
import styles from './view.module.css';

const text = messages.en;

/** The same methods as a table: everything the map says, in words. */
export function ListTab({ params, choose }: { params: Readonly<Params> } & Chooser) {
  const having = new Set(HAVINGS.filter((key) => params[key] === 'yes'));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.list} tabIndex={0} aria-label={text.list.label}>
      <table>
        <thead>
          <tr>
            {text.list.columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {methods.map((method) => (
            <tr key={method.id} data-faint={isUsable(method, having) ? undefined : ''}>
              <th scope="row">
                <button
                  type="button"
                  aria-pressed={method.id === params.method}
                  onClick={() => choose(method.id)}
                >
                  {method.name}
                </button>
              </th>
              <td>{families.find((family) => family.id === method.family)?.name}</td>
              <td>{method.needs.map((need) => text.having[need]).join(', ')}</td>
              <td>{method.live ? text.list.live : text.list.described}</td>
              <td>{relativeNames(method.id)}</td>
              <td>{method.by}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
