import type { Deck } from './deck';
import { neighbor } from './route';

/** The picture of a move comes first, ms. */
const WAIT = 30;

/**
 * Marks the slides before and after the current one, which the style sheet then lays out unseen: to show one of them is to
 * paint it. Returns the way out.
 */
export function connectNeighbours({ view }: Deck, root: HTMLElement): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let marked: HTMLElement[] = [];
  const mark = () => {
    const { slides, route, place } = view.getState();
    const ids = ([1, -1] as const).map(
      (by) => slides[neighbor(route, slides.length, place.slide, by) ?? -1]?.id,
    );
    const near = ids.flatMap((id) => (id && root.querySelector<HTMLElement>(`[data-slide="${id}"]`)) || []);
    for (const slide of marked) slide.toggleAttribute('data-near', near.includes(slide));
    for (const slide of near) slide.toggleAttribute('data-near', true);
    marked = near;
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(mark, WAIT);
  };
  wait();
  const unsubscribe = view.subscribe((now, before) => {
    if (now.place.slide !== before.place.slide || now.route !== before.route) wait();
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
    for (const slide of marked) slide.removeAttribute('data-near');
  };
}
