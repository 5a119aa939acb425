import { useEffect, useId, useState } from 'react';
import { MOST_LAYERS, readLayers, WIDEST, writeLayers } from '@/lib/ml/hiddenLayers';
import { messages } from './messages';
import styles from './view.module.css';

const words = messages.en.plots.graph;

interface Props {
  label: string;
  widths: Float64Array;
  change(widths: Float64Array): void;
}

/** Hidden layers: typed as 8-8, or unit by unit. */
export function LayersField({ label, widths, change }: Props) {
  const id = useId();
  const written = writeLayers(widths);
  const [typed, setTyped] = useState(written);
  const [problem, setProblem] = useState('');
  useEffect(() => setTyped(written), [written]);
  const commit = () => {
    try {
      const next = readLayers(typed);
      setProblem('');
      if (writeLayers(next) !== written) change(next);
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  const set = (l: number, width: number) => change(widths.with(l, Math.max(1, Math.min(WIDEST, width))));
  return (
    <div className={styles.row}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={styles.layers}
        data-param="layers"
        value={typed}
        aria-describedby={problem ? `${id}-problem` : undefined}
        aria-invalid={problem !== ''}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
      {Array.from(widths, (width, l) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place
        <span key={l} className={styles.stepper}>
          <button
            type="button"
            aria-label={`${words.fewer}, ${words.unit(l + 1, width)}`}
            onClick={() => set(l, width - 1)}
          >
            −
          </button>
          {width}
          <button
            type="button"
            aria-label={`${words.more}, ${words.unit(l + 1, width)}`}
            onClick={() => set(l, width + 1)}
          >
            +
          </button>
        </span>
      ))}
      <span className={styles.stepper}>
        <button type="button" disabled={widths.length === 0} onClick={() => change(widths.slice(0, -1))}>
          {words.dropLayer}
        </button>
        <button
          type="button"
          disabled={widths.length >= MOST_LAYERS}
          onClick={() => change(Float64Array.from([...widths, widths.at(-1) ?? 4]))}
        >
          {words.addLayer}
        </button>
      </span>
      {problem ? (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
