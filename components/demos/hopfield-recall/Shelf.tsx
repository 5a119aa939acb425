import type { FrameSource } from '@/components/demos/demo';
import type { Size, Theme } from '@/components/viz/context';
import { useFrameValue } from '@/components/viz/useFrame';
import { messages } from './messages';
import { nameOf } from './names';
import { shelfRows } from './paintOverlaps';
import type { Frame, Params } from './simulation';
import { setBit } from './strokes';
import styles from './view.module.css';

const text = messages.en.shelf;

interface Props {
  size: Size;
  theme: Theme;
  frames: FrameSource<Frame>;
  params: Readonly<Params>;
  tune(patch: Partial<Params>): void;
}

/** Over the overlaps: a box to store each picture, and the picture itself to make the cue from it. */
export function Shelf({ size, theme, frames, params, tune }: Props) {
  const known = useFrameValue(frames, (frame) =>
    Array.from(frame.overlaps.keys(), (k) => nameOf(frame, k)).join('\n'),
  );
  const names = known ? known.split('\n') : [];
  return (
    <fieldset className={styles.shelf}>
      <legend className="visually-hidden">{text.legend}</legend>
      {shelfRows(size, theme, names.length).map(({ tick, picture }, k) => (
        <div key={names[k]}>
          <input
            type="checkbox"
            style={{ left: tick.x, top: tick.y, width: tick.width, height: tick.height }}
            aria-label={text.store(names[k])}
            checked={setBit(params.stored, k, true) === params.stored}
            onChange={(event) => tune({ stored: setBit(params.stored, k, event.currentTarget.checked) })}
          />
          <button
            type="button"
            style={{ left: picture.x, top: picture.y, width: picture.width, height: picture.height }}
            aria-label={text.use(names[k])}
            aria-pressed={params.cue === k}
            onClick={() => tune({ cue: k, painted: new Float64Array(0) })}
          />
        </div>
      ))}
    </fieldset>
  );
}
