import { readNumbers } from '@/components/mdx/plugins/numbers.mjs';
import { sidesOf, sumOf } from './sums';

/** A piece of prose that is not formula, or one formula, with the place where it begins. */
interface Piece {
  text: string;
  formula: boolean;
  line: number;
}

/** A numeral that stands typed in a chapter. */
export interface Typed {
  numeral: string;
  line: number;
}

const numbers = readNumbers();
const blank = (text: string) => text.replace(/[^\n]/g, ' ');

/** What holds no result of the lecture: front matter, code, marks of works, of places and of answers, addresses. */
const SILENT = [
  /^---\n[\s\S]*?\n---\n/,
  /```[\s\S]*?```/g,
  /<(Cite|Answer|Demo|Place|Code|Python)\b[^>]*>/g,
  /\[#[^\]]*\]|\]\([^)]*\)|`[^`\n]*`/g,
  /\b(id|src|minutes|until|steps|preset)="[^"]*"/g,
];

/** The pieces of a chapter, in order. */
export function piecesOf(source: string, exercises = true): Piece[] {
  const silent = exercises ? SILENT : [...SILENT, /<Exercise\b[\s\S]*?<\/Exercise>/g];
  const prose = silent.reduce((text, pattern) => text.replace(pattern, blank), source);
  let line = 1;
  return prose.split(/(\$\$[\s\S]*?\$\$|\$[^$]*\$)/).map((piece, i) => {
    const found = { text: piece.replaceAll('$', ''), formula: i % 2 === 1, line };
    line += piece.split('\n').length - 1;
    return found;
  });
}

/** Two sides of an equation of a formula that are both made of numerals. */
export interface Equation {
  sides: [string, string];
  /** How far they are apart, in units of what their roundings allow: 1 at most. */
  apart: number;
}

const withValues = (tex: string) =>
  tex.replace(/\\val\{([^}]*)\}/g, (_, key) => (numbers.get(key)?.value ?? '?').replaceAll(',', ''));

/** The equations of a formula that can be worked out. */
export function equationsOf(tex: string): Equation[] {
  if (/matrix/.test(tex)) return [];
  return sidesOf(tex).flatMap((sides) => {
    const sums = sides.map((side) => sumOf(withValues(side)));
    return sides.slice(1).flatMap((side, i) => {
      const [left, right] = [sums[i], sums[i + 1]];
      if (!left || !right) return [];
      const apart = Math.abs(left.value - right.value) / (1.0001 * (left.spread + right.spread) + 1e-9);
      return [{ sides: [sides[i], side] as [string, string], apart }];
    });
  });
}

/** Numerals with this many significant digits look like results; whole ones of less than four digits, and years, do not. */
const DIGITS = 3;

function looksLikeResult(numeral: string): boolean {
  const digits = numeral.replace(/[.,]/g, '').replace(/^0+/, '');
  if (numeral.includes('.')) return digits.length >= DIGITS;
  return digits.length > DIGITS && !/^(1[6-9]|20)\d\d$/.test(numeral) && !/^\d{1,2}0+$/.test(digits);
}

/** Numerals outside the exercises that look like results, and that no equation on the spot gives. */
export function typedNumbers(source: string): Typed[] {
  return piecesOf(source, false).flatMap(({ text, formula, line }) => {
    let rest = text;
    if (formula)
      for (const { sides } of equationsOf(text)) for (const side of sides) rest = rest.replace(side, blank);
    rest = rest.replace(/<Value\b[^>]*>|\\val\{[^}]*\}/g, ' ').replaceAll('{,}', ',');
    return [...rest.matchAll(/(?<![\w.,^])\d{1,3}(?:,\d{3})+(?!\d)|(?<![\w.,^])\d+(?:\.\d+)?(?!\w)/g)]
      .filter(([numeral]) => looksLikeResult(numeral))
      .map(({ 0: numeral, index }) => ({
        numeral,
        line: line + rest.slice(0, index).split('\n').length - 1,
      }));
  });
}
