'use client';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useDeck, useDeckState } from '../deck';
import { askedPath, openedPath, openPathAt } from './opened';

const PathBar = lazy(() => import('./PathBar'));

/** Where a recorded lecture is played, when the address names one or the viewer opens a file. */
export function PathSlot() {
  const deck = useDeck();
  const live = useDeckState((s) => s.live);
  const opened = useStore(openedPath, (s) => s.path !== null || s.problem !== '');
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    const address = live && !asked ? askedPath(location.search) : null;
    if (address === null) return;
    setAsked(true);
    void openPathAt(address, deck.state.getState().slides);
  }, [deck, live, asked]);
  return opened ? (
    <Suspense>
      <PathBar />
    </Suspense>
  ) : null;
}
