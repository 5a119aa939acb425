'use client';
import { type RefObject, useEffect, useState } from 'react';
import styles from './picture.module.css';

interface FetchedPictureProps {
  /** Its element, for whoever decides when it is wanted. */
  box: RefObject<HTMLDivElement | null>;
  className?: string;
  /** Address of the SVG. */
  src: string;
  /** What it shows, in words. */
  label: string;
  aspect: number;
  wanted: boolean;
}

/** The same picture may stand in several places. */
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
 * An SVG file, fetched once it is wanted: pictures weigh more than all the words of a page. It stands inside the page, so
 * that it follows the theme; without JavaScript it is an image, and one that cannot be fetched is its words.
 */
export function FetchedPicture({ box, className = '', src, label, aspect, wanted }: FetchedPictureProps) {
  const [svg, setSvg] = useState('');
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
    <div ref={box} className={`${styles.picture} ${className}`} style={{ aspectRatio: String(aspect) }}>
      {failed ? (
        <p>{label}</p>
      ) : (
        <div role="img" aria-label={label} dangerouslySetInnerHTML={{ __html: svg }} />
      )}
      <noscript>
        {/* biome-ignore lint/performance/noImgElement: a static export has no image server */}
        <img src={src} alt={label} />
      </noscript>
    </div>
  );
}

/** True once the element has been on the screen, or nearer to it than a margin, while it is watched. */
export function useIsSeen(box: RefObject<Element | null>, watched = true, margin = '0px'): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!watched || seen || !element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: margin },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [watched, seen, margin, box]);
  return seen;
}
