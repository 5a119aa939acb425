'use client';

import { useId } from 'react';
import { judge, type Question, readNumber, WORDS } from './answer';
import styles from './exercises.module.css';
import { Feedback } from './Feedback';
import { MAX_TEXT } from './progress';
import { useAnswer } from './useAnswer';

interface Props {
  name: string;
  n: string;
  label: string;
  question: Question;
  /** The tolerance as a share of the answer, where it was given so. */
  relative?: number;
}

/** A number the reader types, checked in the page. A wrong one can be tried again as often as you like. */
export function NumberField({ name, n, label, question, relative }: Props) {
  const id = useId();
  const { awake, text, setText, checked, tries, hand } = useAnswer(name, n);
  const verdict = (typed: string) => judge(readNumber(typed, question.unit), question);
  const found = checked ? verdict(checked.text) : undefined;
  return (
    <form
      className={styles.answer}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) hand(verdict(text) === 'right');
      }}
    >
      <div className={`${styles.row} needs-script`}>
        <label htmlFor={id}>{label}</label>
        <span className={styles.field}>
          <input
            id={id}
            type="text"
            disabled={!awake}
            value={text}
            maxLength={MAX_TEXT}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="done"
            aria-describedby={`${id}-within ${id}-said`}
            aria-invalid={found && found !== 'right' ? true : undefined}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {question.unit ? <span className={styles.unit}>{question.unit}</span> : null}
        </span>
        <button type="submit" disabled={!awake}>
          Check
        </button>
        <small id={`${id}-within`}>{within(question, relative)}</small>
      </div>
      <Feedback id={`${id}-said`} right={found === 'right'} tries={tries}>
        {found ? `${WORDS[found]}${readAs(found, text, question.unit)}` : ''}
      </Feedback>
    </form>
  );
}

/** How near is near enough. */
function within({ tolerance, unit, whole }: Question, relative?: number): string {
  if (whole) return 'a whole number';
  if (relative) return `within ${Number((100 * relative).toPrecision(3))} %`;
  return `within ${tolerance}${unit ? `\u00a0${unit}` : ''}`;
}

/** How a comma was understood, when the answer is not right. */
function readAs(verdict: string, text: string, unit?: string): string {
  if (verdict === 'right' || !text.includes(',')) return '';
  const number = readNumber(text, unit);
  return number === null ? '' : ` I read ${String(number).replace('-', '−')}.`;
}
