import { formatAddress } from '../address';
import type { Deck } from '../deck';
import type { Room } from '../room/room';
import { withRoute } from '../route';
import { openWindow, otherScreen, windowAddress, windowFeatures } from './windows';

const BLOCKED = 'The browser did not open a window. Allow pop-ups for this page and try again.';
const PLACE =
  'Drag the new window to the projector’s screen and press F there: it fills the screen. With one screen, keep the two side by side.';
const FULL = 'The window is on the other screen. Press F in it: it fills the screen.';

/**
 * From the stage the lecturer's window of this lecture, from there the projector's, at the same place; the one that is open
 * comes to the front. Says what is left to do.
 */
export async function openOther({ role, state }: Deck, { session }: Pick<Room, 'session'>): Promise<string> {
  const { slides, place, route } = state.getState();
  const from = { search: withRoute('', route?.id ?? null), hash: formatAddress(slides, place) };
  if (role === 'stage') return openWindow(windowAddress('presenter', session, from)) ? '' : BLOCKED;
  const screen = await otherScreen();
  if (!openWindow(windowAddress('stage', session, from), windowFeatures(screen))) return BLOCKED;
  return screen ? FULL : PLACE;
}
