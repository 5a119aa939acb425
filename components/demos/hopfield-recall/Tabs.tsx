import { useId } from 'react';
import { messages } from './messages';
import type { Params } from './simulation';
import styles from './view.module.css';

const words = messages.en.params.panel;

interface Props {
  params: Readonly<Params>;
  tune(patch: Partial<Params>): void;
  stage?: boolean;
}

/** Which plot stands in the panel: two on a page, where the others have places of their own. */
export function Tabs({ params, tune, stage = false }: Props) {
  const name = useId();
  const ids: Params['panel'][] = stage ? ['trace', 'overlaps', 'plane', 'fields'] : ['trace', 'plane'];
  const chosen = ids.includes(params.panel) ? params.panel : 'trace';
  return (
    <fieldset className={styles.tabs}>
      <legend className="visually-hidden">{words.label}</legend>
      {ids.map((id) => (
        <label key={id}>
          <input type="radio" name={name} checked={id === chosen} onChange={() => tune({ panel: id })} />
          <span>{words[id]}</span>
        </label>
      ))}
    </fieldset>
  );
}
