import type { PublishedNumber } from './numbers.mjs';

/** The YAML at the head of a chapter. */
export interface FrontMatter {
  /** A sentence. */
  title: string;
  lead: string;
  /** How long the lecturer plans for the chapter. */
  minutes: number;
  /** The talk's sections that this chapter covers. */
  covers: Covered[];
  /** Slides to show when the lecture has 45 minutes, and when it has 90. */
  routes: { short: string[]; long: string[] };
  /** The lead demo. */
  demo?: string;
}

/** A section of the talk and the slides of one chapter that say what it says. */
export interface Covered {
  /** As in `content/talk.json`. */
  section: string;
  slides: string[];
  /** Line of the front matter. */
  line: number;
}

export interface Slide {
  id: string;
  title: string;
  /** True for what follows a bare `---`. */
  continued: boolean;
  /** Line of the heading in the source. */
  line: number;
  /** Number of steps after the first picture; steps are 1 … steps, 0 shows what needs none. */
  steps: number;
  /** Ids of the demos, in order. */
  demos: string[];
  /** Words on the stage. */
  words: number;
  /** Words on the reading page. */
  allWords: number;
  /** Planned by its notes. */
  minutes?: number;
  hasNotes: boolean;
  searchText: string;
}

/** Something named in prose that must exist. */
export type Reference =
  | { kind: 'demo'; id: string; name: string; preset?: string; presets: string[]; line: number }
  | { kind: 'cite' | 'code' | 'figure' | 'python' | 'number'; id: string; line: number }
  /** The place of a demo that must not exist yet. */
  | { kind: 'place'; id: string; line: number };

/** One field of an exercise: a number with its tolerance, or a choice. */
export interface AnswerEntry {
  label: string;
  /** As typed in the prose. */
  value: string;
  /** Largest accepted distance from the value; absent for a choice. */
  tolerance?: number;
  unit?: string;
  choices?: string[];
}

export interface ExerciseEntry {
  /** Stable and unique in its chapter. */
  id: string;
  title: string;
  kind?: 'predict' | 'compute' | 'explore' | 'explain';
  answers: AnswerEntry[];
  line: number;
}

export interface Chapter {
  front: FrontMatter;
  slides: Slide[];
  exercises: ExerciseEntry[];
  references: Reference[];
  words: number;
}

/** Names prose may use. */
export const VOCABULARY: Set<string>;

/**
 * Turns the parsed MDX of a chapter into slides, in place, and says what it found.
 *
 * @throws Error `path:line: reason`
 */
export function structure(
  tree: object,
  options: { path: string; notes: boolean; numbers?: Map<string, PublishedNumber> },
): Chapter;
