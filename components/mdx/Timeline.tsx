import { TimelineFigure } from './TimelineFigure';
import { lanes, timelineEvents } from './timelineEvents';

/**
 * A century of physics and learning as an axis with a card for the chosen event. Without JavaScript and in print the cards
 * are a list.
 *
 * @param stage on a slide: larger letters, and one card in print too
 */
export function Timeline({ stage = false }: { stage?: boolean }) {
  const events = timelineEvents().map(({ cite, ...event }) => event);
  return <TimelineFigure events={events} lanes={Object.entries(lanes)} stage={stage} />;
}

/** The timeline as a slide shows it. */
export const StageTimeline = () => <Timeline stage />;
