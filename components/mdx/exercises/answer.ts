/** Reading what somebody typed as a number, and saying what kind of slip a wrong one is. */

/** What a reader is asked for: a number, and how far from it an answer may be. */
export interface Question {
  value: number;
  /** Largest accepted distance from the value, in its unit. */
  tolerance: number;
  unit?: string;
  /** A count: nothing is gained by more digits. */
  whole?: boolean;
}

/** Tolerance of a count. */
export const WHOLE = 0.4;

export type Verdict =
  | 'right'
  | 'unreadable'
  | 'close'
  | 'sign'
  | 'double'
  | 'half'
  | 'tenfold'
  | 'tenth'
  | 'wrong';

/** What the page says of an answer. */
export const WORDS: Record<Verdict, string> = {
  right: 'Right.',
  unreadable: 'This is not a number. Type for example 0.25, 1/4 or 2.5e-1.',
  close: 'Not yet, but close: keep more digits until the end.',
  sign: 'Not yet: the size is right, the sign is not.',
  double: 'Not yet: this is twice the answer.',
  half: 'Not yet: this is half the answer.',
  tenfold: 'Not yet: this is ten times the answer.',
  tenth: 'Not yet: this is a tenth of the answer.',
  wrong: 'Not yet.',
};

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺';
const PLAIN = '0123456789-+';

/**
 * The number in a text: `−1.5`, `1,5`, `27/16`, `3e-4`, `3×10⁻⁴`, `10^-3`, `1 000 000`, `12 %`, with or without its unit.
 * A single comma is a decimal comma.
 *
 * @returns null when it is none
 */
export function readNumber(text: string, unit = ''): number | null {
  const plain = normalize(text, unit);
  const percent = unit !== '%' && plain.endsWith('%');
  const [over, under, ...more] = (percent ? plain.slice(0, -1) : plain).split('/').map(readReal);
  if (more.length || over === null || under === null || under === 0) return null;
  const value = (over / (under ?? 1)) * (percent ? 0.01 : 1);
  return Number.isFinite(value) ? value : null;
}

/** One way of writing each thing, and nothing around the number. */
function normalize(text: string, unit: string): string {
  const spaceless = (s: string) => s.replace(/\s+/g, '');
  let plain = text
    .replace(
      /[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+/g,
      (raised) => `^${[...raised].map((c) => PLAIN[SUPERSCRIPTS.indexOf(c)]).join('')}`,
    )
    .replace(/[‐‑‒–—−﹣－]/g, '-')
    .replace(/[{}]/g, '')
    .replace(/^\s*[=≈~]/, '')
    .replace(/(\d)\s+(?=\d{3}(?!\d))/g, '$1');
  // What is left of gaps between digits separates two numbers.
  if (/\d\s+[\d.,]/.test(plain)) return 'two';
  plain = spaceless(plain);
  const mark = spaceless(unit);
  return mark && plain.endsWith(mark) ? plain.slice(0, -mark.length) : plain;
}

function readReal(text: string): number | null {
  const power = /^([+-]?)10\^([+-]?\d+)$/.exec(text);
  if (power) return Number(`${power[1]}1e${power[2]}`);
  const parts = /^([+-]?)(\d[\d.,]*|[.,]\d+)(?:(?:e|[×x·⋅*]10\^)([+-]?\d+))?$/i.exec(text);
  if (!parts) return null;
  const digits = readDigits(parts[2]);
  return digits === null ? null : Number(`${parts[1]}${digits}e${parts[3] ?? 0}`);
}

/** Digits with a decimal point; of several points or commas only the last kind, standing alone, is decimal. */
function readDigits(text: string): string | null {
  const marks = text.replace(/\d/g, '');
  if (marks.length < 2) return text.replace(',', '.');
  const last = marks.at(-1) as string;
  const decimal = marks.indexOf(last) === marks.length - 1 ? last : '';
  const [whole, fraction = ''] = decimal ? text.split(decimal) : [text];
  return /^\d{1,3}([.,]\d{3})+$/.test(whole) && new Set(whole.replace(/\d/g, '')).size === 1
    ? `${whole.replace(/[.,]/g, '')}.${fraction}`
    : null;
}

/** What to say of a number: the nearest true statement about how it differs from the answer. */
export function judge(given: number | null, { value, tolerance, whole }: Question): Verdict {
  if (given === null) return 'unreadable';
  // An answer at the very edge is not lost to rounding.
  const within = (x: number, reach = tolerance) => Math.abs(x - value) <= reach + 1e-12 * Math.abs(value);
  if (within(given)) return 'right';
  // Where the tolerance is coarse, an answer is twice or minus another by chance; counts are so exactly or not.
  const reach = whole ? 0 : tolerance;
  if (reach > 0.15 * Math.abs(value)) return 'wrong';
  if (within(-given, reach)) return 'sign';
  if (within(given / 2, reach)) return 'double';
  if (within(given * 2, reach)) return 'half';
  if (within(given / 10, reach)) return 'tenfold';
  if (within(given * 10, reach)) return 'tenth';
  if (whole) return 'wrong';
  return within(given, Math.min(4 * tolerance, 0.15 * Math.abs(value))) ? 'close' : 'wrong';
}
