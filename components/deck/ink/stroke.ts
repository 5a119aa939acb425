/** Colours of the pen, from the one colour code; as names, so that ink follows the theme. */
export const inkColors = ['ink', 'model', 'data', 'you', 'energy'] as const;

export type InkColor = (typeof inkColors)[number];

export interface Nib {
  /** In widths of the slide. */
  width: number;
  opacity: number;
}

/** What one draws with; the marker lets the words below it through. */
export const nibs = {
  fine: { width: 3 / 1280, opacity: 1 },
  medium: { width: 6 / 1280, opacity: 1 },
  broad: { width: 12 / 1280, opacity: 1 },
  marker: { width: 30 / 1280, opacity: 0.35 },
} as const satisfies Record<string, Nib>;

export type NibName = keyof typeof nibs;

/** Coordinates are whole numbers: at 1280 px a rounding error is below 0.07 px, at 3840 px below 0.2 px. */
export const UNITS = 10_000;

/** One line of ink. */
export interface Stroke {
  id: string;
  color: InkColor;
  nib: NibName;
  /** Drawn where a slide fills an upright phone: the words stand elsewhere there, and the ink belongs to them. */
  tall?: true;
  /** x, y in turn: parts of the slide's width and height from its upper left corner, times `UNITS`. */
  points: readonly number[];
}

/** Most points of one stroke: two minutes of a quick pen. */
const MOST_POINTS = 20_000;

/** How far outside the slide a point may lie, in widths or heights of it. */
const MARGIN = 1;

/** A part of the slide as a whole number of units, kept near the slide. */
export function toUnits(part: number): number {
  return Math.round(Math.max(-MARGIN, Math.min(1 + MARGIN, part)) * UNITS);
}

/**
 * Checks strokes that come from outside, a file, the device or another window.
 *
 * @throws RangeError that says in words what is wrong, and where
 */
export function readStrokes(value: unknown, where: string): Stroke[] {
  if (!Array.isArray(value)) throw new RangeError(`${where} holds no list of strokes`);
  const ids = new Set<string>();
  return value.map((entry: unknown, index) => {
    const fault = faultOf(entry);
    if (fault) throw new RangeError(`stroke ${index + 1} of ${where}: ${fault}`);
    const { id, color, nib, tall, points } = entry as Stroke;
    if (ids.has(id)) throw new RangeError(`stroke ${index + 1} of ${where}: it is there twice`);
    ids.add(id);
    return { id, color, nib, ...(tall ? { tall } : {}), points };
  });
}

function faultOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null) return 'it is no stroke';
  const { id, color, nib, tall, points } = entry as Record<string, unknown>;
  if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id)) return 'it has no id';
  if (!inkColors.includes(color as InkColor)) return `there is no colour “${String(color).slice(0, 20)}”`;
  if (typeof nib !== 'string' || !Object.hasOwn(nibs, nib))
    return `there is no pen “${String(nib).slice(0, 20)}”`;
  if (tall !== undefined && tall !== true) return 'its layout makes no sense';
  if (!Array.isArray(points) || points.length < 2 || points.length % 2 !== 0)
    return 'its points are not pairs';
  if (points.length > 2 * MOST_POINTS) return `it has more than ${MOST_POINTS} points`;
  if (!points.every(isCoordinate)) return 'a point lies far outside the slide';
  return undefined;
}

function isCoordinate(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs((value as number) / UNITS - 0.5) <= 0.5 + MARGIN;
}
