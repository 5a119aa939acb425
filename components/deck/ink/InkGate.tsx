'use client';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { basePath } from '@/components/mdx/href';
import { useDeck } from '../deck';
import { useRoom } from '../room/context';
import { hasKeptInk } from './keptKey';

const Ink = lazy(() => import('./Ink').catch(() => ({ default: NotLoaded })));

/** Loads the tools once they are wanted: by a key, by another window, by ink on this device. A lone reader never does. */
export function InkGate() {
  const deck = useDeck();
  const room = useRoom();
  const [wanted, setWanted] = useState(deck.role === 'presenter');
  const asked = useStore(
    deck.tools.store,
    ({ held, open, asked }) => held !== null || open || asked.length > 0,
  );
  useEffect(() => {
    const want = () => setWanted(true);
    if (asked || hasKeptInk(basePath, () => localStorage)) want();
    document.addEventListener('fullscreenchange', want);
    return () => document.removeEventListener('fullscreenchange', want);
  }, [asked]);
  useEffect(() => {
    if (!room) return;
    const look = () => {
      const shared = room.registers.entries().some(({ key }) => key.startsWith('ink:') || WANTING.has(key));
      if (shared || room.peers.getState().length > 0) setWanted(true);
    };
    look();
    return room.peers.subscribe(look);
  }, [room]);
  return wanted ? (
    <Suspense>
      <Ink />
    </Suspense>
  ) : null;
}

/** Without the network, and not kept for that: the deck goes on without tools. */
function NotLoaded() {
  return (
    <p className="sign" role="status">
      The tools cannot be loaded without the network.
    </p>
  );
}

/** Registers of tools that were at work before a reload. */
const WANTING: ReadonlySet<string> = new Set(['spotlight', 'countdown', 'theme']);
