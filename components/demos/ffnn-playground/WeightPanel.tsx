import { useId } from 'react';
import type { FrameSource, ViewProps } from '@/components/demos/demo';
import { useFrameValue } from '@/components/viz/useFrame';
import { parameterCount } from '@/lib/ml/ffnn';
import { weightsOf } from './GraphPicker';
import { messages } from './messages';
import type { Shown } from './shown';
import type { Action, Frame, Params } from './simulation';
import styles from './view.module.css';

const words = messages.en.weight;
/** Ends of the slider; the number field goes further. */
const REACH = 5;

interface Props {
  frames: FrameSource<Frame>;
  shown: Shown;
  tune: ViewProps<Params, Frame>['tune'];
  act(action: Action): void;
}

/** The chosen weight by name, to be changed with a slider or a number, while the network learns or rests. */
export function WeightPanel({ frames, shown, tune, act }: Props) {
  const id = useId();
  const now = useFrameValue(frames, (frame) => weightsOf(frame, shown), 8);
  if (!now) return null;
  const { chosen } = shown.params;
  const { sizes, learner, name } = now;
  const count = parameterCount({ sizes, activation: 'tanh', output: 'identity', cost: 'squared' });
  const value = Number(now.value.toFixed(3));
  const set = (next: number) => {
    if (Number.isFinite(next)) act({ learner, index: chosen, value: next });
  };
  const go = (step: number) => tune({ chosen: (chosen + step + count) % count });
  return (
    <div className={styles.weight}>
      <p className={styles.note}>{name || words.none}</p>
      <div className={styles.row}>
        <button type="button" onClick={() => go(chosen < 0 ? count : -1)}>
          {words.previous}
        </button>
        <button type="button" onClick={() => go(1)}>
          {words.next}
        </button>
        {chosen >= 0 ? (
          <button type="button" onClick={() => tune({ chosen: -1 })}>
            {words.back}
          </button>
        ) : null}
      </div>
      {name ? (
        <div className={styles.row}>
          <label htmlFor={id}>{words.value}</label>
          <input
            className={styles.slide}
            aria-label={name}
            type="range"
            min={-REACH}
            max={REACH}
            step={0.01}
            value={value}
            onChange={(event) => set(Number(event.currentTarget.value))}
          />
          <input
            id={id}
            className={styles.number}
            type="number"
            step={0.1}
            value={value}
            onChange={(event) => set(event.currentTarget.valueAsNumber)}
          />
        </div>
      ) : null}
    </div>
  );
}
