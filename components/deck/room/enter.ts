import { basePath } from '@/components/mdx/href';
import type { Deck } from '../deck';
import { openChannel } from './channel';
import { connectRoom } from './connectRoom';
import { createRoom, type Role, type Room } from './room';
import { askedSession, randomId, takeSeat, withSession } from './session';
import { connectScroll } from './sharedScroll';

/** Time after a change until the registers are kept, ms. */
const SOON = 400;

/** The build of the site that this window runs. */
export const BUILD = process.env.NEXT_PUBLIC_BUILD || 'dev';

/** Opens the room of this window and ties the deck to it. `exit` leaves it. */
export function enterRoom(deck: Deck, role: Role): { room: Room; exit: () => void } {
  const seat = takeSeat(basePath, location.search, () => sessionStorage);
  const channel = openChannel(`${basePath}|present|${seat.session}`);
  const room = createRoom({ ...seat, me: randomId(), role, build: BUILD, channel });
  const disconnect = connectRoom(deck, room);
  const letScroll = connectScroll(deck, room.registers);

  let soon: ReturnType<typeof setTimeout> | undefined;
  const save = () => {
    clearTimeout(soon);
    soon = undefined;
    seat.save(room.registers.entries());
  };
  const unsubscribe = room.registers.subscribe(() => {
    soon ??= setTimeout(save, SOON);
  });
  const leave = () => {
    save();
    seat.leave();
    room.leave();
  };
  const back = () => {
    seat.comeBack();
    room.rejoin();
  };
  const shown = (event: PageTransitionEvent) => event.persisted && back();
  // Not alone any more: a copy of the address, or a crash, finds the others again.
  const company = room.peers.subscribe((peers) => {
    if (peers.length > 0 && askedSession(location.search) !== room.session) {
      deck.bar?.query(withSession(location.search, room.session));
    }
  });
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', shown);
  document.addEventListener('resume', back);
  return {
    room,
    exit() {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', shown);
      document.removeEventListener('resume', back);
      company();
      unsubscribe();
      disconnect();
      letScroll();
      leave();
      room.close();
    },
  };
}
