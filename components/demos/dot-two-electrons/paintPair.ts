import { type Axes, type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { traceZero } from '@/components/viz/contour';
import { clipped, drawDots, drawLabel } from '@/components/viz/marks';
import { drawTiles } from '@/components/viz/tiles';
import { pictureReach } from '@/lib/qmc/twoElectronRun';
import { twoElectronTrial } from '@/lib/qmc/twoElectronTrials';
import { conditionalField } from './conditional';
import { type FramePainter, type Pen, text } from './shown';
import type { Params } from './simulation';

/** Cells of the coloured density on a canvas and in a poster, and of the contours. */
const FINE = 80;
const COARSE = 36;
/** A network takes ten times as long as a formula. */
const NETWORK = 32;
const CONTOUR = 40;
const LEVELS = [0.2, 0.5, 0.8];

/** A square around the center of the trap, in the middle of the picture; it depends on parameters only. */
export function pairAxes(size: Size, theme: Theme, params: Readonly<Params>): { axes: Axes; spec: AxesSpec } {
  const f = theme.fontSize;
  const reach = pictureReach(params.omega, params.dimensions);
  const margin = { top: 2.2 * f, right: 0.8 * f, bottom: 3.1 * f, left: 2.8 * f };
  const [width, height] = [size.width - margin.left - margin.right, size.height - margin.top - margin.bottom];
  const spare = Math.max(0, width - height) / 2;
  const low = Math.max(0, height - width) / 2;
  const spec: AxesSpec = {
    x: { label: text.pair.x, domain: [-reach, reach], ticks: 5 },
    y: { label: text.pair.y, domain: [-reach, reach], ticks: 5 },
    margin: {
      top: margin.top + low,
      bottom: margin.bottom + low,
      left: margin.left + spare,
      right: margin.right + spare,
    },
  };
  return { axes: layoutAxes(size, theme, spec), spec };
}

/** Electron 2 while electron 1 is held: the trial as colour, the exact state as dashed contours. */
export const paintPair: FramePainter = (ctx, frame, size, theme, { params }) => {
  const { axes, spec } = pairAxes(size, theme, params);
  const { ansatz, omega, dimensions, theta, reach } = frame;
  const held = [params.heldX * reach, params.heldY * reach] as const;
  const trial = twoElectronTrial(ansatz, omega, dimensions).of(theta);
  const exact = twoElectronTrial('exact', omega, dimensions).of(new Float64Array(0));
  const cells = ansatz === 'deep' ? NETWORK : 'drawImage' in ctx ? FINE : COARSE;
  const grid = { reach, dimensions, held };
  // Two numbers tell one θ from another, however many it has.
  const sums = theta.reduce(([one, two], t, k) => [one + t, two + t * (k + 1)], [0, 0]);
  const name = `${ansatz} ${omega} ${sums}`;
  const box = { x: axes.left, y: axes.top, width: axes.right - axes.left, height: axes.bottom - axes.top };
  const style = { positive: theme.model, background: 'transparent', max: 1.15, seamless: true };
  drawAxes(ctx, axes, theme, spec);
  drawTiles(ctx, conditionalField(name, trial, { ...grid, cells, fromTop: true }), cells, cells, box, style);
  drawContours(
    ctx,
    axes,
    conditionalField(`exact ${omega}`, exact, { ...grid, cells: CONTOUR, fromTop: false }),
    theme,
  );
  drawWords([ctx, size, theme], axes, held);
};

function drawWords([ctx, , theme]: Pen, axes: Axes, held: readonly [number, number]): void {
  drawDots(ctx, axes, [held[0]], [held[1]], { color: theme.data, radius: 6 }, theme);
  const label = { color: theme.data, align: 'center', dy: 1.7 * theme.fontSize } as const;
  drawLabel(ctx, axes, held[0], held[1], text.pair.held, label, theme);
  const corner = [axes.invertX(axes.left), axes.invertY(axes.bottom)] as const;
  drawLabel(
    ctx,
    axes,
    ...corner,
    text.pair.trial,
    { color: theme.model, dx: 6, dy: -1.9 * theme.fontSize },
    theme,
  );
  drawLabel(ctx, axes, ...corner, text.pair.exact, { color: theme.exact, dx: 6, dy: -6 }, theme);
}

function drawContours(ctx: Context2D, axes: Axes, values: Float64Array, theme: Theme): void {
  const cell = (axes.right - axes.left) / CONTOUR;
  clipped(ctx, axes, () => {
    ctx.strokeStyle = theme.exact;
    ctx.lineWidth = 1.3 * theme.stroke;
    // A contour comes in pieces of one cell: each gets one dash.
    ctx.setLineDash([0.6 * cell, cell]);
    for (const level of LEVELS) {
      ctx.beginPath();
      traceZero(
        ctx,
        axes,
        values.map((value) => value - level),
        CONTOUR,
        CONTOUR,
      );
      ctx.stroke();
    }
  });
}
