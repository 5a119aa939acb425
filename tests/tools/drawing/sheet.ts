/**
 * A drawing in the site's colours and type, 1136 wide as on the stage: text of 24 units, ticks of 18. The colour tokens are
 * those of `app/tokens.css`; a page that holds the drawing replaces them by its own, so that themes and print follow.
 */
const STYLE =
  'svg{--ink:#1c1b1a;--soft:#5c5954;--line:#c9c4ba;--off:#ece8e0;--data:#0072b2;--model:#c2410c;--energy:#6d3fa9;--you:#0b7a57;--negative:#0f766e;--positive:#8a5a12;--paper:#fbfaf7}' +
  '@media (prefers-color-scheme:dark){svg{--ink:#ececea;--soft:#a5a39d;--line:#4a4d53;--off:#2a2c30;--data:#56b4e9;--model:#f2955c;--energy:#b79ce8;--you:#4cc29a;--negative:#5fc7bb;--positive:#d9ab5b;--paper:#141517}}' +
  'text{font:24px "Source Sans 3",system-ui,sans-serif;fill:var(--ink)}.s{fill:var(--soft)}' +
  '.t{font-size:18px}.b{font-weight:600}.i{font-family:"Source Serif 4",Georgia,serif;font-style:italic}' +
  '.m{text-anchor:middle}.e{text-anchor:end}.l{stroke:var(--ink);fill:none}.g{stroke:var(--line);fill:none}' +
  '.d{fill:var(--data)}.D{stroke:var(--data);fill:none}.M{stroke:var(--model);fill:none}' +
  '.mt{fill:var(--model)}.E{stroke:var(--energy);fill:none}.et{fill:var(--energy)}.y{fill:var(--you)}' +
  '.Y{stroke:var(--you);fill:none}.n{fill:var(--negative)}.N{stroke:var(--negative);fill:none}' +
  '.p{fill:var(--positive)}.P{stroke:var(--positive);fill:none}.k{fill:var(--ink)}.o{fill:var(--paper)}';

/** A whole drawing. */
export function sheet(title: string, height: number, parts: readonly string[]): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1136 ${height}" width="2272" height="${2 * height}" role="img">` +
    `<title>${title}</title><style>${STYLE}</style>${parts.join('')}</svg>\n`
  );
}

/** A coordinate with one decimal. */
export const at = (x: number): string => String(Math.round(10 * x) / 10);

/** A number with a true minus sign, with so many decimals or as short as it is. */
export const printed = (value: number, decimals?: number): string =>
  (decimals === undefined ? String(value) : value.toFixed(decimals)).replace('-', '−');
