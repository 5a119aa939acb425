import type { DeckRoute } from '../route';
import type { DeckSlide } from '../slides';

/** Slides of one chapter that follow each other on the way. */
export interface OutlinePart {
  /** Slug of the chapter. */
  chapter: string;
  /** The chapter in a word or two. */
  topic: string;
  /** Slides, 0-based, in the order in which they are shown. */
  slides: number[];
  /** Planned for them. */
  minutes: number;
}

/** The way ahead in parts: the chapters, and on a route that goes to and fro a part for each visit. */
export function outlineOf(
  slides: readonly DeckSlide[],
  route: DeckRoute | null,
  minutes: readonly number[],
): OutlinePart[] {
  const parts: OutlinePart[] = [];
  for (const slide of route?.slides ?? slides.keys()) {
    const { chapter, topic } = slides[slide];
    let part = parts.at(-1);
    if (part?.chapter !== chapter) {
      part = { chapter, topic, slides: [], minutes: 0 };
      parts.push(part);
    }
    part.slides.push(slide);
    part.minutes += minutes[slide] ?? 0;
  }
  return parts;
}
