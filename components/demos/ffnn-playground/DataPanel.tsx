import { CloudTools } from '@/components/demos/CloudTools';
import type { FrameSource, ViewProps } from '@/components/demos/demo';
import { useFrameValue } from '@/components/viz/useFrame';
import { INPUT_FEATURES } from '@/lib/ml/inputFeatures';
import { messages } from './messages';
import { OwnTable } from './OwnTable';
import { SEED_CLOUD } from './presets';
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
          onClear={() => tune({ cloud: SEED_CLOUD })}
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
