/** Left and top edge of an item of a grid, in px. */
export interface Corner {
  left: number;
  top: number;
}

/** The item one row above (−1) or below (+1) that is nearest in its column; the item itself at the edge. */
export function rowNeighbor(items: readonly Corner[], index: number, direction: -1 | 1): number {
  const from = items[index];
  const rows = items
    .map(({ top }) => top)
    .filter((top) => (direction > 0 ? top > from.top + 1 : top < from.top - 1));
  if (rows.length === 0) return index;
  const row = direction > 0 ? Math.min(...rows) : Math.max(...rows);
  let best = index;
  let distance = Number.POSITIVE_INFINITY;
  items.forEach(({ left, top }, i) => {
    if (Math.abs(top - row) <= 1 && Math.abs(left - from.left) < distance) {
      best = i;
      distance = Math.abs(left - from.left);
    }
  });
  return best;
}
