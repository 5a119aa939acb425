import { useId } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { type DataSpec, quantize } from '@/lib/params';
import demo from './demo';
import { messages } from './messages';
import { without } from './PointHandles';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const text = messages.en.toolbar;
const SPEC = demo.params.points as DataSpec;
const MOST = SPEC.maxLength / 2;

interface Props {
  params: Readonly<Params>;
  tune: ViewProps<Params, Frame>['tune'];
}

/** Which point the graph follows; one point more or less. */
export function Toolbar({ params, tune }: Props) {
  const name = useId();
  const { points } = params;
  const n = points.length / 2;
  const point = Math.min(params.point, n - 1);
  const add = () => {
    // The new point lies on the target line, in the widest gap.
    const xs = Array.from({ length: n }, (_, i) => points[2 * i]).sort((p, q) => p - q);
    let x = xs[n - 1] + 1;
    let widest = x > 4 ? 0 : 1;
    for (let i = 1; i < n; i++) {
      if (xs[i] - xs[i - 1] > widest) {
        widest = xs[i] - xs[i - 1];
        x = (xs[i] + xs[i - 1]) / 2;
      }
    }
    if (widest === 0) x = xs[0] - 1;
    x = Math.round(20 * x) / 20;
    tune({ points: quantize(SPEC, [...points, x, 2 * x + 1]), point: n });
  };
  return (
    <div className={styles.toolbar}>
      <fieldset className={styles.follow}>
        <legend>{text.point}</legend>
        {Array.from({ length: n }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place in the list
          <label key={i}>
            <input type="radio" name={name} checked={i === point} onChange={() => tune({ point: i })} />
            <span>{i + 1}</span>
          </label>
        ))}
      </fieldset>
      <button type="button" disabled={n >= MOST} onClick={add}>
        {text.add}
      </button>
      <button
        type="button"
        disabled={n < 2}
        onClick={() => tune({ points: without(points, point), point: 0 })}
      >
        {text.remove}
      </button>
    </div>
  );
}
