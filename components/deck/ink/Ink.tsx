'use client';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { basePath } from '@/components/mdx/href';
import { useDeck } from '../deck';
import { useRoom } from '../room/context';
import { connectAwake } from './awake';
import { KitContext } from './context';
import { createKeptInk } from './kept';
import { createKit, type Kit } from './kit';
import { Layer } from './Layer';
import { connectPointing } from './pointing';
import { connectProjector } from './projector';
import { StageTools } from './StageTools';
import { alone, type Shared } from './shared';
import { createWakeLock, thisScreen } from './wakeLock';
import './ink.css';

/** The tools of this window, loaded when one is wanted: over the slides, and on the stage a bar of them. */
export default function Ink() {
  const deck = useDeck();
  const kit = useNewKit();
  const open = useStore(deck.tools.store, (s) => s.open);
  if (!kit) return null;
  return (
    <KitContext value={kit}>
      <Layer />
      {deck.role === 'stage' && open ? <StageTools /> : null}
    </KitContext>
  );
}

/** A kit tied to this page, for the room it is in. */
function useNewKit(): Kit | null {
  const deck = useDeck();
  const room = useRoom();
  const [kit, setKit] = useState<Kit | null>(null);
  useEffect(() => {
    const shared: Shared = room ?? alone();
    const made = createKit(
      { deck, shared, wake: createWakeLock(thisScreen()) },
      createKeptInk(basePath, () => localStorage),
    );
    const cleanup = [
      connectPointing(made),
      connectStorage(made),
      connectAwake(made, room),
      ...(deck.role === 'stage' ? [connectProjector(shared)] : []),
    ];
    deck.tools.store.setState({ kit: made });
    setKit(made);
    return () => {
      deck.tools.store.setState({ kit: null });
      setKit(null);
      for (const undo of cleanup) undo();
      made.close();
    };
  }, [deck, room]);
  return kit;
}

function connectStorage({ book }: Kit): () => void {
  const heard = ({ key }: StorageEvent) => book.refresh(key);
  window.addEventListener('storage', heard);
  return () => window.removeEventListener('storage', heard);
}
