import type { PublishedNumber } from './numbers.mjs';

/** The YAML at the head of a chapter. */
export interface FrontMatter {
  /** A sentence. */
  title: string;
  lead: string;
  /** How long the lecturer plans for the chapter. */
  minutes: number;
  /** Headings of the talk that this chapter covers. */
  covers: string[];
  /** The lead demo. */
  demo?: string;
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
  hasNotes: boolean;
  searchText: string;
}

/** Something named in prose that must exist. */
export type Reference =
  | { kind: 'demo'; id: string; presets: string[]; line: number }
  | { kind: 'cite' | 'code' | 'figure' | 'number'; id: string; line: number }
  /** The place of a demo that must not exist yet. */
  | { kind: 'place'; id: string; line: number };

export interface Chapter {
  front: FrontMatter;
  slides: Slide[];
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
