import type { Manifest } from '@/components/mdx/manifest';
import { lectureRoutes } from '@/components/mdx/routes';
import type { DeckRoute } from './route';
import type { DeckSlide } from './slides';

/** The slides of the manifest as the deck knows them. */
export function deckSlides({ slides, chapters }: Manifest): DeckSlide[] {
  return slides.map(({ id, title, steps, chapter }) => {
    const { title: chapterTitle, topic } = chapters.find(({ slug }) => slug === chapter)!;
    return { id, title, steps, chapter, chapterTitle, topic };
  });
}

/** The routes of the lecture as the deck knows them. */
export function deckRoutes(manifest: Manifest): DeckRoute[] {
  return lectureRoutes(manifest).map(({ id, name, slides }) => ({
    id,
    name,
    slides: slides.map((slide) => manifest.slides.findIndex((other) => other.id === slide)),
  }));
}
