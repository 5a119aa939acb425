import type { FrameSource, ViewProps } from '@/components/demos/demo';
import { useFrameValue } from '@/components/viz/useFrame';
import { code } from './code';
import { messages } from './messages';
import { apart, short } from './shown';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const text = messages.en.listing;
const PHASES = ['forward', 'cost', 'backward', 'correct'] as const;

type Equations = Record<(typeof PHASES)[number], string[]>;

interface Props {
  frames: FrameSource<Frame>;
  params: Readonly<Params>;
  tune: ViewProps<Params, Frame>['tune'];
  revealed: boolean;
  /** On the stage: one line, the chosen part's equation. */
  compact: boolean;
}

/** The four parts of a correction: equation with live numbers and the line of the kernel that computes it. */
export function Listing({ frames, params, tune, revealed, compact }: Props) {
  const equations = useFrameValue(frames, (frame) => equationsOf(frame, revealed), 8);
  const shown = params.phase === 'all' ? 'backward' : params.phase;
  return (
    <fieldset className={compact ? styles.compact : styles.lines}>
      <legend className="visually-hidden">{text.legend}</legend>
      {PHASES.map((phase) => {
        const on = params.phase === phase;
        return (
          <button
            key={phase}
            type="button"
            className={styles.line}
            aria-pressed={on}
            onClick={() => tune({ phase: on ? 'all' : phase })}
          >
            <b>{text[phase].name}</b>
            {compact ? null : (
              <>
                <span>{equations?.[phase].join('\n')}</span>
                <code>{code[params.engine][phase]}</code>
              </>
            )}
          </button>
        );
      })}
      {compact ? <span className={styles.equation}>{oneLine(equations, shown)}</span> : null}
    </fieldset>
  );
}

/** On the stage there is room for one line; the mean over the points gives way. */
function oneLine(equations: Equations | null, phase: keyof Equations): string {
  if (!equations) return '';
  return phase === 'correct' ? (equations.correct.at(-1) ?? '') : equations[phase].join(',  ');
}

/** Lines of text for each part of a correction. */
function equationsOf(frame: Frame, revealed: boolean): Equations {
  const { sample, weight, bias, gradient, learningRate, points } = frame;
  const covered = (value: number) => (revealed ? short(value) : text.hidden);
  const output = apart(sample.a, sample.y);
  const n = points.length / 2;
  const next = text.correct.equation(
    covered(weight - learningRate * gradient[0]),
    covered(bias - learningRate * gradient[1]),
  );
  const mean = text.correct.mean(n, covered(gradient[0]), covered(gradient[1]));
  return {
    forward: [text.forward.equation(short(weight), short(sample.x), short(bias), output)],
    cost: [text.cost.equation(output, short(sample.y), short(sample.cost))],
    backward: [
      text.backward.error(covered(sample.delta)),
      text.backward.slopes(covered(sample.delta * sample.x), covered(sample.delta)),
    ],
    correct: n > 1 ? [mean, next] : [next],
  };
}
