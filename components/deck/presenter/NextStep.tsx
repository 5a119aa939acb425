'use client';
import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { useDeck, useDeckState } from '../deck';
import { WHOLE } from '../route';
import { nextPlace } from './nextPlace';
import { stillSlide } from './slideClone';

/** How soon the picture follows a change of the slide behind it, ms: of another, of the one that is shown. */
const SOON = 60;
const LATER = 1500;
/** A running demo changes with every frame, and a copy of it costs as much as several. */
const RUNNING = 6000;

/** What the next step will show, as a still picture and in words. */
export function NextStep() {
  const { state } = useDeck();
  const next = useStore(state, useShallow(nextPlace));
  const slides = useDeckState((s) => s.slides);
  const here = useDeckState((s) => s.place.slide);
  const route = useDeckState((s) => s.route);
  const live = useDeckState((s) => s.live);
  const slide = next ? slides[next.slide] : undefined;
  return (
    <section className="presenter-panel next-step" aria-label="Next">
      <Picture id={live ? slide?.id : undefined} step={next?.step ?? 0} isHere={next?.slide === here} />
      <div className="next-words">
        <h2>Next</h2>
        {next && slide ? (
          <p>
            {next.slide === here ? (
              <>
                Step {next.step} of {slide.steps}
              </>
            ) : (
              <>
                <b>{next.slide + 1}</b> {slide.title}
              </>
            )}
          </p>
        ) : (
          <p>The end of {route ? `the route “${route.name}”` : WHOLE.toLowerCase()}.</p>
        )}
        {next && next.slide === here ? <Preset id={slide?.id} step={next.step} /> : null}
      </div>
    </section>
  );
}

/** The still picture; it follows what is loaded into its slide, the theme follows by itself. */
function Picture({ id, step, isHere }: { id?: string; step: number; isHere: boolean }) {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = frame.current;
    const slide = id === undefined ? null : document.getElementById(id);
    if (!box || !slide) {
      box?.replaceChildren();
      return;
    }
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let due = Number.POSITIVE_INFINITY;
    const draw = () => {
      due = Number.POSITIVE_INFINITY;
      box.replaceChildren(stillSlide(slide, step));
    };
    draw();
    const observer = new MutationObserver(() => {
      const runs = slide.querySelector('[data-status="running"]') !== null;
      const delay = runs ? RUNNING : isHere ? LATER : SOON;
      const now = performance.now();
      // A run that comes to rest is drawn before its turn.
      if (now + delay >= due) return;
      clearTimeout(waiting);
      due = now + delay;
      waiting = setTimeout(draw, delay);
    });
    // What a canvas shows comes with no other change than that of its demo's status.
    observer.observe(slide, {
      childList: true,
      characterData: true,
      subtree: true,
      attributeFilter: ['data-status'],
    });
    return () => {
      observer.disconnect();
      clearTimeout(waiting);
    };
  }, [id, step, isHere]);
  const scale = useScale(frame);
  const typeSize = useDeckState((s) => s.typeSize);
  return (
    <div className="next-picture" data-end={id === undefined || undefined}>
      {/* Its words stand beside it; the copy is for the eye. */}
      <div
        ref={frame}
        className="next-scaled"
        data-larger={typeSize > 1 || undefined}
        style={{ scale, '--type': typeSize } as CSSProperties}
        aria-hidden="true"
        inert
      />
    </div>
  );
}

/** The copy is as large as the slide on stage, so that all its sizes are right, and shown smaller. */
function useScale(frame: React.RefObject<HTMLElement | null>): number {
  const [scale, setScale] = useState(0.3);
  useEffect(() => {
    const inner = frame.current;
    const outer = inner?.parentElement;
    if (!inner || !outer) return;
    const observer = new ResizeObserver(() => {
      if (inner.offsetWidth > 0) setScale(outer.clientWidth / inner.offsetWidth);
    });
    observer.observe(outer);
    observer.observe(inner);
    return () => observer.disconnect();
  }, [frame]);
  return scale;
}

/** The preset that the step gives to the slide's demo: a picture of it cannot be had beforehand. */
function Preset({ id, step }: { id?: string; step: number }) {
  const [words, setWords] = useState('');
  useEffect(() => {
    setWords('');
    const box = document.getElementById(id ?? '')?.querySelector<HTMLElement>('[data-presets]');
    const demo = box?.querySelector<HTMLElement>('[data-demo]')?.dataset.demo;
    const preset = box?.dataset.presets?.split(' ')[step - Number(box.dataset.firstStep)];
    if (!demo || !preset) return;
    let gone = false;
    import('@/components/demos/registry').then(
      async ({ loadDemo }) => {
        const { presets } = await loadDemo(demo);
        if (!gone) setWords(presets[preset]?.label ?? '');
      },
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [id, step]);
  return words ? (
    <p className="next-preset">
      The demo takes <em>{words}</em>.
    </p>
  ) : null;
}
