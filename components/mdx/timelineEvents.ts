import { findWork } from './bibliography';
import { readTimeline, type TimelineEntry } from './plugins/timeline.mjs';
import { curly } from './plugins/typography.mjs';

/** The three strands of the story, from top to bottom. */
export const lanes: Record<TimelineEntry['lane'], string> = {
  physics: 'Statistical physics',
  networks: 'Networks that learn',
  quantum: 'Quantum states',
};

/** An event with its citation. */
export interface TimelineEvent extends TimelineEntry {
  /** Author and year. */
  source: string;
  url: string;
}

/** The events, each with what it cites. @throws Error when a work is unknown or has no address. */
export function timelineEvents(): TimelineEvent[] {
  return readTimeline().map((entry) => {
    const { label: source, url } = findWork(entry.cite);
    if (!url) throw new Error(`the work '${entry.cite}' of the timeline has neither a DOI nor an address`);
    return { ...entry, what: curly(entry.what.trim()), source, url };
  });
}
