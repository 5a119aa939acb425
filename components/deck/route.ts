/** A way through the deck that shows some of its slides, in an order of its own. */
export interface DeckRoute {
  /** As in the address: `?route=45`. */
  id: string;
  /** In two words. */
  name: string;
  /** Slides (0-based), each once. */
  slides: readonly number[];
}

/** The whole lecture, which is no route, in two words. */
export const WHOLE = 'Whole lecture';

/** The route that an address asks for, or null for the whole lecture. */
export function askedRoute(search: string): string | null {
  return new URLSearchParams(search).get('route') || null;
}

/** The query for another route; whatever else it says is kept. */
export function withRoute(search: string, id: string | null): string {
  const query = new URLSearchParams(search);
  if (id === null) query.delete('route');
  else query.set('route', id);
  const text = query.toString();
  return text ? `?${text}` : '';
}

/**
 * The slide after (1) or before (−1) one, undefined at the end. From a slide outside the route the way leads to the nearest
 * one on it, in the order of the lecture.
 */
export function neighbor(
  route: DeckRoute | null,
  count: number,
  slide: number,
  by: 1 | -1,
): number | undefined {
  if (!route) return slide + by >= 0 && slide + by < count ? slide + by : undefined;
  const at = route.slides.indexOf(slide);
  if (at >= 0) return route.slides[at + by];
  const onward = route.slides.filter((other) => (by > 0 ? other > slide : other < slide));
  if (onward.length === 0) return undefined;
  return by > 0 ? Math.min(...onward) : Math.max(...onward);
}

/** Where a slide stands: the n-th (from 1) of so many; n is 0 outside the route. */
export function standing(route: DeckRoute | null, count: number, slide: number): { n: number; of: number } {
  return route
    ? { n: route.slides.indexOf(slide) + 1, of: route.slides.length }
    : { n: slide + 1, of: count };
}
