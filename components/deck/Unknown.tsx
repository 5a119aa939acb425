'use client';
import { suggest } from './address';
import { Dialog } from './Dialog';
import { useDeck, useDeckState } from './deck';

/** The address names no slide: says so, keeps the place, offers the nearest. */
export function Unknown() {
  const { send } = useDeck();
  const slides = useDeckState((s) => s.slides);
  const asked = useDeckState((s) => s.asked);
  const here = useDeckState((s) => s.place.slide);
  const near = suggest(slides, asked);
  const isNumber = /^\d+$/.test(asked);
  return (
    <Dialog label="No such slide" className="unknown">
      <h2>{isNumber ? `There is no slide ${asked}.` : `No slide is called “${asked.slice(0, 60)}”.`}</h2>
      <p className="unknown-text">
        {isNumber ? `The lecture has ${slides.length} slides.` : 'Its address may have been mistyped.'}{' '}
        Nothing is lost.
      </p>
      <p>
        <button type="button" onClick={() => send({ type: 'close' })}>
          Stay on slide {here + 1}, “{slides[here].title}” <kbd>Esc</kbd>
        </button>
      </p>
      {near.length > 0 ? (
        <>
          <h3>Did you mean</h3>
          <ul>
            {near.map((index) => (
              <li key={slides[index].id}>
                <button type="button" onClick={() => send({ type: 'jump', slide: index })}>
                  <b>{index + 1}</b> {slides[index].title}
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Dialog>
  );
}
