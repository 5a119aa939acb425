'use client';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useDeck } from '../deck';
import { useRegister } from '../presenter/useRegister';
import { useRoom } from '../room/context';
import type { Overlay } from '../state';

/* A lone reader needs none of this: each part is loaded when it is asked for. */
const Following = lazy(() => import('./Following'));
const Leading = lazy(() => import('./Leading'));
const overlays = { code: lazy(() => import('./CodeOverlay')), class: lazy(() => import('./ClassOverlay')) };

/** The stage as part of a class: it follows the lecturer of its link, or leads a class. */
export function Follow() {
  const room = useRoom();
  const [followed, setFollowed] = useState<string | null>(null);
  const [place] = useRegister('class');
  useEffect(() => setFollowed(new URLSearchParams(location.search).get('follow')), []);
  useSharedCode();
  return (
    <Suspense>
      {followed === null ? null : <Following link={followed} />}
      {room && place ? <Leading room={room} /> : null}
    </Suspense>
  );
}

/** The code for phones, or the dialog about the class. */
export function FollowOverlay({ name }: { name: Extract<Overlay, keyof typeof overlays> }) {
  const Shown = overlays[name];
  return (
    <Suspense>
      <Shown />
    </Suspense>
  );
}

/** The code opens and closes in all windows: asked for in the presenter, it is for the projector. */
function useSharedCode() {
  const { state, send } = useDeck();
  const room = useRoom();
  useEffect(() => {
    if (!room) return;
    const leave = room.on('code', (open) => {
      if (open !== (state.getState().overlay === 'code')) send({ type: 'command', command: 'code' });
    });
    const unsubscribe = state.subscribe(({ overlay: now }, { overlay: before }) => {
      if (now !== before && (now === 'code' || before === 'code')) room.send('code', now === 'code');
    });
    return () => {
      leave();
      unsubscribe();
    };
  }, [room, state, send]);
}
