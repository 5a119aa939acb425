'use client';
import { useId } from 'react';
import { CELLS } from '@/lib/ml/baths';
import { messages } from './messages';
import type { Params } from './simulation';
import styles from './view.module.css';

const words = messages.en.params;
const SHOWS: Params['show'][] = ['spins', 'clusters'];
const BRUSHES: Params['brush'][] = ['spins', 'hot', 'cold', 'up', 'down'];

interface BrushesProps {
  params: Readonly<Params>;
  tune(patch: Partial<Params>): void;
}

/** How the lattice is coloured and what a stroke on it does. */
export function Brushes({ params, tune }: BrushesProps) {
  const { show, brush, heat, fields, couplings } = params;
  const painted = heat.some((value) => value !== 0) || fields.some((value) => value !== 0);
  return (
    <div className={styles.tools}>
      <Choice
        label={words.show.label}
        value={show}
        options={SHOWS}
        labels={words.show}
        choose={(next) => tune({ show: next })}
      />
      {couplings === 'memory' ? null : (
        <Choice
          label={words.brush.label}
          value={brush}
          options={BRUSHES}
          labels={words.brush}
          choose={(next) => tune({ brush: next })}
        />
      )}
      {painted && couplings !== 'memory' ? (
        <button
          type="button"
          className={styles.wipe}
          onClick={() => tune({ heat: empty(), fields: empty() })}
        >
          {words.brush.wipe}
        </button>
      ) : null}
    </div>
  );
}

const empty = () => new Float64Array(CELLS * CELLS);

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly T[];
  labels: Record<T, string>;
  choose(value: T): void;
}

function Choice<T extends string>({ label, value, options, labels, choose }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend>{label}</legend>
      {options.map((id) => (
        <label key={id}>
          <input type="radio" name={name} checked={value === id} onChange={() => choose(id)} />
          <span>{labels[id]}</span>
        </label>
      ))}
    </fieldset>
  );
}
