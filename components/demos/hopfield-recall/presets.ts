import { packBits } from '@/lib/bits';
import { mixture } from '@/lib/ml/hopfieldStates';
import { letterPatterns } from '@/lib/ml/letters';
import { messages } from './messages';
import type { Params } from './simulation';

const words = messages.en.presets;

/** Pictures that each shelf has stored at first, as the bits of `stored`. */
export const FIRST_STORED: Record<Params['pictures'], number> = {
  letters: 0b111,
  digits: 0b111,
  handwritten: 2 ** 10 - 1,
  photographs: 2 ** 9 - 1,
  empty: 0,
};

/** sgn(A + O + Z): what three letters have in common, two to one. */
const mixed = packBits(mixture(letterPatterns(), [0, 1, 2]));

export const presets: Record<string, { label: string; params: Partial<Params> }> = {
  default: { label: words.default, params: {} },
  half: { label: words.half, params: { noise: 0, erase: 'lower' } },
  photographs: {
    label: words.photographs,
    params: { pictures: 'photographs', stored: FIRST_STORED.photographs, noise: 0.2, second: 2 },
  },
  mixture: { label: words.mixture, params: { own: mixed, cue: 6, noise: 0.05 } },
  negative: { label: words.negative, params: { noise: 0.8, panel: 'plane' } },
  'flip-flop': { label: words.flipFlop, params: { stored: 1, noise: 0.5, update: 'synchronous' } },
  crowded: { label: words.crowded, params: { pictures: 'digits', stored: 2 ** 10 - 1, noise: 0.1 } },
  inverse: {
    label: words.inverse,
    params: { pictures: 'digits', stored: 2 ** 10 - 1, noise: 0.1, rule: 'pseudo-inverse' },
  },
  warm: { label: words.warm, params: { noise: 0.2, temperature: 0.6 } },
};
