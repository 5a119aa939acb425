import talk from '@/content/talk.json';
import type { Manifest, SlideEntry } from './manifest';

/** A section of the talk and the slides that say what it said, in the order of the lecture. */
export interface TalkSection {
  section: string;
  slides: SlideEntry[];
}

/** The talk, section by section in its own order, as the chapters' front matter covers it. */
export function coverage({ chapters, slides }: Manifest): TalkSection[] {
  return talk.map((section) => {
    const ids = chapters.flatMap(({ covers }) =>
      covers.filter((covered) => covered.section === section).flatMap((covered) => covered.slides),
    );
    return { section, slides: ids.map((id) => slides.find((slide) => slide.id === id)!) };
  });
}
