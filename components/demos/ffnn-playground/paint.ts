import type { Context2D, Painter, Size, Theme } from '@/components/viz/context';
import { paintCurves } from './paintCurves';
import { paintFieldOf } from './paintField';
import { paintGraph } from './paintGraph';
import type { FramePainter, Shown } from './shown';
import type { Frame, Params } from './simulation';

const GAP = 18;
/** A poster is one of many on a page: so many points and every second cell are enough. */
const POINTS = 80;
const CELLS = 2;

function coarse(frame: Frame): Frame {
  const thin = <T extends Float64Array | Uint8Array>(values: T) =>
    values.filter((_, i) => i % POINTS === 0) as T;
  const { x, y, label, test } = frame.points;
  return {
    ...frame,
    points: { x: thin(x), y: thin(y), label: thin(label), test: thin(test) },
    runs: frame.runs.map((run) => ({
      ...run,
      field: everySecond(run.field, 1),
      sureness: everySecond(run.sureness, 1),
      units: everySecond(
        run.units,
        run.sizes.reduce((sum, size) => sum + size, 0),
      ),
      unitSide: Math.ceil(run.unitSide / CELLS),
    })),
  };
}

/** Every second row and column of square pictures that stand one after the other. */
function everySecond<T extends Float32Array | Int8Array>(values: T, pictures: number): T {
  const side = Math.sqrt(values.length / pictures);
  const kept = (_: number, i: number) => i % CELLS === 0 && Math.floor(i / side) % CELLS === 0;
  return (side % CELLS === 0 ? values.filter(kept) : values) as T;
}

/** The network over the left, what it says at the right, its curves below, as in the live card. */
export const poster: Painter<Frame, Params> = (ctx, whole, size, theme, params) => {
  const frame = coarse(whole);
  const shown: Shown = { params, revealed: true };
  const lower = 0.36 * size.height;
  const upper = size.height - lower - GAP;
  const right = Math.min(0.42 * size.width, upper);
  const left = size.width - right - GAP;
  const at = (x: number, y: number, box: Size, paint: FramePainter) => {
    ctx.save();
    ctx.translate(x, y);
    paint(ctx as Context2D, frame, box, theme as Theme, shown);
    ctx.restore();
  };
  at(0, 0, { width: left, height: upper }, paintGraph);
  at(left + GAP, 0, { width: right, height: upper }, paintFieldOf(0));
  at(0, upper + GAP, { width: size.width, height: lower }, paintCurves);
};
