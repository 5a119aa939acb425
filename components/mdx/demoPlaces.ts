import type { ChapterEntry, Manifest, SlideEntry } from './manifest';

/** Written chapters that show a demo, in order. */
export function chaptersOf({ chapters }: Manifest, id: string): ChapterEntry[] {
  return chapters.filter(({ demos, demo }) => demos.includes(id) || demo === id);
}

/** Slides that show a demo, in order. */
export function slidesOf({ slides }: Manifest, id: string): SlideEntry[] {
  return slides.filter(({ demos }) => demos.includes(id));
}
