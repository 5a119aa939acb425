/** Colours and type of every drawing: its own when it is opened alone, the page's when it stands in one. */
const STYLE =
  'svg{--ink:#1c1b1a;--soft:#5c5954;--line:#c9c4ba;--off:#ece8e0;--data:#0072b2;--model:#c2410c;--energy:#6d3fa9;--paper:#fbfaf7}' +
  '@media (prefers-color-scheme:dark){svg{--ink:#ececea;--soft:#a5a39d;--line:#4a4d53;--off:#2a2c30;--data:#56b4e9;--model:#f2955c;--energy:#b79ce8;--paper:#141517}}' +
  'text{font:24px "Source Sans 3",system-ui,sans-serif;fill:var(--ink)}.s{fill:var(--soft)}.t{font-size:18px}.b{font-weight:600}' +
  '.i{font-family:"Source Serif 4",Georgia,serif;font-style:italic}.m{text-anchor:middle}.e{text-anchor:end}' +
  '.l{stroke:var(--ink);fill:none;stroke-width:2}.g{stroke:var(--line);fill:none;stroke-width:2}' +
  '.d{fill:var(--data)}.D{stroke:var(--data);fill:none}.M{stroke:var(--model);fill:none}.mt{fill:var(--model)}' +
  '.E{stroke:var(--energy);fill:none}.et{fill:var(--energy)}';

/** A drawing 1136 units wide, the width of a slide. */
export function sheet(title: string, height: number, parts: string[]): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1136 ${height}" width="2272" height="${2 * height}" role="img">` +
    `<title>${title}</title><style>${STYLE}</style>${parts.join('')}</svg>\n`
  );
}

/** A coordinate with one decimal. */
export const at = (x: number): string => String(Math.round(10 * x) / 10);

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

/** A path; `how` are classes, `more` further attributes. */
export function line(d: string, how = 'l', more = ''): string {
  return `<path class="${how}"${more ? ` ${more}` : ''} d="${d}"/>`;
}

export const DASHED = 'stroke-width="3" stroke-dasharray="10 7"';

export function dot(x: number, y: number, r: number, how = 'd', more = ''): string {
  return `<circle cx="${at(x)}" cy="${at(y)}" r="${at(r)}" class="${how}"${more ? ` ${more}` : ''}/>`;
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

/** A number with a true minus sign. */
export const printed = (value: number, decimals: number): string => value.toFixed(decimals).replace('-', '−');
