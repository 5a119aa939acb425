import { useCallback } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { Plot } from '@/components/viz/Plot';
import { TilePainter } from '@/components/viz/TilePainter';
import { dataTiles, drawTiles, fitCells } from '@/components/viz/tiles';
import { useFrameValue } from '@/components/viz/useFrame';
import { pixelsOf, short, shortP, stateName, text } from './shown';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

type Props = Pick<ViewProps<Params, Frame>, 'frames' | 'params' | 'tune'>;

const words = text.shelf;
const cells = ({ width, height }: Size) => fitCells({ x: 0, y: 0, width, height }, 3, 3);

/** One picture to paint, what the machine thinks of it, and the pictures it is trained on. */
export function Shelf({ frames, params, tune }: Props) {
  const { picture, pictures } = params;
  const codes = [...pictures];
  const trained = codes.includes(picture);
  const paint = useCallback(
    (ctx: Context2D, _: Frame, size: Size, theme: Theme) =>
      drawTiles(ctx, pixelsOf(picture, 3), 3, 3, cells(size), dataTiles(theme)),
    [picture],
  );
  const change = () => {
    const next = trained ? codes.filter((code) => code !== picture) : [...codes, picture];
    if (next.length > 0 && next.length <= 24) tune({ pictures: Float64Array.from(next) });
  };
  return (
    <div className={styles.shelf}>
      <div className={styles.canvas}>
        <Plot
          frames={frames}
          label={words.paint}
          aspect={1}
          paint={paint}
          overlay={(size) => (
            <TilePainter
              box={cells(size)}
              columns={3}
              rows={3}
              label={words.paint}
              cellText={(cell) =>
                words.cell(Math.floor(cell / 3) + 1, (cell % 3) + 1, ((picture >> cell) & 1) === 1)
              }
              isOn={(cell) => ((picture >> cell) & 1) === 1}
              onPaint={(touched, on) =>
                tune({
                  picture: touched.reduce(
                    (code, cell) => (on ? code | (1 << cell) : code & ~(1 << cell)),
                    picture,
                  ),
                })
              }
            />
          )}
        />
      </div>
      <div className={styles.about}>
        <Opinion frames={frames} picture={picture} />
        <button type="button" onClick={change} disabled={trained ? codes.length === 1 : codes.length === 24}>
          {trained ? words.remove : words.add}
        </button>
      </div>
      <fieldset className={styles.pictures}>
        <legend>{words.list}</legend>
        {codes.map((code) => (
          <button
            key={code}
            type="button"
            aria-label={words.choose(stateName(code, 3))}
            aria-pressed={code === picture}
            onClick={() => tune({ picture: code })}
          >
            <Thumbnail code={code} />
          </button>
        ))}
      </fieldset>
    </div>
  );
}

/** Energy and probability of the painted picture, a few times a second. */
function Opinion({ frames, picture }: { frames: Props['frames']; picture: number }) {
  const now = useFrameValue(
    frames,
    (frame) =>
      frame.side === 3 ? words.state(short(frame.energies[picture]), shortP(frame.model[picture])) : '',
    8,
  );
  return <p>{now || words.hint}</p>;
}

function Thumbnail({ code }: { code: number }) {
  return (
    <svg viewBox="0 0 30 30" aria-hidden="true">
      {Array.from(pixelsOf(code, 3), (on, i) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a pixel is its place
          key={i}
          x={10 * (i % 3) + 0.7}
          y={10 * Math.floor(i / 3) + 0.7}
          width={8.6}
          height={8.6}
          className={on ? styles.on : styles.off}
        />
      ))}
    </svg>
  );
}
