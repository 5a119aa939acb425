import type { KeyboardEvent, PointerEvent } from 'react';
import type { FrameSource, ViewProps } from '@/components/demos/demo';
import type { Size, Theme } from '@/components/viz/context';
import { useFrameValue } from '@/components/viz/useFrame';
import { parameterCount } from '@/lib/ml/ffnn';
import { linkAt } from '@/lib/ml/playgroundFrame';
import { layoutGraph, pickFrom } from './graph';
import { linkName, type Shown, short, shownRun, text } from './shown';
import type { Action, Frame, Params } from './simulation';
import styles from './view.module.css';

interface Props {
  frames: FrameSource<Frame>;
  size: Size;
  theme: Theme;
  shown: Shown;
  tune: ViewProps<Params, Frame>['tune'];
  act(action: Action): void;
}

/** What of a frame names a weight. */
export function weightsOf(frame: Frame, shown: Shown) {
  const learner = shownRun(shown, frame.runs.length);
  const { sizes, theta } = frame.runs[learner];
  const index = shown.params.chosen;
  const link = linkAt(sizes, index);
  return {
    learner,
    sizes,
    planar: frame.planar,
    value: link ? theta[index] : 0,
    name: link ? linkName(frame, sizes, shown.params.features, link) : '',
  };
}

/** Chooses a weight by a click near its line, a bias by a click on its unit; or by keys, which also change it. */
export function GraphPicker({ frames, size, theme, shown, tune, act }: Props) {
  const now = useFrameValue(frames, (frame) => weightsOf(frame, shown), 8);
  if (!now) return null;
  const { sizes, planar, learner, value, name } = now;
  const { chosen } = shown.params;
  const count = parameterCount({ sizes, activation: 'tanh', output: 'identity', cost: 'squared' });
  const choose = (index: number) => tune(index < 0 ? { chosen: -1 } : { chosen: index, panel: 'weight' });

  const press = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button > 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    const layout = layoutGraph(sizes, size, theme, planar);
    choose(pickFrom(layout, sizes, event.clientX - box.left, event.clientY - box.top));
  };
  const key = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const change = { '+': 0.1, '-': -0.1 }[event.key];
    if (step) choose((chosen + step + count) % count);
    else if (change && chosen >= 0) act({ learner, index: chosen, value: value + change });
    else if (event.key === 'Escape' && chosen >= 0) choose(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <button
        type="button"
        className={styles.picker}
        aria-roledescription={text.graph.role}
        aria-label={`${text.graph.label}. ${text.graph.hint}`}
        onPointerDown={press}
        onKeyDown={key}
      />
      <span className="visually-hidden" role="status">
        {name ? `${name}: ${short(value)}` : ''}
      </span>
    </>
  );
}
