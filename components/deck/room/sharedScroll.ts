import type { Deck } from '../deck';
import type { Registers } from './registers';

const REGISTER = 'scroll';
/** Where a slide that is taller than its box is scrolled to: what all windows show of it. */
interface Scroll {
  slide: string;
  /** Of the way that it can be scrolled, from 0 to 1. */
  share: number;
}

/** A place that was asked for is met to this many pixels: they are whole ones on some screens. */
const NEAR = 2;

/** A slide scrolled in one window is scrolled in the others. Returns the way out. */
export function connectScroll({ view }: Deck, registers: Registers): () => void {
  let asked: number | undefined;
  let frame = 0;
  const wayOf = (body: Element) => body.scrollHeight - body.clientHeight;
  const slideNow = () => {
    const { slides, place } = view.getState();
    return slides[place.slide].id;
  };
  const take = () => {
    const scroll = registers.get<Scroll>(REGISTER);
    if (scroll?.slide !== slideNow() || !(scroll.share >= 0 && scroll.share <= 1)) return;
    const body = document.querySelector('.slide[data-current] .slide-body');
    if (!body) return;
    body.scrollTop = scroll.share * wayOf(body);
    asked = body.scrollTop;
  };
  /** Once the slide that was turned to is the current one and has its height. */
  const soon = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(take);
  };
  const scrolled = ({ target: body }: Event) => {
    if (!(body instanceof Element) || !body.matches('.slide[data-current] .slide-body')) return;
    const way = wayOf(body);
    if (way <= 0 || (asked !== undefined && Math.abs(body.scrollTop - asked) < NEAR)) return;
    asked = undefined;
    const share = Math.min(1, Math.max(0, Math.round((1e4 * body.scrollTop) / way) / 1e4));
    registers.set(REGISTER, { slide: slideNow(), share } satisfies Scroll);
  };
  // A scroll event does not bubble.
  document.addEventListener('scroll', scrolled, { capture: true, passive: true });
  soon();
  const cleanup = [
    view.subscribe((now, before) => {
      if (now.place.slide !== before.place.slide || now.typeSize !== before.typeSize) soon();
    }),
    registers.subscribe((keys, origin) => {
      if (origin === 'there' && keys.includes(REGISTER)) soon();
    }),
  ];
  return () => {
    document.removeEventListener('scroll', scrolled, { capture: true });
    cancelAnimationFrame(frame);
    for (const undo of cleanup) undo();
  };
}
