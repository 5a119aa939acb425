import type { DeckSlide, Place } from './slides';

/** Where a hash points: a slide (0-based) with the step if one was given, or the text that names no slide. */
export type Found = { slide: number; step?: number } | { asked: string };

/**
 * Reads `#/<id>/<step>`, or with a 1-based number for the id: `#/12`, `#/12/3`. An empty hash is the first slide.
 * A plain `#id`, the anchor of the reading page, works too. A step that is no number is as if it were not there.
 */
export function findAddress(slides: readonly DeckSlide[], hash: string): Found {
  const [name = '', stepText = ''] = decode(hash.replace(/^#?\/?/, '')).split('/');
  if (name === '') return { slide: 0 };
  const step = /^\d+$/.test(stepText) ? Number(stepText) : undefined;
  const slide = slides.findIndex((s) => s.id === name);
  if (slide >= 0) return { slide, step };
  const number = /^\d+$/.test(name) ? Number(name) : 0;
  if (number >= 1 && number <= slides.length) return { slide: number - 1, step };
  return { asked: name };
}

/** The canonical hash of a place. */
export function formatAddress(slides: readonly DeckSlide[], place: Place): string {
  return `#/${slides[place.slide].id}/${place.step}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Slides whose id or title resembles `asked`, best first: for the message about an unknown address. */
export function suggest(slides: readonly DeckSlide[], asked: string, count = 4): number[] {
  const number = Number(asked);
  if (Number.isFinite(number) && slides.length > 0) return [number < 1 ? 0 : slides.length - 1];
  const want = pairs(asked);
  return slides
    .map((slide, index) => ({
      index,
      score: Math.max(dice(want, pairs(slide.id)), dice(want, pairs(slide.title))),
    }))
    .filter(({ score }) => score > 0.25)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, count)
    .map(({ index }) => index);
}

function pairs(text: string): Map<string, number> {
  const clean = ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  const out = new Map<string, number>();
  for (let i = 0; i + 1 < clean.length; i++) {
    const pair = clean.slice(i, i + 2);
    out.set(pair, (out.get(pair) ?? 0) + 1);
  }
  return out;
}

/** Dice coefficient of two bags of letter pairs: 2·|common| / (|a| + |b|). */
function dice(a: Map<string, number>, b: Map<string, number>): number {
  let common = 0;
  for (const [pair, n] of a) common += Math.min(n, b.get(pair) ?? 0);
  const total = (bag: Map<string, number>) => [...bag.values()].reduce((sum, n) => sum + n, 0);
  return (2 * common) / Math.max(1, total(a) + total(b));
}
