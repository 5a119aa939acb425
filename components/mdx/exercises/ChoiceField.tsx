'use client';

import { useId } from 'react';
import styles from './exercises.module.css';
import { Feedback } from './Feedback';
import { useAnswer } from './useAnswer';

interface Props {
  name: string;
  n: string;
  label: string;
  value: string;
  choices: string[];
}

/** One of a few answers, checked in the page. */
export function ChoiceField({ name, n, label, value, choices }: Props) {
  const id = useId();
  const { awake, text, setText, checked, tries, hand } = useAnswer(name, n);
  const right = checked?.text === value;
  return (
    <form
      className={styles.answer}
      onSubmit={(event) => {
        event.preventDefault();
        if (text) hand(text === value);
      }}
    >
      <fieldset
        className={`${styles.choices} needs-script`}
        disabled={!awake}
        aria-describedby={`${id}-said`}
      >
        <legend>{label}</legend>
        {choices.map((choice) => (
          <label key={choice}>
            <input type="radio" name={id} checked={choice === text} onChange={() => setText(choice)} />
            {choice}
          </label>
        ))}
        <button type="submit">Check</button>
      </fieldset>
      <Feedback id={`${id}-said`} right={right} tries={tries}>
        {checked ? (right ? 'Right.' : 'Not yet.') : ''}
      </Feedback>
    </form>
  );
}
