'use client';
import { type ReactNode, useEffect, useRef } from 'react';
import { mark } from '../presenter/NotesPanel';

interface RemoteNotesProps {
  /** Id of the slide on stage. */
  slide?: string;
  step: number;
  /** Notes of all slides, or nothing. */
  children: ReactNode;
}

/** The notes of the slide on stage; the words of the current step stand out. */
export function RemoteNotes({ slide, step, children }: RemoteNotesProps) {
  const box = useRef<HTMLElement>(null);
  const shown = useRef<string | undefined>(undefined);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const all = [...element.querySelectorAll<HTMLElement>('[data-notes]')];
    const notes = all.find(({ dataset }) => dataset.notes === slide);
    for (const other of all) other.hidden = other !== notes;
    const now = notes && mark(notes, step);
    if (shown.current !== slide) element.scrollTop = 0;
    else now?.scrollIntoView({ block: 'nearest' });
    shown.current = slide;
  }, [slide, step]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section ref={box} className="notes-text remote-notes" aria-label="Notes" tabIndex={0}>
      {children ?? (
        <p className="quiet">The published pages hold no notes: they are in the lecturer’s own copy.</p>
      )}
    </section>
  );
}
