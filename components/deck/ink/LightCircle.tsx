'use client';
import { useEffect, useRef } from 'react';
import { useKit } from './context';
import type { Light } from './spotlight';

/** The spotlight of the room: the slide in the dark but for a circle. */
export function LightCircle() {
  const { spotlight } = useKit();
  const shade = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const show = (light: Light | null) => {
      const element = shade.current;
      if (!element) return;
      element.hidden = light === null;
      // The bars beside the slide are dark too.
      document.documentElement.toggleAttribute('data-lit', light !== null);
      if (!light) return;
      element.style.setProperty('--x', `${100 * light.x}%`);
      element.style.setProperty('--y', `${100 * light.y}%`);
      element.style.setProperty('--r', `${100 * light.r}cqi`);
    };
    show(spotlight.store.getState());
    const unsubscribe = spotlight.store.subscribe(show);
    return () => {
      unsubscribe();
      document.documentElement.removeAttribute('data-lit');
    };
  }, [spotlight]);
  return <div ref={shade} className="light" hidden />;
}
