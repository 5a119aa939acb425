'use client';
import { useEffect, useRef, useState } from 'react';
import type { FrameSource } from '@/components/demos/demo';

/** A value that follows the frames, at most `hz` times a second: for the few texts in a view that change with a run. */
export function useFrameValue<F, T>(frames: FrameSource<F>, select: (frame: F) => T, hz = 10): T | null {
  const selectRef = useRef(select);
  selectRef.current = select;
  const [value, setValue] = useState<T | null>(() => {
    const frame = frames.latest();
    return frame === null ? null : select(frame);
  });
  useEffect(() => {
    let last = -Infinity;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = frames.subscribe((frame) => {
      clearTimeout(timer);
      const wait = last + 1000 / hz - performance.now();
      const show = () => {
        last = performance.now();
        setValue(selectRef.current(frame));
      };
      if (wait <= 0) show();
      else timer = setTimeout(show, wait);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [frames, hz]);
  return value;
}
