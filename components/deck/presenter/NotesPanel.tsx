'use client';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { basePath } from '@/components/mdx/href';
import { useDeckState } from '../deck';

const KEY = `${basePath}/presenter/notes`;
const SIZES = [14, 16, 18, 20, 23, 26, 30, 36];
const FIRST = 18;

/** The notes of the slide on stage; the words of the current step stand out. `children`: those of all slides, or nothing. */
export function NotesPanel({ children }: { children: ReactNode }) {
  const live = useDeckState((s) => s.live);
  const id = useDeckState((s) => s.slides[s.place.slide].id);
  const step = useDeckState((s) => s.place.step);
  const text = useRef<HTMLDivElement>(null);
  const shown = useRef('');
  const [missing, setMissing] = useState(false);
  const [size, larger] = useKeptSize();

  useEffect(() => {
    const box = text.current;
    if (!live || !box) return;
    const notes = box.querySelector<HTMLElement>(`[data-notes="${id}"]`);
    for (const other of box.querySelectorAll<HTMLElement>('[data-notes]')) other.hidden = other !== notes;
    setMissing(notes === null);
    const now = notes && mark(notes, step);
    if (shown.current !== id) box.scrollTop = 0;
    shown.current = id;
    if (now) reveal(box, now);
  }, [live, id, step]);

  return (
    <section className="presenter-panel notes-panel" aria-label="Notes">
      <header>
        <h2>Notes</h2>
        <button type="button" aria-label="Smaller notes" onClick={() => larger(-1)}>
          A−
        </button>
        <button type="button" aria-label="Larger notes" onClick={() => larger(1)}>
          A+
        </button>
      </header>
      <div
        ref={text}
        className="notes-text"
        style={{ fontSize: size }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
      >
        {children ?? <NoNotes />}
        {children && missing ? <p className="quiet">This slide has no notes.</p> : null}
      </div>
    </section>
  );
}

function NoNotes() {
  return (
    <div className="quiet">
      <p>The published pages hold no notes: they are the lecturer’s.</p>
      <p>
        To have them here, start this site on your own computer from its sources with <code>npm start</code>,
        and open the presenter there.
      </p>
    </div>
  );
}

/** Marks the words of a step; where the step has none, those of the last step before it. Returns them. */
export function mark(notes: HTMLElement, step: number): HTMLElement | undefined {
  const parts = [...notes.querySelectorAll<HTMLElement>('[data-from]')];
  const now =
    parts.find(({ dataset }) => Number(dataset.from) <= step && step <= Number(dataset.to)) ??
    parts.findLast(({ dataset }) => Number(dataset.from) <= step);
  for (const part of parts) {
    if (part === now) part.setAttribute('aria-current', 'step');
    else part.removeAttribute('aria-current');
  }
  return now;
}

/** Scrolls within the panel only: the page around it stays. */
function reveal(box: HTMLElement, part: HTMLElement) {
  const frame = box.getBoundingClientRect();
  const { top, bottom } = part.getBoundingClientRect();
  if (bottom > frame.bottom) box.scrollTop += Math.min(bottom - frame.bottom + 12, top - frame.top);
  else if (top < frame.top) box.scrollTop -= frame.top - top + 12;
}

/** The type size of the notes, px, kept on the device; it is the lecturer's eye that decides it, not the room. */
function useKeptSize(): [number, (by: 1 | -1) => void] {
  const [size, setSize] = useState(FIRST);
  useEffect(() => {
    try {
      const kept = Number(localStorage.getItem(KEY));
      if (SIZES.includes(kept)) setSize(kept);
    } catch {
      // Storage is off: the size lasts as long as the page.
    }
  }, []);
  const change = (by: 1 | -1) => {
    const next = SIZES[Math.max(0, Math.min(SIZES.length - 1, SIZES.indexOf(size) + by))];
    setSize(next);
    try {
      localStorage.setItem(KEY, String(next));
    } catch {
      // As above.
    }
  };
  return [size, change];
}
