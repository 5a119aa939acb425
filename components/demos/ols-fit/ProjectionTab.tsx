'use client';
import type { Size } from '@/components/viz/context';
import { Handle } from '@/components/viz/Handle';
import { formatNumber } from '@/lib/format';
import { layoutScene } from './geometry';
import { messages } from './messages';
import { PairChoice } from './PairChoice';
import { Picture } from './Picture';
import { shownFitted } from './paintFit';
import { paintProjection } from './paintProjection';
import { useHold } from './useHold';
import type { TabProps } from './View';
import styles from './view.module.css';

const text = messages.en.projection;

/** The data as an arrow over the plane of two columns, and the angle between the residual and every column. */
export function ProjectionTab({ frames, frame, params, tune }: TabProps) {
  const scene = useHold(frame);
  const tip = (size: Size) => {
    const still = layoutScene(scene.value, size);
    const now = layoutScene(frame, size);
    if (!still || !now || frame.fit.p < 2) return null;
    const { first, second } = frame.held;
    const [x, y] = now.project(...now.fit);
    const put = (px: number, py: number) => {
      const pair = still.pairAt(...still.unproject(px, py));
      tune({ first, second, ball: Float64Array.from(pair) });
    };
    return (
      <Handle
        x={x}
        y={y}
        color="var(--model)"
        shape="ring"
        label={text.handle}
        valueText={`${formatNumber(frame.held.theta[first], undefined, 3)}, ${formatNumber(frame.held.theta[second], undefined, 3)}`}
        onMove={put}
        onNudge={(dx, dy, big) => put(x + dx * (big ? 20 : 4), y - dy * (big ? 20 : 4))}
      />
    );
  };
  return (
    <div className={styles.two}>
      <Picture
        shape="wide"
        frames={frames}
        label={text.label}
        paint={(ctx, f, size, theme) => paintProjection(ctx, f, size, theme, { handle: f.fit.p > 1 })}
        overlay={tip}
        onPointerDown={scene.hold}
      />
      <div className={`${styles.numbers} ${styles.pair}`}>
        <Angles frame={frame} />
        <div className={styles.tools}>
          <PairChoice frame={frame} params={params} tune={tune} />
          <Lengths frame={frame} ridge={params.ridge} />
          {params.ball.length > 0 ? (
            <button type="button" onClick={() => tune({ ball: new Float64Array(0) })}>
              {messages.en.fit.roll}
            </button>
          ) : null}
        </div>
      </div>
    </div>
  );
}

const degrees = (cosine: number) => (Math.acos(Math.max(-1, Math.min(1, cosine))) * 180) / Math.PI;

function Angles({ frame }: Pick<TabProps, 'frame'>) {
  const { fit, held } = frame;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={`${styles.matrix} ${styles.angles}`} tabIndex={0} aria-label={text.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.column}</th>
            <th scope="col">{text.dot}</th>
            <th scope="col">{text.angle}</th>
          </tr>
        </thead>
        <tbody>
          {fit.columns.map((column, j) => (
            <tr key={column.name}>
              <th scope="row">{column.name}</th>
              <td>{Math.abs(held.cosines[j]) < 1e-12 ? '0' : formatNumber(held.dots[j], undefined, 3)}</td>
              <td>{degrees(held.cosines[j]).toFixed(2)}°</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Pythagoras: |y|² = |Xθ|² + |r|² exactly when the angle is right. */
function Lengths({ frame, ridge }: Pick<TabProps, 'frame'> & { ridge: number }) {
  const { fit, held, y } = frame;
  const square = (v: Float64Array) => v.reduce((sum, x) => sum + x * x, 0);
  const total = square(y);
  const fitted = square(shownFitted(frame));
  const residual = held.cost * fit.n;
  const right = Math.abs(total - fitted - residual) < 1e-9 * total;
  const show = (v: number) => formatNumber(v, undefined, 6);
  return (
    <p className={styles.note}>
      {text.sum(show(total), show(fitted), show(residual))}.{' '}
      {right ? text.right : ridge > 0 && !held.held ? text.ridge : text.wrong}{' '}
      {fit.p > 1 && !held.held ? text.hint : ''}
    </p>
  );
}
