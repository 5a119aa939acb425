'use client';

import { useSyncExternalStore } from 'react';
import { basePath } from '../href';
import { VERSION } from './progress';
import { createProgressStore, type Kept, NOTHING } from './store';

/** The one store of the page; its key carries the base path, since several sites may share an origin. */
export const progressStore = createProgressStore(`${basePath}/exercises.v${VERSION}`, () => localStorage);

function subscribe(listener: () => void) {
  const stop = progressStore.subscribe(listener);
  const heard = ({ key }: StorageEvent) => {
    if (key === progressStore.key || key === null) progressStore.refresh();
  };
  window.addEventListener('storage', heard);
  return () => {
    stop();
    window.removeEventListener('storage', heard);
  };
}

/** What the reader has done so far; nothing in the page as built and until it is awake. */
export function useProgress(): Kept {
  return useSyncExternalStore(
    subscribe,
    () => progressStore.get(),
    () => NOTHING,
  );
}

const never = () => () => {};

/** False while the page is not awake: a form would then be sent, and what was typed or ticked lost. */
export const useAwake = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
