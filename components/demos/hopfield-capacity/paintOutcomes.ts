import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { drawHistogram, drawLabel, drawLine } from '@/components/viz/marks';
import { formatNumber } from '@/lib/format';
import { outcomeShares } from './paintCurve';
import { type Shown, text } from './shown';
import type { Frame } from './simulation';

/** Final overlaps at the reader's load: recall succeeds or fails, the mean hides which. */
export function paintOutcomes(ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown): void {
  const { edges, shares, total } = outcomeShares(frame);
  const top = Math.max(0.2, 1.1 * Math.max(...shares));
  const spec: AxesSpec = {
    x: { label: text.outcomes.x, domain: [-0.25, 1.025] },
    y: {
      label: text.outcomes.y,
      domain: [0, top],
      format: (v) => `${formatNumber(100 * v, undefined, 3)} %`,
    },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  if (total === 0) {
    drawLabel(ctx, axes, 0.4, top / 2, text.outcomes.wait, { color: theme.soft, align: 'center' }, theme);
    return;
  }
  if (shown.revealed) drawHistogram(ctx, axes, edges, shares, theme.model, theme);
  const cue = 1 - 2 * frame.noise;
  drawLine(ctx, axes, [cue, cue], [0, top], { color: theme.soft, width: 1.2, dash: [2, 4] }, theme);
  const style = { color: theme.soft, align: 'right', dx: -5, dy: theme.fontSize } as const;
  drawLabel(ctx, axes, cue, top, text.outcomes.cue, style, theme);
}
