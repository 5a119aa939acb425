'use client';
import { formatError, formatNumber } from '@/lib/format';
import { messages } from './messages';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const text = messages.en.equations;
const MOST = 5;

/** XᵀX θ = Xᵀy with the numbers of this moment. */
export function NormalEquations({ frame, params }: { frame: Frame; params: Readonly<Params> }) {
  const { fit, held } = frame;
  const shown = Math.min(fit.p, MOST);
  if (fit.p === 0) return <p className={styles.note}>{text.none}</p>;
  const indices = Array.from({ length: shown }, (_, j) => j);
  const entry = (a: number, b: number) => {
    const value = fit.gram[a * fit.p + b];
    // Sums that cancel leave rounding behind.
    const size = Math.sqrt(fit.gram[a * fit.p + a] * fit.gram[b * fit.p + b]);
    return (Math.abs(value) < 1e-13 * size ? 0 : value) + (a === b ? params.ridge : 0);
  };
  return (
    <div className={styles.equations}>
      <p className={styles.formula}>
        X<sup>T</sup>X{params.ridge > 0 ? ' + λI' : ''} <b>θ</b> = X<sup>T</sup>y
      </p>
      <div className={styles.system} role="img" aria-label={spoken(frame)}>
        <Grid
          columns={shown}
          cells={indices.flatMap((a) => indices.map((b) => formatNumber(entry(a, b), undefined, 4)))}
        />
        <Grid
          columns={1}
          className={styles.model}
          cells={indices.map((j) => {
            const error = fit.standardErrors[j];
            const known = !held.held && error > 0 && Number.isFinite(error);
            const value = formatNumber(held.theta[j], known ? error : undefined, 4);
            return known ? `${value} ± ${formatError(error, held.theta[j])}` : value;
          })}
        />
        <span>=</span>
        <Grid
          columns={1}
          className={styles.y}
          cells={indices.map((j) => formatNumber(fit.gramY[j], undefined, 4))}
        />
      </div>
      {shown < fit.p ? <p className={styles.note}>{text.cut(shown, fit.p)}</p> : null}
      {fit.rank < fit.p ? <p className={styles.warning}>{text.dependent(fit.rank, fit.p)}</p> : null}
      {params.ridge > 0 ? (
        <p className={styles.note}>{text.ridge(formatNumber(params.ridge, undefined, 3))}</p>
      ) : null}
      <p className={styles.note}>{text.note}</p>
    </div>
  );
}

/** Numbers between two brackets. */
function Grid({ columns, cells, className }: { columns: number; cells: string[]; className?: string }) {
  return (
    <span
      className={[styles.bracket, className].filter(Boolean).join(' ')}
      style={{ gridTemplateColumns: `repeat(${columns}, auto)` }}
    >
      {cells.map((cell, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a cell is
        <span key={i}>{cell}</span>
      ))}
    </span>
  );
}

function spoken({ fit, held }: Frame): string {
  const rows = fit.columns
    .slice(0, MOST)
    .map((c, j) => `${c.name}: ${formatNumber(held.theta[j], undefined, 4)}`);
  return `${text.caption}. ${rows.join(', ')}`;
}
