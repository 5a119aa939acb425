'use client';
import { useMemo } from 'react';
import { drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Size, Theme } from '@/components/viz/context';
import { Handle } from '@/components/viz/Handle';
import { drawDots, drawLine } from '@/components/viz/marks';
import { Plot } from '@/components/viz/Plot';
import { formatNumber } from '@/lib/format';
import type { FrameSource, Prediction } from './demo';
import type { Given } from './PredictionPanel';

// biome-ignore lint/suspicious/noExplicitAny: predictions of every frame type
type Curve = Extract<Prediction<any>, { kind: 'curve' }>;

function axesSpec(predict: Curve) {
  const xs = predict.x.values;
  const pad = (xs[xs.length - 1] - xs[0]) * 0.06 || 1;
  return {
    x: { label: predict.x.label, domain: [xs[0] - pad, xs[xs.length - 1] + pad] as [number, number] },
    y: { label: predict.y.label, domain: [predict.y.min, predict.y.max] as [number, number] },
  };
}

/** One picture that never changes by itself. */
function still<F>(frame: F): FrameSource<F> {
  return {
    latest: () => frame,
    subscribe(draw) {
      draw(frame, 0);
      return () => {};
    },
  };
}

const heights = (predict: Curve, given: Given) => predict.x.values.map((_, i) => Number(given[`y${i}`]));

interface CurveProps {
  predict: Curve;
  given: Given;
  setGiven(given: Given): void;
}

/** Blank axes with one handle for each abscissa: the reader draws the curve before it is measured. */
export function CurvePrediction({ predict, given, setGiven }: CurveProps) {
  const ys = heights(predict, given);
  const frames = useMemo(() => still(null), []);
  const spec = axesSpec(predict);
  const { min, max } = predict.y;
  const set = (i: number, y: number) => setGiven({ ...given, [`y${i}`]: Math.min(max, Math.max(min, y)) });
  const overlay = (size: Size, theme: Theme) => {
    const axes = layoutAxes(size, theme, spec);
    return predict.x.values.map((x, i) => (
      <Handle
        key={x}
        x={axes.x(x)}
        y={axes.y(ys[i])}
        color="var(--you)"
        label={`${predict.x.label} ${x}`}
        valueText={`${predict.y.label} ${formatNumber(ys[i], undefined, 2)}`}
        onMove={(_, py) => set(i, axes.invertY(py))}
        onNudge={(_, dy, big) => set(i, ys[i] + ((dy * (max - min)) / 40) * (big ? 4 : 1))}
      />
    ));
  };
  return (
    <Plot
      frames={frames}
      aspect={2.6}
      label={`Blank axes: ${predict.y.label} against ${predict.x.label}. Drag the points to your prediction.`}
      paint={(ctx, _, size, theme) => {
        const axes = layoutAxes(size, theme, spec);
        drawAxes(ctx, axes, theme, spec);
        drawLine(ctx, axes, predict.x.values, ys, { color: theme.you, width: 2 }, theme);
      }}
      overlay={overlay}
    />
  );
}

/** The prediction and what was measured, on the same axes. */
export function CurveVerdict({ predict, given, answer }: { predict: Curve; given: Given; answer: number[] }) {
  const frames = useMemo(() => still(null), []);
  const ys = heights(predict, given);
  const spec = axesSpec(predict);
  return (
    <Plot
      frames={frames}
      aspect={2.6}
      label={`Your prediction in green and the measured curve: ${predict.y.label} against ${predict.x.label}.`}
      paint={(ctx, _, size, theme) => {
        const axes = layoutAxes(size, theme, spec);
        drawAxes(ctx, axes, theme, spec);
        drawLine(ctx, axes, predict.x.values, ys, { color: theme.you, width: 2 }, theme);
        drawDots(ctx, axes, predict.x.values, ys, { color: theme.you, radius: 4 }, theme);
        drawLine(ctx, axes, predict.x.values, answer, { color: theme.model, width: 2 }, theme);
        drawDots(ctx, axes, predict.x.values, answer, { color: theme.model, radius: 4, hollow: true }, theme);
      }}
    />
  );
}
