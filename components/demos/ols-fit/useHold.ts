import { useEffect, useRef, useState } from 'react';

/**
 * Keeps a value as it was when the pointer went down until it comes up: the axes of a picture must not move under a
 * point that is being dragged. Put `hold` on the element's `onPointerDown`.
 */
export function useHold<T>(value: T): { value: T; hold(): void } {
  const kept = useRef<{ value: T } | null>(null);
  const [, redraw] = useState(0);
  useEffect(() => {
    const release = () => {
      if (!kept.current) return;
      kept.current = null;
      redraw((n) => n + 1);
    };
    window.addEventListener('pointerup', release);
    window.addEventListener('pointercancel', release);
    return () => {
      window.removeEventListener('pointerup', release);
      window.removeEventListener('pointercancel', release);
    };
  }, []);
  return {
    value: kept.current ? kept.current.value : value,
    hold: () => {
      kept.current = { value };
    },
  };
}
