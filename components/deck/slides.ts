/** The name on every slide. */
export const SEMINAR = 'Premio Nobel per la Fisica 2024';

/** What the stage knows of a slide without rendering it; the order of the list is the order of the lecture. */
export interface DeckSlide {
  /** Stable id from the heading, unique over the whole lecture: the canonical address. */
  id: string;
  title: string;
  /** Number of steps; at step 0 none of them is shown, at step `steps` all are. */
  steps: number;
  /** Slug of the chapter, the folder of its reading page. */
  chapter: string;
  chapterTitle: string;
  /** The chapter in a word or two. */
  topic: string;
}

/** A slide (0-based) and how many of its steps are shown. */
export interface Place {
  slide: number;
  step: number;
}

/** The nearest legal place: slide within the deck, step within the slide, junk to 0. */
export function clampPlace(slides: readonly DeckSlide[], slide: number, step: number): Place {
  const legal = clamp(slide, slides.length - 1);
  return { slide: legal, step: clamp(step, slides[legal]?.steps ?? 0) };
}

function clamp(value: number, max: number): number {
  const whole = Math.trunc(value);
  return Number.isFinite(whole) ? Math.max(0, Math.min(max, whole)) : 0;
}
