import { useId } from 'react';
import { messages } from './messages';
import type { Params } from './simulation';
import styles from './view.module.css';

const words = messages.en.params.panel;

interface Props {
  ids: Params['panel'][];
  chosen: Params['panel'];
  choose(panel: Params['panel']): void;
}

/** Which plot stands in the panel. */
export function Tabs({ ids, chosen, choose }: Props) {
  const name = useId();
  return (
    <fieldset className={styles.tabs}>
      <legend className="visually-hidden">{words.label}</legend>
      {ids.map((id) => (
        <label key={id}>
          <input type="radio" name={name} checked={id === chosen} onChange={() => choose(id)} />
          <span>{words[id]}</span>
        </label>
      ))}
    </fieldset>
  );
}
