'use client';
import type { Size, Theme } from '@/components/viz/context';
import { Handle } from '@/components/viz/Handle';
import { useFrameValue } from '@/components/viz/useFrame';
import { MAX_DEGREE } from '@/lib/ml/nestedFits';
import { messages } from './messages';
import { Picture } from './Picture';
import { layoutDegrees, paintDegrees, paintSpaghetti } from './paintVariance';
import type { TabProps } from './View';
import styles from './view.module.css';

const text = messages.en.variance;

/** Fits to many data sets that could have been, and their errors against the degree. */
export function VarianceTab({ frames, frame, params, tune, revealed, stage }: TabProps) {
  const sets = useFrameValue(frames, (f) => f.sets, 5) ?? 0;
  const degreeHandle = (size: Size, theme: Theme) => {
    if (!revealed) return <p className={styles.cover}>{text.covered}</p>;
    const axes = layoutDegrees(frame, size, theme);
    const put = (degree: number) => tune({ degree: Math.min(MAX_DEGREE, Math.max(0, Math.round(degree))) });
    return (
      <Handle
        x={axes.x(params.degree)}
        y={axes.top}
        color="var(--ink)"
        shape="diamond"
        label={text.handle}
        valueText={String(params.degree)}
        onMove={(px) => put(axes.invertX(px))}
        onNudge={(dx, dy) => put(params.degree + (dx || dy))}
      />
    );
  };
  return (
    <div className={styles.two}>
      <Picture shape="wide" frames={frames} label={text.curves} paint={paintSpaghetti} />
      <Picture
        shape="wide"
        frames={frames}
        label={text.errors}
        paint={(ctx, f, size, theme) => {
          if (revealed) paintDegrees(ctx, f, size, theme);
        }}
        overlay={degreeHandle}
      />
      {stage ? null : (
        <p className={styles.wide}>{frame.own ? text.own : sets === 0 ? text.wait : text.explain(sets)}</p>
      )}
    </div>
  );
}
