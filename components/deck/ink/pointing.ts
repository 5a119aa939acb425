import { currentSlide, type Kit } from './kit';

/** Laser and spotlight follow the pointer over the slide; the demo below keeps it. Returns the way out. */
export function connectPointing({ deck, laser, spotlight }: Kit): () => void {
  const { store } = deck.tools;
  let place: { x: number; y: number } | null = null;

  const follow = () => {
    const { held, lit } = store.getState();
    const slide = currentSlide(deck.state.getState());
    laser.point(held === 'laser' && place ? { slide, ...place } : null);
    if (held === 'spotlight' && lit && place) spotlight.move(place.x, place.y);
  };
  const move = (event: PointerEvent) => {
    place = placeOn(slideOf(event.target), event);
    if (store.getState().held) follow();
  };
  const leave = () => {
    place = null;
    follow();
  };
  const wheel = (event: WheelEvent) => {
    if (store.getState().held !== 'spotlight' || !slideOf(event.target)) return;
    event.preventDefault();
    spotlight.resize(event.deltaY < 0 ? 1.08 : 1 / 1.08);
  };
  const { documentElement: page } = document;
  document.addEventListener('pointermove', move, { passive: true });
  document.addEventListener('pointerdown', move, { passive: true });
  page.addEventListener('pointerleave', leave);
  document.addEventListener('wheel', wheel, { passive: false });
  const cleanup = [
    store.subscribe(({ held }, before) => {
      if (held !== before.held) follow();
    }),
    // A slide that comes finds the pointer where it is.
    deck.view.subscribe((now, before) => {
      if (currentSlide(now) !== currentSlide(before) && store.getState().held) follow();
    }),
  ];
  return () => {
    document.removeEventListener('pointermove', move);
    document.removeEventListener('pointerdown', move);
    page.removeEventListener('pointerleave', leave);
    document.removeEventListener('wheel', wheel);
    for (const undo of cleanup) undo();
  };
}

/** The current slide below a pointer. */
function slideOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('.slide[data-current]') : null;
}

function placeOn(slide: Element | null, { clientX, clientY }: PointerEvent): { x: number; y: number } | null {
  if (!slide) return null;
  const { left, top, width, height } = slide.getBoundingClientRect();
  const x = (clientX - left) / width;
  const y = (clientY - top) / height;
  // A slider that is dragged keeps the pointer beyond the slide.
  return x >= 0 && x <= 1 && y >= 0 && y <= 1 ? { x, y } : null;
}
