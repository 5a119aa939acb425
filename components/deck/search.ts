import type { DeckSlide } from './slides';

/** A slide that matches a query; `where` is the passage of its text when neither title nor id did. */
export interface Match {
  slide: number;
  where?: string;
}

/**
 * Slides that match a query, best first: by number (`12`), by id, by title, then by any words of their text.
 * All words must occur; accents and case do not matter. An empty query lists every slide in order.
 *
 * @param texts plain text of each slide by id, empty until it has been fetched
 */
export function findSlides(
  slides: readonly DeckSlide[],
  query: string,
  texts: Readonly<Record<string, string>> = {},
): Match[] {
  const words = plain(query).split(' ').filter(Boolean);
  if (words.length === 0) return slides.map((_, slide) => ({ slide }));
  const number = /^\d+$/.test(query.trim()) ? Number(query) : 0;
  return slides
    .map((slide, index) => ({ ...rank(slide, index, words, number, texts[slide.id] ?? ''), slide: index }))
    .filter((match) => match.score > 0)
    .sort((a, b) => b.score - a.score || a.slide - b.slide)
    .map(({ slide, where }) => ({ slide, where }));
}

function rank(
  slide: DeckSlide,
  index: number,
  words: string[],
  number: number,
  text: string,
): { score: number; where?: string } {
  if (number === index + 1) return { score: 100 };
  const title = plain(slide.title);
  const heading = `${title} ${plain(slide.id)} ${plain(slide.chapterTitle)}`;
  if (slide.id === words.join('-')) return { score: 90 };
  if (title.startsWith(words.join(' '))) return { score: 80 };
  if (words.every((word) => title.includes(word))) return { score: 60 };
  if (words.every((word) => heading.includes(word))) return { score: 40 };
  const body = plain(text);
  if (!words.every((word) => heading.includes(word) || body.includes(word))) return { score: 0 };
  return { score: 20, where: passage(text, words) };
}

/** About sixty characters around the first word found. */
function passage(text: string, words: string[]): string {
  const flat = text.replace(/\s+/g, ' ');
  const body = fold(flat);
  const hits = words.map((word) => body.indexOf(word)).filter((at) => at >= 0);
  const at = hits.length > 0 ? Math.min(...hits) : 0;
  const from = Math.max(0, flat.lastIndexOf(' ', Math.max(0, at - 20)) + 1);
  const to = flat.indexOf(' ', from + 70);
  return `${from > 0 ? '… ' : ''}${to < 0 ? flat.slice(from) : `${flat.slice(from, to)} …`}`;
}

function plain(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Lower case without accents; keeps the length for letters with one accent. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
