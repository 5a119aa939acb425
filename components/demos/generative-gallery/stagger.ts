import type { FrameSource } from '@/components/demos/demo';

/** A picture that its turn has passed by is drawn after so many milliseconds, so that the last frame is never missing. */
const PATIENCE = 150;

/**
 * The frames for picture k of n that take turns: each draws every n-th frame, so that one task of the page never draws all
 * of them. Canvases of many small marks take the browser longer than the program.
 */
export function staggered<F>(frames: FrameSource<F>, k: number, n: number): FrameSource<F> {
  return {
    latest: () => frames.latest(),
    subscribe(draw) {
      let count = 0;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const unsubscribe = frames.subscribe((frame, step) => {
        clearTimeout(timer);
        const first = count === 0;
        if (first || count % n === k) draw(frame, step);
        else timer = setTimeout(draw, PATIENCE, frame, step);
        count += 1;
      });
      return () => {
        clearTimeout(timer);
        unsubscribe();
      };
    },
  };
}
