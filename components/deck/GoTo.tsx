'use client';
import { useDeferredValue, useEffect, useState } from 'react';
import { Combobox } from '@/components/mdx/search/Combobox';
import { loadSearch, type Search, slideOf } from '@/components/mdx/search/load';
import { passage } from '@/components/mdx/search/passage';
import { Dialog } from './Dialog';
import { useDeck, useDeckState } from './deck';
import { RoutePicker } from './Routes';
import { findSlides, type TextMatch } from './search';

/** Finds a slide by number, id, title or any word of its text and goes there. */
export function GoTo() {
  const { send } = useDeck();
  const slides = useDeckState((s) => s.slides);
  const here = useDeckState((s) => s.place.slide);
  const route = useDeckState((s) => s.route);
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query);
  const matches = findSlides(slides, asked, useTextMatches(asked));
  return (
    <Dialog label="Go to a slide" className="go-to">
      <Combobox
        label="Title, number, id or any word"
        listLabel="Slides"
        query={query}
        onQuery={setQuery}
        start={here}
        groups={[
          {
            choices: matches.map(({ slide, where }) => ({
              key: slides[slide].id,
              content: (
                <>
                  <b>{slide + 1}</b>
                  <span>
                    {slides[slide].title}
                    <small>
                      {where ?? slides[slide].chapterTitle}
                      {route && !route.slides.includes(slide) ? ' · not on this route' : null}
                    </small>
                  </span>
                </>
              ),
            })),
          },
        ]}
        onChoose={(id) => send({ type: 'jump', slide: slides.findIndex((slide) => slide.id === id) })}
        status={
          matches.length === 0 ? (
            'No slide has these words.'
          ) : (
            <span className="visually-hidden">
              {matches.length} {matches.length === 1 ? 'slide' : 'slides'}
            </span>
          )
        }
      />
      <RoutePicker className="go-to-route" />
    </Dialog>
  );
}

/** Slides whose text has the words; none while the index is on its way, or without it: titles and ids still work. */
function useTextMatches(query: string): TextMatch[] {
  const [search, setSearch] = useState<Search>();
  useEffect(() => {
    loadSearch().then(
      (loaded) => setSearch(() => loaded),
      () => {},
    );
  }, []);
  return (search?.(query).hits ?? []).flatMap((hit) => {
    const id = slideOf(hit);
    return id === undefined ? [] : [{ id, where: passage(hit.text, hit.words) }];
  });
}
