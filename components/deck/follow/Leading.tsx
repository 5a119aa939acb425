'use client';
import { useEffect, useSyncExternalStore } from 'react';
import { useDeck } from '../deck';
import { useRegister } from '../presenter/useRegister';
import type { Room } from '../room/room';
import { ClassVotes } from './ClassVotes';
import { CLASS, CLASS_LINE, classOf } from './classRegister';
import { obtainKeys } from './keyStore';
import { leadDeck } from './leadDeck';
import type { Leader } from './leader';
import './follow.css';

/** Leads the class from the window that leads the lecture; on the projector, shows its votes. */
export default function Leading({ room }: { room: Room }) {
  const deck = useDeck();
  const [register] = useRegister(CLASS);
  const leads = useSyncExternalStore(room.onLeader, room.leads, () => false);
  const place = classOf(register);
  const same = JSON.stringify(place);

  useEffect(() => {
    const now = classOf(JSON.parse(same));
    if (!leads || !now) return;
    room.registers.set(CLASS_LINE, null);
    let leader: Leader | undefined;
    let gone = false;
    obtainKeys().then(
      (keys) => {
        if (!gone) leader = leadDeck(deck, room, keys, now);
      },
      () => room.registers.set(CLASS_LINE, { line: 'closed', remote: null, dropped: 0 }),
    );
    return () => {
      gone = true;
      leader?.close();
    };
  }, [deck, room, leads, same]);

  return room.role === 'stage' ? (
    <aside className="stage-votes" aria-label="Answers of the class">
      <ClassVotes />
    </aside>
  ) : null;
}
