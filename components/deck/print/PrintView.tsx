'use client';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { DeckRoute } from '../route';
import { type DeckSlide, SEMINAR } from '../slides';
import '../stage.css';
import './print.css';
import { arrange } from './arrange';
import { completeLinks } from './links';
import { PrintBar } from './PrintBar';
import { type PrintChoice, pageCount, picturesOf, readChoice, writeChoice } from './plan';

interface PrintViewProps {
  slides: readonly DeckSlide[];
  routes: readonly DeckRoute[];
  chapters: readonly { slug: string; name: string }[];
  /** All slides, a page each, rendered on the server. */
  children: ReactNode;
}

const ALL: PrintChoice = { layout: 'slides', chapter: null, route: null };

/** The slides as they will come out of the printer, and above them, on the screen only, what there is to choose. */
export function PrintView({ slides, routes, chapters, children }: PrintViewProps) {
  const [choice, setChoice] = useState<PrintChoice>();
  const [notes, setNotes] = useState<string[]>([]);
  const [pages, setPages] = useState<number>();
  const originals = useRef<HTMLDivElement>(null);
  const sheets = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const asked = readChoice(location.search, slides, routes);
    setChoice(asked);
    setNotes(asked.notes);
  }, [slides, routes]);

  useEffect(() => {
    const [from, to] = [originals.current, sheets.current];
    if (!choice || !from || !to) return;
    let current = true;
    setPages(undefined);
    void (async () => {
      const pictures = picturesOf(slides, routes, choice);
      await completeLinks(from);
      const problems = await arrange(from, to, slides, pictures, choice.layout, () => current);
      if (!current) return;
      setNotes((before) => [...before, ...problems.filter((problem) => !before.includes(problem))]);
      setPages(pageCount(choice.layout, pictures.length) ?? 0);
    })();
    return () => {
      current = false;
    };
  }, [choice, slides, routes]);

  const choose = (change: Partial<PrintChoice>) => {
    const next = { ...(choice ?? ALL), ...change };
    history.replaceState(null, '', location.pathname + writeChoice(next));
    setNotes([]);
    setChoice(next);
  };

  return (
    <div
      className="deck print"
      data-layout={choice?.layout ?? 'slides'}
      data-print={pages === undefined ? undefined : 'ready'}
    >
      <PrintBar
        choice={choice ?? ALL}
        choose={choose}
        chapters={chapters}
        routes={routes}
        pages={pages}
        notes={notes}
      />
      <main className="paper">
        <h1 className="visually-hidden">{SEMINAR}: on paper</h1>
        {/* First, so that the ids which a drawing refers to are found in the copies that are shown. */}
        <div ref={sheets} />
        <div ref={originals} hidden={choice !== undefined && writeChoice(choice) !== ''}>
          {children}
        </div>
      </main>
    </div>
  );
}
