import type { Size, Theme } from '@/components/viz/context';
import { TilePainter } from '@/components/viz/TilePainter';
import { packBits, unpackBits } from '@/lib/bits';
import { DRAWING_SIDE } from '@/lib/ml/drawnDigit';
import { messages } from './messages';
import { drawingBoxes } from './paintDrawing';
import type { Params } from './simulation';

const text = messages.en.view;
const CELLS = DRAWING_SIDE * DRAWING_SIDE;
/** Half width of the pen in cells: the strokes of the shipped digits are about as thick. */
const PEN = 2;

interface Props {
  size: Size;
  theme: Theme;
  params: Readonly<Params>;
  tune(patch: Partial<Params>): void;
}

/** The paper under the reader's pen. */
export function Sketch({ size, theme, params, tune }: Props) {
  const ink = unpackBits(params.drawing, CELLS);
  return (
    <TilePainter
      box={drawingBoxes(size, theme).paper}
      columns={DRAWING_SIDE}
      rows={DRAWING_SIDE}
      reach={PEN}
      label={text.drawLabel}
      cellText={(cell) => text.cell(Math.floor(cell / DRAWING_SIDE), cell % DRAWING_SIDE, ink[cell] === 1)}
      isOn={(cell) => ink[cell] === 1}
      onPaint={(cells, on) => {
        for (const cell of cells) ink[cell] = on ? 1 : 0;
        tune({ drawing: packBits(ink) });
      }}
    />
  );
}

/** A fresh sheet. */
export function ClearButton({ tune, className }: { tune: Props['tune']; className?: string }) {
  return (
    <button
      type="button"
      className={className}
      onClick={() => tune({ drawing: packBits(new Uint8Array(CELLS)) })}
    >
      {text.clear}
    </button>
  );
}
