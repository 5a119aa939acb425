import { layoutAxes } from '@/components/viz/axes';
import type { Size, Theme } from '@/components/viz/context';
import { Handle } from '@/components/viz/Handle';
import { formatNumber } from '@/lib/format';
import { type DataSpec, quantize } from '@/lib/params';
import { trapCurve } from '@/lib/qmc/trapSystem';
import { readCurve } from '@/lib/qmc/wavefunctions/splineWave';
import { drawnSpec } from './paintWalkers';
import { HIGHEST_KNOT, KNOT_PLACES, LOWEST_KNOT, params as specs } from './params';
import { text } from './shown';
import type { Params } from './simulation';

interface Props {
  size: Size;
  theme: Theme;
  params: Readonly<Params>;
  tune(patch: Partial<Params>): void;
}

/** The knots of the drawn wave function on the curve: for a pointer, a finger, or the arrow keys. */
export function Knots({ size, theme, params, tune }: Props) {
  const axes = layoutAxes(size, theme, drawnSpec(params));
  const curve = trapCurve(params);
  if (!curve) return null;
  const at = new Float64Array(3);
  const heightAt = (u: number) => {
    readCurve(curve, u, at);
    return at[0];
  };
  const set = (knot: number, height: number) => {
    const next = params.knots.slice();
    next[knot] = Math.min(HIGHEST_KNOT, Math.max(LOWEST_KNOT, height));
    const knots = quantize(specs.knots as DataSpec, next);
    if (knots[knot] !== params.knots[knot]) tune({ knots });
  };
  return Array.from(KNOT_PLACES, (u, k) => {
    const height = heightAt(u);
    // A rounded corner keeps some distance from its knot.
    const distance = params.knots[k] - height;
    return (
      <Handle
        key={u}
        x={axes.x(u / Math.sqrt(params.alpha))}
        y={axes.y(Math.exp(height))}
        label={text.walkers.knot(k)}
        valueText={formatNumber(Math.exp(height), undefined, 3)}
        color={theme.model}
        shape="ring"
        onMove={(_, y) => set(k, Math.log(Math.max(1e-4, axes.invertY(y))) + distance)}
        onNudge={(_, dy, big) => set(k, params.knots[k] + dy * (big ? 0.25 : 0.0625))}
      />
    );
  });
}
