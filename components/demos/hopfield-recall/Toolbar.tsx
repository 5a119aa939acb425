import { useId, useState } from 'react';
import type { FrameSource } from '@/components/demos/demo';
import { MOST_PICTURES } from '@/lib/ml/memoryBench';
import { messages } from './messages';
import type { Frame, Params } from './simulation';
import { addPicture, blankCue, dropOwn, ownCount, sizeOf, takeShelf } from './strokes';
import styles from './view.module.css';

const text = messages.en.toolbar;
const words = messages.en.params;
const SIDES = [8, 12, 16, 20, 24, 28, 32, 48, 64];
const SHELVES = ['letters', 'digits', 'handwritten', 'photographs', 'empty'] as const;
/** Grids of so many pixels are also painted with a wider pen. */
const FINE = 400;

interface Props {
  frames: FrameSource<Frame>;
  params: Readonly<Params>;
  tune(patch: Partial<Params>): void;
  reach: number;
  setReach(reach: number): void;
}

/** Which pictures are on the shelf, and what becomes of the one that is painted. */
export function Toolbar({ frames, params, tune, reach, setReach }: Props) {
  const id = useId();
  const [problem, setProblem] = useState('');
  const keep = () => {
    const frame = frames.latest();
    if (!frame) return;
    const patch = addPicture(params, frame.builtIn, frame.cue, true);
    setProblem(patch ? '' : text.full(MOST_PICTURES));
    if (patch) tune(patch);
  };
  const drop = () => {
    const frame = frames.latest();
    setProblem('');
    if (frame) tune(dropOwn(params, frame.builtIn));
  };
  return (
    <>
      <label htmlFor={`${id}shelf`}>
        {words.pictures.label}{' '}
        <select
          id={`${id}shelf`}
          data-shelf
          value={params.pictures}
          onChange={(event) => {
            setReach(0);
            tune(takeShelf(event.currentTarget.value as Params['pictures'], params.side));
          }}
        >
          {SHELVES.map((shelf) => (
            <option key={shelf} value={shelf}>
              {words.pictures[shelf]}
            </option>
          ))}
        </select>
      </label>
      {params.pictures === 'empty' ? (
        <select
          aria-label={words.side.label}
          value={params.side}
          onChange={(event) => tune(takeShelf('empty', Number(event.currentTarget.value)))}
        >
          {[...new Set([...SIDES, params.side])]
            .sort((a, b) => a - b)
            .map((side) => (
              <option key={side} value={side}>
                {text.side(side)}
              </option>
            ))}
        </select>
      ) : null}
      {sizeOf(params) > FINE ? (
        <label htmlFor={`${id}pen`}>
          {text.pen}{' '}
          <select
            id={`${id}pen`}
            value={reach}
            onChange={(event) => setReach(Number(event.currentTarget.value))}
          >
            {text.pens.map((pen, k) => (
              <option key={pen} value={k}>
                {pen}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <button type="button" onClick={() => tune(blankCue())}>
        {text.blank}
      </button>
      {params.painted.length > 0 ? (
        <button type="button" onClick={() => tune({ painted: new Float64Array(0) })}>
          {text.wipe}
        </button>
      ) : null}
      <button type="button" data-action="keep" onClick={keep}>
        {text.keep}
      </button>
      {ownCount(params) > 0 ? (
        <button type="button" onClick={drop}>
          {text.drop}
        </button>
      ) : null}
      {problem ? (
        <span role="alert" className={styles.problem}>
          {problem}
        </span>
      ) : null}
    </>
  );
}
