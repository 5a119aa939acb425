/**
 * A drawing in the site's colours and type, 1136 wide as on the stage: text of 24 units, ticks of 18. The colour tokens are
 * those of `app/tokens.css`; a page that holds the drawing replaces them by its own, so that themes and print follow.
 */

const STYLE =
  'svg{--ink:#1c1b1a;--soft:#5c5954;--line:#c9c4ba;--off:#ece8e0;--data:#0072b2;--model:#c2410c;--energy:#6d3fa9;--you:#0b7a57;--negative:#0f766e;--positive:#8a5a12;--paper:#fbfaf7}@media (prefers-color-scheme:dark){svg{--ink:#ececea;--soft:#a5a39d;--line:#4a4d53;--off:#2a2c30;--data:#56b4e9;--model:#f2955c;--energy:#b79ce8;--you:#4cc29a;--negative:#5fc7bb;--positive:#d9ab5b;--paper:#141517}}text{font:24px "Source Sans 3",system-ui,sans-serif;fill:var(--ink)}.s{fill:var(--soft)}.t{font-size:18px}.b{font-weight:600}.i{font-family:"Source Serif 4",Georgia,serif;font-style:italic}.m{text-anchor:middle}.e{text-anchor:end}.l{stroke:var(--ink);fill:none}.g{stroke:var(--line);fill:none}.d{fill:var(--data)}.D{stroke:var(--data);fill:none}.M{stroke:var(--model);fill:none}.mt{fill:var(--model)}.E{stroke:var(--energy);fill:none}.et{fill:var(--energy)}.y{fill:var(--you)}.Y{stroke:var(--you);fill:none}.n{fill:var(--negative)}.N{stroke:var(--negative);fill:none}.p{fill:var(--positive)}.P{stroke:var(--positive);fill:none}.k{fill:var(--ink)}.o{fill:var(--paper)}';

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

const round = (value: number): string => `${Math.round(value * 10) / 10}`;

/** The attribute `class`, left out when empty. */
const classed = (...names: string[]): string => {
  const all = names.filter(Boolean).join(' ');
  return all ? ` class="${all}"` : '';
};

/** A whole drawing. */
export function sheet(title: string, height: number, parts: Parts): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1136 ${height}" width="2272" height="${2 * height}" role="img"><title>${title}</title><style>${STYLE}</style>${parts.join('')}</svg>\n`;
}

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

/** With a true minus sign. */
export function label(value: number): string {
  return `${value}`.replace('-', '−');
}
