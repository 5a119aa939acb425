import type { FrameSource } from '@/components/demos/demo';
import type { Size, Theme } from '@/components/viz/context';
import { TilePainter, type TilePainterProps } from '@/components/viz/TilePainter';
import { gridOf } from '@/lib/ml/pictureShelf';
import { messages } from './messages';
import { cellsBox, short } from './shown';
import type { Frame, Params } from './simulation';

interface Props extends Pick<TilePainterProps, 'label' | 'onPaint' | 'onPoint' | 'reach'> {
  size: Size;
  theme: Theme;
  frames: FrameSource<Frame>;
  params: Readonly<Params>;
  /** Over the cue; else over the picture as it is now. */
  given?: boolean;
}

/** The cells of a picture for a pointer, a finger or the arrow keys. */
export function Grid({ size, theme, frames, params, given, ...painter }: Props) {
  const { columns, rows } = gridOf(params.pictures, params.side);
  const isOn = (cell: number) => {
    const frame = frames.latest();
    return ((given ? frame?.cue : frame?.s)?.[cell] ?? -1) > 0;
  };
  const cellText = (cell: number) => {
    const words = messages.en.cell(Math.floor(cell / columns) + 1, (cell % columns) + 1, isOn(cell));
    const h = frames.latest()?.fields[cell];
    return given || h === undefined ? words : `${words}, h = ${short(h)}`;
  };
  return (
    <TilePainter
      box={cellsBox(size, theme, columns, rows)}
      columns={columns}
      rows={rows}
      cellText={cellText}
      isOn={isOn}
      {...painter}
    />
  );
}
