import type { Deck } from './deck';
import { SEMINAR } from './slides';

/**
 * Names the window after its slide. The page's own title may be put into the head late, before any other: then the name
 * is given again.
 */
export function connectTitle({ role, state }: Deck): () => void {
  const before = role === 'presenter' ? 'Presenter: ' : '';
  const name = () => {
    const { slides, place } = state.getState();
    const title = `${before}${place.slide + 1} ${slides[place.slide].title} · ${SEMINAR}`;
    if (document.title !== title) document.title = title;
  };
  const unsubscribe = state.subscribe((now, old) => {
    if (now.move !== old.move) name();
  });
  const head = new MutationObserver(name);
  head.observe(document.head, { childList: true });
  return () => {
    unsubscribe();
    head.disconnect();
  };
}
