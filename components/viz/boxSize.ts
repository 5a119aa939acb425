import { flushSync } from 'react-dom';
import type { Size } from './context';

const watched = new Map<Element, (size: Size) => void>();
let observer: ResizeObserver | undefined;

/**
 * Calls back with the size of an element's box, once it is laid out and whenever it changes. All elements share one
 * observer: their sizes are known when the page has been laid out, and nobody has to ask for a layout of his own. What the
 * callbacks tell React is on the page before it is painted.
 */
export function onBoxSize(element: Element, changed: (size: Size) => void): () => void {
  observer ??= new ResizeObserver((entries) => {
    flushSync(() => {
      for (const { target, borderBoxSize } of entries) {
        const [{ inlineSize: width, blockSize: height }] = borderBoxSize;
        watched.get(target)?.({ width, height });
      }
    });
  });
  watched.set(element, changed);
  observer.observe(element, { box: 'border-box' });
  return () => {
    watched.delete(element);
    observer?.unobserve(element);
  };
}
