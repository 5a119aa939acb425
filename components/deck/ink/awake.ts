import type { Room } from '../room/room';
import type { Kit } from './kit';

/**
 * The screen stays awake while one presents: in full screen, or with another window of the lecture. A reader's own page
 * sleeps as the device likes. Returns the way out.
 */
export function connectAwake({ deck, wake }: Kit, room: Room | null): () => void {
  const look = () => {
    const presents = document.fullscreenElement !== null || (room?.peers.getState().length ?? 0) > 0;
    wake.want(presents && deck.tools.store.getState().awake);
  };
  look();
  document.addEventListener('fullscreenchange', look);
  const cleanup = [deck.tools.store.subscribe(look), room?.peers.subscribe(look)];
  return () => {
    document.removeEventListener('fullscreenchange', look);
    for (const undo of cleanup) undo?.();
  };
}
