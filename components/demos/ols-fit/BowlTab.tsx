'use client';
import { layoutAxes } from '@/components/viz/axes';
import type { Size, Theme } from '@/components/viz/context';
import { Handle } from '@/components/viz/Handle';
import { useFrameValue } from '@/components/viz/useFrame';
import { formatNumber } from '@/lib/format';
import { bowlSpec, bowlWindow, fitSpec, fitWindow } from './geometry';
import { messages } from './messages';
import { PairChoice } from './PairChoice';
import { Picture } from './Picture';
import { LineEnds, PointHandles } from './PointHandles';
import { paintBowl } from './paintBowl';
import { paintFit } from './paintFit';
import { draggable } from './points';
import { useHold } from './useHold';
import type { TabProps } from './View';
import styles from './view.module.css';

const text = messages.en.bowl;

/** The bowl with its ball, beside the curve that belongs to the ball. */
export function BowlTab({ frames, frame, params, tune, stage }: TabProps) {
  const bowl = useHold(bowlWindow(frame));
  const fit = useHold(fitWindow(frame));
  const points = draggable(params, frame);
  const { first, second } = frame.held;
  const ball = params.ball.length === 2 ? params.ball : [frame.fit.theta[first], frame.fit.theta[second]];

  const ballHandle = (size: Size, theme: Theme) => {
    if (!bowl.value) return null;
    const { window } = bowl.value;
    const axes = layoutAxes(size, theme, bowlSpec(frame, window));
    const put = (a: number, b: number) => tune({ first, second, ball: Float64Array.of(a, b) });
    const into = (v: number, low: number, high: number) => Math.min(high, Math.max(low, v));
    const steps = [(window.x[1] - window.x[0]) / 80, (window.y[1] - window.y[0]) / 80];
    return (
      <Handle
        x={into(axes.x(ball[0]), axes.left, axes.right)}
        y={into(axes.y(ball[1]), axes.top, axes.bottom)}
        color="var(--model)"
        shape="ring"
        label={text.ball}
        valueText={`${formatNumber(ball[0], undefined, 3)}, ${formatNumber(ball[1], undefined, 3)}`}
        onMove={(px, py) =>
          put(axes.invertX(into(px, axes.left, axes.right)), axes.invertY(into(py, axes.top, axes.bottom)))
        }
        onNudge={(dx, dy, big) =>
          put(ball[0] + dx * steps[0] * (big ? 5 : 1), ball[1] + dy * steps[1] * (big ? 5 : 1))
        }
      />
    );
  };
  const fitHandles = (size: Size, theme: Theme) => {
    const spec = fitSpec(frame, fit.value);
    return (
      <>
        {points ? (
          <PointHandles
            points={points}
            spec={spec}
            window={fit.value}
            size={size}
            theme={theme}
            tune={tune}
            onRow={() => {}}
          />
        ) : null}
        <LineEnds {...{ frame, params, spec, window: fit.value, size, theme, tune }} />
      </>
    );
  };

  return (
    <div className={styles.two}>
      <Picture
        shape="square"
        frames={frames}
        label={text.label}
        paint={(ctx, f, size, theme) =>
          paintBowl(ctx, f, size, theme, { frozen: bowl.value ?? undefined, ball: false })
        }
        overlay={ballHandle}
        onPointerDown={bowl.hold}
      />
      <div className={styles.picture}>
        <Picture
          shape="wide"
          frames={frames}
          label={text.line}
          paint={(ctx, f, size, theme) =>
            paintFit(ctx, f, size, theme, { window: fit.value, dots: points === null })
          }
          overlay={fitHandles}
          onPointerDown={fit.hold}
        />
        <div className={styles.tools}>
          <PairChoice frame={frame} params={params} tune={tune} />
          {params.ball.length > 0 ? (
            <button type="button" onClick={() => tune({ ball: new Float64Array(0) })}>
              {messages.en.fit.roll}
            </button>
          ) : null}
          {stage ? null : <BowlNotes frames={frames} frame={frame} />}
        </div>
      </div>
    </div>
  );
}

function BowlNotes({ frames, frame }: Pick<TabProps, 'frames' | 'frame'>) {
  const redrawn = useFrameValue(frames, (f) => f.pairs.length / 2, 5) ?? 0;
  const { bowl } = frame.held;
  if (!bowl) return null;
  const [large, small] = bowl.eigenvalues.map((v) => formatNumber(v, undefined, 3));
  return (
    <>
      <p className={styles.note}>{text.eigen(large, small)}</p>
      {bowlWindow(frame)?.window.equal ? null : <p className={styles.note}>{text.scales}</p>}
      {frame.fit.p > 2 ? <p className={styles.note}>{text.others}</p> : null}
      {frame.fit.p === 2 && frame.fit.residualDeviation > 0 ? (
        <p className={styles.note}>{text.errors}</p>
      ) : null}
      {redrawn > 0 ? <p className={styles.note}>{text.redrawn(redrawn)}</p> : null}
    </>
  );
}
