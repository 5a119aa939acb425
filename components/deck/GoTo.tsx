'use client';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { href } from '@/components/mdx/href';
import { Dialog } from './Dialog';
import { useDeck, useDeckState } from './deck';
import { findSlides } from './search';

/** Finds a slide by number, id, title or any word of its text and goes there. */
export function GoTo() {
  const { send } = useDeck();
  const slides = useDeckState((s) => s.slides);
  const here = useDeckState((s) => s.place.slide);
  const [query, setQuery] = useState('');
  const texts = useSlideTexts();
  const matches = findSlides(slides, useDeferredValue(query), texts);
  const [chosen, setChosen] = useState(here);
  const at = Math.min(chosen, matches.length - 1);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen match comes into view whenever it changes
  useEffect(() => {
    list.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, [at, query]);

  const go = (slide: number | undefined) => {
    if (slide !== undefined) send({ type: 'jump', slide });
  };
  const key = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0 && matches.length > 0) setChosen((at + by + matches.length) % matches.length);
    else if (event.key === 'Enter') go(matches[at]?.slide);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog label="Go to a slide" className="go-to">
      <input
        role="combobox"
        aria-label="Title, number, id or any word"
        aria-expanded="true"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={at >= 0 ? `${listId}-${at}` : undefined}
        placeholder="Title, number, id or any word"
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={key}
      />
      <div ref={list} id={listId} role="listbox" aria-label="Slides" className="matches">
        {matches.map(({ slide, where }, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keyboard
          // biome-ignore lint/a11y/useFocusableInteractive: the field above points at it
          <div
            key={slides[slide].id}
            id={`${listId}-${i}`}
            role="option"
            className="match"
            aria-selected={i === at}
            onClick={() => go(slide)}
          >
            <b>{slide + 1}</b>
            <span>
              {slides[slide].title}
              <small>{where ?? slides[slide].chapterTitle}</small>
            </span>
          </div>
        ))}
      </div>
      <p role="status" className={matches.length > 0 ? 'visually-hidden' : 'no-match'}>
        {matches.length === 0
          ? 'No slide has these words.'
          : `${matches.length} ${matches.length === 1 ? 'slide' : 'slides'}`}
      </p>
    </Dialog>
  );
}

let fetched: Promise<Record<string, string>> | undefined;

/** Plain text of each slide by id, fetched once, when it is first needed; without it titles and ids still work. */
function useSlideTexts(): Record<string, string> {
  const [texts, setTexts] = useState<Record<string, string>>({});
  useEffect(() => {
    fetched ??= fetch(href('/present/search.json')).then((answer) => {
      if (!answer.ok) throw new Error(`search.json: ${answer.status}`);
      return answer.json();
    });
    fetched.then(setTexts, () => {
      fetched = undefined;
    });
  }, []);
  return texts;
}
