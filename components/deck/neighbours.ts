import type { Deck } from './deck';
import { neighbor } from './route';

/**
 * Marks the current slide and those before and after it, and lays them out: the style sheet then keeps what is not current
 * as it is, unseen, so that to show it is to paint it. The picture of a move comes first. Returns the way out.
 */
export function connectNeighbours({ view }: Deck): () => void {
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let marked: HTMLElement[] = [];
  const mark = () => {
    const { slides, route, place } = view.getState();
    const beside = ([1, -1] as const).map((by) => neighbor(route, slides.length, place.slide, by));
    const near = [place.slide, ...beside].flatMap((index) => {
      const id = index === undefined ? undefined : slides[index].id;
      return (id && document.getElementById(id)) || [];
    });
    for (const slide of marked) slide.removeAttribute('data-near');
    for (const slide of near) slide.setAttribute('data-near', '');
    marked = near;
    arrivals.disconnect();
    for (const slide of near.slice(1)) {
      layOut(slide);
      arrivals.observe(slide, { childList: true, subtree: true });
    }
  };
  const forget = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const wait = () => {
    forget();
    frame = requestAnimationFrame(() => {
      timer = setTimeout(mark);
    });
  };
  // A picture that was fetched, or has taken the place of a demo.
  const arrivals = new MutationObserver(wait);
  wait();
  const unsubscribe = view.subscribe((now, before) => {
    if (now.place.slide !== before.place.slide || now.route !== before.route) wait();
  });
  return () => {
    unsubscribe();
    forget();
    arrivals.disconnect();
    for (const slide of marked) slide.removeAttribute('data-near');
  };
}

/** Lays out a slide whose contents are skipped; they stay laid out. */
function layOut(slide: HTMLElement) {
  slide.style.contentVisibility = 'visible';
  slide.getBoundingClientRect();
  slide.style.contentVisibility = '';
}
