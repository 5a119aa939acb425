import type { FrameSource, ViewProps } from '@/components/demos/demo';
import { useFrameValue } from '@/components/viz/useFrame';
import { code } from './code';
import { messages } from './messages';
import { short } from './shown';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const text = messages.en.listing;
const PHASES = ['forward', 'cost', 'backward', 'correct'] as const;

interface Props {
  frames: FrameSource<Frame>;
  params: Readonly<Params>;
  tune: ViewProps<Params, Frame>['tune'];
  revealed: boolean;
}

/** The four parts of a correction: equation with live numbers and the line of the kernel that computes it. */
export function Listing({ frames, params, tune, revealed }: Props) {
  const equations = useFrameValue(frames, (frame) => equationsOf(frame, revealed), 8);
  return (
    <fieldset className={styles.lines}>
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
            <span>{equations?.[phase] ?? ''}</span>
            <code>{code[params.engine][phase]}</code>
          </button>
        );
      })}
    </fieldset>
  );
}

function equationsOf(frame: Frame, revealed: boolean): Record<(typeof PHASES)[number], string> {
  const { sample, weight, bias, gradient, learningRate, points } = frame;
  const covered = (value: number) => (revealed ? short(value) : text.hidden);
  const n = points.length / 2;
  const next = text.correct.equation(
    covered(weight - learningRate * gradient[0]),
    covered(bias - learningRate * gradient[1]),
  );
  const mean = n > 1 ? `${text.correct.mean(n, covered(gradient[0]), covered(gradient[1]))};  ` : '';
  return {
    forward: text.forward.equation(short(weight), short(sample.x), short(bias), short(sample.a)),
    cost: text.cost.equation(short(sample.a), short(sample.y), short(sample.cost)),
    backward: text.backward.equation(
      covered(sample.delta),
      covered(sample.delta * sample.x),
      covered(sample.delta),
    ),
    correct: `${mean}${next}`,
  };
}
