import { createStore, type StoreApi } from 'zustand/vanilla';
import { demoControls } from '@/components/demos/instances';
import { formatAddress } from '../address';
import type { Deck } from '../deck';
import { clampPlace, type Place } from '../slides';
import type { DeckState } from '../state';
import { demosOn, pickQuery, putQuery } from './demoQuery';
import type { Follower } from './follower';
import type { LeadMessage } from './messages';

/** Whose hand turns the pages. */
export type Mode = 'following' | 'browsing';

/** A deck that goes where the lecturer goes, until its reader goes elsewhere. */
export interface FollowingDeck {
  mode: StoreApi<Mode>;
  backToLive(): void;
  leave(): void;
}

/** The lecturer's place in this copy of the lecture; null when it has no such slide. */
export function placeOf({ slides }: Pick<DeckState, 'slides'>, lead: LeadMessage): Place | null {
  const slide = slides.findIndex(({ id }) => id === lead.slide);
  return slide < 0 ? null : clampPlace(slides, slide, lead.step);
}

/** Ties a deck to a follower. */
export function followDeck(deck: Deck, { store }: Pick<Follower, 'store'>, apply = showLead): FollowingDeck {
  const { state } = deck;
  const mode = createStore<Mode>(() => 'following');

  const keepUp = () => {
    const { lead } = store.getState();
    // Whoever is looking something up is not pulled away; when it closes they are where the lecture is.
    if (!lead || mode.getState() !== 'following' || state.getState().overlay !== null) return;
    apply(deck, lead);
  };
  const unfollow = store.subscribe((now, before) => {
    if (now.lead !== before.lead) keepUp();
  });
  const unwatch = state.subscribe((now, before) => {
    if (now.move !== before.move) {
      const { lead } = store.getState();
      const there = lead && placeOf(now, lead);
      const live = there?.slide === now.place.slide && there.step === now.place.step;
      mode.setState(live ? 'following' : 'browsing', true);
    } else if (now.overlay === null && before.overlay !== null) keepUp();
  });
  keepUp();

  return {
    mode,
    backToLive() {
      mode.setState('following', true);
      keepUp();
    },
    leave() {
      unfollow();
      unwatch();
    },
  };
}

/** Shows what the lecturer shows: the settings of the demos first, so that a demo that opens now opens with them. */
function showLead(deck: Deck, lead: LeadMessage): void {
  const place = placeOf(deck.state.getState(), lead);
  if (!place) return;
  const demos = demosOn(lead.slide);
  const names = demos.map(({ name }) => name);
  const other = pickQuery(location.search, names) !== pickQuery(lead.query, names);
  if (other) deck.bar?.query(putQuery(location.search, names, lead.query));
  const { slides, place: here } = deck.state.getState();
  if (place.slide !== here.slide || place.step !== here.step) {
    deck.send({ type: 'address', hash: formatAddress(slides, place) });
  }
  if (other) for (const { element } of demos) demoControls(element)?.settings(`?${lead.query}`);
}
