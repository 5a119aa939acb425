'use client';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { RunLinkContext } from '@/components/demos/share/link';
import type { Deck } from '../deck';
import { RoomContext } from './context';
import type { Role, Room } from './room';
import { createRunLinks } from './runLinks';

const OtherBuild = lazy(() => import('./OtherBuild'));

/** Gives what is inside a room and its demos a line to the other windows. The room comes once the deck has been painted. */
export function RoomProvider({ deck, role, children }: { deck: Deck; role: Role; children: ReactNode }) {
  const [links] = useState(createRunLinks);
  const [room, setRoom] = useState<Room | null>(null);
  useEffect(() => {
    let exit: (() => void) | undefined;
    let cancelled = false;
    const enter = () =>
      import('./enter').then(
        ({ enterRoom }) => {
          if (cancelled) return;
          const entered = enterRoom(deck, role);
          const detach = links.attach(entered.room);
          setRoom(entered.room);
          exit = () => {
            detach();
            entered.exit();
            setRoom(null);
          };
        },
        // Without the network this window stays alone, which the link state of a presenter says.
        () => {},
      );
    // A hidden window paints nothing, and is a member all the same.
    const painted = document.hidden ? 0 : requestAnimationFrame(() => setTimeout(enter));
    if (!painted) void enter();
    return () => {
      cancelled = true;
      cancelAnimationFrame(painted);
      exit?.();
    };
  }, [deck, role, links]);
  return (
    <RoomContext value={room}>
      <RunLinkContext value={links.open}>{children}</RunLinkContext>
      {room ? <BuildWatch room={room} /> : null}
    </RoomContext>
  );
}

function BuildWatch({ room }: { room: Room }) {
  const differs = useStore(room.peers, (peers) => peers.some(({ build }) => build !== room.build));
  return differs ? (
    <Suspense>
      <OtherBuild />
    </Suspense>
  ) : null;
}
