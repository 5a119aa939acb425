'use client';
import { type RefObject, useContext, useRef } from 'react';
import { FetchedPicture, useIsSeen } from '@/components/viz/FetchedPicture';
import { SlideContext, useDeckState } from './deck';
import { neighbor } from './route';

interface StagePosterProps {
  /** Address of the SVG. */
  src: string;
  /** What it shows, in words. */
  label: string;
  aspect: number;
}

/** The static picture of a demo, fetched when its slide is next to the one on stage or seen in the overview. */
export function StagePoster(props: StagePosterProps) {
  const box = useRef<HTMLDivElement>(null);
  return <FetchedPicture box={box} className="stage-poster" wanted={useIsNear(box)} {...props} />;
}

/** True once the slide is a neighbour of the current one, or its cell in the overview is on the screen. */
function useIsNear(box: RefObject<HTMLElement | null>): boolean {
  const id = useContext(SlideContext);
  const overview = useDeckState(({ overlay }) => overlay === 'overview');
  const neighbour = useDeckState(({ live, slides, route, place }) => {
    const at = (by: 1 | -1) => slides[neighbor(route, slides.length, place.slide, by) ?? place.slide].id;
    return live && (slides[place.slide].id === id || at(1) === id || at(-1) === id);
  });
  const seen = useIsSeen(box, overview);
  return neighbour || seen;
}
