'use client';
import { lazy, Suspense, useEffect } from 'react';
import { href } from '../href';
import { isLecture } from './site';
import { offlineStore, useOffline } from './state';

const UpdateOffer = lazy(() => import('./UpdateOffer'));

/** Time that a page has for itself after it has loaded, ms: a phone on a thin line is not done with it sooner. */
const WAIT = 8000;

/**
 * Saves the site for offline use once the page has nothing else to do, and offers new versions. A page with a lecture
 * makes no offer by itself: it stands in the list of keys.
 */
export function Offline() {
  const update = useOffline((s) => s.update);
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production') return;
    return whenIdle(connectWhenOnline);
  }, []);
  if (!update || isLecture(location.pathname.slice(href('/').length))) return null;
  return (
    <Suspense>
      <UpdateOffer />
    </Suspense>
  );
}

/** A page that was there before the connection went has no copy to read the script from. */
function connectWhenOnline() {
  if (!navigator.onLine && !navigator.serviceWorker?.controller) {
    addEventListener('online', connectWhenOnline, { once: true });
    return;
  }
  import('./connect').then(
    ({ connectOffline }) => connectOffline(),
    () => offlineStore.setState({ phase: 'failed', reason: 'its script could not be fetched' }),
  );
}

/** Calls back when the page has loaded and rests. Returns the way out. */
function whenIdle(then: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    timer = setTimeout(() => {
      if ('requestIdleCallback' in window) requestIdleCallback(then, { timeout: 5000 });
      else then();
    }, WAIT);
  };
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
  return () => {
    removeEventListener('load', wait);
    clearTimeout(timer);
  };
}
