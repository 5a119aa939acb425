import type { Context2D, Size, Theme } from '@/components/viz/context';
import { families, type Method, methods } from './methods';

/** Where a method stands on the map: the rectangle of its label, in pixels. */
export interface Place {
  method: Method;
  column: number;
  /** Counted from the top of the column. */
  row: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Heading {
  name: string;
  x: number;
  y: number;
}

export interface MapLayout {
  places: Place[];
  headings: Heading[];
  /** Room for a heading. */
  step: number;
}

const COLUMNS = 1 + Math.max(...families.map((family) => family.column));
/** Height of a heading and of the room under a family, in rows. */
const HEADING = 0.62;
const GAP = 0.24;

/** Rows of a column: its methods, a heading for each family, and the room between them. */
function rowsOf(column: number): number {
  const own = families.filter((family) => family.column === column);
  return own.reduce(
    (sum, { id }) => sum + HEADING + GAP + methods.filter((m) => m.family === id).length,
    -GAP,
  );
}

const ROWS = Math.max(...Array.from({ length: COLUMNS }, (_, column) => rowsOf(column)));

/** Columns of families in the order of the file; the same for the picture and for the buttons over it. */
export function layoutMap(size: Size, theme: Theme): MapLayout {
  const pitch = (size.height - 4) / ROWS;
  const step = size.width / COLUMNS;
  const width = step - Math.max(8, 0.95 * theme.fontSize);
  const places: Place[] = [];
  const headings: Heading[] = [];
  for (let column = 0; column < COLUMNS; column++) {
    const x = column * step + (step - width) / 2;
    let y = 2;
    let row = 0;
    for (const family of families.filter((f) => f.column === column)) {
      headings.push({ name: family.name, x, y: Math.max(y + HEADING * pitch * 0.66, 0.8 * theme.fontSize) });
      y += HEADING * pitch;
      for (const method of methods.filter((m) => m.family === family.id)) {
        places.push({ method, column, row: row++, x, y, width, height: pitch * 0.84 });
        y += pitch;
      }
      y += GAP * pitch;
    }
  }
  return { places, headings, step };
}

/** The nearest place from `id` in the direction of an arrow key; itself when there is none. */
export function neighborOf({ places }: MapLayout, id: string, dx: number, dy: number): string {
  const from = places.find((place) => place.method.id === id);
  if (!from) return id;
  let best = id;
  let least = Infinity;
  for (const place of places) {
    const along = (place.x - from.x) * dx + (place.y - from.y) * dy;
    const aside = Math.abs((place.x - from.x) * dy) + Math.abs((place.y - from.y) * dx);
    if (along < 1) continue;
    const distance = along + 2.5 * aside;
    if (distance < least) {
      least = distance;
      best = place.method.id;
    }
  }
  return best;
}

/** Height of a line of text, in font sizes. */
const LINE = 1.08;
const SMALLEST = 6;

/** A label broken into lines. */
export interface Label {
  lines: string[];
  /** Distance of two lines. */
  pitch: number;
}

/** The largest size, at most the theme's, at which every name fits its rectangle, and the names broken for it. */
export function layoutNames(
  ctx: Context2D,
  { places }: MapLayout,
  theme: Theme,
): { font: number; names: Label[] } {
  for (let font = theme.fontSize; ; font -= 0.5) {
    ctx.font = `${font}px ${theme.font}`;
    const names = places.map(({ method, width }) => wrap(ctx, method.short ?? method.name, width - 8));
    const fits = names.every(
      (lines, i) =>
        lines.length * font * LINE <= places[i].height &&
        lines.every((line) => ctx.measureText(line).width <= places[i].width - 6),
    );
    if (fits || font <= SMALLEST)
      return { font, names: names.map((lines) => ({ lines, pitch: font * LINE })) };
  }
}

/** Words of a label in as few lines as fit the width. */
function wrap(ctx: Context2D, label: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.length - 1;
    const joined = last < 0 ? word : `${lines[last]} ${word}`;
    if (last >= 0 && ctx.measureText(joined).width <= width) lines[last] = joined;
    else lines.push(word);
  }
  return lines;
}
