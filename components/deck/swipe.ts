/** A finger's position in CSS px at a time in ms. */
export interface Touch {
  x: number;
  y: number;
  time: number;
}

/** Reads one finger's path: a quick, mostly horizontal stroke moves the deck; anything else is left to the page. */
export function readSwipe(start: Touch, end: Touch): 'next' | 'previous' | undefined {
  const dx = end.x - start.x;
  const dy = end.y - start.y;
  if (end.time - start.time > 800 || Math.abs(dx) < 48 || Math.abs(dx) < 2 * Math.abs(dy)) return undefined;
  return dx < 0 ? 'next' : 'previous';
}
