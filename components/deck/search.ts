import { fold } from '@/components/mdx/search/words';
import type { DeckSlide } from './slides';

/** A slide that matches a query; `where` is the passage of its text when neither title nor id did. */
export interface Match {
  slide: number;
  where?: string;
}

/** A slide that the search over the whole site found in its text. */
export interface TextMatch {
  id: string;
  where: string;
}

/**
 * Slides that match a query, best first: by number (`12`), by id, by title, by title and chapter, then as the search over
 * the texts has them. Accents and case do not matter. An empty query lists every slide in order.
 *
 * @param texts slides found by any words of their text, best first; empty until the index has been fetched
 */
export function findSlides(
  slides: readonly DeckSlide[],
  query: string,
  texts: readonly TextMatch[] = [],
): Match[] {
  const words = plain(query).split(' ').filter(Boolean);
  if (words.length === 0) return slides.map((_, slide) => ({ slide }));
  const number = /^\d+$/.test(query.trim()) ? Number(query) : 0;
  const inText = new Map(texts.map(({ id, where }, i) => [id, { where, rank: 1 - i / texts.length }]));
  return slides
    .map((slide, index) => {
      const score = index + 1 === number ? 100 : rank(slide, words);
      const text = score > 0 ? undefined : inText.get(slide.id);
      return { slide: index, score: score || (text?.rank ?? 0), where: text?.where };
    })
    .filter((match) => match.score > 0)
    .sort((a, b) => b.score - a.score || a.slide - b.slide)
    .map(({ slide, where }) => ({ slide, where }));
}

function rank(slide: DeckSlide, words: string[]): number {
  const title = plain(slide.title);
  if (slide.id === words.join('-')) return 90;
  if (title.startsWith(words.join(' '))) return 80;
  if (words.every((word) => title.includes(word))) return 60;
  const heading = `${title} ${plain(slide.id)} ${plain(slide.chapterTitle)}`;
  return words.every((word) => heading.includes(word)) ? 40 : 0;
}

function plain(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
