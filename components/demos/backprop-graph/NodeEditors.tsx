import { type KeyboardEvent, useRef, useState } from 'react';
import type { FrameSource, ViewProps } from '@/components/demos/demo';
import type { Size, Theme } from '@/components/viz/context';
import { useFrameValue } from '@/components/viz/useFrame';
import { changeFor } from './edit';
import { layOut, nextLine } from './layout';
import { messages } from './messages';
import { short, symbolOf } from './shown';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const text = messages.en.plots.graph;

interface Props {
  frames: FrameSource<Frame>;
  size: Size;
  theme: Theme;
  params: Readonly<Params>;
  tune: ViewProps<Params, Frame>['tune'];
  /** Says under the graph what a change did, or why it could not be. */
  say(words: string): void;
}

/** Width of the field a number is typed into, in px. */
const FIELD = 88;

const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A button over each node: click or Enter to type a new value, arrows to go to the next node. */
export function NodeEditors({ frames, size, theme, params, tune, say }: Props) {
  const frame = useFrameValue(frames, (latest) => latest, 20);
  const [editing, setEditing] = useState(-1);
  const [current, setCurrent] = useState(0);
  const group = useRef<HTMLFieldSetElement>(null);
  if (!frame) return null;
  const at = layOut(frame, size, theme);
  const { names } = frame.program;
  const focus = (line: number) => {
    setCurrent(line);
    group.current?.querySelector<HTMLElement>(`[data-line="${line}"]`)?.focus();
  };
  const key = (event: KeyboardEvent, line: number) => {
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    event.preventDefault();
    event.stopPropagation();
    focus(nextLine(at, line, arrow));
  };
  const commit = (line: number, words: string) => {
    setEditing(-1);
    requestAnimationFrame(() => focus(line));
    const value = Number(words.trim().replace(',', '.').replace('−', '-'));
    if (words.trim() === '' || Number.isNaN(value)) return;
    const change = changeFor(frame, params, line, value);
    say(change.words);
    if (change.patch) tune(change.patch);
  };
  return (
    <fieldset ref={group} className={styles.nodes}>
      <legend className="visually-hidden">{text.values}</legend>
      {names.map((name, line) => {
        const box = {
          left: at.x[line] - at.halfWidth,
          top: at.y[line] - at.halfHeight,
          width: 2 * at.halfWidth,
          height: 2 * at.halfHeight,
        };
        return editing === line ? (
          <Field
            key={name}
            style={{ ...box, left: at.x[line] - FIELD / 2, width: FIELD }}
            label={text.edit(symbolOf(name))}
            start={frame.trail.value[line]}
            commit={(words) => commit(line, words)}
            cancel={() => {
              setEditing(-1);
              requestAnimationFrame(() => focus(line));
            }}
          />
        ) : (
          <button
            key={name}
            type="button"
            className={styles.node}
            style={box}
            data-line={line}
            tabIndex={line === Math.min(current, names.length - 1) ? 0 : -1}
            aria-label={labelOf(frame, line)}
            onKeyDown={(event) => key(event, line)}
            onFocus={() => setCurrent(line)}
            onClick={() => {
              tune({ chosen: line });
              if (!Number.isNaN(frame.trail.value[line])) setEditing(line);
            }}
          />
        );
      })}
    </fieldset>
  );
}

function labelOf({ program, trail, way }: Frame, line: number): string {
  const { names, output, variables } = program;
  const [value, slope] = [trail.value[line], trail.first[line]];
  const own = symbolOf(names[line]);
  const ratio =
    way === 'reverse'
      ? `∂${symbolOf(names[output])}/∂${own}`
      : `∂${own}/∂${symbolOf(names[variables[trail.moment.pass]])}`;
  return text.node(
    own,
    Number.isNaN(value) ? '' : short(value),
    Number.isNaN(slope) ? '' : `${ratio} = ${short(slope)}`,
  );
}

interface FieldProps {
  style: { left: number; top: number; width: number; height: number };
  label: string;
  start: number;
  commit(words: string): void;
  cancel(): void;
}

/** One number being typed: Enter takes it, Escape leaves the old one. */
function Field({ style, label, start, commit, cancel }: FieldProps) {
  const [words, setWords] = useState(() => String(Number(start.toPrecision(6))));
  const over = useRef(false);
  const end = (act: () => void) => {
    if (over.current) return;
    over.current = true;
    act();
  };
  return (
    <input
      className={styles.field}
      style={style}
      // biome-ignore lint/a11y/noAutofocus: the reader has just asked to type here
      autoFocus
      type="text"
      inputMode="text"
      aria-label={label}
      value={words}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setWords(event.currentTarget.value)}
      onBlur={() => end(() => commit(words))}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') end(() => commit(words));
        if (event.key === 'Escape') end(cancel);
      }}
    />
  );
}
