'use client';
import { type Column, changeCode, modelColumns, WAVES } from '@/lib/ml/designMatrix';
import { MAX_DEGREE } from '@/lib/ml/nestedFits';
import { messages } from './messages';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const text = messages.en.columns;

interface ColumnCardsProps {
  frame: Frame;
  params: Readonly<Params>;
  reshape(patch: Partial<Params>): void;
}

/** The columns of X as cards: those in the model to take out, and those to put in. */
export function ColumnCards({ frame, params, reshape }: ColumnCardsProps) {
  const inside = frame.fit.columns;
  return (
    <div className={styles.cards}>
      <span className={styles.cardsLabel}>{text.label}</span>
      {inside.map((column) => (
        <button
          key={column.name}
          type="button"
          className={styles.card}
          aria-label={text.take(column.name)}
          title={text.take(column.name)}
          onClick={() => reshape(takeOut(column, params, frame))}
        >
          {column.name}
          <span aria-hidden="true"> ×</span>
        </button>
      ))}
      <span className={styles.cardsLabel}>{text.more}</span>
      {outside(params, frame).map((column) => (
        <button
          key={column.name}
          type="button"
          className={styles.cardOut}
          aria-label={text.put(column.name)}
          title={text.put(column.name)}
          onClick={() => reshape(putIn(column, params))}
        >
          <span aria-hidden="true">+ </span>
          {column.name}
        </button>
      ))}
    </div>
  );
}

const isConstant = (column: Column) => column.family !== 'wave' && column.order === 0;

/** Columns of the present degree that were taken out, the next power, and the waves. */
function outside(params: Readonly<Params>, frame: Frame): Column[] {
  const { inputs, fit } = frame;
  const every = Float64Array.from(inputs === 1 ? WAVES.map((_, k) => k + 1) : []);
  const next = inputs === 1 ? Math.min(MAX_DEGREE, params.degree + 1) : Math.max(1, params.degree);
  const all = modelColumns({ basis: params.basis, intercept: true, inputs, changes: every }, next);
  return all.filter((column) => !fit.columns.some((own) => own.name === column.name));
}

function takeOut(column: Column, params: Readonly<Params>, { inputs }: Frame): Partial<Params> {
  if (isConstant(column)) return { intercept: 'off' };
  const code = changeCode(column);
  if (column.family === 'wave') return { columns: params.columns.filter((c) => c !== code) };
  if (inputs === 1 && column.order === params.degree) return { degree: params.degree - 1 };
  return { columns: Float64Array.from([...params.columns, code]) };
}

function putIn(column: Column, params: Readonly<Params>): Partial<Params> {
  if (isConstant(column)) return { intercept: 'on' };
  const code = changeCode(column);
  if (column.family === 'wave') return { columns: Float64Array.from([...params.columns, code]) };
  const columns = params.columns.filter((c) => c !== code);
  return column.order > params.degree ? { degree: column.order, columns } : { columns };
}
