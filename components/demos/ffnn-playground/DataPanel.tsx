import { useId, useRef, useState } from 'react';
import { CloudTools } from '@/components/demos/CloudTools';
import type { FrameSource, ViewProps } from '@/components/demos/demo';
import { useFrameValue } from '@/components/viz/useFrame';
import { INPUT_FEATURES } from '@/lib/ml/inputFeatures';
import { parseOwnTable } from '@/lib/ml/ownTable';
import { messages } from './messages';
import { inputName, text } from './shown';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const words = messages.en.own;

interface Props {
  frames: FrameSource<Frame>;
  params: Readonly<Params>;
  tune: ViewProps<Params, Frame>['tune'];
  pen: number | null;
  setPen(pen: number | null): void;
}

/** What the network sees, and the reader's own points and tables. */
export function DataPanel({ frames, params, tune, pen, setPen }: Props) {
  const now = useFrameValue(frames, ({ planar, names, p, rows, trainingRows, testRows }) => ({
    planar,
    names,
    p,
    rows,
    trainingRows,
    testRows,
  }));
  if (!now) return null;
  const { rows, trainingRows, testRows, planar } = now;
  const used = trainingRows + testRows;
  return (
    <div className={styles.data}>
      <p className={styles.note}>
        {used < rows ? words.drawn(rows, used) : ''}
        {words.used(used, trainingRows, testRows)}
      </p>
      {params.data === 'painted' ? (
        <CloudTools
          classNames={words.classNames}
          pen={pen}
          onPen={setPen}
          onClear={() => tune({ cloud: params.cloud.slice(0, 4) })}
        />
      ) : null}
      {planar ? (
        <Features params={params} tune={tune} />
      ) : (
        <AxesChoice now={now} params={params} tune={tune} />
      )}
      <OwnTable tune={tune} />
    </div>
  );
}

function Features({ params, tune }: Pick<Props, 'params' | 'tune'>) {
  return (
    <fieldset className={styles.row}>
      <legend>{words.inputs}</legend>
      {INPUT_FEATURES.map((_, k) => {
        const bit = 2 ** k;
        const on = (params.features & bit) > 0;
        const name = text.graph.inputs[k];
        return (
          <label key={name} className={styles.check}>
            <input
              type="checkbox"
              checked={on}
              disabled={on && params.features === bit}
              onChange={() => tune({ features: on ? params.features - bit : params.features + bit })}
            />
            {name}
          </label>
        );
      })}
    </fieldset>
  );
}

function AxesChoice({
  now,
  params,
  tune,
}: Pick<Props, 'params' | 'tune'> & { now: Pick<Frame, 'planar' | 'names' | 'p'> }) {
  const columns = Array.from({ length: now.p }, (_, k) => inputName(now, 3, k));
  const axis = (name: 'axisX' | 'axisY') => (
    <select
      aria-label={messages.en.params[name].label}
      value={Math.min(now.p - 1, params[name])}
      onChange={(event) => tune({ [name]: Number(event.currentTarget.value) })}
    >
      {columns.map((column, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name
        <option key={k} value={k}>
          {column}
        </option>
      ))}
    </select>
  );
  return (
    <div className={styles.row}>
      <span>{words.axes}</span>
      {axis('axisX')}
      {axis('axisY')}
    </div>
  );
}

/** A table pasted or opened; a bad one gives a message and changes nothing. */
function OwnTable({ tune }: Pick<Props, 'tune'>) {
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const [pasted, setPasted] = useState('');
  const [problem, setProblem] = useState('');
  const use = (content: string) => {
    try {
      tune({ table: parseOwnTable(content), data: 'table', axisX: 0, axisY: 1, chosen: -1 });
      setProblem('');
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  return (
    <div className={styles.own}>
      <label htmlFor={id}>{words.paste}</label>
      <textarea id={id} rows={3} value={pasted} onChange={(event) => setPasted(event.currentTarget.value)} />
      <div className={styles.row}>
        <button type="button" disabled={pasted.trim() === ''} onClick={() => use(pasted)}>
          {words.use}
        </button>
        <button type="button" onClick={() => file.current?.click()}>
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
        <span className={styles.note}>{words.sent}</span>
      </div>
      {problem ? (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
