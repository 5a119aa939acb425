'use client';
import { useEffect, useMemo, useRef } from 'react';
import { useDeck, useDeckState } from '../deck';
import { outlineOf } from './outline';

/** The chapters on the way with their planned minutes; of the one at hand also its slides. A click goes there. */
export function OutlinePanel({ minutes }: { minutes: readonly number[] }) {
  const { send } = useDeck();
  const slides = useDeckState((s) => s.slides);
  const route = useDeckState((s) => s.route);
  const here = useDeckState((s) => s.place.slide);
  const parts = useMemo(() => outlineOf(slides, route, minutes), [slides, route, minutes]);
  const list = useRef<HTMLOListElement>(null);
  // Outside the route no part holds the slide.
  const open = parts.findIndex((part) => part.slides.includes(here));

  useEffect(() => {
    const box = list.current;
    const item = box?.querySelector<HTMLElement>(`[data-goto="${here}"][aria-current="step"]`);
    if (!box || !item) return;
    const { top, bottom, height } = item.getBoundingClientRect();
    const frame = box.getBoundingClientRect();
    if (top < frame.top || bottom > frame.bottom)
      box.scrollTop += top - frame.top - (frame.height - height) / 2;
  }, [here]);

  const jump = (slide: number) => send({ type: 'jump', slide });
  return (
    <ol className="outline" ref={list}>
      {parts.map((part, i) => (
        <li key={`${part.chapter} ${part.slides[0]}`}>
          <button
            type="button"
            className="outline-part"
            aria-current={i === open ? 'true' : undefined}
            onClick={() => jump(part.slides[0])}
          >
            <span>{part.topic}</span>
            <span>{minutesText(part.minutes)}</span>
          </button>
          {i === open ? (
            <ol>
              {part.slides.map((slide) => (
                <li key={slide}>
                  <button
                    type="button"
                    data-goto={slide}
                    aria-current={slide === here ? 'step' : undefined}
                    onClick={() => jump(slide)}
                  >
                    <span>{slide + 1}</span> {slides[slide].title}
                  </button>
                </li>
              ))}
            </ol>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function minutesText(minutes: number): string {
  return `${minutes < 10 ? Math.round(2 * minutes) / 2 : Math.round(minutes)} min`;
}
