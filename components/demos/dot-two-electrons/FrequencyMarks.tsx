import type { ViewProps } from '@/components/demos/demo';
import { layoutAxes } from '@/components/viz/axes';
import type { Size, Theme } from '@/components/viz/context';
import { Handle } from '@/components/viz/Handle';
import { formatNumber } from '@/lib/format';
import { tautAt, tautStates } from '@/lib/qmc/tautStates';
import demo from './demo';
import { messages } from './messages';
import { frequencySpec } from './paintFrequency';
import { frequencyText } from './polynomial';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const words = messages.en.plots.frequency;

interface MarksProps extends Pick<ViewProps<Params, Frame>, 'params' | 'tune' | 'play' | 'revealed'> {
  size: Size;
  theme: Theme;
}

/** ω on its axis, to drag, and a button on each of Taut's frequencies, which starts the exact state there: its local energy is one line. */
export function FrequencyMarks({ size, theme, params, tune, play, revealed }: MarksProps) {
  const axes = layoutAxes(size, theme, frequencySpec(params));
  const { min, max } = demo.params.omega as { min: number; max: number };
  const set = (omega: number) => {
    const next = Number(Math.min(max, Math.max(min, omega)).toPrecision(3));
    if (next !== params.omega) tune({ omega: next });
  };
  const choose = (omega: number) => {
    tune({ omega, ansatz: 'exact', panel: 'histogram' });
    play();
  };
  const chosen = tautAt(params.omega, params.dimensions)?.degree;
  return (
    <>
      {revealed
        ? tautStates(params.dimensions).map(({ degree, omega, energy }) => (
            <button
              key={degree}
              type="button"
              className={styles.taut}
              style={{ left: axes.x(omega), top: axes.y(energy / omega) }}
              aria-label={words.choose(frequencyText(omega), degree)}
              aria-pressed={degree === chosen}
              onClick={() => choose(omega)}
            />
          ))
        : null}
      <Handle
        x={axes.x(params.omega)}
        y={axes.bottom}
        label={words.handle}
        valueText={formatNumber(params.omega, undefined, 3)}
        color={theme.model}
        onMove={(x) => set(axes.invertX(x))}
        onNudge={(dx, dy, big) => set(params.omega * (1 + (dx || dy) * (big ? 0.25 : 0.03)))}
      />
    </>
  );
}
