import { useId } from 'react';
import type { FrameSource } from '@/components/demos/demo';
import { useFrameValue } from '@/components/viz/useFrame';
import { messages } from './messages';
import { nameOf } from './names';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const text = messages.en.plots.plane;

interface Props {
  frames: FrameSource<Frame>;
  params: Readonly<Params>;
  tune(patch: Partial<Params>): void;
}

/** The two pictures that span the plane, and what the picture of it is. */
export function PlaneChoice({ frames, params, tune }: Props) {
  const id = useId();
  const known = useFrameValue(frames, (frame) =>
    Array.from(frame.overlaps.keys(), (k) => nameOf(frame, k)).join('\n'),
  );
  const names = (known ?? '').split('\n');
  return (
    <div className={styles.plane}>
      <p>
        {(['first', 'second'] as const).map((which) => (
          <label key={which} htmlFor={`${id}${which}`}>
            {text[which]}{' '}
            <select
              id={`${id}${which}`}
              value={params[which]}
              onChange={(event) => tune({ [which]: Number(event.currentTarget.value) })}
            >
              {names.map((name, k) => (
                <option key={name} value={k}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ))}
      </p>
      <p className={styles.help}>
        {text.help}
        {params.rule === 'modern' ? text.dense : text.pairs}
      </p>
    </div>
  );
}
