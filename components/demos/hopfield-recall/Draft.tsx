import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { resolveTheme } from '@/components/viz/theme';
import { dataTiles, drawTiles } from '@/components/viz/tiles';
import { type Comparison, thresholdPicture } from '@/lib/ml/threshold';
import { messages } from './messages';
import styles from './view.module.css';

const text = messages.en.picture;
const EDGE = 192;

interface Props {
  name: string;
  /** Luminance of the picture, columns × rows. */
  grey: Float64Array;
  columns: number;
  rows: number;
  take(picture: Int8Array, store: boolean): void;
  cancel(): void;
}

/** A picture before it is stored: which pixels are bright is the reader's choice. */
export function Draft({ name, grey, columns, rows, take, cancel }: Props) {
  const id = useId();
  const [comparison, setComparison] = useState<Comparison>('surroundings');
  const [share, setShare] = useState(0.5);
  const [negative, setNegative] = useState(false);
  const picture = useMemo(() => {
    const bright = thresholdPicture(grey, columns, rows, comparison, share);
    return negative ? bright.map((s) => -s) : bright;
  }, [grey, columns, rows, comparison, share, negative]);
  const flat = picture.every((s) => s === picture[0]);
  return (
    <div className={styles.draft} data-draft>
      <Preview picture={picture} columns={columns} rows={rows} label={text.title(name)} />
      <div>
        <p>{text.title(name)}</p>
        <label htmlFor={`${id}compare`}>
          {text.compare}{' '}
          <select
            id={`${id}compare`}
            value={comparison}
            onChange={(event) => setComparison(event.currentTarget.value as Comparison)}
          >
            <option value="surroundings">{text.surroundings}</option>
            <option value="picture">{text.picture}</option>
          </select>
        </label>
        <label htmlFor={`${id}share`}>
          {text.share}{' '}
          <input
            id={`${id}share`}
            type="range"
            min={0.05}
            max={0.95}
            step={0.05}
            value={share}
            aria-valuetext={`${Math.round(100 * share)} %`}
            onChange={(event) => setShare(Number(event.currentTarget.value))}
          />
        </label>
        <label htmlFor={`${id}negative`}>
          <input
            id={`${id}negative`}
            type="checkbox"
            checked={negative}
            onChange={(event) => setNegative(event.currentTarget.checked)}
          />{' '}
          {text.invert}
        </label>
        <p className={styles.note}>{text.local}</p>
        {flat ? <p role="status">{text.flat}</p> : null}
        <p>
          <button type="button" data-action="store" onClick={() => take(picture, true)}>
            {text.store}
          </button>{' '}
          <button type="button" onClick={() => take(picture, false)}>
            {text.cue}
          </button>{' '}
          <button type="button" onClick={cancel}>
            {text.cancel}
          </button>
        </p>
      </div>
    </div>
  );
}

interface PreviewProps {
  picture: Int8Array;
  columns: number;
  rows: number;
  label: string;
}

function Preview({ picture, columns, rows, label }: PreviewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const cell = Math.max(1, Math.floor(EDGE / Math.max(columns, rows)));
  const size = { width: 2 * cell * columns, height: 2 * cell * rows };
  useEffect(() => {
    const ctx = canvas.current?.getContext('2d');
    if (!ctx || !canvas.current) return;
    const box = { x: 0, y: 0, width: 2 * cell * columns, height: 2 * cell * rows };
    ctx.clearRect(0, 0, box.width, box.height);
    drawTiles(
      ctx,
      picture,
      columns,
      rows,
      box,
      dataTiles(resolveTheme(canvas.current.parentElement ?? document.body)),
    );
  }, [picture, columns, rows, cell]);
  return (
    <canvas
      ref={canvas}
      {...size}
      style={{ width: cell * columns, height: cell * rows }}
      role="img"
      aria-label={label}
    />
  );
}
