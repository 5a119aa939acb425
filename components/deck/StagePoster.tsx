'use client';
import { useContext, useEffect, useRef, useState } from 'react';
import { SlideContext, useDeckState } from './deck';
import { neighbor } from './route';

interface StagePosterProps {
  /** Address of the SVG. */
  src: string;
  /** What it shows, in words. */
  label: string;
  aspect: number;
}

/** The same picture may stand on several slides. */
const pictures = new Map<string, Promise<string>>();

function fetchPicture(src: string): Promise<string> {
  let picture = pictures.get(src);
  if (!picture) {
    picture = fetch(src).then((response) => {
      if (!response.ok) throw new Error(`${src}: ${response.status}`);
      return response.text();
    });
    picture.catch(() => pictures.delete(src));
    pictures.set(src, picture);
  }
  return picture;
}

/**
 * The static picture of a demo, fetched when its slide is next to the one on stage or seen in the overview: forty of them
 * weigh more than all other slides. It stands inside the page, so that it follows the theme; without JavaScript it is an
 * image.
 */
export function StagePoster({ src, label, aspect }: StagePosterProps) {
  const box = useRef<HTMLElement>(null);
  const wanted = useIsNear(box);
  const [svg, setSvg] = useState<string>();
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    fetchPicture(src).then(
      (text) => {
        if (!gone) setSvg(text);
      },
      () => {
        if (!gone) setFailed(true);
      },
    );
    return () => {
      gone = true;
    };
  }, [wanted, src]);

  return (
    <figure ref={box} className="stage-poster" style={{ aspectRatio: String(aspect) }}>
      {svg ? (
        <div role="img" aria-label={label} dangerouslySetInnerHTML={{ __html: svg }} />
      ) : failed ? (
        <p>{label}</p>
      ) : null}
      <noscript>
        {/* biome-ignore lint/performance/noImgElement: a static export has no image server */}
        <img src={src} alt={label} />
      </noscript>
    </figure>
  );
}

/** True once the slide is a neighbour of the current one, or its cell in the overview is on the screen. */
function useIsNear(box: React.RefObject<HTMLElement | null>): boolean {
  const id = useContext(SlideContext);
  const overview = useDeckState(({ overlay }) => overlay === 'overview');
  const neighbour = useDeckState(({ live, slides, route, place }) => {
    const at = (by: 1 | -1) => slides[neighbor(route, slides.length, place.slide, by) ?? place.slide].id;
    return live && (slides[place.slide].id === id || at(1) === id || at(-1) === id);
  });
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!overview || !element) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [overview, box]);
  return neighbour || seen;
}
