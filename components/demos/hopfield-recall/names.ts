import { LETTER_NAMES } from '@/lib/ml/letters';
import { messages } from './messages';
import type { Frame } from './simulation';

const text = messages.en.shelves;

/** Name of a picture of the shelf: a letter, a digit, a subject, or the number of one of the reader's own. */
export function nameOf({ pictures, builtIn }: Pick<Frame, 'pictures' | 'builtIn'>, picture: number): string {
  if (picture >= builtIn) return text.own(picture - builtIn);
  if (pictures === 'letters') return LETTER_NAMES[picture];
  if (pictures === 'photographs') return text.photographs[picture];
  return String(picture);
}
