import { useId } from 'react';
import styles from './tabs.module.css';

export interface TabsProps<T extends string> {
  /** What is chosen, for those who do not see the row. */
  legend: string;
  ids: readonly T[];
  labels: Record<T, string>;
  chosen: T;
  choose(id: T): void;
  /** Where the row stands, from the view's own style sheet. */
  className?: string;
}

/** A row of names, one of them chosen: which plot stands in a panel, which pen draws. */
export function Tabs<T extends string>({ legend, ids, labels, chosen, choose, className }: TabsProps<T>) {
  const name = useId();
  return (
    <fieldset className={[styles.tabs, className].filter(Boolean).join(' ')}>
      <legend className="visually-hidden">{legend}</legend>
      {ids.map((id) => (
        <label key={id}>
          <input type="radio" name={name} checked={id === chosen} onChange={() => choose(id)} />
          <span>{labels[id]}</span>
        </label>
      ))}
    </fieldset>
  );
}
