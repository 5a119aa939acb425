import { Equation } from './Equation';
import type { Chooser } from './MapTab';
import { messages } from './messages';
import { DENSITIES, methods } from './methods';
import type { Params } from './simulation';
import styles from './view.module.css';

const text = messages.en;

interface Props extends Chooser {
  params: Readonly<Params>;
  revealed: boolean;
}

/** The generative models of the map by what they can say of p(x). */
export function TaxonomyTab({ params, revealed, choose }: Props) {
  if (!revealed) return <p className={styles.cover}>{text.taxonomy.covered}</p>;
  const others = methods.filter((method) => !method.density).length;
  return (
    <section className={styles.taxonomy} aria-label={text.taxonomy.label}>
      {DENSITIES.map((density) => (
        <div key={density} className={styles.kind}>
          <p className={styles.heading}>
            {text.densities[density].name}
            <small>{text.densities[density].branch}</small>
          </p>
          <p>{text.densities[density].says}</p>
          <ul>
            {methods
              .filter((method) => method.density === density)
              .map((method) => (
                <li key={method.id}>
                  <button
                    type="button"
                    aria-pressed={method.id === params.method}
                    onClick={() => choose(method.id)}
                  >
                    {method.name}
                  </button>
                  <Equation>{method.equation}</Equation>
                </li>
              ))}
          </ul>
        </div>
      ))}
      <p className={styles.others}>{text.taxonomy.others(others)}</p>
    </section>
  );
}
