import type { ViewProps } from '@/components/demos/demo';
import { usableCount } from './demo';
import { messages } from './messages';
import { HAVINGS, type Having, methods } from './methods';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const text = messages.en;

/** What the reader has to learn from: methods that need anything else become faint. */
export function Filter({ params, tune }: Pick<ViewProps<Params, Frame>, 'params' | 'tune'>) {
  const having = Object.fromEntries(HAVINGS.map((key) => [key, params[key] === 'yes'])) as Record<
    Having,
    boolean
  >;
  return (
    <fieldset className={styles.filter}>
      <legend>{text.filter}</legend>
      {HAVINGS.map((key) => (
        <label key={key}>
          <input
            type="checkbox"
            checked={having[key]}
            onChange={() => tune({ [key]: having[key] ? 'no' : 'yes' })}
          />
          <span>{text.having[key]}</span>
        </label>
      ))}
      <output>{text.usable(usableCount(having), methods.length)}</output>
    </fieldset>
  );
}
