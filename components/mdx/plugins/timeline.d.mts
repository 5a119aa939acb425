/** One event of the timeline as `content/timeline.yaml` has it. */
export interface TimelineEntry {
  year: number;
  /** Names in full. */
  who: string;
  /** The name beside the dot. */
  short: string;
  /** The strand of the story. */
  lane: 'physics' | 'networks' | 'quantum';
  /** Where the short name stands; without one it shows when its event is chosen. */
  label?: 'above' | 'below';
  /** Key of `references.bib`. */
  cite: string;
  /** What happened, in a sentence or two. */
  what: string;
}

/** The events, in the order of the file. */
export function readTimeline(path?: string): TimelineEntry[];
