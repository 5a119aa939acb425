'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { useDeck, useDeckState } from '../deck';
import { shownBy } from '../room/connectRoom';
import { useRoom } from '../room/context';
import type { Room } from '../room/room';
import { linkState, linkWords } from './linkWords';

/** How this window and the projector stand to each other, and who computes the demos. */
export function LinkPanel() {
  const room = useRoom();
  return (
    <section className="link-panel" aria-label="Windows">
      {room ? <Link room={room} /> : <p className="link-words">Not connected</p>}
    </section>
  );
}

function Link({ room }: { room: Room }) {
  const deck = useDeck();
  const peers = useStore(room.peers);
  const shows = useDeckState(shownBy);
  const state = useSettled(linkState(peers, room.build, shows));
  return (
    <>
      <p className="link-words" role="status" data-link={state}>
        <i aria-hidden="true" />
        {linkWords[state]}
      </p>
      <div className="buttons">
        {state === 'none' ? (
          <button type="button" className="main" onClick={() => deck.openOther?.()}>
            Open the projector window <kbd>S</kbd>
          </button>
        ) : null}
        <Leader room={room} alone={state === 'none'} />
      </div>
    </>
  );
}

/** A step takes a moment to cross: only what lasts is said. */
const MOMENT = 400;

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), MOMENT);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

function Leader({ room, alone }: { room: Room; alone: boolean }) {
  const leads = useSyncExternalStore(room.onLeader, room.leads, () => true);
  if (alone) return null;
  return leads ? (
    <span className="figures" data-leads="here">
      Demos run in this window
    </span>
  ) : (
    <>
      <span className="figures" data-leads="there">
        Demos run in the other window
      </span>
      <button type="button" onClick={room.takeOver}>
        Take over
      </button>
    </>
  );
}
