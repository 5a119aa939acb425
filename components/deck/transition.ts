import { flushSync } from 'react-dom';

/** Cross-fades from one picture to the next where the browser can and the reader has not asked for less motion. */
export function withTransition(update: () => void) {
  if (!document.startViewTransition || matchMedia('(prefers-reduced-motion: reduce)').matches) {
    update();
    return;
  }
  const { ready, finished } = document.startViewTransition(() => flushSync(update));
  // A quick second key skips the first fade: that is meant, and no error.
  for (const promise of [ready, finished]) promise.catch(() => {});
}
