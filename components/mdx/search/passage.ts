import { fold } from './words';

/** A piece of text; `hit` when it is a word that matched. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** A text cut at the words that matched. */
export function pieces(text: string, words: readonly string[]): Piece[] {
  const wanted = new Set(words);
  const out: Piece[] = [];
  for (const part of text.split(/([\p{L}\p{M}\p{N}]+)/u)) {
    const hit = wanted.has(fold(part));
    const last = out.at(-1);
    if (last && last.hit === hit) last.text += part;
    else if (part) out.push({ text: part, hit });
  }
  return out;
}

/** Letters of a passage, and how many of them stand before the first match. */
const LENGTH = 130;
const LEAD = 34;

/** About two lines of a text around the first of the words that matched, or its beginning. */
export function passage(text: string, words: readonly string[]): string {
  const wanted = new Set(words);
  const flat = text.replace(/\s+/g, ' ').trim();
  const first = [...flat.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].find(([word]) => wanted.has(fold(word)));
  const at = first?.index ?? 0;
  const from = at > LEAD ? flat.indexOf(' ', at - LEAD) + 1 : 0;
  const to = flat.indexOf(' ', from + LENGTH);
  const part = to < 0 ? flat.slice(from) : `${flat.slice(from, to)} …`;
  // A formula is an ellipsis already.
  return from > 0 ? `… ${part.replace(/^…\s*/, '')}` : part;
}
