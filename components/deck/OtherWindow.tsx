'use client';
import { useEffect, useState } from 'react';
import { useDeck } from './deck';
import { windowName } from './presenter/windowName';
import { useRoom } from './room/context';

/** How long a message stands, ms. */
const READ = 8000;

/** Lets the key S open the other window of the lecture, and says what is left to do there. */
export function OtherWindow() {
  const deck = useDeck();
  const room = useRoom();
  const [words, setWords] = useState('');
  useEffect(() => {
    if (!room) return;
    window.name = windowName(deck.role, room.session);
    deck.openOther = () => {
      import('./presenter/otherWindow')
        .then(({ openOther }) => openOther(deck, room))
        .then(setWords, () => {});
    };
    return () => {
      deck.openOther = undefined;
    };
  }, [deck, room]);
  useEffect(() => {
    if (!words) return;
    const timer = setTimeout(() => setWords(''), READ);
    return () => clearTimeout(timer);
  }, [words]);
  return words ? (
    <p className="sign sign-words" role="status">
      {words}
    </p>
  ) : null;
}
