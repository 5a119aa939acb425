import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import type { FrameSource } from '@/components/demos/demo';
import { MOST_PICTURES } from '@/lib/ml/memoryBench';
import { gridOf } from '@/lib/ml/pictureShelf';
import { Draft } from './Draft';
import { messages } from './messages';
import { readPicture } from './readPicture';
import type { Frame, Params } from './simulation';
import { addPicture } from './strokes';
import styles from './view.module.css';

const text = messages.en.picture;

interface Props {
  frames: FrameSource<Frame>;
  params: Readonly<Params>;
  tune(patch: Partial<Params>): void;
  /** Tools beside the button. */
  tools: ReactNode;
  /** False where there is no room for files: on a slide. */
  offered: boolean;
  /** Where a file can be dropped, too. */
  children: ReactNode;
}

/** The reader's own picture file: opened or dropped here, looked at as black and white, then stored. */
export function OpenPicture({ frames, params, tune, tools, offered, children }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<{ name: string; grey: Float64Array } | null>(null);
  const [message, setMessage] = useState({ text: '', problem: false });
  const { columns, rows } = gridOf(params.pictures, params.side);

  const open = async (file: File) => {
    setDraft(null);
    setMessage({ text: text.reading(file.name), problem: false });
    try {
      const grey = await readPicture(file, columns, rows);
      setDraft({ name: file.name, grey });
      setMessage({ text: '', problem: false });
    } catch (error) {
      setMessage({ text: error instanceof Error ? error.message : String(error), problem: true });
    }
  };
  const take = (picture: Int8Array, store: boolean) => {
    const frame = frames.latest();
    if (!frame) return;
    const patch = addPicture(params, frame.builtIn, picture, store);
    if (patch) tune(patch);
    else setMessage({ text: messages.en.toolbar.full(MOST_PICTURES), problem: true });
    setDraft(null);
  };
  const drop = (event: DragEvent) => {
    const file = event.dataTransfer.files[0];
    if (!file) return;
    event.preventDefault();
    void open(file);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is an addition to the button
    <div className={styles.bench} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      {offered ? (
        <div className={styles.toolbar}>
          {tools}
          <button type="button" title={text.local} onClick={() => input.current?.click()}>
            {messages.en.toolbar.open}
          </button>
          <input
            ref={input}
            type="file"
            hidden
            data-picture
            accept="image/*"
            aria-label={text.file}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = '';
              if (file) void open(file);
            }}
          />
        </div>
      ) : null}
      {message.text ? (
        <p
          role={message.problem ? 'alert' : 'status'}
          className={message.problem ? styles.problem : styles.note}
        >
          {message.text}
        </p>
      ) : null}
      {/* Another grid makes the draft one of another size. */}
      {draft && draft.grey.length === columns * rows ? (
        <Draft {...draft} columns={columns} rows={rows} take={take} cancel={() => setDraft(null)} />
      ) : null}
      {children}
    </div>
  );
}
