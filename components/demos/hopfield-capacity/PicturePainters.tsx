'use client';
import { useRef } from 'react';
import type { Size, Theme } from '@/components/viz/context';
import { TilePainter } from '@/components/viz/TilePainter';
import { packBits, unpackBits } from '@/lib/bits';
import { DIGIT_COUNT, GLYPH_HEIGHT, GLYPH_SIZE, GLYPH_WIDTH } from '@/lib/ml/glyphs';
import { messages } from './messages';
import { sheetPlaces } from './paintSheet';
import type { Params } from './simulation';

const text = messages.en.plots.sheet;

interface Props {
  size: Size;
  theme: Theme;
  pictures: Float64Array;
  tune(patch: Partial<Params>): void;
}

/** The ten stored pictures, to paint. */
export function PicturePainters({ size, theme, pictures, tune }: Props) {
  // A stroke may bring several cells before the page has drawn the first: they add up here.
  const latest = useRef<{ of: Float64Array; bits: Int8Array } | null>(null);
  if (latest.current?.of !== pictures) {
    latest.current = { of: pictures, bits: unpackBits(pictures, DIGIT_COUNT * GLYPH_SIZE, -1) };
  }
  const { bits } = latest.current;
  const paint = (first: number, cells: number[], on: boolean) => {
    for (const cell of cells) bits[first + cell] = on ? 1 : -1;
    tune({ pictures: packBits(bits) });
  };
  return (
    <>
      {sheetPlaces(size, theme).map(({ stored }, k) => {
        const first = k * GLYPH_SIZE;
        return (
          <TilePainter
            // biome-ignore lint/suspicious/noArrayIndexKey: a picture is its place
            key={k}
            box={stored}
            columns={GLYPH_WIDTH}
            rows={GLYPH_HEIGHT}
            label={text.picture(k)}
            isOn={(cell) => bits[first + cell] > 0}
            cellText={(cell) =>
              text.pixel((cell % GLYPH_WIDTH) + 1, Math.floor(cell / GLYPH_WIDTH) + 1, bits[first + cell] > 0)
            }
            onPaint={(cells, on) => paint(first, cells, on)}
          />
        );
      })}
    </>
  );
}
