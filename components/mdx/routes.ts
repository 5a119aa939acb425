import { coverage } from './coverage';
import type { Manifest } from './manifest';

/** A way through the lecture that shows some of its slides, in an order of its own. */
export interface LectureRoute {
  /** As in the address of the stage: `/present/?route=45`. */
  id: string;
  /** In two words, for the stage. */
  name: string;
  /** Ids of the slides, each once. */
  slides: string[];
  /** Planned by the slides' notes. */
  minutes: number;
}

/**
 * The routes through the lecture: 45 and 90 minutes of it, as the chapters choose, and the talk in its own order, in which
 * a slide that covers several sections stands at the first.
 */
export function lectureRoutes(manifest: Manifest): LectureRoute[] {
  const { chapters, slides } = manifest;
  const route = (id: string, name: string, ids: string[]): LectureRoute => ({
    id,
    name,
    slides: ids,
    minutes: slides.reduce((sum, slide) => sum + (ids.includes(slide.id) ? slide.minutes : 0), 0),
  });
  const inTalk = coverage(manifest).flatMap((section) => section.slides.map(({ id }) => id));
  return [
    route(
      '45',
      '45 min',
      chapters.flatMap(({ routes }) => routes.short),
    ),
    route(
      '90',
      '90 min',
      chapters.flatMap(({ routes }) => routes.long),
    ),
    route('talk', 'Talk’s order', [...new Set(inTalk)]),
  ];
}
