import { useId, useRef, useState } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { messages } from './messages';
import { readTable } from './readTable';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const words = messages.en.own;

/** Longer texts are read as they are pasted: a field of so many lines would take the page's time. */
const LONG = 4000;

/** A table pasted or opened; a bad one gives a message and changes nothing. */
export function OwnTable({ tune }: Pick<ViewProps<Params, Frame>, 'tune'>) {
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const [pasted, setPasted] = useState('');
  const [problem, setProblem] = useState('');
  const [reading, setReading] = useState(false);
  const use = async (content: string) => {
    setReading(true);
    const answer = await readTable(content);
    setReading(false);
    setProblem('problem' in answer ? answer.problem : '');
    if ('table' in answer) tune({ table: answer.table, data: 'table', axisX: 0, axisY: 1, chosen: -1 });
  };
  return (
    <div className={styles.own}>
      <label htmlFor={id}>{words.paste}</label>
      <textarea
        id={id}
        rows={3}
        value={pasted}
        onChange={(event) => setPasted(event.currentTarget.value)}
        onPaste={(event) => {
          const content = event.clipboardData.getData('text');
          if (content.length < LONG) return;
          event.preventDefault();
          void use(content);
        }}
      />
      <div className={styles.row}>
        <button type="button" disabled={reading || pasted.trim() === ''} onClick={() => void use(pasted)}>
          {words.use}
        </button>
        <button type="button" disabled={reading} onClick={() => file.current?.click()}>
          {words.open}
        </button>
        <input
          ref={file}
          type="file"
          hidden
          data-param="table"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          aria-label={words.open}
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (chosen) void chosen.text().then(use);
          }}
        />
        <span className={styles.note}>{reading ? words.reading : words.sent}</span>
      </div>
      {problem ? (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
