import { printed as label, at as round } from './sheet';

export { printed as label, sheet } from './sheet';

/** Colour of a series: data, model, energy, you, negative, positive, ink, soft or line. */
export type Ink = 'data' | 'model' | 'energy' | 'you' | 'negative' | 'positive' | 'ink' | 'soft' | 'line';

const FILL = {
  data: 'd',
  model: 'mt',
  energy: 'et',
  you: 'y',
  negative: 'n',
  positive: 'p',
  ink: 'k',
  soft: 's',
  line: 's',
} satisfies Record<Ink, string>;

const STROKE = {
  data: 'D',
  model: 'M',
  energy: 'E',
  you: 'Y',
  negative: 'N',
  positive: 'P',
  ink: 'l',
  soft: 'l',
  line: 'g',
} satisfies Record<Ink, string>;

export type Place = readonly [x: number, y: number];

/** Parts of an SVG, in drawing order. */
export type Parts = string[];

/** The attribute `class`, left out when empty. */
const classed = (...names: string[]): string => {
  const all = names.filter(Boolean).join(' ');
  return all ? ` class="${all}"` : '';
};

/** Words; `looks` are letters of the style: t small, b bold, i italic, m centred, e ending here. */
export function words([x, y]: Place, text: string, ink: Ink = 'ink', looks = ''): string {
  return `<text x="${round(x)}" y="${round(y)}"${classed(FILL[ink], ...looks)}>${text}</text>`;
}

/** An open line through places. */
export function line(places: readonly Place[], ink: Ink, width = 3, dash = '', opacity = 1): string {
  const d = places.map(([x, y], k) => `${k ? 'L' : 'M'}${round(x)} ${round(y)}`).join('');
  const more = `${dash ? ` stroke-dasharray="${dash}"` : ''}${opacity < 1 ? ` opacity="${opacity}"` : ''}`;
  return `<path${classed(STROKE[ink])} stroke-width="${width}"${more} d="${d}"/>`;
}

/** The area between two lines. */
export function band(upper: readonly Place[], lower: readonly Place[], ink: Ink, opacity = 0.2): string {
  const places = [...upper, ...[...lower].reverse()];
  const d = places.map(([x, y], k) => `${k ? 'L' : 'M'}${round(x)} ${round(y)}`).join('');
  return `<path${classed(FILL[ink])} opacity="${opacity}" d="${d}Z"/>`;
}

/** A filled dot. */
export function dot([x, y]: Place, ink: Ink, radius = 7, opacity = 1): string {
  return `<circle${classed(FILL[ink])} cx="${round(x)}" cy="${round(y)}" r="${radius}"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`;
}

/** Many equal dots, as one path. */
export function dots(places: readonly Place[], ink: Ink, radius: number, opacity = 1): string {
  const d = places.map(([x, y]) => `M${round(x)} ${round(y)}h0`).join('');
  return `<path${classed(STROKE[ink])} stroke-width="${2 * radius}" stroke-linecap="round"${opacity < 1 ? ` opacity="${opacity}"` : ''} d="${d}"/>`;
}

/** A filled rectangle. */
export function box([x, y]: Place, width: number, height: number, ink: Ink, opacity = 1): string {
  return `<rect${classed(FILL[ink])} x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`;
}

/** A line with a head at its end. */
export function arrow(from: Place, to: Place, ink: Ink, width = 4, dash = ''): string {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const [ux, uy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const at = (back: number, side: number): Place => [
    to[0] - back * ux - side * uy,
    to[1] - back * uy + side * ux,
  ];
  const head = [at(18, 9), to, at(18, -9)];
  return `${line([from, at(16, 0)], ink, width, dash)}${band(head, [], ink, 1)}`;
}

/** Maps data to places: `x` from [x0, x1] to the left and right edge, `y` from [y0, y1] to bottom and top. */
export interface Frame {
  x: (value: number) => number;
  y: (value: number) => number;
  at: (x: number, y: number) => Place;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A frame in the rectangle left … right, top … bottom. */
export function frame([left, right]: Place, [top, bottom]: Place, [x0, x1]: Place, [y0, y1]: Place): Frame {
  const x = (value: number) => left + ((value - x0) / (x1 - x0)) * (right - left);
  const y = (value: number) => bottom - ((value - y0) / (y1 - y0)) * (bottom - top);
  return { x, y, at: (a, b) => [x(a), y(b)], left, right, top, bottom };
}

/** Values of an axis below the frame, with its base line. */
export function ticksBelow(f: Frame, values: readonly number[]): Parts {
  return [
    line(
      [
        [f.left, f.bottom],
        [f.right, f.bottom],
      ],
      'line',
      2,
    ),
    ...values.map((value) => words([f.x(value), f.bottom + 26], label(value), 'soft', 'tm')),
  ];
}

/** Values of an axis left of the frame, with faint lines across. */
export function ticksLeft(f: Frame, values: readonly number[]): Parts {
  return values.flatMap((value) => [
    line(
      [
        [f.left, f.y(value)],
        [f.right, f.y(value)],
      ],
      'line',
      1,
    ),
    words([f.left - 10, f.y(value) + 6], label(value), 'soft', 'te'),
  ]);
}
