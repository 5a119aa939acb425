'use client';
import { type CSSProperties, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { SlideContext, useDeck, useDeckState } from './deck';
import { Landscape } from './Landscape';
import { standing } from './route';
import { SEMINAR } from './slides';
import { useOverflow } from './useOverflow';

interface SlideFrameProps {
  id: string;
  heading: ReactNode;
  /** How much larger than the smallest its content is set. */
  scale: number;
  children: ReactNode;
}

/** One slide: visible as it is without JavaScript; on the running stage only the current one can be seen or reached. */
export function SlideFrame({ id, heading, scale, children }: SlideFrameProps) {
  const { view } = useDeck();
  const section = useRef<HTMLElement>(null);
  const slides = useDeckState((s) => s.slides);
  const index = slides.findIndex((slide) => slide.id === id);
  const live = useDeckState((s) => s.live);
  const current = useDeckState((s) => s.live && s.place.slide === index);
  const shown = useDeckState((s) => (s.place.slide === index ? s.place.step : (s.memory[id] ?? 0)));
  const larger = useDeckState((s) => s.live && s.typeSize > 1);
  const overview = useDeckState((s) => s.overlay === 'overview');
  const route = useDeckState((s) => s.route);
  const off = route !== null && !route.slides.includes(index);
  const { n, of } = standing(off ? null : route, slides.length, index);

  useLayoutEffect(() => {
    for (const part of section.current?.querySelectorAll<HTMLElement>(STEPS) ?? []) {
      const { step = 0, until = Number.POSITIVE_INFINITY } = part.dataset;
      part.toggleAttribute('inert', live && (Number(step) > shown || Number(until) <= shown));
    }
  }, [live, shown]);

  useOverflow(section, current && !overview, shown);

  useEffect(() => {
    const { kind } = view.getState().move;
    if (current && kind === 'jump') {
      section.current?.querySelector<HTMLElement>('.slide-title')?.focus({ preventScroll: true });
    }
  }, [current, view]);

  return (
    <div className="cell" data-off={off || undefined}>
      <section
        ref={section}
        id={id}
        className="slide"
        data-slide={id}
        data-steps={slides[index].steps}
        data-shown={live ? shown : undefined}
        data-current={current || undefined}
        data-cover={index === 0 || undefined}
        inert={live && overview}
        aria-hidden={(live && !current) || undefined}
        aria-labelledby={`${id}-title`}
        aria-roledescription="slide"
      >
        <div className="sheet">
          <header className="slide-header">
            <span>
              {SEMINAR} <i>{slides[index].topic}</i>
            </span>
            <span>
              {index + 1} / {slides.length}
            </span>
          </header>
          {heading}
          {/* Larger type may make it scroll, by its own arrow keys once it has the focus. */}
          <div
            className="slide-body"
            tabIndex={larger ? 0 : undefined}
            style={{ '--scale': scale } as CSSProperties}
          >
            <SlideContext value={id}>{children}</SlideContext>
          </div>
        </div>
        {index === 0 ? <Landscape /> : null}
        <div className="progress">
          <i style={{ width: `${(100 * n) / of}%` }} />
        </div>
      </section>
      {overview ? (
        <Pick
          index={index}
          title={off ? `${slides[index].title} (not on this route)` : slides[index].title}
        />
      ) : null}
    </div>
  );
}

/** Parts that appear with a step, or go with one; a demo counts its own steps in the same attribute. */
const STEPS = ':is([data-step], [data-until]):not([data-demo])';

/** A slide of the overview as a button; the arrows move the focus. */
function Pick({ index, title }: { index: number; title: string }) {
  const { send } = useDeck();
  const button = useRef<HTMLButtonElement>(null);
  const chosen = useDeckState((s) => s.cursor === index);
  const here = useDeckState((s) => s.place.slide === index);
  useEffect(() => {
    if (!chosen) return;
    button.current?.focus({ preventScroll: true });
    button.current?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, [chosen]);
  return (
    <button
      ref={button}
      type="button"
      className="pick"
      tabIndex={chosen ? 0 : -1}
      aria-current={here ? 'page' : undefined}
      onClick={() => send({ type: 'jump', slide: index })}
    >
      <span className="pick-label">{index + 1}</span> <span className="visually-hidden">{title}</span>
    </button>
  );
}
