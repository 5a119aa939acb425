'use client';
import { useRef, useState, useSyncExternalStore } from 'react';
import { giveFile } from '@/components/demos/giveFile';
import { useDeckState } from '../deck';
import { useKit } from './context';
import { inkAsSvg, readInkFile, writeInkFile } from './file';
import { currentSlide } from './kit';

const FILE = 'ink.json';

/** Ink leaves this device only as a file, comes back from one, or is deleted. */
export function InkFiles() {
  const { book } = useKit();
  const slides = useDeckState((s) => s.slides);
  const slide = useDeckState(currentSlide);
  const [message, setMessage] = useState('');
  const opened = useRef<HTMLInputElement>(null);
  const count = useSyncExternalStore(book.subscribe, () => book.slides(slides.map(({ id }) => id)).length);
  const here = useSyncExternalStore(book.subscribe, () => book.strokes(slide).some(({ tall }) => !tall));
  const ids = slides.map(({ id }) => id);

  const saveSlide = () => {
    const index = ids.indexOf(slide);
    const { title } = slides[index];
    giveFile(
      `ink-${index + 1}-${slide}.svg`,
      'image/svg+xml',
      inkAsSvg({ number: index + 1, title }, book.strokes(slide)),
    );
    setMessage('Saved as a picture.');
  };
  const saveAll = () => {
    const inked = book.slides(ids).map((id) => [id, book.strokes(id)] as const);
    giveFile(FILE, 'application/json', writeInkFile(Object.fromEntries(inked)));
    setMessage(`Saved as ${FILE}.`);
  };
  const remove = () => {
    if (!window.confirm(`Delete the ink of ${slidesIn(count)} from this device? It cannot be undone.`))
      return;
    book.deleteAll(ids);
    setMessage('Deleted.');
  };
  const open = async (file: File) => {
    try {
      const read = readInkFile(await file.text());
      const known = Object.entries(read).filter(([id]) => ids.includes(id));
      for (const [id, strokes] of known) book.add(id, strokes);
      const gone = Object.keys(read).length - known.length;
      setMessage(
        `Opened: ink of ${slidesIn(known.length)}${gone ? `; ${slidesIn(gone)} of the file are not in this lecture and are left out` : ''}.`,
      );
    } catch (error) {
      setMessage(`Not opened: ${error instanceof RangeError ? error.message : 'the file cannot be read'}.`);
    }
  };

  return (
    <fieldset className="tool-files" aria-label="Ink on this device">
      <button type="button" className="tool-word" disabled={!here} onClick={saveSlide}>
        This slide’s ink as SVG
      </button>
      <button type="button" className="tool-word" disabled={count === 0} onClick={saveAll}>
        Save all ink
      </button>
      <button type="button" className="tool-word" onClick={() => opened.current?.click()}>
        Open saved ink
      </button>
      <button type="button" className="tool-word" disabled={count === 0} onClick={remove}>
        Delete all ink
      </button>
      <input
        ref={opened}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label="A file of saved ink"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void open(file);
          event.currentTarget.value = '';
        }}
      />
      <p className="tool-note" role="status">
        {message ||
          (count
            ? `Ink on ${slidesIn(count)}, kept on this device.`
            : 'What you draw is kept on this device.')}
      </p>
    </fieldset>
  );
}

function slidesIn(count: number): string {
  return `${count} ${count === 1 ? 'slide' : 'slides'}`;
}
