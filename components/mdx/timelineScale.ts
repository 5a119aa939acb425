/** First and last year of the axis; the room before the first event holds the names of the lanes. */
const FROM = 1904;
const TO = 2030;

/** Years written under the axis. */
export const ticks = [1925, 1950, 1975, 2000, 2025];

/** Where a year stands, as a share of the axis. */
export function placeOf(year: number): number {
  return (year - FROM) / (TO - FROM);
}

/** Index of the event whose year and lane are nearest to a point: `x` a share of the axis, `lane` that of its row. */
export function nearestEvent(
  events: readonly { year: number; lane: string }[],
  x: number,
  lane?: string,
): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [i, event] of events.entries()) {
    const distance = Math.abs(placeOf(event.year) - x) + (lane && lane !== event.lane ? 0.02 : 0);
    if (distance < least) {
      least = distance;
      best = i;
    }
  }
  return best;
}

/** The event that a key leads to from the one at `index`; undefined for a key of no meaning here. */
export function eventAfterKey(key: string, index: number, count: number): number | undefined {
  const to: Record<string, number> = {
    ArrowRight: index + 1,
    ArrowDown: index + 1,
    ArrowLeft: index - 1,
    ArrowUp: index - 1,
    Home: 0,
    End: count - 1,
  };
  return key in to ? Math.min(count - 1, Math.max(0, to[key])) : undefined;
}
