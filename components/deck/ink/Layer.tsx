'use client';
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { useDeckState } from '../deck';
import { CountdownSign } from './CountdownSign';
import { useKit } from './context';
import { connectDrawing } from './drawing';
import { WIDE } from './geometry';
import { InkSvg } from './InkSvg';
import { currentSlide } from './kit';
import { LaserDot } from './LaserDot';
import { LightCircle } from './LightCircle';

/** What lies over the slides: the ink of each that has some, and on the current one whatever points and draws. */
export function Layer() {
  const current = useDeckState(currentSlide);
  return (
    <>
      {useInkedSlides().map((slide) => (
        <OnSlide key={slide} slide={slide}>
          <SlideInk slide={slide} />
        </OnSlide>
      ))}
      <OnSlide key={`desk ${current}`} slide={current}>
        <div className="ink-desk">
          <LiveInk slide={current} />
          <LightCircle />
          <LaserDot slide={current} />
          <Surface slide={current} />
          <CountdownSign />
        </div>
      </OnSlide>
    </>
  );
}

function OnSlide({ slide, children }: { slide: string; children: ReactNode }) {
  const element = document.getElementById(slide);
  return element ? createPortal(children, element) : null;
}

/** The slides that have ink, in their order. */
function useInkedSlides(): readonly string[] {
  const { book } = useKit();
  const slides = useDeckState((s) => s.slides);
  const [inked, setInked] = useState<readonly string[]>([]);
  useEffect(() => {
    const look = () => setInked(book.slides(slides.map(({ id }) => id)));
    look();
    return book.subscribe(look);
  }, [book, slides]);
  return inked;
}

function SlideInk({ slide }: { slide: string }) {
  const { book } = useKit();
  const strokes = useSyncExternalStore(book.subscribe, () => book.strokes(slide));
  const { aspect, tall } = useShape(slide);
  return <InkSvg strokes={strokes.filter((stroke) => Boolean(stroke.tall) === tall)} aspect={aspect} />;
}

/** Strokes that are being drawn, in this window or another. */
function LiveInk({ slide }: { slide: string }) {
  const { book, live } = useKit();
  const { aspect, tall } = useShape(slide);
  const drawn = useStore(live.store);
  const mine = drawn.filter((stroke) => stroke.slide === slide && Boolean(stroke.tall) === tall);
  if (mine.length === 0) return null;
  const there = new Set(book.strokes(slide).map(({ id }) => id));
  return <InkSvg strokes={mine.filter(({ id }) => !there.has(id))} aspect={aspect} />;
}

/** What takes the pen or the eraser; without one in hand it is not there, and the demo below has the pointer. */
function Surface({ slide }: { slide: string }) {
  const { deck, book, live, pen } = useKit();
  const surface = useRef<HTMLDivElement>(null);
  const held = useStore(deck.tools.store, (s) => s.held);
  const { aspect, tall } = useShape(slide);
  const draws = held === 'pen' || held === 'eraser';
  useEffect(() => {
    if (!draws || !surface.current) return;
    const desk = { book, live, pen, tools: deck.tools.store.getState };
    return connectDrawing(surface.current, { slide, aspect, tall }, desk);
  }, [draws, slide, aspect, tall, book, live, pen, deck]);
  return draws ? <div ref={surface} className="ink-surface" data-tool={held} /> : null;
}

/** The shape of a slide as it stands: that of all slides, but on an upright phone, where it is as tall as the screen. */
function useShape(slide: string): { aspect: number; tall: boolean } {
  const [aspect, setAspect] = useState(WIDE);
  useEffect(() => {
    const element = document.getElementById(slide);
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const { clientWidth, clientHeight } = element;
      // A slide that is not shown has no size.
      if (clientHeight === 0) return;
      const measured = clientWidth / clientHeight;
      setAspect(Math.abs(measured / WIDE - 1) < 0.02 ? WIDE : measured);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [slide]);
  return { aspect, tall: aspect !== WIDE };
}
