import type { FramePainter } from '@/components/demos/Picture';
import { drawAxes } from '@/components/viz/axes';
import { drawCloud } from '@/components/viz/cloud';
import type { Context2D } from '@/components/viz/context';
import { drawKey } from '@/components/viz/key';
import type { Cloud } from '@/lib/ml/cloud';
import { paintBoundary, paintCells, paintGround, paintHeights } from './paintLearnt';
import { paintMap, paintWalk } from './paintMap';
import { planeAxes, planeSpec, type Shown, text } from './shown';
import type { Frame } from './simulation';

/** The points of the table in their plane, as the third column shows them, over what has been learnt. */
export const paintPlane: FramePainter<Frame, Shown> = (ctx, frame, size, theme, { revealed, row }) => {
  const axes = planeAxes(size, theme);
  drawAxes(ctx, axes, theme, planeSpec);
  const { picture, table } = frame;
  const cloud = cloudOf(frame);
  const kept = new Set(table.heldOut);
  const words = text.plane;
  switch (picture.lens) {
    case 'classify':
      if (revealed) paintBoundary(ctx, axes, picture, theme);
      drawCloud(ctx, axes, cloud, theme, { only: (i) => !kept.has(i) });
      drawCloud(ctx, axes, cloud, theme, { hollow: true, only: (i) => kept.has(i) });
      drawKey(
        ctx,
        axes,
        [
          [words.learnt, theme.model],
          [words.kept, theme.soft],
        ],
        theme,
      );
      break;
    case 'regress':
      if (revealed) paintGround(ctx, axes, picture, theme);
      paintHeights(ctx, axes, frame, theme);
      drawKey(
        ctx,
        axes,
        [
          [words.learnt, theme.model],
          [words.truth, theme.exact],
          [picture.doubt.some((d) => d > 0) ? words.unsure : words.kept, theme.soft],
        ],
        theme,
      );
      break;
    case 'reward':
      paintMap(ctx, axes, picture, theme, revealed);
      drawCloud(ctx, axes, cloud, theme, { radius: 2.2 });
      if (revealed) paintWalk(ctx, axes, picture, theme);
      break;
    default:
      if (picture.lens === 'cluster' && revealed) paintCells(ctx, axes, picture, theme, 'cells');
      drawCloud(ctx, axes, cloud, theme, { hidden: picture.lens === 'none' || !picture.labelsShown });
      if (picture.lens === 'cluster' && revealed) paintCells(ctx, axes, picture, theme, 'centres');
  }
  if (row >= 0 && row < table.n)
    ring(ctx, axes.x(cloud.x[row]), axes.y(cloud.y[row]), theme.ink, theme.stroke);
};

export function cloudOf({ table }: Frame): Cloud {
  const { n, features, labels } = table;
  const column = (j: number) => Float64Array.from({ length: n }, (_, i) => features[2 * i + j]);
  return { n, x: column(0), y: column(1), label: labels };
}

/** Around the point whose row is pointed at. */
function ring(ctx: Context2D, x: number, y: number, color: string, stroke: number): void {
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = 2 * stroke;
  ctx.beginPath();
  ctx.arc(x, y, 9 * stroke, 0, 2 * Math.PI);
  ctx.stroke();
  ctx.restore();
}
