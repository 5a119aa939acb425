'use client';
import { messages } from './messages';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const text = messages.en.bowl;

interface PairChoiceProps {
  frame: Frame;
  params: Readonly<Params>;
  tune(patch: Partial<Params>): void;
}

/** Which two coefficients the bowl and the projection are about; nothing to choose between two. */
export function PairChoice({ frame, params, tune }: PairChoiceProps) {
  const { fit, held } = frame;
  if (fit.p <= 2) return null;
  const choose = (patch: Partial<Params>) =>
    tune({ ...patch, ...(params.ball.length > 0 ? { ball: new Float64Array(0) } : {}) });
  const options = (from: number, to: number) =>
    fit.columns.slice(from, to).map((column, j) => (
      <option key={column.name} value={from + j}>
        {column.name}
      </option>
    ));
  return (
    <span className={styles.choice}>
      <label>
        {text.pair}{' '}
        <select
          value={held.first}
          onChange={(event) => {
            const first = Number(event.currentTarget.value);
            choose({ first, second: Math.max(held.second, first + 1) });
          }}
        >
          {options(0, fit.p - 1)}
        </select>
      </label>
      <label>
        {text.and}{' '}
        <select
          value={held.second}
          onChange={(event) => choose({ second: Number(event.currentTarget.value) })}
        >
          {options(held.first + 1, fit.p)}
        </select>
      </label>
    </span>
  );
}
