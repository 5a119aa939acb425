import { at } from './sheet';

export { at, printed, sheet } from './sheet';

/** Words at a place; `how` are classes of the style sheet. The words may hold `tspan`s. */
export function words(x: number, y: number, text: string, how = ''): string {
  return `<text x="${at(x)}" y="${at(y)}"${how ? ` class="${how}"` : ''}>${text}</text>`;
}

/** An italic letter inside words, a raised or a lowered one. */
export const letter = (text: string): string => `<tspan class="i">${text}</tspan>`;
export const raised = (text: string): string =>
  `<tspan dy="-8" class="t">${text}</tspan><tspan dy="8">\u200b</tspan>`;
export const lowered = (text: string): string =>
  `<tspan dy="6" class="t">${text}</tspan><tspan dy="-6">\u200b</tspan>`;

/** Ink and grey lines are two units wide, unless they say otherwise. */
function withWidth(how: string, more: string): string {
  return /^[lg]$/.test(how) && !more.includes('stroke-width')
    ? `stroke-width="2"${more && ` ${more}`}`
    : more;
}

/** A path; `how` are classes, `more` further attributes. */
export function line(d: string, how = 'l', more = ''): string {
  const rest = withWidth(how, more);
  return `<path class="${how}"${rest && ` ${rest}`} d="${d}"/>`;
}

export const DASHED = 'stroke-width="3" stroke-dasharray="10 7"';

export function dot(x: number, y: number, r: number, how = 'd', more = ''): string {
  const rest = withWidth(how, more);
  return `<circle cx="${at(x)}" cy="${at(y)}" r="${at(r)}" class="${how}"${rest && ` ${rest}`}/>`;
}

/** A ring on the paper, the shape of what is a model. */
export function ring(x: number, y: number, r: number, colour = 'model'): string {
  return `<circle cx="${at(x)}" cy="${at(y)}" r="${at(r)}" fill="var(--paper)" stroke="var(--${colour})" stroke-width="4"/>`;
}

export function box(x: number, y: number, width: number, height: number, more: string): string {
  return `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" ${more}/>`;
}

/** An arrow to the right, with its head at (x₂, y). */
export function arrow(x1: number, x2: number, y: number): string {
  return line(
    `M${at(x1)} ${at(y)}H${at(x2)}M${at(x2 - 14)} ${at(y - 7)}L${at(x2)} ${at(y)}L${at(x2 - 14)} ${at(y + 7)}`,
  );
}

/** Straight map of [from, to] onto [start, end]. */
export function scale(from: number, to: number, start: number, end: number): (value: number) => number {
  return (value) => start + ((end - start) * (value - from)) / (to - from);
}

/** A polyline through (x, y); points that leave [top, bottom] are left out. */
export function curve(points: [number, number][], top = -1e9, bottom = 1e9): string {
  const shown = points.filter(([, y]) => y >= top && y <= bottom);
  return `M${shown.map(([x, y]) => `${at(x)} ${at(y)}`).join('L')}`;
}

/** Left and bottom axis of a plot. */
export function axes(left: number, top: number, right: number, bottom: number): string {
  return line(`M${left} ${top}V${bottom}H${right}`);
}

/** A tick of the bottom axis with its number. */
export function tick(x: number, bottom: number, text: string): string {
  return line(`M${at(x)} ${bottom}v7`) + words(x, bottom + 27, text, 'm t s');
}

/** A tick of the left axis with its number. */
export function sideTick(left: number, y: number, text: string): string {
  return line(`M${left} ${at(y)}h-7`) + words(left - 13, y + 6, text, 'e t s');
}

/** A bar of one standard error to both sides, standing or lying. */
export function errorBar(x: number, y: number, half: number, lying = false): string {
  return lying
    ? line(`M${at(x - half)} ${at(y)}h${at(2 * half)}`, 'l', 'stroke-width="3"')
    : line(`M${at(x)} ${at(y - half)}v${at(2 * half)}`, 'l', 'stroke-width="3"');
}
