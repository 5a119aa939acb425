import type { Place } from '../slides';
import { type DeckState, reduce } from '../state';

/** What the key for the next step will show, whatever is open over the deck now; null at the end. */
export function nextPlace(state: DeckState): Place | null {
  const bare: DeckState = { ...state, overlay: null, screen: 'shown', digits: '' };
  const { place } = reduce(bare, { type: 'command', command: 'next' });
  return place.slide === state.place.slide && place.step === state.place.step ? null : place;
}
